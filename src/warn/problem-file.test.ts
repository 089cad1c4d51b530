import assert from "node:assert/strict";
import test from "node:test";
import { TocsinError } from "../base/error.ts";
import { problemAdvice } from "./problem-advice.ts";
import { parseProblem } from "./problem-file.ts";

const YAML = `id: border
title: Border of Northland
question: Will Northland attack?
region: Northland
owner: desk
horizonDays: 90
soWhat: Convoys would have to turn back.
scenarios:
  - { id: calm, kind: baseline, narrative: The border stays quiet., prior: 0.9 }
  - { id: war, kind: plausible, narrative: Northland attacks., prior: 0.1 }
indicators:
  - id: troops
    statement: Troops move to the border
    category: preparation
    windowDays: 30
    observable:
      - words: [troops]
    likelihood: { calm: U, war: HL }
`;

test("a sound file is read, with its defaults", () => {
  const problem = parseProblem(YAML, "border.yaml");
  assert.equal(problem.indicators[0]?.threshold, 2);
  assert.deepEqual(problem.assumptions, []);
});

test("each fault names its line and what to do", () => {
  const cases: [from: string | RegExp, to: string, message: RegExp, hint: RegExp][] = [
    [
      "owner: desk",
      "owner: desk\ncolour: red",
      /^unknown key: "colour" \(f\.yaml:6\)$/,
      /remove it/,
    ],
    ["owner: desk\n", "", /^missing key: "owner" \(f\.yaml:\d+\)$/, /add "owner"/],
    [
      "horizonDays: 90",
      "horizonDays: soon",
      /^invalid horizonDays: expected .*\(f\.yaml:6\)$/,
      /correct/,
    ],
    ["preparation", "prep", /^invalid indicators\.0\.category: .*\(f\.yaml:14\)$/, /correct/],
    [
      "prior: 0.1 ",
      "prior: 0.3 ",
      /^invalid priors: their sum is 1\.2, expected 1 \(f\.yaml:8\)$/,
      /sum to 1/,
    ],
    [
      "words: [troops]",
      "{ words: [troops], list: { lists: [ofac-sdn] } }",
      /^invalid observable of "troops": "list" stands beside words \(f\.yaml:17\)$/,
      /a query of its own/,
    ],
    [
      "words: [troops]",
      "link: { standings: [denied] }",
      /^invalid indicators\.0\.observable\.0\.link\.standings\.0: .*\(f\.yaml:17\)$/,
      /correct/,
    ],
    [
      "words: [troops]",
      "list: { party: [Quarry House] }",
      /^unknown key: "party" \(f\.yaml:17\)$/,
      /remove it/,
    ],
    ["id: war", "id: calm", /^duplicate scenario id: "calm" \(f\.yaml:10\)$/, /own id/],
    [
      "war: HL",
      "wra: HL",
      /^unknown scenario in the likelihood of "troops": "wra" \(f\.yaml:18\)$/,
      /calm, war/,
    ],
    [", war: HL", "", /^missing likelihood of "troops" under "war" \(f\.yaml:18\)$/, /add "war: "/],
    [
      "war: HL",
      "war: MAYBE",
      /^invalid indicators\.0\.likelihood\.war: .*\(f\.yaml:18\)$/,
      /correct/,
    ],
    ["words: [troops]", "word: [troops]", /^unknown key: "word" \(f\.yaml:17\)$/, /remove it/],
    [
      "- words: [troops]",
      "- {}",
      /^invalid observable of "troops": empty.*\(f\.yaml:17\)$/,
      /words/,
    ],
    [
      "words: [troops]",
      "events: [ATACK]",
      /^unknown event type .*"ATACK" \(f\.yaml:17\)$/,
      /ASSAULT/,
    ],
    ["owner: desk", "owner: desk: x", /^invalid YAML: .*\(f\.yaml:5\)/, /quotation marks/],
  ];
  for (const [from, to, message, hint] of cases) {
    const broken = YAML.replace(from, to);
    assert.notEqual(broken, YAML);
    assert.throws(
      () => parseProblem(broken, "f.yaml"),
      (error) => {
        assert.ok(error instanceof TocsinError);
        assert.equal(error.code, "bad-input");
        assert.match(error.message, message);
        assert.match(error.hint ?? "", hint);
        return true;
      },
    );
  }
});

test("priors may be off by a rounding", () => {
  assert.ok(parseProblem(YAML.replace("prior: 0.1 ", "prior: 0.11 "), "f.yaml"));
});

test("what is no mapping, and a bomb of aliases, are refused as input", () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [${"*a,".repeat(20)}]\nc: &c [${"*b,".repeat(20)}]\nd: [${"*c,".repeat(20)}]\n`;
  for (const text of ["", "- 1", "just words", bomb])
    assert.throws(() => parseProblem(text, "f.yaml"), { name: "TocsinError", code: "bad-input" });
});

test("branches lead on to scenarios that are there", () => {
  const branch = (then: string) =>
    YAML.replace("prior: 0.1 }", `prior: 0.1, branches: [{ if: talks fail, leadsTo: ${then} }] }`);
  assert.throws(
    () => parseProblem(branch("wra"), "f.yaml"),
    /unknown branch: "wra" \(f\.yaml:10\)/,
  );
  assert.throws(() => parseProblem(branch("war"), "f.yaml"), /a cycle leads from "war" back to it/);
  assert.equal(parseProblem(branch("calm"), "f.yaml").scenarios[1]?.branches?.length, 1);
});

test("what scenarios and assumptions name is there, and days are days", () => {
  const assumed = (more: string) =>
    `${YAML}assumptions:\n  - { text: a, rating: solid, ${more} }\n`;
  assert.throws(
    () => parseProblem(assumed("invalidatedBy: [troop]"), "f.yaml"),
    /unknown indicator: "troop" \(f\.yaml:20\)/,
  );
  assert.throws(
    () => parseProblem(assumed("reviewBy: 2031-02-30"), "f.yaml"),
    /invalid assumptions/,
  );
  assert.throws(
    () => parseProblem(YAML.replace("prior: 0.1 }", "prior: 0.1, assumptions: [a1] }"), "f.yaml"),
    /unknown assumption: "a1"/,
  );
});

test("advice names what fits everything and what is missing", () => {
  const flat = YAML.replace("calm: U, war: HL", "calm: C, war: L");
  const { indicators, advice } = problemAdvice(parseProblem(flat, "f.yaml"));
  assert.equal(indicators[0]?.diagnostic, false);
  assert.ok(advice.some((line) => line.startsWith('"troops" fits every scenario alike')));
  assert.ok(advice.some((line) => line.includes("wildcard")));
  assert.equal(problemAdvice(parseProblem(YAML, "f.yaml")).indicators[0]?.points, 4);
});
