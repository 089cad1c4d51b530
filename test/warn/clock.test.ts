// A clock that jumps while documents come: nothing stands down by it, nothing is lost, and an issue says so.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addInputs, resume } from "../../src/cycle/index.ts";
import type { Store } from "../../src/store/index.ts";
import { article, openCase } from "../alerts/case.ts";

const TROOPS = "troops and tanks had reached the border.";

/** A case that stands at WL3 since 10 May. */
async function standingCase() {
  const opened = await openCase("2031-05-10T09:00:00.000Z");
  await addInputs(opened.store, [article(0, "2031-05-10", TROOPS)], opened.world);
  return opened;
}

async function stateOf(store: Store) {
  const last = await store.lastAssessment("border");
  const { issues } = await store.listIssues({ q: "clock" });
  const alerts = await store.listAlerts();
  return {
    asOf: last?.asOf.slice(0, 10),
    inForce: last?.inForce,
    levels: last?.indicators.map(({ level }) => level),
    issues: issues.map(({ code, where }) => `${code} ${where}`),
    fallen: alerts.filter(({ direction }) => direction === "stand-down").length,
    days: (await store.assessmentHistory("border")).map(({ asOf }) => asOf.slice(0, 10)),
  };
}

test("a clock that is set back takes nothing back, and what comes meanwhile counts", async () => {
  const { clock, world, store } = await standingCase();
  for (const day of ["2031-05-02", "2031-05-03"]) {
    clock.now = `${day}T09:00:00.000Z`;
    await addInputs(store, [article(Number(day.slice(-1)), day, "ships had left.")], world);
  }
  const back = await stateOf(store);
  assert.deepEqual(
    [back.asOf, back.inForce, back.fallen],
    ["2031-05-10", "WL3", 0],
    "assessed as of the last day that came",
  );
  assert.ok(back.levels?.every((level) => level !== "no-reporting"));
  assert.deepEqual([...new Set(back.issues)], ["clock-set-back border"]);
  assert.deepEqual(back.days, back.days.toSorted());
  clock.now = "2031-05-11T09:00:00.000Z";
  await resume(store, world);
  assert.equal((await stateOf(store)).asOf, "2031-05-11");
  await store.close();
});

test("a clock that runs years ahead ages nothing, and is forgotten once it is right again", async () => {
  const { clock, world, store } = await standingCase();
  for (const now of ["2041-01-01", "2041-01-02", "2041-01-03"]) {
    clock.now = `${now}T09:00:00.000Z`;
    await resume(store, world);
  }
  assert.equal((await stateOf(store)).issues.length, 3, "told each day, though nothing came");
  await addInputs(store, [article(1, "2031-05-11", TROOPS)], world);
  const ahead = await stateOf(store);
  assert.deepEqual([ahead.asOf, ahead.inForce, ahead.fallen], ["2031-05-11", "WL3", 0]);
  assert.deepEqual([...new Set(ahead.issues)], ["clock-ahead border"]);
  clock.now = "2031-05-12T09:00:00.000Z";
  await addInputs(store, [article(2, "2031-05-12", TROOPS)], world);
  assert.equal((await stateOf(store)).asOf, "2031-05-12");
  await store.close();
});

test("after a long time away the first document of these days bears the clock out", async () => {
  const { clock, world, store } = await standingCase();
  clock.now = "2031-09-01T09:00:00.000Z";
  await addInputs(store, [article(1, "2031-08-31", "ships had left the port.")], world);
  const later = await stateOf(store);
  assert.deepEqual([later.asOf, later.issues], ["2031-09-01", []]);
  assert.equal(later.inForce, "WL3", "one review below is not enough to stand down");
  await store.close();
});
