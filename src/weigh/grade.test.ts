import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { gradeOf, reliabilityOf, type GradeBasis } from "./grade.ts";

const BASIS: GradeBasis = {
  nMin: 1,
  denialsMin: 0,
  denied: false,
  contradicted: false,
  asserted: true,
  untraceable: false,
  vague: false,
  sources: [{ label: "the ministry", reliability: "F" }],
};
const rated = (reliability: "A" | "B" | "C" | "D" | "E" | "F") => [
  { label: "the ministry", reliability },
];

test("a new source cannot be judged", () => {
  assert.equal(reliabilityOf(4, 4), "F");
  assert.deepEqual(
    [
      [20, 20],
      [19, 19],
      [9, 10],
      [5, 8],
      [3, 6],
      [1, 8],
    ].map(([t, n]) => reliabilityOf(t ?? 0, n ?? 0)),
    ["A", "B", "B", "C", "D", "E"],
  );
});

test("a longer clean record never lowers the letter", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 60 }),
      (n) => reliabilityOf(n + 1, n + 1) <= reliabilityOf(n, n),
    ),
  );
});

for (const [name, basis, grade] of [
  ["one origin of unknown reliability", {}, "F3"],
  ["one usually reliable origin", { sources: rated("B") }, "B2"],
  [
    "one usually reliable origin, denied",
    { sources: rated("B"), denied: true, denialsMin: 1 },
    "B3",
  ],
  ["one unreliable origin", { sources: rated("E") }, "E4"],
  ["one origin, vague", { vague: true }, "F4"],
  ["two origins, one fairly reliable", { nMin: 2, sources: [...rated("C"), ...rated("F")] }, "C1"],
  ["two origins of unknown reliability", { nMin: 2 }, "F3"],
  [
    "two origins and a live denial",
    { nMin: 2, sources: rated("B"), denied: true, denialsMin: 1 },
    "B3",
  ],
  ["denied by two origins", { nMin: 2, sources: rated("B"), denied: true, denialsMin: 2 }, "B5"],
  ["hedged only", { asserted: false, nMin: 0 }, "F6"],
  ["untraceable", { untraceable: true, nMin: 0 }, "F6"],
] as const) {
  test(`grade: ${name}`, () => {
    const { reliability, credibility, basis: reasons } = gradeOf({ ...BASIS, ...basis });
    assert.equal(`${reliability}${credibility}`, grade);
    assert.equal(reasons.length, 2);
  });
}
