import assert from "node:assert/strict";
import test from "node:test";
import { Question, type Forecast, type LedgerEntry } from "../../model/forecast.ts";
import { judgedForecast, SignedJudgement } from "./judged.ts";
import { checkEntry, questionStates, standingForecasts } from "./ledger.ts";
import { trackRecords } from "./track-record.ts";

const question = (over: Partial<Question> = {}): LedgerEntry => ({
  kind: "question",
  at: "2031-01-01T00:00:00.000Z",
  by: "ana",
  body: Question.parse({
    id: "landing",
    text: "Will ships land by March?",
    resolutionCriteria: "two independent origins report a landing",
    source: "the case",
    opens: "2031-01-01",
    closes: "2031-02-01",
    resolvesBy: "2031-03-01",
    type: "binary",
    answers: ["yes", "no"],
    ...over,
  }),
});
const forecast = (over: Partial<Forecast> = {}): LedgerEntry => {
  const body = {
    questionId: "landing",
    by: "ana",
    machine: false,
    values: [0.7, 0.3],
    rationale: "ships gather",
    evidence: [],
    at: "2031-01-05T00:00:00.000Z",
    ...over,
  };
  return { kind: "forecast", at: body.at, by: body.by, body };
};
const settlement = (by: string, answer: string, questionId = "landing"): LedgerEntry => ({
  kind: "settlement",
  at: "2031-03-02T00:00:00.000Z",
  by,
  body: {
    questionId,
    outcome: { kind: "answer", answer },
    by,
    evidence: ["prop-1"],
    at: "2031-03-02T00:00:00.000Z",
  },
});

const refused = (entries: readonly LedgerEntry[], entry: LedgerEntry, why: RegExp) =>
  assert.throws(() => checkEntry(entries, entry), why);

test("a question without criteria is refused by its schema", () => {
  assert.throws(() => question({ resolutionCriteria: "" }));
});

test("the ledger refuses what would change the past or cannot be settled", () => {
  const asked = [question()];
  refused(asked, question(), /duplicate question/);
  refused([], question({ closes: "2030-01-01" }), /invalid dates/);
  refused([], question({ answers: ["yes", "maybe"] }), /invalid answers/);
  refused(asked, forecast({ questionId: "other" }), /unknown question/);
  refused(asked, forecast({ values: [0.7, 0.7] }), /invalid chances/);
  refused(asked, forecast({ at: "2031-02-05T00:00:00.000Z" }), /not open/);
  refused(asked, settlement("bo", "perhaps"), /unknown answer/);
  refused([...asked, forecast()], settlement("ana", "yes"), /only forecaster/);
  checkEntry([...asked, forecast()], settlement("bo", "yes"));
  refused([...asked, settlement("bo", "no")], settlement("bo", "yes"), /settled/);
});

test("a later forecast follows the earlier, and both stay", () => {
  const entries = [
    question(),
    forecast(),
    forecast({ values: [0.4, 0.6], at: "2031-01-09T00:00:00.000Z" }),
  ];
  const [state] = questionStates(entries, "2031-01-10T00:00:00.000Z");
  assert.equal(state?.forecasts.length, 2);
  assert.deepEqual(state && standingForecasts(state).map(({ values }) => values[0]), [0.4]);
  assert.equal(questionStates(entries, "2031-02-10T00:00:00.000Z")[0]?.status, "closed");
});

/** `n` settled questions, each forecast at 0.7 by one analyst; seven of ten come true. */
function history(n: number): LedgerEntry[] {
  return Array.from({ length: n }, (_, i) => {
    const id = `q${i}`;
    return [
      question({ id }),
      forecast({ questionId: id }),
      settlement("bo", i % 10 < 7 ? "yes" : "no", id),
    ];
  }).flat();
}
const words = (p: number) =>
  p > 0.55 && p <= 0.8 ? { words: "likely", lo: 0.55, hi: 0.8 } : undefined;

test("nothing but counts before ten are settled", () => {
  const [record] = trackRecords(questionStates(history(9), "2031-04-01T00:00:00.000Z"), words);
  assert.equal(record?.settled, 9);
  assert.equal(record?.scores, null);
  assert.deepEqual(record?.terms, []);
});

test("what was called likely is set against how often it happened", () => {
  const [record] = trackRecords(questionStates(history(10), "2031-04-01T00:00:00.000Z"), words);
  const [band] = record?.terms ?? [];
  assert.ok(band && record?.scores?.binary);
  assert.deepEqual([band.label, band.forecasts, band.happened], ["likely", 10, 7]);
  assert.ok(band.interval[0] < 0.7 && band.interval[1] > 0.7);
  assert.ok(Math.abs(record.scores.binary.brier - 0.21) < 1e-12);
});

test("a signed judgement makes a question that can be settled, and its author's answer", () => {
  const signed = SignedJudgement.parse({
    problemId: "strait",
    text: "Ships will land",
    likelihood: 0.65,
    horizonDays: 30,
    resolutionCriteria: "two independent origins report a landing",
    source: "the case",
    by: "ana",
  });
  const at = "2031-01-31T22:00:00.000Z";
  const made = judgedForecast(signed, at);
  assert.deepEqual(
    [made.question.opens, made.question.closes, made.question.resolvesBy],
    ["2031-01-31", "2031-03-02", "2031-03-16"],
  );
  const asked: LedgerEntry = {
    kind: "question",
    at,
    by: "ana",
    body: Question.parse(made.question),
  };
  const answered: LedgerEntry = { kind: "forecast", at, by: "ana", body: { ...made.forecast, at } };
  checkEntry([], asked);
  checkEntry([asked], answered);
  const later = judgedForecast({ ...signed, likelihood: 0.8 }, at);
  assert.equal(later.question.id, made.question.id);
  assert.notEqual(judgedForecast(signed, "2031-02-01T00:00:00.000Z").question.id, made.question.id);
  for (const likelihood of [0, 1, NaN])
    assert.equal(SignedJudgement.safeParse({ ...signed, likelihood }).success, false);
  for (const missing of ["resolutionCriteria", "source", "by"])
    assert.equal(SignedJudgement.safeParse({ ...signed, [missing]: " " }).success, false);
});

test("a clock that was set back neither hides what was said nor adds to it", () => {
  const said = [question(), forecast(), settlement("ben", "no")];
  const early = "2031-01-02T00:00:00.000Z";
  const [state] = questionStates(said, early);
  assert.deepEqual([state?.status, state?.forecasts.length], ["settled", 1]);
  const ended = settlement("ben", "no");
  const ahead = { ...ended, body: { ...ended.body, on: "2031-03-09" } } as LedgerEntry;
  refused([question()], ahead, /invalid day: 2031-03-09 is still to come/);
  refused(said, { ...settlement("cem", "yes"), at: early }, /is settled/);
  refused(
    said.slice(0, 2),
    forecast({ by: "ben", at: early }),
    /invalid time: the clock says 2031-01-02/,
  );
  refused([question()], forecast({ at: "2030-12-31T00:00:00.000Z" }), /not open|invalid time/);
});
