import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { screenedActors, screenNames, screenSample } from "../cycle/index.ts";
import { namesFromCsv, screeningToCsv, type NameRow } from "../exchange/index.ts";
import {
  parseScreeningList,
  partiesOfList,
  Screener,
  screenPair,
  type ScreeningQuery,
} from "../follow/index.ts";
import type { ScreenedActor, ScreeningCandidate } from "../model/screening.ts";
import { caseLocation, isServer, LIST, rowRange, withCase } from "./case.ts";
import { command } from "./command.ts";
import type { Effects } from "./effects.ts";
import { allRecords, records } from "./json-lines.ts";
import { printJson, printRows } from "./print.ts";

const usage = "screen NAME… | --csv FILE | --actors | --pairs | --list FILE";

/** The kinds of FollowTheMoney, each with the way its names are compared. */
const SCHEMAS: Readonly<Record<string, ScreeningQuery["schema"]>> = {
  person: "person",
  company: "organisation",
  organization: "organisation",
  organisation: "organisation",
  publicbody: "organisation",
  vessel: "vessel",
};

const Pair = z.object({
  id: z.string(),
  schema: z.string().nullish(),
  name1: z.string(),
  name2: z.string(),
});
const Query = z.object({ id: z.string(), schema: z.string().nullish(), name: z.string() });

/** `tocsin screen`: names against names, each score with its reasons and what contradicts it. */
export const screen = command({
  usage,
  options: {
    ...LIST,
    schema: { type: "string", value: "KIND", about: "of NAME: person, organisation or vessel" },
    born: { type: "string", value: "DATE", about: "of NAME: 1960, 1960-08 or 1960-08-31" },
    country: { type: "string", value: "CODE", about: "of NAME: ISO 3166 code, as LB" },
    number: {
      type: "string",
      value: "NUMBER",
      about: 'of NAME in a register: "IMO 9187629", an LEI, a tax or registration number',
    },
    csv: {
      type: "string",
      value: "FILE",
      about: "in: CSV with name, and id, schema, birth_date, country, imo, lei, number …; out: CSV",
    },
    actors: { type: "boolean", about: "actors of the case that lists may name" },
    pairs: {
      type: "boolean",
      about: "in: {id, schema?, name1, name2}; out: {id, score, match, explanation}",
    },
    list: {
      type: "string",
      value: "FILE",
      about: "a list as JSON; in: {id, schema?, name}; out: {id, list, asOf, candidates}",
    },
    threshold: {
      type: "string",
      value: "X",
      about: "score from which two names match, 0 to 1 (default 0.5)",
    },
  },
  examples: [
    'tocsin screen "Ismail Hadadi" --schema person --born 1961',
    'tocsin screen "Northern Heron" --schema vessel --number "IMO 9187629"',
    "tocsin screen --csv customers.csv > screened.csv",
    "tocsin screen --actors",
    "tocsin screen --pairs < pairs.jsonl",
    "tocsin screen --list list.json < names.jsonl",
  ],
  run: async ({ values, positionals }, effects) => {
    const options =
      values.threshold === undefined ? {} : { threshold: parseThreshold(values.threshold) };
    const named = positionals.length > 0;
    const asked = [named, values.csv, values.actors, values.pairs, values.list].filter(
      (one) => one !== undefined && one !== false,
    );
    if (asked.length !== 1) {
      throw new TocsinError(
        "bad-input",
        "missing choice: NAME, --csv, --actors, --pairs or --list",
        {
          hint: `usage: tocsin ${usage}`,
        },
      );
    }
    if (values.pairs) return screenPairs(options, effects);
    if (values.list !== undefined) return screenList(values.list, options, effects);
    if (values.actors) return showActors(values, effects);
    if (values.csv !== undefined) return screenCsv(values.csv, { values, options }, effects);
    return screenName(nameOf(positionals), { values, options }, effects);
  },
});

