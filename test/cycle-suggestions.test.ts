// What waits for a person of how the case is weighed: asked once, answered, and asked again when it is taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addInputs, judge, suggestionsOf, type Decision } from "../src/cycle/index.ts";
import type { Suggestion } from "../src/model/suggestion.ts";
import { openStore, type Store } from "../src/store/index.ts";

let hour = 0;
const world = {
  now: () => new Date(Date.UTC(2031, 2, 5, hour++)).toISOString(),
  fetch: async () => {
    throw new Error("no network in tests");
  },
};

const ARTICLES = [
  { id: "a", publisher: "Sorrel Post", text: "Raiders burned the granary at Sorrel on Monday." },
  {
    id: "b",
    publisher: "Tarn Gazette",
    text: "The big granary at Sorrel was burned down by masked raiders on Monday.",
  },
  { id: "c", publisher: "Mirror", text: "A ferry ran aground off Tarn, the harbour master said." },
];

async function openCase(): Promise<Store> {
  const store = await openStore(":memory:", { now: world.now });
  const lines = ARTICLES.map(
    (article) => `${JSON.stringify({ ...article, published: "2031-03-04" })}\n`,
  );
  const bytes = new TextEncoder().encode(lines.join(""));
  await addInputs(store, [{ bytes, name: "all.jsonl", retrieved: world.now() }], world);
  return store;
}

async function waiting<K extends Suggestion["kind"]>(store: Store, kind: K) {
  const all = await suggestionsOf(store, 50);
  return all.filter((one): one is Extract<Suggestion, { kind: K }> => one.kind === kind);
}

const signed = { why: "read both", by: "ada" };
const decide = (store: Store, decision: object) =>
  judge(store, world, { ...decision, ...signed } as Decision);

test("a grade that rules gave waits until a person says so, and again after it is taken back", async () => {
  const store = await openCase();
  const [first, ...others] = await waiting(store, "grade");
  assert.ok(first);
  assert.ok(
    others.every(({ gain }) => gain <= first.gain),
    "the most articles first",
  );
  const { propositionId: id, grade, seen } = first;
  const said = await decide(store, {
    about: "credibility",
    id,
    credibility: grade.credibility,
    seen,
  });
  assert.equal((await waiting(store, "grade")).length, others.length);
  await decide(store, { about: "undo", judgementId: said.id, seen: said.id });
  const again = (await waiting(store, "grade")).find(
    ({ subjectId }) => subjectId === first.subjectId,
  );
  assert.ok(again);
  assert.notEqual(again.seen, null, "what was said and taken back is known");
  await store.close();
});

test("the claim least like its group waits; joined by hand it waits no more", async () => {
  const store = await openCase();
  const [grouping] = await waiting(store, "grouping");
  assert.ok(grouping, "two wordings of one fire");
  assert.equal(grouping.members, 2);
  assert.ok(grouping.similarity < 1 && grouping.gain > 0 && grouping.gain <= grouping.members);
  await decide(store, {
    about: "grouping",
    a: grouping.claimId,
    b: grouping.propositionId,
    verdict: "join",
    seen: grouping.seen,
  });
  assert.deepEqual(await waiting(store, "grouping"), []);
  await assert.rejects(
    decide(store, { about: "grouping", a: grouping.claimId, verdict: "split", seen: null }),
    { code: "conflict" },
  );
  await store.close();
});
