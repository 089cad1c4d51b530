// Threads that answer for a case file: the same answers, the newest state, failures in words.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { openStore, type Store } from "../../src/store/index.ts";
import { threadedViews } from "../../src/store/reader-threads.ts";
import { openSqlite } from "../../src/store/sqlite-connection.ts";
import { storeOf } from "../../src/store/store-of.ts";
import { documentOf, NOW } from "./factory.ts";

const CLAIMS = { sort: "newest", limit: 10, offset: 0 } as const;

/** A case of one document, opened twice: as every command does, and with two threads that have begun. */
async function opened(t: TestContext): Promise<{ plain: Store; threaded: Store }> {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-threads-"));
  const path = join(folder, "case.tocsin");
  const plain = await openStore(path, { create: true, now: () => NOW });
  await plain.saveDocuments([documentOf("first")], []);
  const session = openSqlite(path, { create: false, lockTimeoutMs: 1000 });
  const how = { path, lockTimeoutMs: 1000, now: () => NOW, threads: 2 };
  const { views, session: both, ready } = threadedViews(session, how);
  await ready();
  const threaded = storeOf(both, () => NOW, views);
  t.after(async () => {
    await threaded.close();
    await plain.close();
    rmSync(folder, { recursive: true });
  });
  return { plain, threaded };
}

test("threads give the answers of the case itself, many at once", async (t) => {
  const { plain, threaded } = await opened(t);
  const { documents } = await plain.listDocuments({});
  const id = documents[0]?.id ?? "";
  const asked = async (store: Store) => ({
    caseView: await store.caseView(),
    today: await store.todayView(0),
    document: await store.findDocument(id),
    nothing: await store.findDocument("doc-nowhere"),
    claims: await store.listClaims(CLAIMS),
  });
  const expected = await asked(plain);
  const answers = await Promise.all(Array.from({ length: 8 }, () => asked(threaded)));
  for (const answer of answers) assert.deepEqual(answer, expected);
});

test("what was written a moment ago is seen by every thread", async (t) => {
  const { threaded } = await opened(t);
  for (const [i, name] of ["second", "third", "fourth"].entries()) {
    await threaded.saveDocuments([documentOf(name)], []);
    const totals = await Promise.all([1, 2, 3, 4].map(() => threaded.listDocuments({})));
    for (const { total } of totals) assert.equal(total, i + 2);
  }
});

test("a refusal keeps its code, its words and its hint", async (t) => {
  const { plain, threaded } = await opened(t);
  const wrong = { ...CLAIMS, after: ["of another order"] };
  const refusal = await plain.listClaims(wrong).catch((error: unknown) => error);
  assert.ok(refusal instanceof Error && "hint" in refusal && "code" in refusal);
  const { code, message, hint } = refusal;
  await assert.rejects(threaded.listClaims(wrong), { code, message, hint });
});

test("a case that is closed waits for what was asked of it", async (t) => {
  const { threaded } = await opened(t);
  const asked = [1, 2, 3].map(() => threaded.listDocuments({}));
  await threaded.close();
  for (const answer of asked) assert.equal((await answer).total, 1);
});
