import assert from "node:assert/strict";
import { test } from "node:test";
import { Readable } from "node:stream";
import { TocsinError } from "../base/error.ts";
import type { OwnershipView } from "../model/ownership-view.ts";
import { openStore, type Store } from "../store/index.ts";
import { add, follow, importList, judge, screenedActor, screenNames, type World } from "./index.ts";

const GANNET = new URL("../../examples/gannet-bank", import.meta.url).pathname;
const LIST = "gannet-bank-register";

/** A clock that goes on a second each time it is asked. */
function world(): World {
  const ticks = Array.from({ length: 5000 }, (_, i) => i).values();
  return {
    now: () => new Date(Date.UTC(2026, 2, 5) + (ticks.next().value ?? 0) * 1000).toISOString(),
    fetch: async () => {
      throw new Error("no network in tests");
    },
  };
}

async function opened(run: (store: Store, at: World) => Promise<void>): Promise<void> {
  const at = world();
  const store = await openStore(":memory:", { create: true, now: at.now });
  try {
    await add(store, [GANNET], at);
    await run(store, at);
  } finally {
    await store.close();
  }
}

const ftm = (...rows: readonly object[]) => ({
  name: "made.ftm.json",
  bytes: Readable.from([Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(""))]),
});
const company = (id: string, name: string, topics: readonly string[] = []) => ({
  id,
  schema: "Company",
  properties: { name: [name], topics },
});
function claimedWords({ links }: OwnershipView): string[] {
  return links.flatMap(({ standing, proofs }) =>
    standing === "claimed" ? proofs.map(({ text }) => text) : [],
  );
}

/** What the first link of ownership rests on that is only alleged. */
function allegedProof({ links }: OwnershipView): { text: string; chain: string } {
  const link = links.find(({ standing, kind }) => standing === "alleged" && kind === "Ownership");
  const [proof] = link?.proofs ?? [];
  return { text: proof?.text ?? "", chain: proof?.chain ?? "" };
}

const signed = { by: "A", why: "same sheet" };

test("from a bank in an article to its listed owner, and to the article's own words", async () => {
  await opened(async (store, at) => {
    const before = await follow(store, "Gannet Bank");
    assert.ok(
      before.shares.every(({ counted }) => counted.high === 0),
      "nobody confirmed yet",
    );
    const alleged = allegedProof(before);
    assert.match(alleged.text, /allegedly owns Gannet Bank/);
    assert.match(alleged.chain, /^Harbour Digest/);
    for (const [subject, number] of [
      ["gannet:bank", "r-bank"],
      ["gannet:talvasse", "r-talvasse"],
    ] as const) {
      const partyId = `${LIST}:${number}`;
      await judge(store, at, {
        about: "screening",
        subject,
        partyId,
        verdict: "positive",
        ...signed,
      });
    }
    const after = await follow(store, "Gannet Bank");
    assert.match(
      after.shares[0]?.words ?? "",
      /^≥ 50 % by listed owners on the evidence of Gannet Bank: register/,
    );
    assert.deepEqual(after.listed[0]?.nodes, ["gannet:bank", "gannet:talvasse", `${LIST}:r-trust`]);
    const words = claimedWords(after);
    assert.ok(
      words.some((text) => /Talvasse Group owns Gannet Bank/.test(text)),
      words.join("; "),
    );
    assert.ok(after.shares[0]?.rings.length, "the bank and its leasing company own each other");
  });
});

test("an actor is screened anew only by what a list changed; a white-listed one tells of the change", async () => {
  await opened(async (store, at) => {
    const first = await screenedActor(store, "gannet:bank");
    assert.equal(first?.candidates[0]?.partyId, `${LIST}:r-bank`);
    const list = (name: string) => ({
      format: "ftm" as const,
      dataset: "other",
      files: [ftm(company("1", name, ["sanction"]))],
    });
    await importList(store, list("Gannet Bank"), at);
    const ids = async () =>
      (await screenedActor(store, "gannet:bank"))?.candidates.map(({ partyId }) => partyId);
    assert.deepEqual((await ids())?.toSorted(), [`${LIST}:r-bank`, "other:1"]);
    await judge(store, at, {
      about: "screening",
      subject: "gannet:bank",
      partyId: "other:1",
      verdict: "negative",
      ...signed,
    });
    await importList(store, list("Gannet Bank Limited"), at);
    const again = (await screenedActor(store, "gannet:bank"))?.candidates.find(
      ({ partyId }) => partyId === "other:1",
    );
    assert.equal(again?.judgement?.verdict, "negative");
    assert.equal(again?.judgement?.changedSince, true);
    await importList(store, list("Quiet Garden Club"), at);
    assert.deepEqual(await ids(), [`${LIST}:r-bank`]);
    assert.equal((await store.seriesEvents({ dataset: "lists" })).length, 2);
  });
});

test("a name asked at hand comes with what was said of it before", async () => {
  await opened(async (store, at) => {
    const partyId = `${LIST}:r-trust`;
    await judge(store, at, {
      about: "screening",
      subject: "Korvan  TRUST",
      partyId,
      verdict: "unsure",
      ...signed,
    });
    const [answer] = await screenNames(store, [
      { id: "q", names: ["korvan trust"], schema: "any" },
    ]);
    assert.equal(answer?.candidates[0]?.judgement?.verdict, "unsure");
    await assert.rejects(
      judge(store, at, {
        about: "screening",
        subject: "x",
        partyId: "nobody",
        verdict: "positive",
        ...signed,
      }),
      /unknown party: "nobody"/,
    );
  });
});

test("a list that lost more than a tenth asks before it replaces; the same file twice is one version", async () => {
  const at = world();
  const store = await openStore(":memory:", { create: true, now: at.now });
  const rows = Array.from({ length: 20 }, (_, i) => company(String(i), `Company ${i}`));
  const load = (n: number, accept = false) =>
    importList(
      store,
      { format: "ftm", dataset: "made", files: [ftm(...rows.slice(0, n))], accept },
      at,
    );
  await load(20);
  assert.equal((await load(20)).known, true);
  await assert.rejects(
    load(17),
    (error) => error instanceof TocsinError && error.code === "conflict",
  );
  assert.equal((await store.allParties()).length, 20);
  assert.equal((await load(18)).version.removed, 2);
  assert.equal((await load(3, true)).version.removed, 15);
  assert.equal((await store.listVersions()).length, 3);
  await store.close();
});
