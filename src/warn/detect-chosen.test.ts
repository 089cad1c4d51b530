import assert from "node:assert/strict";
import test from "node:test";
import { addDays } from "../base/interval.ts";
import type { SeriesEvent } from "../model/event-series.ts";
import { detectWith } from "./detect-chosen.ts";
import { exposureOf } from "./exposure.ts";
import { SERIES_DETECTORS } from "./series-detectors.ts";
import { dyadSeries } from "./series.ts";

const WEEKS = 200;
const FROM = "2028-01-03";

/** So many events in each week, from as many origins as `origins`, and a quiet dyad beside it. */
function weekly(counts: readonly number[], origins = 9) {
  const events = counts.flatMap((count, week) =>
    Array.from({ length: count }, (_, i) => eventOf(`e${week}-${i}`, week, `o${i % origins}`)),
  );
  const others = counts.flatMap((_, week) =>
    Array.from({ length: 10 }, (__, i) => ({
      ...eventOf(`x${week}-${i}`, week, "x"),
      actor: "east",
    })),
  );
  return dyadSeries([...events, ...others], {
    from: FROM,
    to: addDays(FROM, 7 * counts.length),
    step: "week",
    reportingDelay: 0,
    exposure: () => null,
  });
}

function eventOf(id: string, week: number, origin: string): SeriesEvent {
  return {
    id,
    dataset: "ACLED",
    type: "ASSAULT",
    mode: null,
    actor: "north",
    recipient: "south",
    area: null,
    day: addDays(FROM, 7 * week + 2),
    published: null,
    talk: false,
    belief: 1,
    origins: [origin],
    propositionId: null,
    deaths: null,
  };
}

const usual = Array.from({ length: WEEKS }, (_, i) => [1, 2, 1, 0, 2][i % 5] ?? 1);
const raised = [...usual.slice(0, -3), 9, 10, 12];

for (const name of SERIES_DETECTORS) {
  test(`${name}: alarms on a steep rise, and not on the usual pace`, () => {
    const { alarms } = detectWith(
      name,
      weekly(["glr-cusum", "earsC1"].includes(name) ? [...usual.slice(0, -1), 12] : raised),
    );
    assert.deepEqual(
      alarms.map(({ actor }) => actor),
      ["north"],
    );
    assert.deepEqual(detectWith(name, weekly(usual)).alarms, []);
    const [alarm] = alarms;
    assert.ok((alarm?.expected ?? 99) < 12 && Object.keys(alarm?.parameters ?? {}).length > 0);
    assert.ok(alarm?.baseline.bins && alarm.baseline.from < alarm.from);
  });

  test(`${name}: too short a history is said, and never an alarm`, () => {
    const { alarms, notTested, tested } = detectWith(name, weekly([0, 1, 30]));
    assert.deepEqual([alarms.length, tested], [0, 0]);
    assert.match(notTested[0]?.reason ?? "", /insufficient history/);
  });
}

test("an alarm of one origin goes away without it", () => {
  const { alarms } = detectWith("earsC1", weekly([...usual.slice(0, -1), 12], 1));
  assert.deepEqual(
    alarms[0]?.withoutOrigin.map(({ observed, alarm }) => [observed, alarm]),
    [[0, false]],
  );
});

test("exposure counts each document that names either party once, in its own bin", () => {
  const days = new Map([
    ["2030-12-01", [5]],
    ["2031-01-01", [1]],
    ["2031-01-08", [2]],
    ["2031-01-09", [3]],
  ]);
  const naming = new Map([
    ["a", [1, 1, 4, 5]], // 4 has no date
    ["b", [1, 2]],
    ["c", [3]],
  ]);
  const exposure = exposureOf({ days, naming }, { from: "2031-01-01", bins: 2, days: 7 });
  assert.deepEqual(exposure("c", ""), [0, 1]);
  assert.deepEqual(exposure("a", "b"), [1, 1]);
  assert.deepEqual(exposure("a", "b"), exposure("b", "a"));
  assert.deepEqual(exposure("", ""), [1, 2]);
});
