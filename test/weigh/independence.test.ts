// The worked example of docs/methods/belief.md and the edge cases of docs/methods/independence.md, end to end.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Proposition } from "../../src/model/proposition.ts";
import { decisionsOf } from "../../src/weigh/index.ts";
import type { Entity } from "../../src/model/entity.ts";
import {
  counted,
  denying,
  link,
  media,
  onlyProposition,
  person,
  source,
  unnamed,
  weighCase,
  type DocumentLike,
} from "./case.ts";

const TEXT = "Iran is pouring large sums into allied militias in Iraq";
const IN_OTHER_WORDS = "Tehran has poured considerable money into militias in Iraq";
const SOURCES = [
  source("Aggregator", { reliability: "C" }),
  source("Walla", { reliability: "C", country: "IL" }),
  source("Third", { reliability: "C" }),
  source("Repeater", { reliability: "D" }),
];
const NORTHERN = unnamed("IDF Northern Command sources");

const FIRST: DocumentLike = {
  id: "d1",
  publisher: "Aggregator",
  published: "2025-10-18T08:00:00Z",
  claims: [{ text: TEXT, via: [media("Walla"), NORTHERN] }],
};
const REPEATED: DocumentLike = {
  id: "d2",
  publisher: "Repeater",
  published: "2025-10-18T12:00:00Z",
  claims: [{ text: TEXT, via: [media("Walla")] }],
};
const ORIGINAL: DocumentLike = {
  id: "d3",
  publisher: "Walla",
  published: "2025-10-17T20:00:00Z",
  claims: [{ text: TEXT, via: [unnamed("sources in the Northern Command of the IDF")] }],
};
const OFFICIAL: DocumentLike = {
  id: "d4",
  publisher: "Third",
  published: "2025-10-18T20:00:00Z",
  claims: [{ text: IN_OTHER_WORDS, via: [person("Hassan Karim")] }],
};
const SAME_CLASS: DocumentLike = {
  id: "d5",
  publisher: "Third",
  published: "2025-10-18T22:00:00Z",
  claims: [{ text: IN_OTHER_WORDS, via: [unnamed("senior Israeli security sources")] }],
};

const of = (...documents: DocumentLike[]) => onlyProposition({ documents, sources: SOURCES });
const probability = (p: Proposition) => Math.round((p.belief?.probability ?? 0) * 1000) / 1000;

test("one article: one origin", () => {
  const p = of(FIRST);
  assert.deepEqual(counted(p), [1, 1]);
  assert.equal(probability(p), 0.632);
  assert.equal(
    p.supports.sentence,
    "One article, one origin: it rests on Walla's report of unnamed IDF Northern Command sources.",
  );
});

test("an article that cites the same report is no second source", () => {
  const p = of(FIRST, REPEATED);
  assert.deepEqual(counted(p), [1, 1]);
  assert.equal(p.supports.articles, 2);
  assert.equal(probability(p), 0.632);
  assert.equal(
    p.supports.sentence,
    "Two articles, one origin: both rest on Walla's report of unnamed IDF Northern Command sources.",
  );
});

test("holding the original shortens the path", () => {
  const p = of(FIRST, REPEATED, ORIGINAL);
  assert.deepEqual(counted(p), [1, 1]);
  assert.equal(probability(p), 0.688);
});

test("an interview of their own is a second origin", () => {
  const p = of(FIRST, REPEATED, ORIGINAL, OFFICIAL);
  assert.deepEqual(counted(p), [2, 2]);
  assert.equal(probability(p), 0.773);
});

test("the same class of unnamed sources within three days is one to two origins", () => {
  const p = of(FIRST, REPEATED, ORIGINAL, SAME_CLASS);
  assert.deepEqual(counted(p), [1, 2]);
  assert.equal(Math.round(p.supports.nEff * 10) / 10, 1.3);
  assert.equal(probability(p), 0.719);
  assert.deepEqual(p.supports.origins[1]?.reasons, [
    "counts 0.3: same anonymous class as Walla's report of unnamed sources in the Northern Command of the IDF, 26 h later",
  ]);
});

