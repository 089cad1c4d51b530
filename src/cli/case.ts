import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { TocsinError } from "../base/error.ts";
import { openStore, type Store } from "../store/index.ts";
import type { Effects } from "./effects.ts";

/** The option by which every command that asks a case is told which. */
export const CASE = {
  case: {
    type: "string",
    short: "c",
    value: "FILE|URL",
    about: "the case: a file, or postgres://…; else TOCSIN_CASE, else ./news.tocsin",
  },
} as const;

/** Options of every list. */
export const LIST = {
  ...CASE,
  limit: { type: "string", value: "N", about: "rows at most (default 50)" },
  offset: { type: "string", value: "N", about: "rows to pass over first" },
  json: { type: "boolean", about: "JSON instead of text" },
} as const;

const DEFAULT_CASE = "news.tocsin";
const DEFAULT_ROWS = 50;

const MOST_READERS = 4; // each keeps about 100 MB

/** Reading threads of a case that many ask: one a core; none where there is but one core. */
export function readersHere(): number {
  const cores = availableParallelism();
  return cores === 1 ? 0 : Math.min(cores, MOST_READERS);
}

interface CaseChoice {
  readonly case?: string | undefined;
}

/** Which case is meant: the option, then the environment, then `news.tocsin` in the folder we are in. */
export function caseLocation(values: CaseChoice, env: Effects["env"]): string {
  return values.case ?? env["TOCSIN_CASE"] ?? DEFAULT_CASE;
}

/** True for a case on a PostgreSQL server rather than in a file. */
export function isServer(location: string): boolean {
  return /^postgres(ql)?:\/\//.test(location);
}

/**
 * Opens the case, hands it over, and closes it whatever happens.
 *
 * @param readers threads that answer its views, for who serves many
 * @throws not-found where the case does not exist and may not be made
 */
export async function withCase<T>(
  {
    values,
    create = false,
    readers = 0,
  }: { values: CaseChoice; create?: boolean; readers?: number },
  effects: Effects,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const location = caseLocation(values, effects.env);
  if (!create && !isServer(location) && location !== ":memory:" && !existsSync(location)) {
    throw new TocsinError("not-found", `missing case: ${JSON.stringify(location)}`, {
      hint: "make one with tocsin start or tocsin add FILE, or name another with --case FILE",
    });
  }
  const store = await openStore(location, { create, now: effects.now, readers });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** `--limit` and `--offset` as numbers. @throws bad-input for anything but a whole number */
export function rowRange(values: { limit?: string | undefined; offset?: string | undefined }): {
  limit: number;
  offset: number;
} {
  return {
    limit: wholeNumber("--limit", values.limit, DEFAULT_ROWS),
    offset: wholeNumber("--offset", values.offset, 0),
  };
}

/** A whole number from the command line. @throws bad-input, naming the option */
export function wholeNumber(option: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new TocsinError("bad-input", `invalid ${option}: ${JSON.stringify(value)}`, {
    hint: "give a whole number, 0 or more",
  });
}
