// A person's word on one mention and on two entities, through a whole case: recorded, counted, replayed, taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addInputs, judge, replay, reviewQueue } from "../src/cycle/index.ts";
import { openStore } from "../src/store/index.ts";

const now = () => "2031-03-05T08:00:00Z";
const world = {
  now,
  fetch: async () => {
    throw new Error("no network in tests");
  },
};

const TEXT = `The Sorrel Harbour Guard said on Monday that Hezbollah had sent two boats.

Hezbollah denied it. A senior official who spoke on condition of anonymity said the boats were empty.`;
const OTHER = `The Sorrel Harbor Guard closed the strait. An official who spoke on condition of anonymity said the boats were empty.`;

function input(text: string, id: string) {
  const line = JSON.stringify({ id, text, title: `Boats ${id}`, published: "2031-03-04" });
  return { bytes: new TextEncoder().encode(`${line}\n`), name: `${id}.jsonl`, retrieved: now() };
}

async function openCase() {
  const store = await openStore(":memory:", { now });
  await addInputs(store, [input(TEXT, "a"), input(OTHER, "b")], world);
  return store;
}

test("a correction of one mention holds after replay, and can be taken back", async () => {
  const store = await openCase();
  const view = await store.findActor("act:lebanese-hezbollah");
  const found = view?.resolutions[0];
  assert.ok(found, "the text names Hezbollah");
  const { mentionId, documentId } = found.resolution;
  const said = {
    about: "resolution",
    documentId,
    mentionId,
    why: "a ship's name",
    by: "ada",
  } as const;
  const entityOf = async () =>
    (await store.findDocument(documentId))?.resolutions.find((one) => one.mentionId === mentionId);
  const before = await entityOf();
  await judge(store, world, { ...said, entityId: "nobody" });
  assert.equal((await entityOf())?.entityId, null);
  assert.equal((await entityOf())?.basis, "judgement");
  await judge(
    store,
    { ...world, now: () => "2031-03-05T09:00:00Z" },
    { ...said, entityId: "igo:un" },
  );
  assert.equal((await entityOf())?.entityId, "igo:un");
  assert.match((await entityOf())?.candidates[0]?.parts[0]?.reason ?? "", /said by ada: a ship/);
  await replay(store, world);
  assert.equal((await entityOf())?.entityId, "igo:un");
  await judge(
    store,
    { ...world, now: () => "2031-03-05T10:00:00Z" },
    { ...said, entityId: "none" },
  );
  assert.deepEqual(await entityOf(), before);
  assert.equal((await store.judgements()).length, 3);
  assert.ok((await store.log()).some(({ action }) => action === "judge-resolution"));
  await store.close();
});

test("a merge counts two as one, holds after replay, and is taken back whole", async () => {
  const store = await openCase();
  const actors = async () =>
    (await store.listActors({})).actors.map(({ id, mentions }) => [id, mentions]);
  const before = await actors();
  const [pair] = await reviewQueue(store, 5);
  assert.ok(pair, "two spellings of one guard are offered");
  assert.ok(pair.names.every((name) => /Sorrel Harbou?r Guard/.test(name)));
  const said = {
    about: "identity",
    a: pair.a.id,
    b: pair.b.id,
    why: "one body",
    by: "ada",
  } as const;
  await judge(store, world, { ...said, verdict: "positive" });
  assert.equal((await actors()).length, before.length - 1);
  assert.deepEqual(await reviewQueue(store, 5), []);
  const merged = await actors();
  await replay(store, world);
  assert.deepEqual(await actors(), merged);
  await judge(store, { ...world, now: () => "2031-03-05T09:00:00Z" }, { ...said, verdict: "none" });
  assert.deepEqual(await actors(), before);
  await assert.rejects(judge(store, world, { ...said, why: " ", verdict: "positive" }), {
    code: "bad-input",
  });
  await assert.rejects(judge(store, world, { ...said, b: "ent-unknown", verdict: "positive" }), {
    code: "not-found",
  });
  await store.close();
});

test("anonymous sources are nobody: no id, no actor, nothing in common between articles", async () => {
  const store = await openCase();
  const links = (await store.allAnnotations())
    .flatMap(({ reading }) => reading.claims.flatMap(({ chain }) => chain))
    .filter(({ type }) => type.startsWith("anonymous"));
  assert.ok(links.length >= 2, "both articles quote an unnamed official");
  assert.ok(links.every(({ refId }) => refId === null));
  const { actors } = await store.listActors({});
  assert.ok(actors.every(({ name }) => !/official/i.test(name)));
  await store.close();
});
