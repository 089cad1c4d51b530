import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { TocsinError } from "../base/error.ts";
import { collect } from "../collect/index.ts";
import { ClaimFilter } from "../model/view.ts";
import { openStore, type Store } from "../store/index.ts";
import { add, addInputs, replay, resume } from "./turn.ts";
import type { World } from "./world.ts";

const NOW = "2031-05-13T00:00:00.000Z";
const STORY = `---
title: Bridge falls
publisher: Test Wire
published: 2031-05-12
---

The army said the bridge at Holt had been destroyed on Monday. The ministry denied that the bridge had been destroyed.
`;

const world: World = {
  now: () => NOW,
  fetch: (url) =>
    Promise.reject(
      new TocsinError("unavailable", `unreachable page: "${url}": 404`, {
        hint: "check the address",
      }),
    ),
};

let folder = "";
before(() => {
  folder = mkdtempSync(join(tmpdir(), "tocsin-turn-"));
  writeFileSync(join(folder, "a.md"), STORY);
  writeFileSync(join(folder, "b.txt"), "");
});
after(() => rmSync(folder, { recursive: true }));

async function claimsIn(store: Store): Promise<unknown[]> {
  return (await store.listClaims(ClaimFilter.parse({}))).claims;
}

async function withCase(run: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore(":memory:", { now: world.now });
  try {
    await run(store);
  } finally {
    await store.close();
  }
}

test("adding the same thing twice changes nothing", () =>
  withCase(async (store) => {
    const first = await add(store, [folder], world);
    assert.deepEqual([first.added, first.known], [1, 0]);
    const claims = await claimsIn(store);
    const second = await add(store, [folder], world);
    assert.deepEqual([second.added, second.known, second.claims], [0, 1, 0]);
    assert.deepEqual(await claimsIn(store), claims);
  }));

test("an empty file and a dead address become issues, and the rest goes on", () =>
  withCase(async (store) => {
    const report = await add(store, ["https://dead.example/", folder], world);
    assert.equal(report.added, 1);
    const errors = report.issues
      .filter(({ severity }) => severity === "error")
      .map(({ code }) => code);
    assert.deepEqual(errors.sort(), ["empty-file", "unavailable"]);
    assert.equal(
      (await store.listIssues({})).issues.filter(({ severity }) => severity === "error").length,
      2,
    );
  }));

test("a path that is not there is refused before anything is added", () =>
  withCase(async (store) => {
    await assert.rejects(add(store, [join(folder, "none")], world), /unknown file/);
  }));

test("what a crash left unread is read by the next run, and weighed", () =>
  withCase(async (store) => {
    const input = { bytes: new TextEncoder().encode(STORY), name: "a.md", retrieved: NOW };
    const { documents, issues } = collect(input);
    await store.saveDocuments(documents, issues); // and here the process dies
    assert.equal((await claimsIn(store)).length, 0);
    const report = await resume(store, world);
    assert.equal(report.claims, 2);
    assert.equal(await store.unweighedClaims(), 0);
    assert.equal((await resume(store, world)).claims, 0);
  }));

test("what was read but not weighed is weighed by the next run", () =>
  withCase(async (store) => {
    await addInputs(
      store,
      [{ bytes: new TextEncoder().encode(STORY), name: "a.md", retrieved: NOW }],
      world,
    );
    await store.saveWeighing({ propositions: [], reuse: [] });
    assert.equal(await store.unweighedClaims(), 2);
    await resume(store, world);
    assert.equal(await store.unweighedClaims(), 0);
  }));

test("a replay makes the same case again from the archived bytes", () =>
  withCase(async (store) => {
    await add(store, [folder], world);
    const [claims, propositions] = [await claimsIn(store), await store.allPropositions()];
    await replay(store, world);
    assert.deepEqual(await claimsIn(store), claims);
    assert.deepEqual(await store.allPropositions(), propositions);
  }));

test("a denial stands against what it denies", () =>
  withCase(async (store) => {
    await add(store, [folder], world);
    const { propositions } = await store.listPropositions({});
    assert.deepEqual(
      propositions.map(({ nMin, nMax, denials }) => [nMin, nMax, denials]),
      [[1, 1, 1]],
    );
  }));