test("an analyst's weight of a sign takes the place of the usual one, with the reason", () => {
  const weighted = (verdict: string, id = "j1") => ({
    id,
    about: "dependence" as const,
    subjectId: "cue anonymous",
    verdict,
    why: "a leaky command",
    by: "ada",
    at: `2025-11-01T00:00:0${id.at(-1)}Z`,
  });
  const documents = [FIRST, REPEATED, ORIGINAL, SAME_CLASS];
  const given = (...list: ReturnType<typeof weighted>[]) =>
    onlyProposition({ documents, sources: SOURCES, decisions: decisionsOf(list) }).supports;
  const { nEff, origins } = given(weighted("0.2"));
  assert.equal(Math.round(nEff * 10) / 10, 1.8);
  assert.match(origins[1]?.reasons[0] ?? "", /\(weight 0\.2 set by ada: a leaky command\)$/);
  assert.deepEqual([given(weighted("0")).nMin, given(weighted("1")).nMax], [2, 1]);
  const undone = given(weighted("0.2"), weighted("undo j1 0.2", "j2"));
  assert.equal(Math.round(undone.nEff * 10) / 10, 1.3);
  const redone = given(weighted("0.2"), weighted("undo j1 0.2", "j2"), weighted("undo j2", "j3"));
  assert.equal(Math.round(redone.nEff * 10) / 10, 1.8);
});

test("the denial of the accused weighs a quarter", () => {
  const IRAN: Entity = {
    id: "gov:iran",
    name: "Iran",
    type: "Organisation",
    subtype: "government",
    names: [],
    countries: ["IR"],
    allegedParent: null,
    allegedSponsors: [],
    provenance: "test",
    verified: true,
  };
  const predicates = [
    {
      span: { begin: 0, end: 1 },
      lemma: "pour",
      event: null,
      negated: false,
      agents: ["m1"],
      patients: [],
    },
  ];
  const ministry = denying(
    link({ type: "organisation", surface: "Iranian foreign ministry", refId: "gov:iran" }),
  );
  const denial: DocumentLike = {
    id: "d6",
    publisher: "Agency",
    published: "2025-10-19T08:00:00Z",
    refs: { m1: "gov:iran" },
    claims: [{ text: TEXT, via: [ministry], polarity: "negative", predicates, mentions: ["m1"] }],
  };
  const p = onlyProposition({
    documents: [FIRST, REPEATED, ORIGINAL, OFFICIAL, denial],
    sources: [...SOURCES, source("Agency", { reliability: "C" })],
    entities: [IRAN],
  });
  assert.deepEqual(counted(p), [2, 2]);
  assert.equal(p.denies?.nMin, 1);
  // .6 × .5 along the path of the denial is the .3 of the worked example.
  assert.equal(probability(p), 0.723);
});

const BODY: Entity = {
  id: "act:body",
  name: "Body",
  type: "Organisation",
  subtype: "ministry",
  names: [],
  countries: ["IL"],
  allegedParent: null,
  allegedSponsors: [],
  provenance: "test",
  verified: true,
};

test("two officials of one government are held to be one", () => {
  const minister: Entity = {
    ...BODY,
    id: "act:minister",
    name: "The Minister",
    type: "Person",
    subtype: "minister",
  };
  const spokesman: Entity = {
    ...minister,
    id: "act:spokesman",
    name: "The Spokesman",
    subtype: "spokesperson",
    allegedParent: "act:body",
  };
  const said = (id: string, refId: string): DocumentLike => ({
    id,
    publisher: id,
    published: "2025-10-17",
    claims: [{ text: TEXT, via: [person(refId, { refId })] }],
  });
  const p = onlyProposition({
    documents: [said("d1", "act:minister"), said("d2", "act:spokesman")],
    entities: [BODY, minister, spokesman],
  });
  assert.deepEqual([...counted(p), Math.round(p.supports.nEff * 10) / 10], [1, 2, 1.2]);
});

test("an outlet called by a part of its own name is itself", () => {
  const body = link({ type: "organisation", surface: "The Dispatch" });
  const p = of({ id: "d1", publisher: "Meridian Dispatch", claims: [{ text: TEXT, via: [body] }] });
  assert.deepEqual(p.supports.flags, ["self-citation"]);
});

