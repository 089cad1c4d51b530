// Changes of lists and claims of ownership as indicators: found, told with what they rest on, judged.
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { add, importList, judge, weighAndWarn, type World } from "../../src/cycle/index.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { indicator, problem } from "./factory.ts";

const GANNET = new URL("../../examples/gannet-bank", import.meta.url).pathname;

/** A clock that goes on a second each time it is asked. */
function world(): World {
  let seconds = 0;
  return {
    now: () => new Date(Date.UTC(2026, 2, 5) + seconds++ * 1000).toISOString(),
    fetch: async () => {
      throw new Error("no network in tests");
    },
  };
}

const company = (id: string, name: string) => ({
  id,
  schema: "Company",
  properties: { name: [name], topics: ["sanction"] },
});
const ftm = (...rows: readonly object[]) => ({
  format: "ftm" as const,
  dataset: "amber",
  title: "Amber list",
  files: [
    {
      name: "amber.ftm.json",
      bytes: Readable.from([Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(""))]),
    },
  ],
});

const WATCHED = problem({
  indicators: [
    indicator("listed", {
      category: "economic",
      observable: [{ list: { parties: ["Gannet Bank"], lists: ["amber"], changes: ["added"] } }],
      windowDays: 365,
    }),
    indicator("owned", {
      observable: [{ link: { parties: ["Gannet Bank"], standings: ["alleged"] } }],
      windowDays: 365,
    }),
    indicator("half-owned", {
      observable: [{ link: { parties: ["Gannet Bank"], percentAtLeast: 99 } }],
      windowDays: 365,
    }),
  ] as never,
});

async function stateOf(store: Store, indicatorId: string) {
  const view = await store.findProblem("border");
  const state = view?.assessment.indicators.find((one) => one.indicatorId === indicatorId);
  assert.ok(state);
  return { ...state, records: state.indications.flatMap(({ record }) => record ?? []) };
}

async function opened(run: (store: Store, at: World) => Promise<void>): Promise<void> {
  const at = world();
  const store = await openStore(":memory:", { create: true, now: at.now });
  await add(store, [GANNET], at);
  await store.saveProblem(WATCHED);
  await run(store, at);
  await store.close();
}

const BEFORE = [company("a", "Quarry House"), company("b", "Mill Lane")];

test("an alleged owner of a bank is an indication by the words that say so, and no share is made up", () =>
  opened(async (store, at) => {
    await weighAndWarn(store, at);
    const { indications } = await stateOf(store, "owned");
    const claims = await store.claimsOf(indications.flatMap(({ claimIds }) => claimIds));
    assert.ok(claims.some(({ text }) => /allegedly owns Gannet Bank/.test(text)));
    assert.equal((await stateOf(store, "half-owned")).indications.length, 0);
  }));

test("a party that comes onto a list is an indication by its record, and can be rejected", () =>
  opened(async (store, at) => {
    await importList(store, ftm(...BEFORE), at);
    const first = await stateOf(store, "listed");
    assert.deepEqual([first.records, first.level], [[], "no-reporting"]);
    await importList(store, ftm(...BEFORE, company("c", "Gannet Bank")), at);
    const listed = await stateOf(store, "listed");
    assert.equal(listed.level, "moderate", "one record is one origin");
    assert.deepEqual(
      listed.records.map(({ text, partyIds }) => [text, partyIds]),
      [["Gannet Bank was added to Amber list", ["amber:c"]]],
    );
    const told = (await store.listAlerts()).find(({ subject }) => subject === "listed");
    assert.match(told?.details.join() ?? "", /Gannet Bank was added to Amber list \(record of /);
    await judge(store, at, {
      about: "indication",
      problemId: "border",
      indicatorId: "listed",
      propositionId: listed.indications[0]?.propositionId ?? "",
      verdict: "rejected",
      by: "ada",
      why: "another bank",
    });
    const after = await stateOf(store, "listed");
    assert.deepEqual([after.level, after.indications[0]?.judged?.by], ["no-reporting", "ada"]);
  }));
