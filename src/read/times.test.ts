import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Document } from "../model/document.ts";
import { times } from "./times.ts";

function read(text: string, published: string | null = "2025-10-17") {
  const document = { id: "d", text, published } as unknown as Document;
  const blocks = [{ span: { begin: 0, end: text.length }, kind: "paragraph" as const }];
  return times.read(document, { blocks }, { outlets: new Map() });
}

const shown = (text: string, published?: string | null) =>
  read(text, published).map(({ text: words, value }) => [words, value]);

test("days, weeks, months and years are reckoned from publication, a Friday", () => {
  assert.deepEqual(shown("Late yesterday, on Tuesday, next week, last month, this year."), [
    ["Late yesterday", "2025-10-16"],
    ["Tuesday", "2025-10-14"],
    ["next week", "2025-W43"],
    ["last month", "2025-09"],
    ["this year", "2025"],
  ]);
});

test("a day without a year is the nearest; one ahead by more than a season is last year's", () => {
  assert.deepEqual(shown("On 15 September and on Nov. 3, but not on March 30 or June 31."), [
    ["15 September", "2025-09-15"],
    ["Nov. 3", "2025-11-03"],
    ["March 30", "2025-03-30"],
    ["June", "2025-06"],
  ]);
});

test("durations and sets have no interval; quarters do", () => {
  const found = read("For the past three months, every week, in the third quarter of 1998.");
  assert.deepEqual(
    found.map(({ kind, value, interval }) => [kind, value, interval?.from ?? null]),
    [
      ["duration", "P3M", null],
      ["set", "P1W", null],
      ["explicit", "1998-Q3", "1998-07-01"],
    ],
  );
});

test("times of day keep their hour and cover their day", () => {
  const [time] = read("They left at 3 p.m. on Wednesday.");
  assert.equal(time?.value, "2025-10-15T15:00");
  assert.equal(time?.interval?.from, "2025-10-15");
});

test("without a date of publication what is relative stays unresolved", () => {
  for (const { value, interval } of read(
    "Last Friday, yesterday, a year ago, two weeks ago.",
    null,
  ))
    assert.deepEqual([value, interval], [null, null]);
});

test("numbers that count something, and the verb may, are no times", () => {
  assert.deepEqual(shown("They may send 2000 troops for $1998; a boy, 12 years old, saw it."), []);
});

test("any text: spans in order, apart, and their own words", () => {
  const words = fc.constantFrom(
    "last",
    "week",
    "Friday",
    "March",
    "5",
    "1998",
    "the",
    "two",
    "years",
    "ago",
    ",",
    "p.m.",
    "-",
    "quarter",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(words, fc.string({ maxLength: 4 })), { maxLength: 30 }),
      (parts) => {
        const text = parts.join(" ");
        const found = read(text);
        found.forEach(({ span, text: own }, i) => {
          assert.equal(text.slice(span.begin, span.end), own);
          assert.ok(i === 0 || (found[i - 1]?.span.end ?? 0) <= span.begin);
        });
      },
    ),
  );
});
