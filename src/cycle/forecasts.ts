import { SCALES, term } from "../brief/index.ts";
import type {
  ChainedEntry,
  Forecast,
  LedgerEntry,
  Question,
  Settlement,
} from "../model/forecast.ts";
import type { Store } from "../store/index.ts";
import {
  checkEntry,
  judgedForecast,
  questionStates,
  trackRecords,
  type QuestionState,
  type SignedJudgement,
  type TrackRecord,
} from "../warn/index.ts";
import type { World } from "./world.ts";

/** What a person, or a labelled machine, adds to the ledger; when is the ledger's own business. */
export type ForecastInput =
  | { readonly kind: "question"; readonly by: string; readonly body: Question }
  | { readonly kind: "forecast"; readonly body: Omit<Forecast, "at"> }
  | { readonly kind: "settlement"; readonly body: Omit<Settlement, "at"> };

/** All questions as of now, and how each forecaster did. */
export async function forecastsOf(
  store: Store,
  { now }: Pick<World, "now">,
): Promise<{ questions: QuestionState[]; records: TrackRecord[] }> {
  const questions = questionStates(await store.forecastLedger(), now());
  return { questions, records: trackRecords(questions, (p) => term(p, SCALES.ICD203)) };
}

/**
 * Adds a question, a forecast or a settlement to the ledger.
 *
 * @throws TocsinError "bad-input", "not-found" or "conflict" where the ledger may not take it
 */
export async function recordForecast(
  store: Store,
  { now }: Pick<World, "now">,
  input: ForecastInput,
): Promise<ChainedEntry> {
  const entry = entryOf(input, now());
  return store.appendForecast(entry, (ledger) => checkEntry(ledger, entry));
}

/**
 * Makes a forecast of a judgement that is published: asks its question, unless it is asked already, and answers it.
 *
 * @returns the line of the forecast
 * @throws TocsinError "conflict" where the question is settled
 */
export async function publishJudgement(
  store: Store,
  { now }: Pick<World, "now">,
  judgement: SignedJudgement,
): Promise<ChainedEntry> {
  const { question, forecast } = judgedForecast(judgement, now());
  const known = questionStates(await store.forecastLedger(), now());
  if (!known.some((state) => state.question.id === question.id))
    await recordForecast(store, { now }, { kind: "question", by: judgement.by, body: question });
  return recordForecast(store, { now }, { kind: "forecast", body: forecast });
}

function entryOf(input: ForecastInput, at: string): LedgerEntry {
  if (input.kind === "question") return { kind: "question", at, by: input.by, body: input.body };
  if (input.kind === "forecast") {
    const body = { ...input.body, at };
    return { kind: "forecast", at, by: body.by, body };
  }
  const body = { ...input.body, at };
  return { kind: "settlement", at, by: body.by, body };
}
