import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { addDays } from "../base/interval.ts";
import { SERIES_MEASURES, type SeriesEvent } from "../model/event-series.ts";
import { convergence, type ChangedLine } from "./convergence.ts";
import { detect } from "./detect.ts";
import { measureOf, ploverScore, typesOf } from "./plover.ts";
import { countDyads, dyadKey, dyadSeries, partiesNamed, type SeriesFrame } from "./series.ts";

const event = (over: Partial<SeriesEvent>): SeriesEvent => ({
  id: "e",
  dataset: "claims",
  type: "ASSAULT",
  mode: null,
  actor: "north",
  recipient: "south",
  area: null,
  day: "2031-03-01",
  published: "2031-03-02",
  talk: false,
  belief: 1,
  origins: ["wire"],
  propositionId: "p",
  deaths: null,
  ...over,
});
const frame = (over: Partial<SeriesFrame> = {}): SeriesFrame => ({
  from: "2031-01-01",
  to: "2031-04-02",
  step: "week",
  reportingDelay: 0,
  exposure: () => Array.from({ length: 20 }, () => 50),
  ...over,
});

test("scores and classes are those of the manual", () => {
  assert.equal(ploverScore("ASSAULT", "drone"), -9.5);
  assert.equal(ploverScore("ACCUSE", null), -3);
  assert.equal(ploverScore("NONSENSE", null), undefined);
  assert.equal(measureOf({ type: "SANCTION", talk: false }), "material-conflict");
  assert.equal(measureOf({ type: "SANCTION", talk: true }), "talk");
});

test("events are counted by dyad and measure, from a day on", () => {
  const events = [
    event({ id: "1", actor: "east" }),
    event({ id: "2" }),
    event({ id: "3", day: null, published: "2031-03-09" }),
    event({ id: "4", recipient: null, talk: true }),
    event({ id: "5", actor: "west", day: null, published: null }),
    event({ id: "6", actor: "west", type: "NONSENSE" }),
  ];
  const [both, east, spoken] = [{}, { actor: "east" }, { recipient: null }].map((over) =>
    dyadKey(event(over)),
  );
  assert.deepEqual(Object.fromEntries(countDyads(events, {})), {
    [both ?? ""]: 2,
    [east ?? ""]: 1,
    [spoken ?? ""]: 1,
  });
  assert.deepEqual([...countDyads(events, { measure: "talk" })], [[spoken, 1]]);
  assert.deepEqual([...countDyads(events, { from: "2031-03-05" })], [[both, 1]]);
});

test("types of a measure are those whose events count in it", () => {
  for (const measure of [...SERIES_MEASURES, undefined]) {
    const { types, talk } = typesOf(measure);
    assert.ok(types.length > 2, measure);
    for (const type of types)
      assert.equal(
        measureOf({ type, talk: talk ?? false }),
        measure ?? measureOf({ type, talk: false }),
      );
  }
  assert.equal(typesOf(undefined).talk, undefined);
});

test("talk is kept apart, data sets are kept apart, and what has no day is said", () => {
  const series = dyadSeries(
    [
      event({ id: "1" }),
      event({ id: "2", talk: true }),
      event({ id: "3", dataset: "ACLED" }),
      event({ id: "4", day: null }),
      event({ id: "5", day: null, published: null }),
    ],
    frame(),
  );
  assert.deepEqual(
    series.map(({ dataset }) => dataset),
    ["ACLED", "claims"],
  );
  const claims = series[1];
  const total = (measure: "material-conflict" | "talk") =>
    claims?.bins.reduce((sum, { counts }) => sum + counts[measure], 0);
  assert.equal(total("material-conflict"), 2);
  assert.equal(total("talk"), 1);
  assert.equal(claims?.undated, 1);
  assert.equal(claims?.unplaced, 1);
  assert.equal(
    claims?.bins.reduce((sum, { conflict }) => sum + conflict, 0),
    18,
  );
});

test("series do not depend on the order of the events", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          type: fc.constantFrom("ASSAULT", "AID", "THREATEN"),
          day: fc.integer({ min: 0, max: 80 }).map((n) => addDays("2031-01-01", n)),
          actor: fc.constantFrom("north", "south", null),
        }),
      ),
      (parts) => {
        const events = parts.map((part, i) => event({ id: `e${i}`, ...part }));
        const bins = (list: readonly SeriesEvent[]) =>
          dyadSeries(list, frame()).map(({ actor, bins: b }) => ({ actor, bins: b }));
        assert.deepEqual(bins(events.toReversed()), bins(events));
      },
    ),
  );
});

