import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { slice, type Span } from "../base/span.ts";
import type { Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import { Reading } from "../model/reading.ts";
import { read, readContext, type ReadContext } from "./index.ts";
import { checkOrder, READERS } from "./pipeline.ts";

const CONTEXT: ReadContext = readContext([]);

function documentOf(text: string, over: Partial<Document> = {}): Document {
  return {
    id: "doc-1",
    sha256: "0".repeat(64),
    mediaType: "text/plain",
    url: null,
    feed: null,
    collection: null,
    publisher: "Test Wire",
    originator: null,
    byline: null,
    dateline: null,
    language: "en",
    published: "2031-05-12",
    publishedBasis: "record",
    retrieved: "2031-05-13T00:00:00Z",
    licence: null,
    title: null,
    bodyBegin: 0,
    text,
    links: [],
    ...over,
  };
}

function claimsOf(text: string, over: Partial<Document> = {}): Claim[] {
  return read(documentOf(text, over), CONTEXT).reading.claims;
}

function one(text: string): Claim {
  const [claim] = claimsOf(text);
  assert.ok(claim, `no claim in: ${text}`);
  return claim;
}

test("the readers stand in an order that gives each what it needs, and a wrong order is refused", () => {
  assert.equal(checkOrder(READERS), READERS);
  assert.throws(() => checkOrder([...READERS].reverse()), /missing layer "\w+" for reader/);
});

test("modality follows the weaker of cue and words", () => {
  const cases: [string, Claim["modality"]][] = [
    ["The army said the bridge was destroyed.", "asserted"],
    ["The army said the bridge could be destroyed.", "possible"],
    ["The army claimed that the bridge was destroyed.", "claimed"],
    ["The army believes that the bridge was destroyed.", "assessed"],
    ["The army is expected to destroy the bridge.", "expected"],
    ["The army vowed to destroy the bridge.", "threatened"],
    ["The army plans to destroy the bridge.", "intended"],
    ["The minister urged the army to destroy the bridge.", "demanded"],
    ["The army reportedly destroyed the bridge.", "alleged"],
    ["The army will destroy the bridge.", "predicted"],
    ["If talks fail, the army could destroy the bridge.", "conditional"],
  ];
  for (const [text, modality] of cases) assert.equal(one(text).modality, modality, text);
});

test("a denial is a negative claim, and denying a negative is positive again", () => {
  assert.equal(one("The ministry denied that troops had crossed the river.").polarity, "negative");
  assert.equal(one("The ministry said troops had not crossed the river.").polarity, "negative");
  assert.equal(one("The ministry said troops had crossed the river.").polarity, "positive");
  assert.equal(
    one("The ministry denied that troops had not crossed the river.").polarity,
    "positive",
  );
});

test("the writer commits to nothing that is only attributed, but to what a confirmation presupposes", () => {
  assert.deepEqual(one("The army said the bridge was destroyed.").factuality, {
    source: "CT+",
    writer: "Uu",
  });
  assert.deepEqual(one("The army confirmed that the bridge was destroyed.").factuality, {
    source: "CT+",
    writer: "CT+",
  });
  assert.deepEqual(one("The bridge was destroyed on Monday.").factuality, {
    source: "CT+",
    writer: "CT+",
  });
});

test("unnamed people are anonymous, vague ones untraceable, and neither gets a name", () => {
  for (const source of [
    "Two officials",
    "Senior security sources",
    "A diplomat who asked not to be named",
  ]) {
    const link = one(`${source} said the bridge was destroyed.`).chain.at(-1);
    assert.deepEqual([link?.type, link?.name, link?.refId], ["anonymous", undefined, null], source);
  }
  assert.equal(
    one("According to foreign media, the bridge was destroyed.").chain.at(-1)?.type,
    "untraceable",
  );
});

test("amounts keep their bounds", () => {
  const amounts = (text: string) =>
    one(text).amounts.map(({ value, bound, unit }) => [value, bound, unit]);
  assert.deepEqual(amounts("At least 12 people were killed in the market, the police said."), [
    [12, "at-least", "killed"],
  ]);
  assert.deepEqual(amounts("The ministry said 72 people died and about thirty were wounded."), [
    [72, "exact", "killed"],
    [30, "about", "wounded"],
  ]);
  assert.deepEqual(amounts("The army fired more than 1,200 rockets."), [
    [1200, "at-least", "rocket"],
  ]);
});

test("relative dates are reckoned from publication, and stay relative without it", () => {
  const times = (over: Partial<Document>) =>
    read(
      documentOf("The strike on Friday followed a raid on 3 May 2030.", over),
      CONTEXT,
    ).reading.times.map(({ interval, kind }) => [kind, interval?.from ?? null]);
  assert.deepEqual(times({}), [
    ["relative", "2031-05-09"],
    ["explicit", "2030-05-03"],
  ]);
  assert.deepEqual(times({ published: null }), [
    ["relative", null],
    ["explicit", "2030-05-03"],
  ]);
});

test("captions, bylines and boilerplate yield no claim", () => {
  const text =
    "File photo: A soldier guards the gate.\n\nBy Nora Quist\n\nThe gate is shut, the mayor said.\n\nRead more: who guards the gate\n\nAll rights reserved.";
  assert.deepEqual(
    claimsOf(text).map((claim) => claim.text),
    ["The gate is shut"],
  );
});

test("an attribution reaches over the next sentences as an alternative, up to a judgement or a heading", () => {
  const text =
    "Commander Ada Rowe said the brigade has moved. It crossed the river at night. The villages are empty.\n\n" +
    "The alarming silence says enough. The school is shut.\n\nThe governor said the bridge is shut.\n\nA New Front\n\nTrains run on time.";
  assert.deepEqual(
    claimsOf(text).map((claim) => claim.mayRestOn?.name ?? claim.mayRestOn?.surface ?? null),
    [null, "Ada Rowe", "Ada Rowe", null, null, null, null],
  );
});

test("another language is kept but not read, and an issue says so", () => {
  const { reading, issues } = read(
    documentOf("Le ministre a déclaré que la ville est calme.", { language: "fr" }),
    CONTEXT,
  );
  assert.equal(reading.claims.length, 0);
  assert.deepEqual(
    issues.map(({ code }) => code),
    ["unread-language"],
  );
});

function allSpans(reading: Reading): Span[] {
  return [
    ...reading.blocks.map(({ span }) => span),
    ...reading.sentences,
    ...reading.mentions.map(({ span }) => span),
    ...reading.times.map(({ span }) => span),
    ...reading.citations.map(({ span }) => span),
    ...reading.claims.flatMap((claim) => [
      ...claim.content,
      ...claim.hedges,
      ...claim.amounts.map(({ span }) => span),
      ...claim.chain.flatMap((link) => [
        ...(link.span ? [link.span] : []),
        ...(link.cue?.spans ?? []),
      ]),
      ...claim.predicates.map(({ span }) => span),
    ]),
  ];
}

const word = fc.oneof(
  fc.constantFrom(
    "said",
    "that",
    "the",
    "army",
    "U.S.",
    "Gen.",
    "Holt",
    "denied",
    "if",
    "could",
    "according",
    "to",
    "reportedly",
    "12",
    "killed",
    "at least",
    "Friday",
    "who",
    "claims",
    "told",
    "is expected to",
  ),
  fc.constantFrom(",", ".", '"', "“", "”", ":", ";", "—", "(", ")", "'", "\n\n", "?", "!", "…"),
  fc.string({ maxLength: 12, unit: "grapheme" }),
);
const anyText = fc.array(word, { maxLength: 80 }).map((words) => words.join(" "));

test("whatever the text, reading gives a valid record whose spans lie in the text and slice to words", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { reading } = read(documentOf(text), CONTEXT);
      Reading.parse(reading);
      for (const span of allSpans(reading)) {
        assert.ok(
          span.begin >= 0 && span.end <= text.length && span.end > span.begin,
          JSON.stringify(span),
        );
        assert.equal(slice(text, span).length, span.end - span.begin);
      }
      for (const mention of reading.mentions) assert.equal(mention.text, slice(text, mention.span));
    }),
    { numRuns: 300 },
  );
});

