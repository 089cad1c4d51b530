import assert from "node:assert/strict";
import test from "node:test";
import { addDays } from "../base/interval.ts";
import type { SeriesEvent } from "../model/event-series.ts";
import { detect } from "./detect.ts";
import { expectationsOf } from "./expectations.ts";
import { dyadSeries } from "./series.ts";

const FROM = "2028-01-03";

function eventOf(id: string, week: number): SeriesEvent {
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
    origins: ["o"],
    propositionId: null,
    deaths: null,
  };
}

function weekly(counts: readonly number[], exposure: readonly number[] | null = null) {
  const events = counts.flatMap((count, week) =>
    Array.from({ length: count }, (_, i) => eventOf(`e${week}-${i}`, week)),
  );
  const [series] = dyadSeries(events, {
    from: FROM,
    to: addDays(FROM, 7 * counts.length),
    step: "week",
    reportingDelay: 0,
    exposure: () => exposure,
  });
  assert.ok(series);
  return series;
}

test("the band of the bin that alarms is the one that the alarm names", () => {
  const series = weekly([1, 2, 1, 0, 2, 1, 2, 1, 0, 2, 14]);
  const [alarm] = detect([series]).alarms;
  const band = expectationsOf(series)["material-conflict"];
  assert.equal(band?.length, series.bins.length);
  assert.deepEqual(band?.at(-1), { expected: alarm?.expected, interval: alarm?.interval });
});

test("bins with too little before them have none; measures without an event are left out", () => {
  const bands = expectationsOf(weekly([1, 2, 1, 0, 2, 1, 2]));
  assert.deepEqual(Object.keys(bands), ["material-conflict"]);
  assert.deepEqual(
    bands["material-conflict"]?.map((one) => one !== null),
    [false, false, false, false, false, true, true],
  );
});

test("a bin of which nothing was read is expected to hold nothing; intervals are in order", () => {
  const band = expectationsOf(weekly([3, 2, 4, 3, 2, 3, 1, 0], [9, 9, 9, 9, 9, 9, 9, 0]));
  const list = band["material-conflict"] ?? [];
  assert.deepEqual(list.at(-1), { expected: 0, interval: [0, 0] });
  for (const one of list) if (one) assert.ok(one.interval[0] <= one.interval[1]);
});
