import assert from "node:assert/strict";
import { test } from "node:test";
import { AS_OF, indicator, input, problem } from "../../test/warn/factory.ts";
import type { SeriesAlarm } from "../model/event-series.ts";
import { assess } from "./assessment.ts";
import type { WarnRecord } from "./input.ts";

function alarm(p: number, change: Partial<SeriesAlarm> = {}): WarnRecord {
  const found: SeriesAlarm = {
    id: `alarm-${p}`,
    dataset: "ACLED",
    actor: "Solvane",
    recipient: "Kestria",
    measure: "material-conflict",
    from: "2031-05-19",
    to: "2031-05-26",
    observed: 9,
    expected: 1.5,
    interval: [0, 4],
    p,
    falseDiscovery: 0.1,
    tested: 1,
    baseline: { from: "2031-03-01", to: "2031-05-12", bins: 8, events: 12, exposure: 100 },
    exposure: 10,
    detector: "gamma-poisson",
    parameters: {},
    events: [],
    propositions: [],
    origins: [],
    withoutOrigin: [],
    ...change,
  };
  const { id, dataset, actor, recipient } = found;
  return {
    id: `record-${id}`,
    kind: "alarm",
    alarm: found,
    day: "2031-05-25",
    text: `${actor} stands out`,
    source: dataset,
    dataset,
    url: null,
    refs: [actor, recipient],
  };
}

const series = (query: object) => [{ series: { dataset: "ACLED", ...query } }];
const watched = (query: object, more: object = {}) =>
  problem({
    indicators: [
      indicator("raids", { observable: series(query) }),
      indicator("talk", { category: "intent", observable: series({ ...query, ...more }) }),
    ] as never,
  });
const levels = (query: object, records: readonly WarnRecord[]) =>
  assess(watched(query), input({ records }), AS_OF).indicators.map(({ level }) => level);

test("an alarm of a series is an indication, by its parties, its measure and its data set", () => {
  const records = [alarm(0.001)];
  assert.deepEqual(levels({ actors: ["solvane"] }, records), ["moderate", "moderate"]);
  for (const query of [{ actors: ["Kestria"] }, { measures: ["talk"] }, { dataset: "GDELT" }])
    assert.deepEqual(levels(query, records), ["no-reporting", "no-reporting"]);
  const old = alarm(0.001);
  assert.deepEqual(levels({}, [{ ...old, day: "2031-03-01" }]), ["no-reporting", "no-reporting"]);
});

test("lines of detectors that converge have their p-values taken together by Cauchy's rule", () => {
  const records = [
    alarm(0.01, { origins: ["a"] }),
    alarm(0.04, { origins: ["b"], measure: "verbal-conflict" }),
  ].map((record, i) => ({ ...record, source: `data set ${i}` }));
  const watching = watched({ measures: ["material-conflict"] }, { measures: ["verbal-conflict"] });
  const { convergence } = assess(watching, input({ records }), AS_OF);
  assert.equal(convergence?.kind, "convergence");
  const tangent = (Math.tan((0.5 - 0.01) * Math.PI) + Math.tan((0.5 - 0.04) * Math.PI)) / 2;
  assert.ok(Math.abs((convergence?.p ?? 0) - (0.5 - Math.atan(tangent) / Math.PI)) < 1e-12);
  const [first, second] = records;
  assert.ok(first && second && second.kind === "alarm");
  const shared = [first, { ...second, alarm: { ...second.alarm, origins: ["a"] } }];
  assert.equal(assess(watching, input({ records: shared }), AS_OF).convergence?.p, null);
});
