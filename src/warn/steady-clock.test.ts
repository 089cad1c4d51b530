import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { addDays } from "../base/interval.ts";
import { steadyTime } from "./steady-clock.ts";

const NOW = "2031-05-31T12:00:00.000Z";

test("the clock is right where nothing speaks against it", () => {
  const right = { asOf: NOW, fault: null };
  assert.deepEqual(steadyTime(NOW, { assessed: null, published: ["2031-01-01"] }), right);
  assert.deepEqual(steadyTime(NOW, { assessed: "2031-05-30", published: [] }), right);
  const sameDay = { assessed: "2031-05-31T18:00:00.000Z", published: [] };
  assert.deepEqual(steadyTime(NOW, sameDay), right);
});

test("a clock that was set back does not take an assessment back", () => {
  const assessed = "2031-06-02T07:00:00.000Z";
  assert.deepEqual(steadyTime(NOW, { assessed, published: ["2031-05-31"] }), {
    asOf: assessed,
    fault: "set-back",
  });
});

test("a clock far ahead of everything ages nothing, until a document bears it out", () => {
  const assessed = "2031-04-01T07:00:00.000Z";
  assert.deepEqual(steadyTime(NOW, { assessed, published: [] }), {
    asOf: assessed,
    fault: "ahead",
  });
  const came = { assessed, published: ["2031-04-12", "2031-03-01", "2099-01-01"] };
  assert.deepEqual(steadyTime(NOW, came), { asOf: "2031-04-12", fault: "ahead" });
  const bornOut = { assessed, published: ["2031-05-01"] };
  assert.deepEqual(steadyTime(NOW, bornOut), { asOf: NOW, fault: null });
});

test("whatever the clock does, an assessment is never on a day before the last", () => {
  const jumps = fc.array(fc.integer({ min: -2000, max: 2000 }), { maxLength: 20 });
  fc.assert(
    fc.property(jumps, (days) => {
      let assessed: string | null = null;
      for (const jump of days) {
        const now = `${addDays("2031-05-31", jump)}T12:00:00.000Z`;
        const { asOf } = steadyTime(now, { assessed, published: ["2031-05-20"] });
        assert.ok(assessed === null || asOf.slice(0, 10) >= assessed.slice(0, 10));
        assessed = asOf;
      }
    }),
  );
});
