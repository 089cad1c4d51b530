import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { contains, slice, type Span } from "../../base/span.ts";
import type { Document } from "../../model/document.ts";
import type { Mention } from "../../model/mention.ts";
import { openEntityModels, read, readContext } from "../index.ts";
import { actorsAndArms } from "./actors.ts";
import { firstOfEach, meets } from "./found.ts";
import { timeCodes } from "./taggers.ts";

function model(name: string): Uint8Array {
  return gunzipSync(readFileSync(new URL(`../../../models/${name}.bin.gz`, import.meta.url)));
}

const RULES = readContext([]);
const TAGGERS = readContext([], {
  entities: openEntityModels(model("entities-names"), model("entities-mentions")),
});

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

function mentionsOf(text: string, context = TAGGERS): Mention[] {
  return read(documentOf(text), context).reading.mentions;
}

function named(text: string, context = TAGGERS): string[] {
  return mentionsOf(text, context)
    .filter(({ form }) => form === "name")
    .map((mention) => `${mention.text}: ${mention.type}`);
}

test("without models the rules read names", () => {
  assert.deepEqual(named("The minister met President Carla Ruiz in Syria on Friday.", RULES), [
    "Carla Ruiz: Person",
    "Syria: Location",
  ]);
});

test("the nationality before a title is named as well", () => {
  for (const context of [RULES, TAGGERS])
    assert.ok(
      named("On Friday the Syrian President Carla Ruiz spoke.", context).includes(
        "Syrian: Nationality",
      ),
    );
});

test("a name stands bare, its phrase with article and title beside it", () => {
  const text = "The army said Gen. Carla Ruiz met members of the Syrian Democratic Forces.";
  const phrases = mentionsOf(text)
    .filter(({ form }) => form === "name")
    .map(({ text: name, phrase }) => [name, phrase && slice(text, phrase)]);
  assert.deepEqual(
    phrases.filter(([name]) => name !== "Syrian"),
    [
      ["Carla Ruiz", "Gen. Carla Ruiz"],
      ["Syrian Democratic Forces", "the Syrian Democratic Forces"],
    ],
  );
});

test("descriptions, pronouns and amounts are found, and are no names", () => {
  const found = mentionsOf("They said the rebels killed three soldiers near the camp on Friday.");
  const forms = found.map(({ text, form }) => `${text}: ${form}`);
  for (const one of ["They: pronoun", "the rebels: nominal", "three: nominal", "soldiers: nominal"])
    assert.ok(forms.includes(one), `${one} not in ${forms.join(", ")}`);
  assert.deepEqual(
    found.filter(({ form }) => form === "name"),
    [],
  );
});

test("a place inside the name of a body is named beside it", () => {
  const found = named("On Friday the Bank of Jamaica raised its rates, officials said.");
  assert.ok(found.includes("Bank of Jamaica: Organisation"), found.join(", "));
  assert.ok(found.includes("Jamaica: Location"), found.join(", "));
});

test("people in the plural are described, not named", () => {
  assert.deepEqual(named("He told thousands of Canadians to leave."), []);
});

test("one string has one type in one text, and an acronym that of its name", () => {
  const text =
    "The Kurdish Relief Committee (KRC) met. In the north the KRC said it would stay. KRC aid came.";
  const types = mentionsOf(text).filter((mention) => mention.text === "KRC");
  assert.ok(types.length > 1);
  assert.deepEqual(new Set(types.map(({ type }) => type)), new Set(["Organisation"]));
});

test("places of the dateline are named, points of abbreviations included", () => {
  const text = "RALEIGH, N.C. (AP) - A new report came out.";
  const dateline = { span: { begin: 0, end: 20 }, place: "RALEIGH, N.C", agency: "AP" };
  const { reading } = read(documentOf(text, { dateline }), TAGGERS);
  assert.deepEqual(
    reading.mentions.slice(0, 2).map((mention) => mention.text),
    ["RALEIGH", "N.C."],
  );
});

test("claims are about names and arms, not about pronouns or what lies inside a name", () => {
  const mention = (begin: number, end: number, over: Partial<Mention>): Mention => ({
    id: `${begin}-${end}`,
    documentId: "doc-1",
    span: { begin, end },
    text: "",
    type: "Organisation",
    subtype: null,
    form: "name",
    context: [],
    extractor: "test",
    ...over,
  });
  const all = [
    mention(0, 20, { form: "nominal" }),
    mention(0, 10, {}),
    mention(4, 10, { type: "Location" }),
    mention(12, 14, { form: "pronoun" }),
    mention(16, 20, { form: "nominal", type: "Weapon" }),
  ];
  assert.deepEqual(
    actorsAndArms(all).map(({ id }) => id),
    ["0-10", "16-20"],
  );
});

const phrase = fc
  .tuple(fc.nat(30), fc.nat(5))
  .map(([first, length]) => ({ first, last: first + length }));

test("of phrases that meet only the first of the list stays", () => {
  fc.assert(
    fc.property(fc.array(phrase), (all) => {
      const kept = firstOfEach(all);
      for (const one of all) {
        const before = all.slice(0, all.indexOf(one));
        const isFree = !before.some((other) => kept.includes(other) && meets(one, other));
        assert.equal(kept.includes(one), isFree);
      }
      assert.deepEqual(
        kept,
        kept.toSorted((a, b) => a.first - b.first),
      );
    }),
  );
});

test("time codes mark begin and inside, as a naive search does", () => {
  const span = (begin: number, end: number): Span => ({ begin, end });
  const words = mentionWords("on Friday 12 May she left");
  assert.deepEqual([...timeCodes(words, [span(3, 16)])], [0, 1, 2, 2, 0, 0]);
  assert.deepEqual([...timeCodes(words, [])], [0, 0, 0, 0, 0, 0]);
});

function mentionWords(text: string) {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }, i) => ({
    begin: index,
    end: index + word.length,
    index: i,
    sentence: 0,
    text: word,
    lower: word.toLowerCase(),
    lemma: word.toLowerCase(),
    pos: "NOUN" as const,
    quoted: false,
  }));
}

const WORDS = [
  "The",
  "Syria",
  "rebels",
  "said",
  "of",
  "New",
  "York",
  "May",
  "2",
  "rockets",
  ",",
  ".",
];
const noise = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(" ")),
  fc.string({ maxLength: 200 }),
);

test("whatever the text, mentions slice to their words, and phrases hold their mentions", () => {
  fc.assert(
    fc.property(noise, (text) => {
      const found = mentionsOf(text);
      for (const { span, text: words, phrase: whole } of found) {
        assert.equal(slice(text, span), words);
        assert.ok(!whole || contains(whole, span));
      }
      assert.equal(new Set(found.map(({ id }) => id)).size, found.length);
    }),
    { numRuns: 60 },
  );
});
