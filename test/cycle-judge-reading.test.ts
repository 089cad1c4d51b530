// A person's word on how a text was read: a claim is struck, put on another's word, or added, and holds after replay.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addInputs, judge, replay, type Decision } from "../src/cycle/index.ts";
import { openStore, type Store } from "../src/store/index.ts";

let minute = 10;
const world = {
  now: () => `2031-03-05T08:${minute++}:00Z`,
  fetch: async () => {
    throw new Error("no network in tests");
  },
};

const TEXT = `The harbour guard said on Monday that raiders had burned the granary at Sorrel.

Ferries across the strait have not sailed since Sunday. Per Lund, a fisherman, watched the boats.`;

async function openCase() {
  minute = 10;
  const store = await openStore(":memory:", { now: world.now });
  const line = { id: "a", text: TEXT, title: "Boats", publisher: "Post", published: "2031-03-04" };
  const bytes = new TextEncoder().encode(`${JSON.stringify(line)}\n`);
  await addInputs(store, [{ bytes, name: "a.jsonl", retrieved: world.now() }], world);
  const { documents } = await store.listDocuments({});
  return { store, documentId: documents[0]?.id ?? "" };
}

async function claimsOf(store: Store, documentId: string) {
  return (await store.findDocument(documentId))?.reading?.claims ?? [];
}

const signed = { why: "read twice", by: "ada" };
type Said = Omit<Extract<Decision, { about: "reading" }>, "about" | "why" | "by">;
const say = (store: Store, said: Said) =>
  judge(store, world, { about: "reading", ...said, ...signed });

test("a claim that was misread is struck, stays struck after replay, and comes back whole", async () => {
  const { store, documentId } = await openCase();
  const before = await claimsOf(store, documentId);
  const ferries = before.find(({ text }) => text.startsWith("Ferries"));
  assert.ok(ferries);
  await say(store, { documentId, verdict: "wrong", claimId: ferries.id });
  const isThere = async () =>
    (await claimsOf(store, documentId)).some(({ id }) => id === ferries.id);
  assert.equal(await isThere(), false);
  assert.equal(
    (await store.listClaims({ q: "ferries", sort: "newest", limit: 9, offset: 0 })).total,
    0,
  );
  await replay(store, world);
  assert.equal(await isThere(), false);
  await say(store, { documentId, verdict: "none", claimId: ferries.id });
  assert.deepEqual(await claimsOf(store, documentId), before);
  await store.close();
});

test("a claim is put on the word of another, or of nobody but the outlet", async () => {
  const { store, documentId } = await openCase();
  const said = (await claimsOf(store, documentId)).find(({ chain }) => chain.length > 1);
  assert.ok(said);
  const speaker = async () =>
    (await claimsOf(store, documentId)).find(({ id }) => id === said.id)?.chain.at(-1);
  await say(store, { documentId, verdict: "source", claimId: said.id, source: "Per Lund" });
  assert.equal((await speaker())?.name, "Per Lund");
  assert.deepEqual((await speaker())?.cue, said.chain.at(-1)?.cue);
  await replay(store, world);
  assert.equal((await speaker())?.name, "Per Lund");
  await say(store, { documentId, verdict: "source", claimId: said.id, source: null });
  assert.equal((await speaker())?.type, "publisher");
  await say(store, { documentId, verdict: "none", claimId: said.id });
  assert.deepEqual(await speaker(), said.chain.at(-1));
  await store.close();
});

test("a claim is added from selected words, weighed as any other, and can change its source", async () => {
  const { store, documentId } = await openCase();
  const words = " watched the boats";
  const begin = TEXT.indexOf(words);
  const span = { begin, end: begin + words.length };
  const { text } = (await store.findDocument(documentId))?.document ?? { text: "" };
  const shift = text.indexOf(words) - begin;
  const judgement = await say(store, {
    documentId,
    verdict: "claim",
    span: { begin: span.begin + shift, end: span.end + shift },
    source: "Per Lund",
  });
  const find = async () =>
    (await claimsOf(store, documentId)).find(({ id }) => id === judgement.subjectId);
  assert.equal((await find())?.text, "watched the boats");
  assert.equal((await find())?.extractor, "analyst");
  assert.ok(await store.propositionOfClaim(judgement.subjectId), "it stands in a proposition");
  await replay(store, world);
  assert.equal((await find())?.chain.at(-1)?.name, "Per Lund");
  const claimId = judgement.subjectId;
  await say(store, { documentId, verdict: "source", claimId, source: "the harbour guard" });
  assert.equal((await find())?.chain.at(-1)?.name, "the harbour guard");
  await say(store, { documentId, verdict: "wrong", claimId });
  assert.equal(await find(), undefined);
  await store.close();
});

test("two people on one claim: the second is told what the first said, and nothing is lost", async () => {
  const { store, documentId } = await openCase();
  const claimId = (await claimsOf(store, documentId))[0]?.id ?? "";
  const first = await say(store, { documentId, verdict: "wrong", claimId, seen: null });
  await assert.rejects(
    say(store, { documentId, verdict: "none", claimId, seen: null }),
    /judged since, "wrong", by ada: read twice/,
  );
  await say(store, { documentId, verdict: "none", claimId, seen: first.id });
  await assert.rejects(say(store, { documentId, verdict: "wrong", claimId: "claim-none" }), {
    code: "not-found",
  });
  const span = { begin: 5, end: 5 };
  await assert.rejects(say(store, { documentId, verdict: "claim", span }), { code: "bad-input" });
  await assert.rejects(say(store, { documentId: "doc-none", verdict: "wrong", claimId }), {
    code: "not-found",
  });
  await store.close();
});
