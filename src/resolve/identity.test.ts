import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Entity } from "../model/entity.ts";
import type { Judgement } from "../model/judgement.ts";
import { identitiesOf, pairOf, pairSubject } from "./identity.ts";
import { reviewPairs } from "./review.ts";

let counter = 0; // ids of judgements differ, as they do in a case
function said(a: string, b: string, verdict: string): Judgement {
  counter++;
  const at = new Date(Date.UTC(2031, 0, 1) + counter * 1000).toISOString();
  const subjectId = pairSubject(a, b);
  return { id: `j${counter}`, about: "identity", subjectId, verdict, why: "test", by: "ada", at };
}

const canonicals = (judgements: readonly Judgement[]) =>
  Object.fromEntries(
    identitiesOf(judgements).identities.map((one) => [one.entityId, one.canonicalId]),
  );

test("a pair is the same in both orders", () => {
  assert.equal(pairSubject("x", "y"), pairSubject("y", "x"));
  assert.deepEqual(pairOf(pairSubject("ent-2", "act:1")), ["act:1", "ent-2"]);
});

test("positives join, and an entity of the knowledge base stands for those first met in a text", () => {
  const judgements = [said("ent-1", "ent-2", "positive"), said("ent-2", "org:z", "positive")];
  assert.deepEqual(canonicals(judgements), {
    "ent-1": "org:z",
    "ent-2": "org:z",
    "org:z": "org:z",
  });
});

test("a negative between any two members keeps their clusters apart", () => {
  const judgements = [
    said("ent-1", "ent-3", "negative"),
    said("ent-1", "ent-2", "positive"),
    said("ent-2", "ent-3", "positive"),
  ];
  const { identities, vetoed } = identitiesOf(judgements);
  assert.deepEqual(
    identities.map(({ entityId }) => entityId),
    ["ent-1", "ent-2"],
  );
  assert.deepEqual(vetoed, [judgements[2]]);
});

test("the latest word on a pair counts; unsure and withdrawn join nothing", () => {
  const merge = said("ent-1", "ent-2", "positive");
  assert.deepEqual(canonicals([merge, said("ent-2", "ent-1", "negative")]), {});
  assert.deepEqual(canonicals([merge, said("ent-1", "ent-2", "unsure")]), {});
  assert.deepEqual(canonicals([merge, said("ent-1", "ent-2", "none")]), {});
});

const id = fc.constantFrom("ent-1", "ent-2", "ent-3", "ent-4", "act:a", "act:b");
const history = fc.array(
  fc
    .tuple(id, id, fc.constantFrom("positive", "negative", "unsure", "none"))
    .filter(([a, b]) => a !== b),
  { maxLength: 12 },
);

test("law: to take back a merge that was new restores exactly what was before", () => {
  fc.assert(
    fc.property(history, id, id, (past, a, b) => {
      const subject = pairSubject(a, b);
      fc.pre(a !== b && past.every(([x, y]) => pairSubject(x, y) !== subject));
      const before = past.map(([x, y, verdict]) => said(x, y, verdict));
      const after = [...before, said(a, b, "positive"), said(a, b, "none")];
      assert.deepEqual(canonicals(after), canonicals(before));
    }),
  );
});

test("law: no cluster holds two that were said to differ, whatever the order of the list", () => {
  fc.assert(
    fc.property(history, (past) => {
      const judgements = past.map(([x, y, verdict]) => said(x, y, verdict));
      const found = canonicals(judgements);
      assert.deepEqual(canonicals(judgements.toReversed()), found);
      const latest = new Map(judgements.map((one) => [one.subjectId, one]));
      for (const { subjectId, verdict } of latest.values()) {
        const [a = "", b = ""] = pairOf(subjectId) ?? [];
        if (verdict === "negative") assert.ok(!found[a] || found[a] !== found[b]);
      }
    }),
  );
});

function entity(entityId: string, name: string): Entity {
  return {
    id: entityId,
    name,
    type: "Organisation",
    subtype: null,
    names: [{ text: name, language: "en", kind: "primary" }],
    countries: [],
    allegedParent: null,
    allegedSponsors: [],
    provenance: "test",
    verified: false,
  };
}

test("the review offers first what an answer gains most by, and never what was answered", () => {
  const mentioned = [
    { entity: entity("ent-1", "Northern Harbour Guard"), mentions: 9 },
    { entity: entity("ent-2", "Northern Harbor Guard"), mentions: 5 },
    { entity: entity("ent-3", "Sorrel Fisheries Board"), mentions: 1 },
    { entity: entity("ent-4", "Sorrel Fishery Board"), mentions: 1 },
    { entity: entity("ent-5", "Quiet Garden Club"), mentions: 50 },
  ];
  const pairs = reviewPairs(mentioned, [], 10);
  assert.deepEqual(
    pairs.map(({ a, b }) => [a, b]),
    [
      ["ent-1", "ent-2"],
      ["ent-3", "ent-4"],
    ],
  );
  const rest = reviewPairs(mentioned, [said("ent-2", "ent-1", "unsure")], 10);
  assert.deepEqual(
    rest.map(({ a }) => a),
    ["ent-3"],
  );
});
