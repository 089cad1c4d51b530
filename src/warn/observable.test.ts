import assert from "node:assert/strict";
import test from "node:test";
import { claim, input } from "../../test/warn/factory.ts";
import type { Realis } from "../model/claim.ts";
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
const sight = (observable: Observable, change = {}) =>
  observes(observable, { ...said, ...change }, query);
const holds = (observable: Observable, change = {}) => sight(observable, change) !== null;

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

const as = (realis: Realis) => ({ predicates: [{ ...predicate, realis }] });

test("only what occurred is a sighting; what is intended, threatened, supposed or long past is talk", () => {
  for (const asked of [{ events: ["ASSAULT"] }, { words: ["attack"] }]) {
    assert.equal(sight(asked, as("occurred")), "occurred");
    for (const realis of ["intended", "threatened", "hypothetical", "historical"] as const)
      assert.equal(sight(asked, as(realis)), "spoken-of", realis);
  }
  assert.equal(sight({ events: ["ASSAULT"] }), "occurred"); // read before realis was
  assert.equal(sight({ words: ["bridge"] }, as("intended")), "occurred"); // no verb of the query
  const both = { predicates: [...as("intended").predicates, ...as("occurred").predicates] };
  assert.equal(sight({ events: ["ASSAULT"] }, both), "occurred");
});

test("an event that the text denies is no sighting, unless denials are asked for", () => {
  assert.equal(sight({ events: ["ASSAULT"] }, as("denied")), null);
  assert.equal(sight({ events: ["ASSAULT"], realis: ["denied"] }, as("denied")), "occurred");
  assert.equal(
    sight({ events: ["ASSAULT"], polarity: "negative" }, { ...as("denied"), polarity: "negative" }),
    "occurred",
  );
});

test("a query may ask for plans and threats: then those are what is seen", () => {
  const plans: Observable = { events: ["ASSAULT"], realis: ["intended", "threatened"] };
  assert.equal(sight(plans, as("intended")), "occurred");
  assert.equal(sight(plans, as("threatened")), "occurred");
  assert.equal(sight(plans, as("occurred")), null);
  assert.equal(sight({ words: ["bridge"], realis: ["intended"] }, as("intended")), "occurred");
  assert.equal(sight({ words: ["bridge"], realis: ["intended"] }), null);
});

test("a name that nobody bears finds nothing, and is told", () => {
  assert.ok(!holds({ actors: ["Nordland"] }));
  assert.deepEqual(unknownNames({ actors: ["Nordland", "Northland"] }, query.named), ["Nordland"]);
  assert.equal(describe({ actors: ["A", "B"], words: ["x"] }), "actors A or B; words x");
});

test("on whose word: somebody of the chain, by id or by the words", () => {
  const [printed] = said.chain;
  assert.ok(printed);
  const minister = { ...printed, type: "person" as const, surface: "the minister", refId: "ent:n" };
  const chain = { chain: [printed, minister] };
  assert.ok(holds({ chain: ["Northland"] }, chain));
  assert.ok(holds({ chain: ["Daily Bell"], words: ["bridge"] }, chain));
  assert.ok(!holds({ chain: ["Southmark"] }, chain));
  assert.ok(!holds({ chain: ["Northland"] }));
});

const stated = (links: object = {}) => ({
  ...query,
  relations: new Map([["c", [{ type: "patron-of" as const, fromId: "ent:n", toId: "ent:x" }]]]),
  links: new Map([
    [
      "c",
      [
        {
          kind: "Ownership" as const,
          percentage: 60,
          standing: "alleged" as const,
          refs: ["ent:s", "ent:x"],
          ...links,
        },
      ],
    ],
  ]),
});

test("relations that the claim states, with an actor at an end of it", () => {
  const sees = (observable: Observable) => observes(observable, said, stated()) !== null;
  assert.ok(sees({ relations: ["patron-of"], actors: ["Northland"] }));
  assert.ok(!sees({ relations: ["owns"] }));
  assert.ok(!sees({ relations: ["patron-of"], actors: ["Southmark"] }));
});

test("links by kind, party, share and standing; one that is denied is no sighting", () => {
  const sees = (link: NonNullable<Observable["link"]>, change = {}) =>
    observes({ link }, said, stated(change)) !== null;
  assert.ok(sees({ parties: ["Southmark"], kinds: ["Ownership"], percentAtLeast: 50 }));
  assert.ok(!sees({ percentAtLeast: 61 }));
  assert.ok(!sees({ percentAtLeast: 0 }, { percentage: null }));
  assert.ok(!sees({ parties: ["Northland"] }));
  assert.ok(!sees({ standings: ["claimed"] }));
  assert.ok(!sees({}, { standing: "denied" }));
  assert.ok(!holds({ list: { changes: ["added"] } }));
});