// Edge cases

test("a document that cites its own outlet", () => {
  const p = of({
    id: "d1",
    publisher: "Walla",
    published: "2025-10-18",
    claims: [{ text: TEXT, via: [media("Walla")] }],
  });
  assert.deepEqual(counted(p), [1, 1]);
  assert.equal(p.supports.origins[0]?.label, "Walla's own report");
  assert.deepEqual(p.supports.flags, ["self-citation"]);
});

test("nested speech: the named speaker is the origin, not the body he speaks of", () => {
  const body = link({
    type: "organisation",
    surface: "the United States Government",
    refId: "gov:us",
  });
  const p = of({
    id: "d1",
    published: "2025-10-20",
    claims: [{ text: TEXT, via: [person("Rufus Calhern", { occasion: "Friday" }), body] }],
  });
  assert.equal(p.supports.origins[0]?.key, "speaker:act:rufus-calhern@2025-10-17");
  assert.deepEqual(counted(p), [1, 1]);
});

test("wire copy under two bylines", () => {
  const wire = (id: string, publisher: string): DocumentLike => ({
    id,
    publisher,
    originator: "Wire",
    published: "2025-10-18",
    claims: [{ text: TEXT }],
  });
  const p = of(wire("d1", "One"), wire("d2", "Two"));
  assert.deepEqual(counted(p), [1, 1]);
  assert.equal(
    p.supports.sentence,
    "Two articles, one origin: both rest on Wire's report, unseen.",
  );
});

test("a translation of the same piece", () => {
  const p = of(ORIGINAL, {
    id: "d2",
    publisher: "Two",
    published: "2025-10-18",
    citations: [{ outlet: "Walla", kind: "translates" }],
    claims: [{ text: TEXT, via: [unnamed("Israeli officers")] }],
  });
  assert.deepEqual(counted(p), [1, 1]);
});

test("two outlets that cite each other condense to the earlier", () => {
  const p = of(
    {
      id: "d2",
      publisher: "Two",
      published: "2025-10-18",
      claims: [{ text: TEXT, via: [media("One")] }],
    },
    {
      id: "d1",
      publisher: "One",
      published: "2025-10-17",
      claims: [{ text: TEXT, via: [media("Two")] }],
    },
  );
  assert.deepEqual(counted(p), [1, 1]);
  assert.deepEqual(p.supports.flags, ["circular-reporting"]);
  assert.equal(p.supports.origins[0]?.label, "One's own report");
});

test("the same speaker twice is one origin with two utterances", () => {
  const said = (id: string, publisher: string, published: string): DocumentLike => ({
    id,
    publisher,
    published,
    claims: [{ text: TEXT, via: [person("Israel Katz")] }],
  });
  const p = of(
    said("d1", "One", "2025-10-17"),
    said("d2", "Two", "2025-10-17"),
    said("d3", "Three", "2025-10-21"),
  );
  assert.deepEqual(counted(p), [1, 1]);
  assert.deepEqual(p.supports.origins[0]?.reasons, [
    "counts 1: nothing ties it to an earlier origin",
    "spoke on 2 occasions, counted once",
  ]);
});

test("a state and its state media are held to be one", () => {
  const state = [
    source("State Agency", { stateAffiliation: "IR" }),
    source("The Ministry", { id: "gov:iran-mfa", stateAffiliation: "IR" }),
  ];
  const p = onlyProposition({
    sources: state,
    documents: [
      {
        id: "d1",
        publisher: "One",
        published: "2025-10-17",
        claims: [
          {
            text: TEXT,
            via: [link({ type: "organisation", surface: "the ministry", refId: "gov:iran-mfa" })],
          },
        ],
      },
      { id: "d2", publisher: "State Agency", published: "2025-10-18", claims: [{ text: TEXT }] },
    ],
  });
  assert.deepEqual(
    [p.supports.nMin, p.supports.nMax, Math.round(p.supports.nEff * 10) / 10],
    [1, 2, 1.2],
  );
  assert.equal(p.supports.edges[0]?.cues[0]?.kind, "government");
});