/** One event a week from one origin each, then `n` in the last week. */
function rise(n: number, origin: (i: number) => string): SeriesEvent[] {
  const usual = Array.from({ length: 12 }, (_, week) =>
    event({ id: `u${week}`, day: addDays("2031-01-01", 7 * week), origins: [`w${week}`] }),
  );
  const last = Array.from({ length: n }, (_, i) =>
    event({ id: `n${i}`, day: "2031-03-27", origins: [origin(i)] }),
  );
  return [...usual, ...last];
}

test("a rise is an alarm that shows what it rests on, and what is left without one origin", () => {
  const { alarms, tested } = detect(
    dyadSeries(
      rise(9, (i) => `o${i}`),
      frame(),
    ),
  );
  assert.equal(alarms.length, 1);
  assert.equal(tested, 1);
  const [alarm] = alarms;
  assert.equal(alarm?.observed, 9);
  assert.ok((alarm?.expected ?? 99) < 2 && (alarm?.p ?? 1) < 0.001);
  assert.equal(alarm?.baseline.bins, 8);
  assert.ok(alarm?.withoutOrigin.every(({ observed, alarm: still }) => observed === 8 && still));
});

test("an alarm that hangs on one origin says so", () => {
  const { alarms } = detect(
    dyadSeries(
      rise(9, () => "wire"),
      frame(),
    ),
  );
  assert.deepEqual(
    alarms[0]?.withoutOrigin.map(({ origin, alarm }) => [origin, alarm]),
    [["wire", false]],
  );
});

test("twice as much reading explains twice as many events", () => {
  const busy = Array.from({ length: 13 }, (_, i) => (i === 12 ? 500 : 50));
  const { alarms } = detect(
    dyadSeries(
      rise(9, (i) => `o${i}`),
      frame({ exposure: () => busy }),
    ),
  );
  assert.equal(alarms.length, 0);
});

test("too short a history is an answer, not an alarm", () => {
  const { alarms, notTested } = detect(
    dyadSeries(rise(9, (i) => `o${i}`).slice(10), frame({ from: "2031-03-12" })),
  );
  assert.equal(alarms.length, 0);
  assert.match(notTested[0]?.reason ?? "", /insufficient history/);
});

test("bins younger than the delay of reports are shown and never alarmed on", () => {
  const series = dyadSeries(
    rise(9, (i) => `o${i}`),
    frame({ reportingDelay: 14 }),
  );
  assert.ok(series[0]?.bins.at(-1)?.provisional);
  assert.equal(detect(series).alarms.length, 0);
});

const line = (over: Partial<ChangedLine>): ChangedLine => ({
  id: "a",
  category: "intent",
  at: "2031-03-20",
  p: 0.01,
  origins: ["x"],
  transmitters: ["Gazette"],
  ...over,
});

test("convergence wants separate categories, separate origins and separate ways to us", () => {
  const kind = (...lines: ChangedLine[]) => convergence(lines, "2031-04-01").kind;
  const other = { id: "b", category: "capability", origins: ["y"], transmitters: ["Courier"] };
  assert.equal(kind(line({}), line(other)), "convergence");
  assert.equal(kind(line({}), line({ ...other, transmitters: ["Gazette"] })), "one-transmitter");
  assert.equal(kind(line({}), line({ ...other, origins: ["x", "y"] })), "shared-origin");
  assert.equal(kind(line({}), line({ ...other, category: "intent" })), "none");
  assert.equal(kind(line({}), line({ ...other, at: "2031-02-01" })), "none");
  assert.equal(kind(line({}), line({ ...other, origins: [] })), "too-few-origins");
  const third = line({ id: "c", category: "political", origins: ["x", "y"] });
  assert.equal(kind(line({}), line(other), third), "convergence"); // more evidence takes nothing away
});

test("a pair says how many of its parties are named", () => {
  const named = (actor: string | null, recipient: string | null) =>
    partiesNamed(dyadKey({ dataset: "claims", actor, recipient }));
  assert.deepEqual(
    [named("a", "b"), named("a", null), named(null, "b"), named(null, null)],
    [2, 1, 1, 0],
  );
});
