import assert from "node:assert/strict";
import { test } from "node:test";
import { TocsinError } from "../base/error.ts";
import { checkProblem } from "./problems.ts";

const GOOD = `
id: bridge
title: The bridge
question: Will the bridge be closed within 30 days?
region: North
owner: test
horizonDays: 30
soWhat: nobody can cross
scenarios:
  - { id: open, kind: baseline, prior: 0.7, narrative: it stays open }
  - { id: closed, kind: wildcard, prior: 0.3, narrative: it is closed }
indicators:
  - id: barriers
    statement: barriers are seen
    category: preparation
    observable: [{ words: [barrier] }]
    windowDays: 14
    likelihood: { open: U, closed: HL }
`;

test("a good problem file has no faults", () => {
  const { problem, faults } = checkProblem(GOOD);
  assert.deepEqual([problem?.id, faults], ["bridge", []]);
});

for (const [what, from, to, fault] of [
  ["a key nobody knows", "owner: test", "owner: test\ncolour: red", /colour/],
  ["priors that do not sum to 1", "prior: 0.3", "prior: 0.2", /invalid priors: they sum to 0\.90/],
  ["a scenario without a rating", "open: U, ", "", /barriers: missing likelihood: "open"/],
  ["a rating for no scenario", "open: U", "open: U, shut: C", /barriers: unknown scenario: "shut"/],
  ["an id used twice", "id: barriers", "id: open", /duplicate id: "open"/],
] as const) {
  test(`told: ${what}`, () =>
    assert.match(checkProblem(GOOD.replace(from, to)).faults.join("\n"), fault));
}

test("broken YAML is bad input, with the line", () => {
  assert.throws(
    () => checkProblem("id: [1"),
    (error) =>
      error instanceof TocsinError && error.code === "bad-input" && /line 1/.test(error.message),
  );
});