const HOSTILE: Record<string, string> = {
  empty: "",
  "white space": " \n\t\n ",
  "only punctuation": '."".,,;;::!!??““””—–()()'.repeat(500),
  "one word of 200,000 letters": "a".repeat(200_000),
  "200 kB in one line":
    "The army said the bridge was destroyed and the minister denied it. ".repeat(3000),
  "unbalanced quotation marks": 'He said "this is not over. The army said “so. '.repeat(300),
  "all capitals": "THE ARMY SAID THE BRIDGE WAS DESTROYED ON MONDAY. ".repeat(200),
  "mixed scripts": "The army قال الجيش said לא что мост 橋 destroyed. ".repeat(200),
  "lone surrogates": "The \ud800 army said \udc00 the bridge fell.",
  "right-to-left marks": "The \u202earmy\u202c said the \u200fbridge\u200e fell. ".repeat(100),
  "OCR noise": "Tlie arrny sa1d tl1e br!dge vvas destr0yed ,, .. 'the rninister den1ed' ".repeat(
    100,
  ),
  "repeated paragraphs": "Two officials said talks had collapsed.\n\n".repeat(500),
  "deep nesting": "The army said that the minister said that ".repeat(400) + "the bridge fell.",
  "commas and capitals": "Aa, Bb and Cc, ".repeat(2000),
};

for (const [name, text] of Object.entries(HOSTILE)) {
  test(`hostile text is read without a crash: ${name}`, () => {
    const { reading } = read(documentOf(text), CONTEXT);
    for (const span of allSpans(reading))
      assert.ok(span.begin < span.end && span.end <= text.length);
  });
}

test("what stands under 'the minister said:' is the minister's, up to the next heading or quotation", () => {
  const text = [
    "Statement on the ferry",
    "Harbour Minister Mara Dost said:",
    "The ferry left before the storm. Nobody was told.",
    "The pier is closed.",
    "Notes to editors",
    "The ministry was founded in 1990.",
  ].join("\n\n");
  const said = claimsOf(text).filter(
    ({ chain }) => chain[0]?.scope === "carried" || chain.length > 1,
  );
  assert.deepEqual(
    said.map((claim) => claim.content.map((span) => slice(text, span)).join(" ")),
    ["The ferry left before the storm.", "Nobody was told.", "The pier is closed."],
  );
});

test("a month is no hedge", () => {
  assert.deepEqual(one("The army said the bridge was destroyed in May.").hedges, []);
  assert.equal(one("The army said the bridge may be destroyed.").hedges.length, 1);
});
