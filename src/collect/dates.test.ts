import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { dateOfLine, parseDate } from "./dates.ts";

test("whole dates are read, with an instant only where the zone is given", () => {
  const cases: Record<string, string | null> = {
    "2025-10-03": "2025-10-03",
    "2025-10-03T10:00:00": "2025-10-03",
    "2025-10-03T10:00:00+03:00": "2025-10-03T07:00:00Z",
    "2025-10-03 23:30Z": "2025-10-03T23:30:00Z",
    "20251003": "2025-10-03",
    "Fri, 03 Oct 2025 10:00:00 EST": "2025-10-03T15:00:00Z",
    "3 Oct 2025 10:00 +0300": "2025-10-03T07:00:00Z",
    "October 3, 2025": "2025-10-03",
    "Friday, 3rd of October 2025": "2025-10-03",
    "Sept. 9, 2016": "2016-09-09",
  };
  for (const [words, day] of Object.entries(cases)) assert.equal(parseDate(words), day, words);
});

test("nothing is guessed: no year, no day, ambiguous order or no such day is no date", () => {
  for (const words of [
    "03/10/2025",
    "5.10.25",
    "Oct 3",
    "October 2025",
    "2025",
    "2025-02-30",
    "2025-13-01",
    "Friday",
    "",
  ]) {
    assert.equal(parseDate(words), null, words);
  }
});

test("every day and instant that is written in ISO is read back", () => {
  const date = fc.date({
    min: new Date("1900-01-01"),
    max: new Date("2100-01-01"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(date, (value) => {
      const iso = value.toISOString().replace(/\.\d+Z$/, "Z");
      assert.equal(parseDate(iso), iso);
      assert.equal(parseDate(iso.slice(0, 10)), iso.slice(0, 10));
    }),
  );
});

test("a line that is only a date is one; a sentence with a date is none", () => {
  assert.equal(dateOfLine("Published: Friday, 3 October 2025 | 14:05 GMT"), "2025-10-03");
  assert.equal(dateOfLine("Oct. 3, 2025 at 2:05 p.m."), "2025-10-03");
  assert.equal(dateOfLine("The bridge was hit on 3 October 2025"), null);
  assert.equal(dateOfLine("Updated 3 October 2025"), null);
});
