import assert from "node:assert/strict";
import test from "node:test";
import { claim } from "../../test/warn/factory.ts";
import type { ChainLink, Claim } from "../model/claim.ts";
import type { Entity } from "../model/entity.ts";
import type { Mention } from "../model/mention.ts";
import type { Place } from "../model/place.ts";
import type { TimeExpression } from "../model/time.ts";
import { alpha3 } from "./country-codes.ts";
import { toExtract, type ExtractInput } from "./index.ts";

const TITLE = "Iraq warned\n\n";
const BODY = "Iraq attacked Vale on Friday, officials in Vale said.";
const TEXT = TITLE + BODY;

/** Where the words stand in the body, as offsets into the whole document. */
function span(words: string, from = TITLE.length) {
  const begin = TEXT.indexOf(words, from);
  return { begin, end: begin + words.length };
}
const mention = (id: string, words: string, from?: number): Mention => ({
  id,
  documentId: "d",
  span: span(words, from),
  text: words,
  type: "Location",
  subtype: null,
  form: "name",
  context: [],
  extractor: "test",
});
const link = (change: Partial<ChainLink>): ChainLink => ({
  type: "publisher",
  surface: "",
  span: null,
  cue: null,
  scope: "narrator",
  refId: null,
  occasion: null,
  ...change,
});
const attributed: Claim = claim({
  id: "c",
  content: [span("Iraq attacked Vale on Friday")],
  chain: [
    link({}),
    link({
      type: "anonymous",
      surface: "officials in Vale",
      span: span("officials in Vale"),
      scope: "explicit",
      cue: { spans: [span("said")], lemma: "say", class: "say" },
    }),
  ],
  predicates: [
    {
      span: span("attacked"),
      lemma: "attack",
      event: "ASSAULT",
      negated: false,
      agents: ["m1"],
      patients: ["m2"],
    },
  ],
});
const time: TimeExpression = {
  id: "t",
  documentId: "d",
  span: span("Friday"),
  text: "Friday",
  kind: "relative",
  value: "2025-10-17",
  interval: null,
  anchor: null,
};
const iraq = { id: "ent:iq", name: "Iraq", countries: ["IQ"] } as unknown as Entity;
const vale: Place = {
  id: "place:vale",
  name: "Vale",
  kind: "city",
  country: "zz",
  admin1: null,
  lat: 1,
  lon: 2,
  population: null,
  geonamesId: 7,
  uncertaintyKm: 5,
  provenance: "test",
};
const input: ExtractInput = {
  document: { bodyBegin: TITLE.length, text: TEXT },
  reading: {
    documentId: "d",
    reader: "test",
    blocks: [],
    sentences: [],
    mentions: [mention("m0", "Iraq", 0), mention("m1", "Iraq"), mention("m2", "Vale")],
    times: [time],
    attributions: [
      {
        source: span("officials in Vale"),
        cue: [span("said")],
        content: attributed.content,
        confidence: null,
        extractor: "test",
      },
    ],
    claims: [attributed, claim({ id: "narrator", content: [span("Iraq attacked Vale")] })],
    citations: [],
  },
  resolutions: ["m0", "m1"].map((mentionId) => ({
    mentionId,
    documentId: "d",
    entityId: "ent:iq",
    basis: "name",
    candidates: [],
  })),
  toponyms: [{ mentionId: "m2", documentId: "d", role: "place", place: vale, candidates: [] }],
  relations: [
    {
      id: "r",
      type: "hostile-to",
      fromId: "ent:iq",
      toId: "place:vale",
      evidence: [
        {
          claimId: "c",
          documentId: "d",
          span: span("attacked"),
          polarity: "positive",
          modality: "asserted",
        },
      ],
    },
  ],
  findEntity: (id) => (id === "ent:iq" ? iraq : undefined),
};
const record = toExtract("given-id", input);
const words = ({ begin, end }: { begin: number; end: number }) => BODY.slice(begin, end);

test("offsets are those of the given text; what stands in the title is dropped", () => {
  assert.equal(record.id, "given-id");
  assert.deepEqual(record.entities.map(words), ["Iraq", "Vale"]);
  assert.deepEqual(record.entities[0], {
    begin: 0,
    end: 4,
    type: "Location",
    value: "Iraq",
    ref: "ent:iq",
    uri: null,
  });
});

test("an attribution has source, cue and content; the narrator makes none", () => {
  assert.equal(record.attributions.length, 1);
  const [first] = record.attributions;
  assert.deepEqual(first?.source.map(words), ["officials in Vale"]);
  assert.deepEqual(first?.cue.map(words), ["said"]);
  assert.deepEqual(first?.content.map(words), ["Iraq attacked Vale on Friday"]);
});

test("what one cue brings over several sentences is one attribution", () => {
  const [one] = input.reading.attributions ?? [];
  assert.ok(one);
  const [content] = one.content;
  assert.ok(content);
  const halves = [
    { ...one, content: [{ begin: content.begin, end: content.begin + 4 }] },
    { ...one, content: [{ begin: content.begin + 5, end: content.end }] },
  ];
  const { attributions } = toExtract("x", {
    ...input,
    reading: { ...input.reading, attributions: halves },
  });
  assert.deepEqual(attributions, record.attributions);
});

test("toponyms, times, relations and events have the shapes that gold data has", () => {
  assert.deepEqual(record.toponyms, [
    {
      begin: 14,
      end: 18,
      value: "Vale",
      role: "place",
      lat: 1,
      lon: 2,
      geonamesId: 7,
      precision: "town",
      uncertaintyKm: 5,
    },
  ]);
  assert.deepEqual(record.times, [{ begin: 22, end: 28, type: "DATE", value: "2025-10-17" }]);
  assert.equal(record.timexes, record.times);
  assert.deepEqual(record.relations, [
    {
      begin: 5,
      end: 13,
      type: "FightingAgainst",
      subtype: "hostile-to",
      source: { begin: 0, end: 4 },
      target: { begin: 14, end: 18 },
    },
  ]);
  assert.deepEqual(record.events, [
    {
      begin: 5,
      end: 13,
      code: "ASSAULT",
      source: [{ code: "IRQ", name: "Iraq" }],
      target: [{ code: "zz", name: "Vale" }],
    },
  ]);
});

test("what is denied is no event", () => {
  const negated = {
    ...attributed,
    predicates: attributed.predicates.map((p) => ({ ...p, negated: true })),
  };
  const { events } = toExtract("x", { ...input, reading: { ...input.reading, claims: [negated] } });
  assert.deepEqual(events, []);
});

test("country codes have three letters; an invented country keeps its own", () => {
  assert.equal(alpha3("ps"), "PSE");
  assert.equal(alpha3("YE"), "YEM");
  assert.equal(alpha3("Northland"), "Northland");
});