test("victim and claimant agree", () => {
  const text = "The Badr Brigade struck the Harir base";
  const refs = { m1: "act:badr", m2: "act:us-forces" };
  const predicates = [
    {
      span: { begin: 0, end: 1 },
      lemma: "strike",
      event: "ASSAULT",
      negated: false,
      agents: ["m1"],
      patients: ["m2"],
    },
  ];
  const said = (id: string, publisher: string, refId: string): DocumentLike => ({
    id,
    publisher,
    published: "2025-10-17",
    refs,
    claims: [
      {
        text,
        predicates,
        mentions: ["m1", "m2"],
        via: [link({ type: "organisation", surface: refId, refId })],
      },
    ],
  });
  const p = onlyProposition({
    documents: [said("d1", "One", "act:badr"), said("d2", "Two", "act:us-forces")],
  });
  assert.deepEqual(counted(p), [2, 2]);
  assert.deepEqual(p.supports.flags, ["adverse-interests"]);
});

test("a retracted report counts no more, and stays in the record", () => {
  const retraction: DocumentLike = {
    id: "d9",
    publisher: "Walla",
    published: "2025-10-20",
    citations: [{ outlet: "Walla", kind: "retracts", paragraph: 1 }],
    claims: [{ text: TEXT }],
  };
  const p = of(FIRST, ORIGINAL, OFFICIAL, retraction);
  assert.deepEqual(counted(p), [1, 1]);
  assert.deepEqual(
    p.supports.origins.map(({ weight, reasons }) => [weight, reasons[0]]),
    [
      [1, "counts 1: nothing ties it to an earlier origin"],
      [0, "counts 0: Walla took its report back"],
    ],
  );
  assert.deepEqual(
    p.members
      .flatMap(({ reasons }) => reasons.filter((reason) => /taken? back|took/.test(reason)))
      .sort(),
    [
      "only says what is taken back",
      "withdrawn: Walla took its report back",
      "withdrawn: Walla took its report back",
    ],
  );
  const alone = of(ORIGINAL, retraction);
  assert.deepEqual(counted(alone), [0, 0]);
  assert.equal(
    alone.supports.sentence,
    "One article, no independent origins: Walla took its report back.",
  );
});

test("a speaker known by name in one article and by id in another is one origin", () => {
  const entity: Entity = {
    ...BODY,
    id: "act:israel-katz",
    name: "Israel Katz",
    type: "Person",
    subtype: "minister",
  };
  const said = (id: string, refId: string | null): DocumentLike => ({
    id,
    publisher: id,
    published: "2025-10-17",
    claims: [{ text: TEXT, via: [person("Israel Katz", { refId })] }],
  });
  const p = onlyProposition({
    documents: [said("d1", "act:israel-katz"), said("d2", null)],
    entities: [entity],
  });
  assert.deepEqual(counted(p), [1, 1]);
});

test("the specific entails the general, not the reverse", () => {
  const amounts = [
    { span: { begin: 0, end: 1 }, value: 12, bound: "exact" as const, unit: "killed" },
  ];
  const { propositions } = weighCase({
    documents: [
      {
        id: "d1",
        claims: [{ text: "The strike on the market in Tikrit killed 12 people", amounts }],
      },
      {
        id: "d2",
        publisher: "Two",
        claims: [{ text: "The strike on the market in Tikrit killed people" }],
      },
    ],
  });
  const [specific, general] = [
    propositions.find(({ text }) => text.includes("12")),
    propositions.find(({ text }) => !text.includes("12")),
  ];
  assert.deepEqual(specific?.entails, [general?.id]);
  assert.deepEqual(general?.entails, []);
});

test("what is hedged is no support", () => {
  const p = of(FIRST, {
    id: "d2",
    publisher: "Two",
    published: "2025-10-18",
    claims: [{ text: TEXT, modality: "possible" }],
  });
  assert.deepEqual(p.members.map(({ stance }) => stance).sort(), ["hedged", "supports"]);
  assert.deepEqual(counted(p), [1, 1]);
});

test("only hedged: nobody asserts it, and it cannot be judged", () => {
  const p = of({ id: "d1", claims: [{ text: TEXT, modality: "conditional" }] });
  assert.deepEqual(counted(p), [0, 0]);
  assert.equal(p.belief, null);
  assert.equal(p.grade.credibility, 6);
});

