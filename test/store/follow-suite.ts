// What every store must do with lists, links and screenings.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ListVersion, Party } from "../../src/model/party.ts";
import type { ListUpdate, Store } from "../../src/store/index.ts";
import { owns, partyOf } from "../follow/factory.ts";
import { issueOf, NOW } from "./factory.ts";
import type { OpenStore } from "./suite.ts";

function version(id: string, over: Partial<ListVersion> = {}): ListVersion {
  return {
    id,
    dataset: "test",
    title: "Test list",
    authority: "nobody",
    licence: "CC0",
    format: "ftm",
    file: "test.ftm.json",
    sha256: id,
    asOf: null,
    importedAt: NOW,
    parties: 0,
    links: 0,
    added: 0,
    removed: 0,
    changed: 0,
    ...over,
  };
}

function update(id: string, saved: readonly Party[], over: Partial<ListUpdate> = {}): ListUpdate {
  const changes = saved.map((party) => ({
    versionId: id,
    dataset: "test",
    at: NOW,
    partyId: party.id,
    kind: "added" as const,
    name: party.names[0]?.text ?? "",
    fields: [],
    before: null,
  }));
  return { version: version(id), saved, removed: [], links: [], changes, issues: [], ...over };
}

export function followSuite(open: OpenStore): void {
  const withStore = (name: string, run: (store: Store) => Promise<void>): void => {
    test(name, async () => {
      const store = await open();
      try {
        await run(store);
      } finally {
        await store.close();
      }
    });
  };
  const [a, b] = [partyOf("test:a", "Ahmad \u0000 Ø"), partyOf("test:b", "Gannet Bank")];

  withStore("a version of a list brings parties, links, changes and issues", async (store) => {
    const link = owns(["test:a", "test:b", 60], { dataset: "test" });
    const first = update("v1", [a, b], { links: [link], issues: [issueOf("exchange")] });
    assert.equal((await store.saveList("test", () => first))?.id, "v1");
    assert.deepEqual(await store.allParties(), [a, b]);
    assert.deepEqual(await store.allLinks(), [link]);
    assert.deepEqual(await store.partiesOf(["test:b", "test:nobody"]), [b]);
    assert.deepEqual((await store.listParties({ q: "gannet" })).parties, [b]);
    assert.equal((await store.listChanges({ dataset: "test" })).total, 2);
    assert.equal((await store.listIssues({})).total, 1);
    const second = update("v2", [{ ...a, countries: ["IQ"] }], { removed: ["test:b"] });
    await store.saveList("test", ({ parties, latest }) => {
      assert.deepEqual(parties, [a, b]);
      assert.equal(latest?.id, "v1");
      return second;
    });
    assert.deepEqual(await store.allParties(), second.saved);
    assert.deepEqual(await store.allLinks(), []);
    assert.deepEqual(
      (await store.listVersions()).map(({ id }) => id),
      ["v2", "v1"],
    );
    assert.deepEqual(await store.changedSince("test", 1), { saved: second.saved, removed: [] });
    assert.deepEqual(await store.newestVersions(), new Map([["test", 2]]));
  });

  withStore("where nothing is decided, or the decision throws, nothing changes", async (store) => {
    await store.saveList("test", () => update("v1", [a]));
    assert.equal((await store.saveList("test", () => undefined))?.id, "v1");
    await assert.rejects(
      store.saveList("test", () => {
        throw new Error("no");
      }),
      /no/,
    );
    assert.deepEqual(await store.allParties(), [a]);
    assert.equal((await store.listVersions("test")).length, 1);
  });

  withStore("screenings are kept, replaced, and dropped with who is gone", async (store) => {
    const row = (id: string) => ({ id, name: id, at: NOW, query: "q", candidates: [] });
    const seen = new Map([["test", 1]]);
    await store.saveScreenings({ saved: [row("x"), row("y")], gone: [], seen });
    await store.saveScreenings({ saved: [{ ...row("x"), query: "r" }], gone: ["y"], seen });
    assert.deepEqual(await store.screenedBy(), { queries: new Map([["x", "r"]]), seen });
    assert.equal((await store.findScreened("x"))?.query, "r");
    assert.equal(await store.findScreened("y"), undefined);
    assert.equal((await store.listScreened({ least: 0.1 })).total, 0);
    await store.clearDerived();
    assert.equal((await store.listScreened({})).total, 0);
  });
}