/** The words of one name. Names in quotation marks beside one another are refused: joined, they would be like nobody listed. */
function nameOf(words: readonly string[]): string {
  if (words.length > 1 && words.some((word) => /\s/u.test(word.trim())))
    throw new TocsinError(
      "bad-input",
      `several names: ${words.map((word) => JSON.stringify(word)).join(", ")}`,
      {
        hint: "give one at a time, all of it in quotation marks, or many as a file: --csv FILE",
      },
    );
  return words.join(" ");
}

interface Options {
  readonly threshold?: number;
}

interface Values {
  readonly case?: string | undefined;
  readonly json?: boolean | undefined;
  readonly schema?: string | undefined;
  readonly born?: string | undefined;
  readonly country?: string | undefined;
  readonly number?: string | undefined;
  readonly limit?: string | undefined;
  readonly offset?: string | undefined;
}

function parseThreshold(given: string): number {
  const threshold = Number(given);
  if (given.trim() !== "" && threshold >= 0 && threshold <= 1) return threshold;
  throw new TocsinError("bad-input", `invalid --threshold: ${JSON.stringify(given)}`, {
    hint: "give a number from 0 to 1",
  });
}

async function screenPairs(options: Options, effects: Effects): Promise<void> {
  for await (const { schema, ...pair } of records(Pair, effects)) {
    writeLine(screenPair({ ...pair, schema: schemaOf(schema) }, options), effects);
  }
}

/** All queries are read before the first is answered: the list is indexed once, for all of them. */
async function screenList(path: string, options: Options, effects: Effects): Promise<void> {
  const list = parseScreeningList(readFileSync(path, "utf8"));
  const screener = new Screener(partiesOfList(list));
  const { lines, fault } = await allRecords(Query, effects);
  for (const { id, name, schema } of lines) {
    const query = { id, names: [name], schema: schemaOf(schema) };
    const candidates = screener.screen(query, options).map((candidate) => ({
      id,
      score: candidate.score,
      match: candidate.match,
      listedId: candidate.partyId,
      listedName: candidate.name,
      matchedName: candidate.matchedName,
      programmes: candidate.programmes,
      explanation: candidate.parts,
      contradictions: candidate.contradictions,
    }));
    writeLine({ id, list: list.id, asOf: list.asOf, candidates }, effects);
  }
  if (fault) throw fault;
}

interface Given {
  readonly values: Values;
  readonly options: Options;
}

/** Against the lists of the case; where there is no case, or it has none, against the bundled sample, and it is said so. */
async function ask(
  queries: readonly ScreeningQuery[],
  { values, options }: Given,
  effects: Effects,
): Promise<{ id: string; candidates: ScreeningCandidate[] }[]> {
  const location = caseLocation(values, effects.env);
  const isThere = isServer(location) || existsSync(location);
  const answers =
    isThere || values.case !== undefined
      ? await withCase({ values }, effects, async (store) =>
          (await store.newestVersions()).size === 0
            ? undefined
            : screenNames(store, queries, options),
        )
      : undefined;
  if (answers) return answers;
  effects.stderr.write(
    "no lists imported: this is the bundled sample, dated and incomplete; tocsin import adds real ones\n",
  );
  return screenSample(queries, options);
}

async function screenName(name: string, given: Given, effects: Effects): Promise<void> {
  const { schema, born, country, number, json } = given.values;
  const query = queryOf({
    id: name,
    name,
    line: 1,
    schema: schema ?? null,
    birthDate: born ?? null,
    country: country ?? null,
    identifiers: number === undefined ? [] : [{ type: "", value: number }],
  });
  const [answer] = await ask([query], given, effects);
  const candidates = answer?.candidates ?? [];
  if (json) return printJson({ name, candidates }, effects);
  for (const candidate of candidates) effects.stdout.write(candidateText(candidate));
  if (candidates.length === 0) effects.stderr.write("nobody on the lists is alike\n");
}

