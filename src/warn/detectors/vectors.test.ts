import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import { normalQuantile } from "../../base/distributions.ts";
import { bursts } from "./bursts.ts";
import { brown, cauchy, fisher, stouffer, tippett } from "./combine.ts";
import { glrCusum, rossiCusum } from "./cusum.ts";
import { earsC3, earsUpper } from "./ears.ts";
import { farringtonBound, powerBound, powerTail } from "./farrington.ts";
import { baselineOf, expectedCount, predictiveTail, predictiveUpper } from "./gamma-poisson.ts";
import { runLengths, shortRun } from "./run-length.ts";
import { expectationLlr, poissonLlr } from "./scan.ts";

/** Weekly counts published with the R package "surveillance"; not ours to ship, so read where they lie. */
const FILE = new URL("../../../../shared/gold/series/salmonella.agona.txt", import.meta.url);
const weeks = existsSync(FILE)
  ? readFileSync(FILE, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => Number(line.split("\t")[1]))
  : [];
const skip = weeks.length === 0 && "the series of the gold data is not there";
const near = (actual: number | undefined, expected: number, tolerance = 1e-6) =>
  assert.ok(Math.abs((actual ?? NaN) - expected) < tolerance, `${actual} is not ${expected}`);
/** Week numbers of the package count from 1. */
const week = (n: number) => weeks[n - 1] ?? NaN;
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

test("gamma–Poisson: 12 in 8 bins, then 5", () => {
  const baseline = baselineOf([1, 2, 1, 2, 1, 2, 1, 2].map((count) => ({ count, exposure: 1 })));
  near(predictiveTail(baseline, { count: 5, exposure: 1 }), 0.029448);
  near(expectedCount(baseline, 1), 1.5625);
});

test("gamma–Poisson on weekly salmonella: upper bounds and alarms of algo.bayes", { skip }, () => {
  const uppers = range(282, 312).map((t) => {
    const bins = [1, 2, 3].flatMap((year) =>
      range(-3, 3).map((off) => ({ count: week(t - 52 * year + off), exposure: 1 })),
    );
    return predictiveUpper(baselineOf(bins), { exposure: 1, alpha: 0.05 });
  });
  assert.equal(uppers.join(" "), "5 5 6 6 6 6 5 5 6 6 6 7 7 7 8 8 8 8 7 7 6 6 6 5 5 5 5 5 5 5 6");
  const alarms = range(282, 312).filter((t, i) => week(t) > (uppers[i] ?? Infinity));
  assert.deepEqual(alarms, [284, 288, 294, 295]);
});

test("GLR-CUSUM on weekly salmonella", { skip }, () => {
  const mean = weeks.slice(0, 199).reduce((sum, y) => sum + y, 0) / 199;
  near(mean, 2.934673);
  const later = weeks.slice(199);
  const steps = glrCusum(
    later,
    later.map(() => mean),
    5,
  );
  const alarms = steps.flatMap(({ value, alarm }, i) => (alarm ? [[200 + i, value] as const] : []));
  assert.deepEqual(
    alarms.map(([t]) => t),
    [248, 264, 294],
  );
  [5.336296, 7.890593, 5.664343].forEach((value, i) => near(alarms[i]?.[1], value));
});

test("CUSUM after Rossi on weekly salmonella", { skip }, () => {
  const steps = rossiCusum(weeks.slice(281), { mean: 2.782918, k: 1.04, h: 2.26 });
  const at = (t: number) => steps[t - 282]?.value;
  [1.201499, 1.907013, 0, 0].forEach((value, i) => near(at(284 + i), value, 2e-6));
  [2.539933, 4.22383, 4.929345].forEach((value, i) => near(at(294 + i), value, 2e-6));
  assert.deepEqual(
    range(282, 312).filter((t) => steps[t - 282]?.alarm),
    [294, 295, 296, 297, 298],
  );
});

test("EARS on weekly salmonella: bounds and alarms of C1, C2 and C3", { skip }, () => {
  const alarmsOf = (method: "C1" | "C2", alpha: number) =>
    range(282, 312).filter(
      (t) => week(t) > (earsUpper(weeks, t - 1, { method, alpha }) ?? Infinity),
    );
  [3.0503, 3.5232, 5.7465, 9.7538].forEach((upper, i) =>
    near(earsUpper(weeks, 281 + i, { method: "C1", alpha: 0.001 }), upper, 1e-4),
  );
  assert.deepEqual(alarmsOf("C1", 0.001), [283, 284, 294]);
  assert.deepEqual(alarmsOf("C2", 0.001), [283, 284, 285]);
  const c3 = (present: boolean) =>
    range(282, 312).filter(
      (t) => (earsC3(weeks, t - 1, { present }) ?? 0) > normalQuantile(1 - 0.025),
    );
  assert.deepEqual(c3(false), [283, 284, 285, 286, 287, 296]);
  assert.deepEqual(c3(true), [282, 283, 284, 285, 286, 287, 295, 296]);
});

test("EARS C1 after the counts 1 1 1 3 3 1 2", () => {
  near(earsUpper([1, 1, 1, 3, 3, 1, 2, 0], 7, { method: "C1", alpha: 0.05 }), 3.278854);
});

