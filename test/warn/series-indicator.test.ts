// A series of an imported data set that is out of the ordinary, as an indicator of a problem in a whole case.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "../../src/base/interval.ts";
import { weighAndWarn } from "../../src/cycle/index.ts";
import type { SeriesEvent } from "../../src/model/event-series.ts";
import { openStore } from "../../src/store/index.ts";
import { indicator, problem } from "./factory.ts";

const LAST = "2031-05-25";
const WEEKS = 20;

/** One raid a week, and many in the last. */
function raids(): SeriesEvent[] {
  const days = Array.from({ length: WEEKS }, (_, week) => addDays(LAST, -7 * week));
  const burst = Array.from({ length: 15 }, (_, i) => addDays(LAST, -(i % 6)));
  return [...days, ...burst].map((day, i) => ({
    id: `raid-${i}`,
    dataset: "ACLED",
    type: "ASSAULT",
    mode: null,
    actor: "Solvane",
    recipient: "Kestria",
    area: null,
    day,
    published: null,
    talk: false,
    belief: 1,
    origins: [],
    propositionId: null,
    deaths: null,
  }));
}

test("an alarm of an imported series moves the indicator that asks for it", async () => {
  const now = () => "2031-05-28T08:00:00.000Z";
  const store = await openStore(":memory:", { now });
  await store.saveSeriesEvents(
    (async function* () {
      yield { events: raids(), issues: [] };
    })(),
  );
  const observable = [{ series: { dataset: "ACLED", actors: ["Solvane"] } }];
  await store.saveProblem(problem({ indicators: [indicator("raids", { observable })] as never }));
  await weighAndWarn(store, { now, fetch: () => Promise.reject(new Error("no network")) });
  const state = (await store.lastAssessment("border"))?.indicators[0];
  assert.equal(state?.level, "moderate");
  const [record] = state.indications.flatMap((one) => one.record ?? []);
  assert.match(record?.text ?? "", /^Solvane → Kestria, material conflict: 16 from 2031-05-\d\d/);
  assert.ok((record?.p ?? 1) < 0.01);
  await store.close();
});