/** One candidate in lines: what it is, which of its names is alike, and every reason with its weight. */
function candidateText(candidate: ScreeningCandidate): string {
  const { score, match, name, matchedName, matchedKind, partyId, judgement } = candidate;
  const also = matchedName === name ? "" : ` by ${matchedKind} name ${JSON.stringify(matchedName)}`;
  const listed = [...candidate.topics, ...candidate.programmes].join(", ");
  const lines = [
    `${score.toFixed(2)} ${match ? "match" : "below the threshold"}  ${name}${also}  [${listed}]  ${partyId}`,
    ...candidate.parts.map(
      ({ reason, value }) => `     ${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)} ${reason}`,
    ),
    ...(judgement
      ? [
          `     judged ${judgement.verdict} by ${judgement.by}, ${judgement.at.slice(0, 10)}: ${judgement.why}`,
        ]
      : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

async function screenCsv(path: string, given: Given, effects: Effects): Promise<void> {
  const { rows, faults } = namesFromCsv(readFileSync(path, "utf8"));
  const answers = await ask(rows.map(queryOf), given, effects);
  const found = new Map(rows.map((row, i) => [row, answers[i]?.candidates ?? []]));
  if (given.values.json)
    printJson({ answers: rows.map(({ id, name }, i) => ({ id, name, ...answers[i] })) }, effects);
  else
    effects.stdout.write(
      screeningToCsv(rows.map((row) => ({ row, candidates: found.get(row) ?? [] }))),
    );
  for (const { line, message } of faults) effects.stderr.write(`line ${line}: ${message}\n`);
  if (faults.length > 0) {
    throw new TocsinError("bad-input", `invalid input: ${faults.length} rows without a name`, {
      hint: "mend the lines that are named above; all others were screened",
    });
  }
}

function queryOf({ id, name, schema, birthDate, country, identifiers }: NameRow): ScreeningQuery {
  return {
    id,
    names: [name],
    schema: schemaOf(schema),
    birthDates: birthDate ? [birthDate] : [],
    countries: country ? country.split(/[;,\s]+/).filter(Boolean) : [],
    identifiers,
  };
}

async function showActors(values: Values, effects: Effects): Promise<void> {
  const range = rowRange(values);
  const page = await withCase({ values }, effects, (store) =>
    screenedActors(store, { ...range, least: 0.36 }),
  );
  if (values.json) return printJson(page, effects);
  const rows = page.actors.flatMap((actor) =>
    actor.candidates.map((candidate) => ({ actor, candidate })),
  );
  const shown = rows.filter(
    ({ candidate }) => candidate.score >= LEAST_PRINTED || candidate.judgement,
  );
  printRows(shown, { noun: "candidate", columns: ACTOR_COLUMNS }, effects);
  const left = rows.length - shown.length;
  if (left > 0)
    effects.stderr.write(
      `${left} more have much against them and are not printed: --json has them\n`,
    );
}

const LEAST_PRINTED = 0.2; // of a score: less is left of a likeness that a contradiction took back

interface ActorCandidate {
  readonly actor: ScreenedActor;
  readonly candidate: ScreeningCandidate;
}

const ACTOR_COLUMNS = [
  { heading: "actor", cell: ({ actor }: ActorCandidate) => actor.name, max: 30 },
  { heading: "score", cell: ({ candidate }: ActorCandidate) => candidate.score.toFixed(2) },
  { heading: "match", cell: ({ candidate }: ActorCandidate) => (candidate.match ? "yes" : "no") },
  { heading: "listed as", cell: ({ candidate }: ActorCandidate) => candidate.matchedName, max: 34 },
  {
    heading: "against",
    cell: ({ candidate }: ActorCandidate) => candidate.contradictions.join("; "),
    max: 30,
  },
  {
    heading: "judged",
    cell: ({ candidate: { judgement } }: ActorCandidate) =>
      judgement
        ? `${judgement.verdict}${judgement.changedSince ? ", list changed since" : ""}`
        : "",
    max: 24,
  },
  { heading: "party", cell: ({ candidate }: ActorCandidate) => candidate.partyId },
  { heading: "actor id", cell: ({ actor }: ActorCandidate) => actor.id },
];

function schemaOf(name: string | null | undefined): ScreeningQuery["schema"] {
  return SCHEMAS[name?.toLowerCase() ?? ""] ?? "any";
}

function writeLine(value: unknown, { stdout }: Effects): void {
  stdout.write(`${JSON.stringify(value)}\n`);
}
