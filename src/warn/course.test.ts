import assert from "node:assert/strict";
import test from "node:test";
import { addDays } from "../base/interval.ts";
import type { Assessment, WarningLevel } from "../model/problem.ts";
import { courseOf } from "./course.ts";

const days = (levels: readonly WarningLevel[]): Assessment[] =>
  levels.map((level, i) => ({
    problemId: "strait",
    asOf: addDays("2031-01-01", i),
    level,
    levelReasons: [],
    confidence: "low",
    confidenceReasons: [],
    indicators: [],
    scenarios: [],
    coverage: { documents: 0, from: null, to: null },
  }));

test("the lead runs from the first warning in time; the stand-down waits for two reviews", () => {
  const { levels, days: course } = courseOf(
    days(["WL4", "WL3", "WL3", "WL2", "WL2", "WL3", "WL4", "WL4"]),
    { event: "2031-01-05", horizonDays: 30 },
  );
  const at = (level: WarningLevel) => levels.find((one) => one.level === level);
  assert.equal(at("WL3")?.leadDays, 3);
  assert.equal(at("WL2")?.leadDays, 1);
  assert.equal(at("WL1")?.leadDays, null);
  assert.equal(at("WL3")?.falseAlarms, 0);
  assert.equal(course[5]?.inForce, "WL2");
  assert.equal(at("WL2")?.stoodDown, "2031-01-07");
});

test("a warning that no event followed within the horizon is a false alarm", () => {
  const quiet = courseOf(days(["WL4", "WL3", "WL4", "WL4", "WL4", "WL3"]), {
    event: null,
    horizonDays: 30,
  });
  assert.equal(quiet.levels[0]?.falseAlarms, 2);
  const late = courseOf(days(["WL3", ...Array.from({ length: 9 }, () => "WL4" as const)]), {
    event: "2031-01-10",
    horizonDays: 5,
  });
  assert.deepEqual([late.levels[0]?.leadDays, late.levels[0]?.falseAlarms], [null, 1]);
});
