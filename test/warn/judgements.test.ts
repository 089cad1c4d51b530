// A person's word on an indication and on a cell, through a whole case: statuses follow, a replay keeps it, it can be undone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addInputs, judge, matrixOf, replay } from "../../src/cycle/index.ts";
import { openStore } from "../../src/store/index.ts";
import { problem } from "./factory.ts";

const clock = { now: "2031-05-10T09:00:00.000Z" };
const world = {
  now: () => clock.now,
  fetch: async () => {
    throw new Error("no network in tests");
  },
};
const at = (minute: number) => {
  clock.now = `2031-05-10T10:${String(minute).padStart(2, "0")}:00.000Z`;
};
const TEXT = "The border guard said on Saturday that troops of Northland had reached the bridge.";

test("an indication is rejected, kept out by a replay, and taken up again; a cell is rated by two", async () => {
  const store = await openStore(":memory:", { now: world.now });
  await store.saveProblem(problem());
  const line = JSON.stringify({ id: "a", text: TEXT, title: "Bridge", published: "2031-05-10" });
  const bytes = new TextEncoder().encode(`${line}\n`);
  await addInputs(store, [{ bytes, name: "a.jsonl", retrieved: clock.now }], world);
  const state = async () => {
    const [found] = (await store.findProblem("border"))?.assessment.indicators ?? [];
    assert.ok(found);
    return found;
  };
  const before = await state();
  assert.equal(before.level, "moderate");
  const propositionId = before.indications[0]?.propositionId ?? "";
  const signed = { why: "they were on leave", by: "ana" };
  const indication = { about: "indication", problemId: "border", indicatorId: "troops" } as const;
  at(1);
  await judge(store, world, { ...indication, ...signed, propositionId, verdict: "rejected" });
  assert.equal((await state()).level, "no-reporting");
  assert.equal((await store.findProblem("border"))?.assessment.level, "WL4");
  await replay(store, world);
  assert.equal((await state()).indications[0]?.judged?.by, "ana");
  at(2);
  await judge(store, world, { ...indication, ...signed, propositionId, verdict: "none" });
  assert.equal((await state()).level, "moderate");
  const cell = { about: "cell", problemId: "border", hypothesisId: "calm", propositionId } as const;
  at(3);
  await judge(store, world, { ...cell, ...signed, verdict: "C" });
  at(4);
  await judge(store, world, { ...cell, why: "no war", by: "ben", verdict: "II" });
  await replay(store, world);
  const [row] = (await matrixOf(store, "border")).rows;
  assert.deepEqual(
    row?.cells[0]?.ratings.map(({ by, cell: rating, why }) => [by, rating, why]),
    [
      ["ana", "C", "they were on leave"],
      ["ben", "II", "no war"],
    ],
  );
  const log = (await store.log()).map(({ action, by }) => `${action} ${by}`);
  assert.deepEqual(log.slice(-2), ["judge-cell ana", "judge-cell ben"]);
  const refused = (change: object) =>
    judge(store, world, { ...cell, ...signed, verdict: "C", ...change } as never);
  await assert.rejects(refused({ hypothesisId: "peace" }), /unknown hypothesis: "peace"/);
  await assert.rejects(refused({ propositionId: "prop-x" }), /unknown proposition: "prop-x"/);
  await assert.rejects(refused({ problemId: "coast" }), /unknown problem: "coast"/);
  await assert.rejects(
    judge(store, world, { ...indication, ...signed, propositionId: "prop-x", verdict: "accepted" }),
    /unknown indication: "troops prop-x"/,
  );
  await assert.rejects(refused({ why: " " }), /missing reason/);
  await store.close();
});