test("the verb confirms is no confirmation", () => {
  const confirms = {
    ...media("Walla"),
    cue: { spans: [{ begin: 0, end: 8 }], lemma: "confirm", class: "confirm" as const },
  };
  const p = of({ id: "d1", publisher: "Aggregator", claims: [{ text: TEXT, via: [confirms] }] });
  assert.notEqual(p.grade.credibility, 1);
});

test("an undated duplicate shares the origin", () => {
  const filler = Array.from({ length: 60 }, (_, i) => `word${i}`).join(" ");
  const p = of(
    {
      id: "d1",
      publisher: "One",
      published: "2025-10-17",
      filler,
      claims: [{ text: TEXT, via: [unnamed("officials")] }],
    },
    {
      id: "d2",
      publisher: "Two",
      published: null,
      filler,
      claims: [{ text: TEXT, via: [unnamed("officials")] }],
    },
  );
  assert.deepEqual(counted(p), [1, 1]);
});

test("an untraceable origin adds nothing to the least count", () => {
  const foreign = link({ type: "untraceable", surface: "foreign publications" });
  const p = of({
    id: "d1",
    publisher: "Aggregator",
    claims: [{ text: TEXT, via: [media("Walla"), foreign] }],
  });
  assert.deepEqual(counted(p), [0, 1]);
  assert.deepEqual(p.supports.flags, ["untraceable"]);
  assert.match(
    p.supports.sentence,
    /^One article, at most one origin: it rests on a source that cannot be traced/,
  );
  assert.equal(p.grade.credibility, 6);
});

test("a headline repeats what its article attributes", () => {
  const p = of({
    id: "d1",
    publisher: "Aggregator",
    claims: [
      { text: TEXT, form: "headline" },
      { text: `${TEXT} this year`, via: [media("Walla"), NORTHERN] },
    ],
  });
  assert.deepEqual(counted(p), [1, 1]);
  assert.match(p.supports.sentence, /^One article, one origin: it rests on Walla's report/);
});

test("a headline stronger than its article is noted and counts as hedged", () => {
  const weighed = weighCase({
    documents: [
      {
        id: "d1",
        claims: [
          { text: TEXT, form: "headline" },
          { text: TEXT, modality: "possible", via: [NORTHERN] },
        ],
      },
    ],
  });
  assert.deepEqual(
    weighed.issues.map(({ code, severity }) => [code, severity]),
    [["headline-stronger", "note"]],
  );
  assert.deepEqual(weighed.propositions[0]?.supports.origins, []);
});

test("its own voice in a paragraph that cites an outlet tells what the outlet reported", () => {
  const p = of(ORIGINAL, {
    id: "d2",
    publisher: "Two",
    published: "2025-10-18",
    citations: [{ outlet: "Walla", kind: "cites", paragraph: 1 }],
    claims: [{ text: TEXT }],
  });
  assert.deepEqual(counted(p), [1, 1]);
});

test("two speakers in one article share a transmitter", () => {
  const p = of({
    id: "d1",
    claims: [
      { text: TEXT, via: [person("Israel Katz")] },
      { text: TEXT, via: [person("Hassan Karim")] },
    ],
  });
  assert.deepEqual(counted(p), [1, 2]);
  assert.deepEqual(p.supports.flags, ["single-transmitter"]);
});

test("every proposition is valid by its schema", () => {
  for (const p of weighCase({
    documents: [FIRST, REPEATED, ORIGINAL, OFFICIAL, SAME_CLASS],
    sources: SOURCES,
  }).propositions)
    Proposition.parse(p);
});

test("unnamed sources in a paragraph that cites an outlet are the outlet's", () => {
  const p = of(REPEATED, {
    id: "d1",
    publisher: "Aggregator",
    published: "2025-10-18T08:00:00Z",
    citations: [{ outlet: "Walla", kind: "cites", paragraph: 1 }],
    claims: [{ text: TEXT, via: [unnamed("Senior Israeli military sources")] }],
  });
  assert.equal(
    p.supports.sentence,
    "Two articles, one origin: both rest on Walla's report of unnamed senior Israeli military sources.",
  );
});