test("Farrington, classic, on weekly salmonella", { skip }, () => {
  const bound = (t: number) =>
    farringtonBound(weeks, t - 1, { year: 52, years: 3, window: 3, alpha: 0.05 })?.upper;
  near(bound(284), 5.992988);
  near(bound(288), 5.994567);
  near(bound(294), 8.262231);
  assert.deepEqual(
    range(282, 312).filter((t) => week(t) > (bound(t) ?? Infinity) && recent(t) >= 5),
    [284, 288, 294],
  );
});

test("Farrington, flexible with a negative binomial bound, on weekly salmonella", { skip }, () => {
  const bound = (t: number) =>
    farringtonBound(weeks, t - 1, {
      year: 52,
      years: 4,
      window: 3,
      periods: 10,
      leaveOut: 26,
      downweightFrom: 2.58,
      trendBelow: 1,
      alpha: 0.1,
      bound: "negative-binomial",
    })?.upper;
  assert.equal(bound(284), 4);
  assert.equal(bound(294), 8);
  assert.deepEqual(
    range(282, 312).filter((t) => week(t) > (bound(t) ?? Infinity) && recent(t) >= 5),
    [283, 284, 285, 288, 294],
  );
});

/** Events in the last four weeks, this one included. */
const recent = (t: number) => range(t - 3, t).reduce((sum, s) => sum + week(s), 0);

test("Farrington's bounds on the three scales: μ 5, se 0.2, φ 1, y 8", () => {
  const expectation = { mean: 5, se: 0.2, dispersion: 1 };
  const at = (power: number) => {
    const { lower, upper } = powerBound(expectation, power, 0.05);
    return [lower, upper, powerTail(expectation, power, 8), (8 - 5) / (upper - 5)];
  };
  [1.3073128, 8.6926872, 0.0907246, 0.8124165].forEach((v, i) => near(at(1)[i], v));
  [1.9891097, 9.3744842, 0.1189986, 0.6857951].forEach((v, i) => near(at(0.5)[i], v));
  [1.8084477, 9.1154825, 0.1094727, 0.7289546].forEach((v, i) => near(at(2 / 3)[i], v));
  near(powerBound(expectation, 2 / 3, 0.025).upper, 9.993198);
});

test("run lengths: a rate that rises at the seventh bin", () => {
  const { steps, lnEvidence } = runLengths([0, 1, 0, 0, 1, 0, 5, 6, 4, 7], {
    shape: 1,
    rate: 1,
    hazard: 1 / 50,
  });
  near(lnEvidence, -20.715066);
  assert.deepEqual(
    steps.map(({ mostLikely }) => mostLikely),
    [1, 2, 3, 4, 5, 6, 7, 2, 3, 4],
  );
  [0.498188, 0.938502, 0.924168].forEach((p, i) => {
    const step = steps[6 + i];
    assert.ok(step);
    near(shortRun(step, 3), p);
  });
});

const COAL = new URL("../../../../shared/gold/series/coal-disasters.csv", import.meta.url);
const noCoal = !existsSync(COAL) && "the series of the gold data is not there";

test("run lengths: British coal mines grew safer about 1891", { skip: noCoal }, () => {
  const counts = readFileSync(COAL, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => Number(line.split(",")[1]));
  const { steps, lnEvidence } = runLengths(counts, { shape: 1, rate: 1, hazard: 1 / 100 });
  near(lnEvidence, -176.150294);
  assert.equal(steps[50]?.mostLikely, 10);
});

test("bursts of a stream of moments: the example of the R package bursts", () => {
  const every = (from: number, to: number, by: number) =>
    Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, i) => from + i * by);
  const moments = [
    ...every(0, 400, 100),
    ...every(410, 450, 5),
    ...every(451, 469, 2),
    ...every(480, 600, 5),
    700,
    ...every(710, 800, 5),
    900,
    1000,
  ];
  assert.deepEqual(
    bursts(moments).map(({ from, to, level }) => [from, to, level]),
    [
      [0, 410, 0],
      [410, 450, 1],
      [450, 469, 2],
      [469, 600, 1],
      [600, 710, 0],
      [710, 800, 1],
      [800, 1000, 0],
    ],
  );
});

test("scan statistics", () => {
  near(poissonLlr(12, 4, 60), 5.784115);
  near(poissonLlr(9, 3.2, 41), 3.976321);
  near(expectationLlr(12, 4), 5.183347);
});

test("combined p-values of .01, .04 and .20", () => {
  const ps = [0.01, 0.04, 0.2];
  const check = (found: { statistic: number; p: number }, statistic: number, p: number) => {
    near(found.statistic, statistic);
    near(found.p, p);
  };
  check(fisher(ps), 18.866968, 0.004394);
  check(stouffer(ps), 2.839787, 0.002257);
  check(stouffer(ps, 0.5), 2.008033, 0.02232);
  near(brown(ps, 0.5).p, 0.022079);
  check(cauchy(ps), 13.704238, 0.023186);
  near(tippett(ps).p, 0.029701);
});
