import type { BriefMaterial } from "../../src/brief/index.ts";
import type { ChainLink, CueClass } from "../../src/model/claim.ts";
import type { Document } from "../../src/model/document.ts";
import type { Assessment } from "../../src/model/problem.ts";
import type { ClaimRow, PropositionRow } from "../../src/model/view.ts";
import { problem } from "../warn/factory.ts";

export const AS_OF = "2031-05-31";

/** The article that the brief of these tests rests on: a report on unnamed officials, a denial, an opinion. */
export const TEXT = `Northland masses troops

Two officials told Vale Radio that Northland had moved "two brigades" to the border. Northland's foreign ministry denied any troop movement on Friday. <script>alert(1)</script> Analysts said the army could cross the river.`;

export function document(text = TEXT): Document {
  return {
    id: "doc-1",
    sha256: "a".repeat(64),
    mediaType: "text/plain",
    url: "https://bell.example/a?b=1&c=<2>",
    feed: null,
    collection: null,
    publisher: "Daily Bell",
    originator: null,
    byline: null,
    dateline: null,
    language: "en",
    published: "2031-05-30",
    publishedBasis: "record",
    retrieved: "2031-05-31T08:00:00Z",
    licence: null,
    title: "Northland masses troops",
    bodyBegin: 25,
    text,
    links: [],
  };
}

export const publisher: ChainLink = {
  type: "publisher",
  surface: "Daily Bell",
  span: null,
  cue: null,
  scope: "narrator",
  refId: null,
  occasion: null,
};

/** A link as the words stand in the text. */
export function link(
  surface: string,
  cue: string,
  change: Partial<Omit<ChainLink, "cue">> & { class?: CueClass } = {},
): ChainLink {
  const { class: cueClass = "say", ...rest } = change;
  return {
    ...publisher,
    type: "organisation",
    surface,
    span: spanOf(surface),
    scope: "explicit",
    cue: { spans: [spanOf(cue)], lemma: cue, class: cueClass },
    ...rest,
  };
}

export function spanOf(words: string, text = TEXT) {
  const begin = text.indexOf(words);
  if (begin < 0) throw new Error(`not in the text: ${words}`);
  return { begin, end: begin + words.length };
}

export function row(change: Partial<ClaimRow> & { id: string; text: string }): ClaimRow {
  return {
    documentId: "doc-1",
    title: "Northland masses troops",
    publisher: "Daily Bell",
    published: "2031-05-30",
    collection: null,
    form: "indirect",
    speaker: change.chain?.at(-1)?.surface ?? "Daily Bell",
    chain: [publisher],
    polarity: "positive",
    modality: "asserted",
    factuality: { source: "CT+", writer: "Uu" },
    hedges: [],
    events: [],
    actors: [],
    places: [],
    propositionId: "p",
    stance: "supports",
    articles: 1,
    nMin: 1,
    nMax: 1,
    nEff: 1,
    independence: "one-origin",
    denials: 1,
    grade: "F3",
    confidence: null,
    ...change,
  };
}

export const rows: readonly ClaimRow[] = [
  row({
    id: "moved",
    text: 'Northland had moved "two brigades" to the border',
    chain: [
      publisher,
      link("Vale Radio", "told", { type: "media" }),
      link("Two officials", "told", { type: "anonymous" }),
    ],
  }),
  row({
    id: "denied",
    text: "any troop movement",
    chain: [publisher, link("Northland's foreign ministry", "denied", { class: "deny" })],
    polarity: "negative",
    stance: "denies",
  }),
  row({
    id: "could",
    text: "the army could cross the river",
    chain: [publisher, link("Analysts", "said", { type: "anonymous" })],
    modality: "possible",
    propositionId: "q",
    stance: "hedged",
    nMin: 0,
    nMax: 1,
    denials: 0,
  }),
];

function propositionRow(id: string, change: Partial<PropositionRow> = {}): PropositionRow {
  return {
    id,
    text: id,
    event: null,
    actors: [],
    articles: 1,
    nMin: 1,
    nMax: 1,
    nEff: 1,
    independence: "one-origin",
    denials: 0,
    contradictions: 0,
    flags: [],
    sentence: "",
    ...change,
  };
}

function indication(propositionId: string, claimId: string) {
  return {
    indicatorId: "troops",
    propositionId,
    claimIds: [claimId],
    documentIds: ["doc-1"],
    date: "2031-05-30",
    because: "words troops",
  };
}

const assessment: Assessment = {
  problemId: "border",
  asOf: AS_OF,
  level: "WL3",
  levelReasons: ['the chance of "war" is 25 %; the limit is 20 %'],
  confidence: "low",
  confidenceReasons: ["all key propositions rest on one origin"],
  indicators: [
    {
      indicatorId: "troops",
      level: "moderate",
      reasons: ["reported within 30 days on the word of one origin at most"],
      capped: false,
      indications: [indication("p", "moved"), indication("q", "could")],
      gainBits: 0.1,
      diagnostic: true,
    },
  ],
  scenarios: [
    {
      scenarioId: "calm",
      prior: 0.9,
      probability: 0.75,
      rows: [{ indicatorId: "troops", lnLikelihood: -0.549, note: "reported" }],
    },
    {
      scenarioId: "war",
      prior: 0.1,
      probability: 0.25,
      rows: [{ indicatorId: "troops", lnLikelihood: 0.549, note: "reported" }],
    },
  ],
  coverage: { documents: 7, from: "2031-05-01", to: "2031-05-30" },
};

/** Material for a brief on the border problem; what the test is about stands in `change`. */
export function material(change: Partial<BriefMaterial> = {}): BriefMaterial {
  return {
    problem: problem({
      assumptions: [{ text: "The bridge stays open.", rating: "caveated" }],
    }),
    assessment,
    claims: Object.fromEntries(rows.map((one) => [one.id, one])),
    propositions: {
      p: propositionRow("p", { denials: 1 }),
      q: propositionRow("q", { nMin: 0, flags: ["untraceable"] }),
    },
    documents: new Map([["doc-1", document()]]),
    spans: new Map(rows.map(({ id, text }) => [id, [spanOf(text)]])),
    ...change,
  };
}
