import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChainLink, Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Proposition } from "../model/proposition.ts";
import { articleHead, chainWords, claimBlocks, type ArticlePage } from "./article.ts";
import { paintFor } from "./paper.ts";
import { readSummary } from "./summary.ts";
import { underlinedText } from "./underline.ts";

const TEXT = "Two officers said drones reached Basra, the Herald reported.\nThe army denied it.";

const at = (words: string) => ({
  begin: TEXT.indexOf(words),
  end: TEXT.indexOf(words) + words.length,
});
const link = (given: Partial<ChainLink>): ChainLink => ({
  type: "person",
  surface: "",
  span: null,
  cue: null,
  scope: "explicit",
  refId: null,
  occasion: null,
  ...given,
});
const said = (words: string, lemma: string) => ({
  spans: [at(words)],
  lemma,
  class: "say" as const,
});
const publisher = link({ type: "publisher", surface: "Daily Post" });

function claim(given: Partial<Claim>): Claim {
  return {
    id: "claim-1",
    documentId: "doc-1",
    form: "indirect",
    content: [at("drones reached Basra")],
    text: "",
    chain: [publisher],
    polarity: "positive",
    modality: "asserted",
    factuality: { source: "CT+", writer: "Uu" },
    hedges: [],
    condition: null,
    predicates: [],
    mentions: [],
    times: [],
    amounts: [],
    confidence: null,
    extractor: "test",
    ...given,
  };
}

const CLAIMS = [
  claim({
    id: "claim-2",
    content: [at("it")],
    polarity: "negative",
    chain: [
      publisher,
      link({
        type: "organisation",
        surface: "The army",
        span: at("The army"),
        cue: { ...said("denied", "deny"), class: "deny" },
      }),
    ],
  }),
  claim({
    chain: [
      publisher,
      link({
        type: "media",
        surface: "the Herald",
        span: at("the Herald"),
        cue: said("reported", "report"),
      }),
      link({
        type: "anonymous",
        surface: "Two officers",
        span: at("Two officers"),
        cue: said("said", "say"),
      }),
    ],
  }),
];

function page(
  claims: readonly Claim[],
  given: { isTTY?: boolean; text?: string } = {},
): ArticlePage {
  const document: Document = {
    id: "doc-1",
    sha256: "0".repeat(64),
    mediaType: "text/plain",
    url: null,
    feed: null,
    collection: null,
    publisher: "Daily Post",
    originator: null,
    byline: null,
    dateline: null,
    language: "en",
    published: null,
    publishedBasis: "none",
    retrieved: "2025-11-01T12:00:00Z",
    licence: null,
    title: "Drones",
    bodyBegin: 0,
    text: given.text ?? TEXT,
    links: [],
  };
  const reading = {
    documentId: "doc-1",
    reader: "test",
    blocks: [],
    sentences: [],
    mentions: [],
    times: [],
    claims: [...claims],
    citations: [],
  };
  const annotation = {
    documentId: "doc-1",
    state: "read" as const,
    reading,
    resolutions: [],
    toponyms: [],
    entities: [],
    relations: [],
    issues: [],
  };
  const output = {
    isTTY: given.isTTY ?? false,
    columns: 60,
    write: () => undefined,
    pour: async () => undefined,
  };
  return { document, annotation, paint: paintFor(output, {}), columns: 60 };
}

test("a claim is a block: content, chain from the inside out, manner", () => {
  assert.equal(
    claimBlocks(page(CLAIMS)),
    [
      "  1  “drones reached Basra”",
      "     Two officers, unnamed (said) ← the Herald (reported)",
      "       ← Daily Post",
      "     indirect · asserted · positive",
      "",
      "  2  “it”",
      "     The army (denied) ← Daily Post",
      "     indirect · asserted (deny) · negative",
      "",
    ].join("\n"),
  );
});

test("the head says what is not known", () => {
  assert.equal(articleHead(page([])), "Drones\npublished by Daily Post · undated · en\n\n");
});

test("a chain says how a link was found and whom a pronoun stands for", () => {
  const chain = [
    link({ type: "publisher" }),
    link({ surface: "he", name: "Col. Aziz", scope: "carried" }),
  ];
  assert.equal(
    chainWords(claim({ chain }), TEXT),
    "he = Col. Aziz [carried over] ← publisher unknown",
  );
});

test("without colour the text is underlined by marks that stand below their words", () => {
  assert.equal(
    underlinedText(page(CLAIMS), { coloured: false }),
    [
      "─ said   ═ by whom   ^ cue",
      "",
      "Two officers said drones reached Basra, the Herald reported.",
      "════════════ ^^^^ 1───────────────────  ══════════ ^^^^^^^^",
      "The army denied it.",
      "════════ ^^^^^^ 2─",
      "",
    ].join("\n"),
  );
});

test("with colour the words themselves are unchanged", () => {
  const painted = underlinedText(page(CLAIMS, { isTTY: true }), { coloured: true });
  // oxlint-disable-next-line no-control-regex
  assert.equal(painted.replace(/\u001b\[\d+m/g, "").replace(/\[\d+\]/g, ""), `${TEXT}\n`);
});

test("an article cannot drive the terminal", () => {
  const hostile = page(CLAIMS, { text: TEXT.replace("drones", "\u001b[2Jdr") });
  for (const printed of [claimBlocks(hostile), underlinedText(hostile, { coloured: false })])
    assert.ok(!printed.includes("\u001b"));
});

test("the summary counts claims, speakers, the unnamed and the origins", () => {
  const origin = (key: string, kind: "anonymous" | "speaker") => ({
    key,
    kind,
    label: key,
    sourceType: "person" as const,
    firstSeen: null,
    claimIds: [],
    documentIds: [],
    weight: 1,
    reasons: [],
  });
  const supports = {
    stance: "supports" as const,
    articles: 1,
    nMin: 1,
    nMax: 1,
    nEff: 1,
    independence: "one-origin" as const,
    origins: [origin("a", "anonymous"), origin("b", "speaker")],
    edges: [],
    flags: [],
    sentence: "",
  };
  const proposition: Proposition = {
    id: "p",
    text: "",
    event: null,
    actorIds: [],
    members: [],
    supports,
    denies: null,
    belief: null,
    grade: { reliability: "F", credibility: 6, basis: [] },
    contradicts: [],
    figures: [],
    entails: [],
  };
  assert.equal(
    readSummary({ claims: CLAIMS, propositions: [proposition], issues: [] }, page(CLAIMS)),
    [
      "in all        2 claims by 2 sources, 1 negative",
      "speaks most   The army (1), Two officers (1)",
      "unnamed       1 claim: “Two officers”",
      "origins       1 publisher; 2 distinct origins; none",
      "              corroborated",
      "",
    ].join("\n"),
  );
});
