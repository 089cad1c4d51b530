import assert from "node:assert/strict";
import test from "node:test";
import { confidence, type ConfidenceBasis } from "./confidence.ts";

const sound: ConfidenceBasis = {
  keyPropositions: [{ nMin: 2, origins: ["a", "b"] }],
  unsupportedAssumptions: 0,
  horizonDays: 90,
  coverage: 1,
  decisiveOrigins: 0,
};

test("each cap of tradecraft §1.3 fires alone and says so", () => {
  const cases: [ConfidenceBasis["horizonDays"] | Partial<ConfidenceBasis>, string, RegExp][] = [
    [{}, "high", /two independent origins/],
    [{ keyPropositions: [] }, "low", /no indicator rests on a current report/],
    [
      {
        keyPropositions: [
          { nMin: 0, origins: ["a"] },
          { nMin: 2, origins: ["b", "c"] },
        ],
      },
      "low",
      /no origin that can be traced/,
    ],
    [{ keyPropositions: [{ nMin: 2, origins: ["a"] }] }, "low", /rest on one origin/],
    [{ transmitters: 1 }, "low", /through one publisher/],
    [{ transmitters: 2 }, "high", /two independent origins/],
    [{ decisiveOrigins: 1 }, "low", /if one origin were dropped/],
    [{ keyPropositions: [{ nMin: 1, origins: ["a", "b"] }] }, "moderate", /one independent origin/],
    [{ unsupportedAssumptions: 1 }, "moderate", /unsupported/],
    [{ horizonDays: 184 }, "moderate", /six months/],
    [{ coverage: 0.69 }, "moderate", /69 %/],
  ];
  for (const [change, expected, reason] of cases) {
    const result = confidence({ ...sound, ...(change as Partial<ConfidenceBasis>) });
    assert.equal(result.confidence, expected, JSON.stringify(change));
    assert.match(result.reasons.join("\n"), reason);
  }
});

test("every cap that applies is listed", () => {
  const { reasons } = confidence({
    ...sound,
    keyPropositions: [{ nMin: 1, origins: ["a"] }],
    coverage: 0,
  });
  assert.equal(reasons.length, 3);
});
