// A person's word on what says the same, who depends on whom and how good it is: through a whole case, and back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addInputs, judge, replay, type Decision } from "../src/cycle/index.ts";
import type { Proposition } from "../src/model/proposition.ts";
import { openStore, type Store } from "../src/store/index.ts";

let hour = 8;
const world = {
  now: () => `2031-03-05T${String(hour++).padStart(2, "0")}:00:00Z`,
  fetch: async () => {
    throw new Error("no network in tests");
  },
};

const ARTICLES = [
  { id: "a", publisher: "Sorrel Post", text: "Raiders burned the granary at Sorrel on Monday." },
  {
    id: "b",
    publisher: "Tarn Gazette",
    text: "The granary at Sorrel was burned by raiders on Monday.",
  },
  { id: "c", publisher: "Mirror", text: "A ferry ran aground off Tarn, the harbour master said." },
];

async function openCase(): Promise<Store> {
  hour = 8;
  const store = await openStore(":memory:", { now: world.now });
  const lines = ARTICLES.map(
    (article) => `${JSON.stringify({ ...article, published: "2031-03-04" })}\n`,
  );
  const bytes = new TextEncoder().encode(lines.join(""));
  await addInputs(store, [{ bytes, name: "all.jsonl", retrieved: world.now() }], world);
  return store;
}

const signed = { why: "seen on the spot", by: "ada" };
type Unsigned<T> = T extends Decision ? Omit<T, "why" | "by"> : never;
const decide = (store: Store, decision: Unsigned<Decision>) =>
  judge(store, world, { ...decision, ...signed } as Decision);

async function about(store: Store, word: string): Promise<Proposition[]> {
  return (await store.allPropositions()).filter(({ text }) => text.includes(word));
}

async function one(store: Store, word: string): Promise<Proposition> {
  const found = await about(store, word);
  assert.equal(found.length, 1, `one proposition about ${word}`);
  const [proposition] = found;
  assert.ok(proposition);
  return proposition;
}

test("a proposition is split and joined by hand, replayed, and each is undone", async () => {
  const store = await openCase();
  const whole = await one(store, "granary");
  assert.equal(whole.members.length, 2);
  const [first] = whole.members;
  assert.ok(first);
  const split = await decide(store, { about: "grouping", a: first.claimId, verdict: "split" });
  assert.equal((await about(store, "granary")).length, 2);
  await replay(store, world);
  assert.equal((await about(store, "granary")).length, 2);
  await decide(store, { about: "undo", judgementId: split.id });
  assert.deepEqual(await one(store, "granary"), whole);
  const ferry = await one(store, "ferry");
  const join = await decide(store, {
    about: "grouping",
    a: whole.id,
    b: ferry.id,
    verdict: "join",
  });
  const joined = (await store.allPropositions()).find(({ members }) => members.length > 2);
  assert.equal(joined?.members.length, whole.members.length + ferry.members.length);
  assert.ok(
    joined?.members.some(({ reasons }) =>
      reasons.includes("put together by ada: seen on the spot"),
    ),
  );
  await replay(store, world);
  assert.equal((await about(store, "ferry")).length + (await about(store, "granary")).length, 1);
  await decide(store, { about: "undo", judgementId: join.id });
  assert.deepEqual([await one(store, "granary"), await one(store, "ferry")], [whole, ferry]);
  const log = (await store.log()).map(({ action }) => action);
  assert.equal(log.filter((action) => action === "judge-grouping").length, 4);
  await store.close();
});

test("two sources, documents or origins are held dependent, then not, with the reason in the table", async () => {
  const store = await openCase();
  const counts = async () => {
    const { nMin, nMax, edges } = (await one(store, "granary")).supports;
    return { n: [nMin, nMax], cues: edges.flatMap(({ cues }) => cues.map(({ detail }) => detail)) };
  };
  assert.deepEqual((await counts()).n, [2, 2]);
  const { supports } = await one(store, "granary");
  const ends = {
    origins: supports.origins.map(({ key }) => key),
    documents: supports.origins.flatMap(({ documentIds }) => documentIds),
    sources: ["src:sorrel-post", "src:tarn-gazette"],
  };
  for (const [kind, [a = "", b = ""]] of Object.entries(ends)) {
    const held = await decide(store, { about: "dependence", a, b, verdict: "dependent" });
    const { n, cues } = await counts();
    assert.deepEqual(n, [1, 1], kind);
    assert.match(cues[0] ?? "", /held to depend on .* by ada: seen on the spot/);
    await replay(store, world);
    assert.deepEqual((await counts()).n, [1, 1], `${kind}, replayed`);
    await decide(store, { about: "undo", judgementId: held.id });
    assert.deepEqual((await counts()).n, [2, 2], `${kind}, undone`);
  }
  await store.close();
});

test("a letter and a digit given by a person stand beside what was suggested", async () => {
  const store = await openCase();
  const grade = async () => {
    const { reliability, credibility, suggested, basis } = (await one(store, "granary")).grade;
    return { pair: `${reliability}${credibility}`, suggested, basis: basis.join("; ") };
  };
  const before = await grade();
  assert.equal(before.pair, "F3");
  const letter = await decide(store, {
    about: "reliability",
    sourceId: "src:sorrel-post",
    reliability: "B",
    role: "origin",
  });
  assert.equal((await grade()).pair, "B1");
  assert.match((await grade()).basis, /B: .*as given by ada: seen on the spot/);
  const { id } = await one(store, "granary");
  const digit = await decide(store, { about: "credibility", id, credibility: 4 });
  assert.deepEqual([(await grade()).pair, (await grade()).suggested], ["B4", 1]);
  await replay(store, world);
  assert.equal((await grade()).pair, "B4");
  await decide(store, { about: "undo", judgementId: digit.id });
  await decide(store, { about: "undo", judgementId: letter.id });
  assert.deepEqual(await grade(), before);
  await store.close();
});

test("what decides nothing, or names what is not there, is refused and not written down", async () => {
  const store = await openCase();
  const { id } = await one(store, "ferry");
  const refused: readonly (readonly [Unsigned<Decision>, RegExp])[] = [
    [
      { about: "grouping", a: "prop-none", b: id, verdict: "join" },
      /unknown claim or proposition: "prop-none"/,
    ],
    [{ about: "grouping", a: id, b: id, verdict: "join" }, /it decides nothing/],
    [{ about: "grouping", a: id, verdict: "join" }, /it decides nothing/],
    [{ about: "dependence", a: "x", b: "x", verdict: "dependent" }, /it decides nothing/],
    [{ about: "cue", cue: "weather", weight: 0.5 }, /unknown sign of dependence: "weather"/],
    [{ about: "cue", cue: "owner", weight: Number.NaN }, /invalid weight: NaN/],
    [{ about: "undo", judgementId: "jud-none" }, /unknown judgement: "jud-none"/],
    [{ about: "credibility", id: "clm-none", credibility: 2 }, /unknown claim or proposition/],
  ];
  for (const [decision, message] of refused)
    await assert.rejects(decide(store, decision), { message });
  assert.deepEqual(await store.judgements(), []);
  await store.close();
});
