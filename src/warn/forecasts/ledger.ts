import { TocsinError } from "../../base/error.ts";
import { groupBy } from "../../base/group.ts";
import type { Forecast, LedgerEntry, Question, Settlement } from "../../model/forecast.ts";

/** A question with all that was said of it. */
export interface QuestionState {
  readonly question: Question;
  readonly status: "open" | "closed" | "settled";
  /** In the order they were made. */
  readonly forecasts: readonly Forecast[];
  readonly settlement: Settlement | null;
}

const SUM_TOLERANCE = 1e-6;

/**
 * State of every question, in the order they were asked; what was said is known by its place in the ledger, not by clocks.
 *
 * @param now the instant that decides what is open
 */
export function questionStates(entries: readonly LedgerEntry[], now: string): QuestionState[] {
  const forecasts = groupBy(
    entries.flatMap((entry) => (entry.kind === "forecast" ? [entry.body] : [])),
    ({ questionId }) => questionId,
  );
  const settlements = new Map(
    entries.flatMap((entry) =>
      entry.kind === "settlement" ? [[entry.body.questionId, entry.body] as const] : [],
    ),
  );
  return entries.flatMap((entry) => {
    if (entry.kind !== "question") return [];
    const settlement = settlements.get(entry.body.id) ?? null;
    const status = settlement ? "settled" : isOver(entry.body.closes, now) ? "closed" : "open";
    return [
      { question: entry.body, status, forecasts: forecasts.get(entry.body.id) ?? [], settlement },
    ];
  });
}

/**
 * Refuses an entry that the ledger may not take: the past is never changed, only added to.
 *
 * @throws TocsinError "bad-input" for a question that cannot be settled or chances that do not sum to 1; "not-found" for
 * an unknown question; "conflict" for one asked twice, closed, settled, settled by its only forecaster, or written by a clock that was set back
 */
export function checkEntry(entries: readonly LedgerEntry[], entry: LedgerEntry): void {
  const states = questionStates(entries, entry.at);
  if (entry.kind === "question") return checkQuestion(states, entry.body);
  const state = states.find(({ question }) => question.id === entry.body.questionId);
  if (!state)
    throw new TocsinError("not-found", `unknown question: "${entry.body.questionId}"`, {
      hint: "list the questions: tocsin forecasts",
    });
  if (state.settlement)
    throw new TocsinError("conflict", `invalid entry: "${state.question.id}" is settled`, {
      hint: "ask a new question",
    });
  checkClock(entries, entry, entry.body.questionId);
  if (entry.kind === "forecast") checkForecast(state, entry.body);
  else checkSettlement(state, entry.body);
}

/** A clock that was set back would let a forecast pass for one made before it was known how things went. */
function checkClock(entries: readonly LedgerEntry[], { at }: LedgerEntry, id: string): void {
  const own = entries.filter(
    ({ body }) => ("questionId" in body ? body.questionId : body.id) === id,
  );
  const last = own.reduce((most, line) => (line.at > most ? line.at : most), "");
  if (at < last)
    throw new TocsinError(
      "conflict",
      `invalid time: the clock says ${at}, the last line of "${id}" is of ${last}`,
      {
        hint: "set the clock of the machine right",
      },
    );
}

function checkQuestion(states: readonly QuestionState[], question: Question): void {
  if (states.some((state) => state.question.id === question.id))
    throw new TocsinError("conflict", `duplicate question: "${question.id}"`, {
      hint: "give it an id of its own; a question is never changed",
    });
  const { opens, closes, resolvesBy, type, answers } = question;
  if (opens > closes || closes > resolvesBy)
    throw new TocsinError(
      "bad-input",
      `invalid dates: opens ${opens}, closes ${closes}, resolves by ${resolvesBy}`,
      {
        hint: "a question opens, closes, and is settled, in this order",
      },
    );
  const count = type === "numeric" ? answers.length === 0 : answers.length >= 2;
  const binary = type !== "binary" || answers.join() === "yes,no";
  if (!count || !binary || new Set(answers).size < answers.length)
    throw new TocsinError("bad-input", `invalid answers: ${JSON.stringify(answers)}`, {
      hint: 'a binary question has the answers "yes" and "no", a numeric one none, any other two or more',
    });
}

function checkForecast({ question, status }: QuestionState, { values, at }: Forecast): void {
  if (status !== "open" || at.slice(0, 10) < question.opens)
    throw new TocsinError("conflict", `invalid forecast: "${question.id}" is not open`, {
      hint: `it takes forecasts from ${question.opens} to ${question.closes}`,
    });
  if (question.type === "numeric") return;
  const sum = values.reduce((total, p) => total + p, 0);
  const chances = values.every((p) => p >= 0 && p <= 1);
  if (values.length !== question.answers.length || !chances || Math.abs(sum - 1) > SUM_TOLERANCE)
    throw new TocsinError("bad-input", `invalid chances: ${values.join(", ")}`, {
      hint: `give one for each of ${question.answers.join(", ")}, with the sum 1`,
    });
}

function checkSettlement({ question, forecasts }: QuestionState, settlement: Settlement): void {
  const { outcome, by, on, at } = settlement;
  if (on !== undefined && on > at.slice(0, 10))
    throw new TocsinError("bad-input", `invalid day: ${on} is still to come`, {
      hint: "settle a question once its day is over",
    });
  if (outcome.kind === "answer" && !question.answers.includes(outcome.answer))
    throw new TocsinError("bad-input", `unknown answer: "${outcome.answer}"`, {
      hint: `use one of ${question.answers.join(", ")}`,
    });
  if (outcome.kind === "number" && question.type !== "numeric")
    throw new TocsinError("bad-input", `invalid outcome: ${outcome.value}`, {
      hint: `use one of ${question.answers.join(", ")}`,
    });
  const forecasters = new Set(forecasts.map((forecast) => forecast.by));
  if (forecasters.size === 1 && forecasters.has(by))
    throw new TocsinError("conflict", `invalid settlement: ${by} is its only forecaster`, {
      hint: "let somebody else settle it",
    });
}

function isOver(day: string, now: string): boolean {
  return now.slice(0, 10) > day;
}

/** What each forecaster last said before the question closed. */
export function standingForecasts({ question, forecasts }: QuestionState): Forecast[] {
  const last = new Map<string, Forecast>();
  for (const forecast of forecasts)
    if (!isOver(question.closes, forecast.at)) last.set(forecast.by, forecast);
  return [...last.values()];
}
