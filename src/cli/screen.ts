import { readFileSync } from "node:fs";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { groupBy } from "../base/group.ts";
import {
  parseScreeningList,
  screen as screenNames,
  screenPair,
  type ScreeningQuery,
} from "../follow/index.ts";
import { command } from "./command.ts";
import type { Effects } from "./effects.ts";
import { allRecords, records } from "./json-lines.ts";

const usage = "screen --pairs | --list FILE";

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

/** `tocsin screen`: names against names, each score with its reasons. */
export const screen = command({
  usage,
  options: {
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
  examples: ["tocsin screen --pairs < pairs.jsonl", "tocsin screen --list list.json < names.jsonl"],
  run: async ({ values }, effects) => {
    const options =
      values.threshold === undefined ? {} : { threshold: parseThreshold(values.threshold) };
    if (values.pairs === true && values.list === undefined) return screenPairs(options, effects);
    if (values.pairs !== true && values.list !== undefined)
      return screenList(values.list, options, effects);
    throw new TocsinError("bad-input", "missing choice: --pairs or --list FILE", {
      hint: `usage: tocsin ${usage}`,
    });
  },
});

interface Options {
  readonly threshold?: number;
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
  const { lines, fault } = await allRecords(Query, effects);
  const queries = lines.map(({ schema, ...query }) => ({ ...query, schema: schemaOf(schema) }));
  const answers = groupBy(screenNames(queries, list, options), (answer) => answer.id);
  for (const { id } of queries) {
    writeLine({ id, list: list.id, asOf: list.asOf, candidates: answers.get(id) ?? [] }, effects);
  }
  if (fault) throw fault;
}

function schemaOf(name: string | null | undefined): ScreeningQuery["schema"] {
  return SCHEMAS[name?.toLowerCase() ?? ""] ?? "any";
}

function writeLine(value: unknown, { stdout }: Effects): void {
  stdout.write(`${JSON.stringify(value)}\n`);
}
