import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { forecastsOf, recordForecast, type ForecastInput } from "../cycle/index.ts";
import { Question, Settlement } from "../model/forecast.ts";
import { CASE, withCase } from "./case.ts";
import { command } from "./command.ts";
import type { Effects } from "./effects.ts";
import { oneLine } from "./paper.ts";
import { parseOptions, printJson, printRows } from "./print.ts";

const usage = "forecasts [ask QUESTION | answer QUESTION CHANCE… | settle QUESTION ANSWER]";

const OPTIONS = {
  ...CASE,
  text: { type: "string", value: "WORDS", about: "ask: the question" },
  criteria: { type: "string", value: "WORDS", about: "ask: what must be seen for each answer" },
  source: { type: "string", value: "WORDS", about: "ask: where the answer will be looked up" },
  opens: { type: "string", value: "DAY", about: "ask: first day for forecasts (default today)" },
  closes: { type: "string", value: "DAY", about: "ask: last day for forecasts" },
  by: { type: "string", value: "NAME", about: "who; else TOCSIN_ANALYST" },
  resolves: { type: "string", value: "DAY", about: "ask: day by which it is settled" },
  type: { type: "string", value: "TYPE", about: "ask: binary, categories, ordinal, numeric" },
  answers: { type: "string", value: "A,B,…", about: "ask: the answers, in order" },
  problem: { type: "string", value: "ID", about: "ask: the warning problem it belongs to" },
  why: { type: "string", value: "WORDS", about: "answer: the reason; settle: why it is annulled" },
  on: { type: "string", value: "DAY", about: "settle: day on which it was decided" },
  evidence: { type: "string", value: "ID,…", about: "what it rests on; needed to settle" },
  json: { type: "boolean", about: "JSON instead of text" },
} as const;

/** `tocsin forecasts`: questions, chances and outcomes, kept so that nobody can change them; and who was right. */
export const forecasts = command({
  usage,
  options: OPTIONS,
  examples: [
    "tocsin forecasts ask q1 --text Shut? --criteria order --source me --closes 2031-06-01 --resolves 2031-06-08",
    'tocsin forecasts answer closes 0.7 0.3 --by "R. Analyst" --why "boats were moved"',
    'tocsin forecasts settle closes yes --on 2031-06-01 --evidence prop-1a2b3c --by "S. Second"',
  ],
  run: async ({ values, positionals }, effects) => {
    const [action, ...rest] = positionals;
    if (action === undefined) return list(values, effects);
    const input = inputOf(action, { rest, values }, effects);
    const entry = await withCase({ values }, effects, (store) =>
      recordForecast(store, { now: effects.now }, input),
    );
    if (values.json) printJson(entry, effects);
    else effects.stdout.write(`recorded as line ${entry.seq}, ${entry.hash.slice(0, 12)}\n`);
  },
});

type Values = Partial<Record<Exclude<keyof typeof OPTIONS, "json">, string>> & { json?: boolean };

interface Words {
  readonly rest: readonly string[];
  readonly values: Values;
}

function inputOf(action: string, words: Words, effects: Effects): ForecastInput {
  const by = words.values.by ?? effects.env["TOCSIN_ANALYST"] ?? "";
  if (by.trim() === "")
    throw new TocsinError("bad-input", "missing name", { hint: "say who: --by NAME" });
  if (action === "ask") return { kind: "question", by, body: questionOf(words, effects.now()) };
  if (action === "answer") return { kind: "forecast", body: { by, ...forecastOf(words) } };
  if (action === "settle") return { kind: "settlement", body: { by, ...settlementOf(words) } };
  throw new TocsinError("bad-input", `unknown action: ${JSON.stringify(action)}`, {
    hint: `usage: tocsin ${usage}`,
  });
}

function questionOf({ rest: [id = ""], values }: Words, now: string): Question {
  const { text, criteria: resolutionCriteria, source, closes, resolves: resolvesBy } = values;
  const { type = "binary", opens = now.slice(0, 10), problem: problemId } = values;
  const answers = listOf(values.answers) ?? (type === "binary" ? ["yes", "no"] : []);
  const given = { id, problemId, text, resolutionCriteria, source, opens, closes, resolvesBy };
  return parseOptions(Question, { ...given, type, answers });
}

function forecastOf({ rest: [questionId = "", ...chances], values }: Words) {
  const parsed = parseOptions(z.object({ chances: z.array(z.coerce.number()).min(1) }), {
    chances,
  });
  return {
    questionId,
    machine: false,
    values: parsed.chances,
    rationale: values.why ?? "",
    evidence: listOf(values.evidence) ?? [],
  };
}

function settlementOf({ rest: [questionId = "", answer], values }: Words) {
  const outcome = outcomeOf(answer, values.why);
  const evidence = listOf(values.evidence) ?? [];
  const settlement = { questionId, outcome, on: values.on, evidence };
  return parseOptions(Settlement.omit({ at: true, by: true }), settlement);
}

/** "annulled" and "ambiguous" take their reason from --why; a number settles a numeric question. */
function outcomeOf(answer: string | undefined, why: string | undefined): object {
  if (answer === "annulled" || answer === "ambiguous") return { kind: answer, why: why ?? "" };
  const isNumber = answer !== undefined && /^-?\d+(?:\.\d+)?$/.test(answer);
  return isNumber
    ? { kind: "number", value: Number(answer) }
    : { kind: "answer", answer: answer ?? "" };
}

function listOf(text: string | undefined): string[] | undefined {
  return text
    ?.split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

async function list(values: Values, effects: Effects): Promise<void> {
  const found = await withCase({ values }, effects, (store) =>
    forecastsOf(store, { now: effects.now }),
  );
  if (values.json) return printJson(found, effects);
  printRows(
    found.questions,
    {
      noun: "question",
      columns: [
        { heading: "id", cell: ({ question }) => question.id, max: 24 },
        { heading: "status", cell: ({ status }) => status },
        { heading: "closes", cell: ({ question }) => question.closes },
        { heading: "forecasts", cell: (one) => String(one.forecasts.length) },
        { heading: "question", cell: ({ question }) => question.text },
      ],
    },
    effects,
  );
  for (const { by, machine, open, settled, annulled, scores, terms } of found.records) {
    const label = machine ? `${by} (machine)` : by;
    const brier = scores?.binary ? `, Brier ${scores.binary.brier.toFixed(3)}` : "";
    effects.stdout.write(
      oneLine(`${label}: ${open} open, ${settled} settled, ${annulled} annulled${brier}`) + "\n",
    );
    for (const term of terms)
      effects.stdout.write(
        `  said "${term.label}" ${term.forecasts} times, came true ${term.happened} times\n`,
      );
  }
}
