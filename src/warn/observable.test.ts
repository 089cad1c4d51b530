import assert from "node:assert/strict";
import test from "node:test";
import { claim, input } from "../../test/warn/factory.ts";
import type { Observable } from "../model/problem.ts";
import { describe, observes, unknownNames } from "./observable.ts";

const names: Readonly<Record<string, string[]>> = {
  Northland: ["ent:n"],
  Vale: ["place:v"],
  Southmark: ["ent:s"],
};
const predicate = {
  span: { begin: 0, end: 1 },
  lemma: "attack",
  event: "ASSAULT",
  negated: false,
  agents: ["mention-1"],
  patients: ["Southmark"],
};
const query = input({
  refs: new Map([["c", ["ent:n", "place:v"]]]),
  named: (name) => names[name] ?? [],
  mentionRefs: new Map([["mention-1", "ent:n"]]),
});
const said = claim({
  id: "c",
  text: "Northland's troops attacked the Vale bridge",
  predicates: [predicate],
});
const holds = (observable: Observable, change = {}) =>
  observes(observable, { ...said, ...change }, query);

test("all fields must hold; within a field one value is enough", () => {
  assert.ok(holds({ actors: ["Northland", "Southmark"], places: ["Vale"] }));
  assert.ok(!holds({ actors: ["Southmark"], places: ["Vale"] }));
  assert.ok(holds({ words: ["retreat", "troop"] }));
  assert.ok(!holds({ words: ["retreat"], actors: ["Northland"] }));
});

test("words match by stem and in any case, phrases word by word in a row", () => {
  assert.ok(holds({ words: ["ATTACKING"] }));
  assert.ok(holds({ words: ["Vale bridges"] }));
  assert.ok(!holds({ words: ["attack bridge"] }));
  assert.ok(!holds({ words: ["tack"] }));
  assert.ok(!holds({ words: ["—"] }));
});

test("event, agent and patient must hold of one predicate", () => {
  assert.ok(holds({ events: ["assault"], agents: ["Northland"], patients: ["Southmark"] }));
  assert.ok(!holds({ agents: ["Southmark"] }));
  const two = [
    { ...predicate, event: "AID" },
    { ...predicate, agents: ["Southmark"] },
  ];
  assert.ok(!holds({ events: ["ASSAULT"], agents: ["Northland"] }, { predicates: two }));
});

test("a denial and a negated predicate are no sighting unless asked for", () => {
  assert.ok(!holds({ words: ["attack"] }, { polarity: "negative" }));
  assert.ok(holds({ words: ["attack"], polarity: "negative" }, { polarity: "negative" }));
  assert.ok(!holds({ events: ["ASSAULT"] }, { predicates: [{ ...predicate, negated: true }] }));
});

test("modalities narrow the query", () => {
  assert.ok(!holds({ modalities: ["threatened"] }));
  assert.ok(holds({ modalities: ["threatened"] }, { modality: "threatened" }));
});

test("a name that nobody bears finds nothing, and is told", () => {
  assert.ok(!holds({ actors: ["Nordland"] }));
  assert.deepEqual(unknownNames({ actors: ["Nordland", "Northland"] }, query.named), ["Nordland"]);
  assert.equal(describe({ actors: ["A", "B"], words: ["x"] }), "actors A or B; words x");
});
