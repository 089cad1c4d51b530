import type { MatchPart, NameMatch } from "../names/match.ts";
import { compareNames, MATCH_THRESHOLD } from "../names/match.ts";
import { NameIndex } from "../names/name-index.ts";
import type { NameSchema } from "../names/parse.ts";
import { parseName } from "../names/parse.ts";
import type { ListedName, ScreeningList } from "./list.ts";

/** A name to look up. `id` comes back with the answer. */
export interface ScreeningQuery {
  readonly id: string;
  readonly name: string;
  readonly schema: NameSchema;
}

/** One listed party a query may mean. `match` is no identity: a person decides that. */
export interface ScreeningAnswer {
  /** Of the query. */
  readonly id: string;
  readonly score: number;
  readonly match: boolean;
  readonly listedId: string;
  readonly listedName: string;
  /** The name of the list that scored best: its primary name or an alias. */
  readonly matchedName: string;
  readonly programmes: readonly string[];
  readonly explanation: readonly MatchPart[];
}

export interface ScreeningOptions {
  /** Least score of an answer that counts as a match, 0–1. */
  readonly threshold?: number;
  /** Most answers for a query. */
  readonly limit?: number;
}

interface IndexedName {
  readonly entry: ListedName;
  readonly text: string;
}

const LEAST_SHOWN = 0.36;
const DEFAULT_LIMIT = 5;
/**
 * Listed parties that the names may mean, for each query the best first.
 *
 * Candidates share a key of the name index (`names/name-keys.ts`); each is then scored
 * by names/. Answers below 0.36 are left out; `match` says whether the threshold is reached.
 *
 * @returns at most `limit` answers a query, in the order of the queries; none where nothing is alike
 */
export function screen(
  queries: readonly ScreeningQuery[],
  list: ScreeningList,
  { threshold = MATCH_THRESHOLD, limit = DEFAULT_LIMIT }: ScreeningOptions = {},
): ScreeningAnswer[] {
  const opened = openList(list);
  return queries.flatMap((query) =>
    candidates(opened, query)
      .slice(0, limit)
      .map(({ name, match }) => answerOf(query, name, match, threshold)),
  );
}

/** One pair of names: `tocsin screen --pairs`. */
export function screenPair(
  pair: {
    readonly id: string;
    readonly name1: string;
    readonly name2: string;
    readonly schema: NameSchema;
  },
  { threshold = MATCH_THRESHOLD }: ScreeningOptions = {},
): { id: string; score: number; match: boolean; explanation: readonly MatchPart[] } {
  const { score, parts } = compareNames(
    parseName(pair.name1, pair.schema),
    parseName(pair.name2, pair.schema),
  );
  return { id: pair.id, score, match: score >= threshold, explanation: parts };
}

interface OpenList {
  readonly index: NameIndex;
  /** In the order of the index. */
  readonly names: readonly IndexedName[];
}

function openList(list: ScreeningList): OpenList {
  const names = list.entries.flatMap((entry) =>
    [entry.name, ...entry.aliases].map((text) => ({ entry, text })),
  );
  const index = new NameIndex(names.map(({ entry, text }) => ({ text, schema: entry.schema })));
  return { index, names };
}

/** The best name of each listed party, the best party first. */
function candidates(
  { index, names }: OpenList,
  query: ScreeningQuery,
): { name: IndexedName; match: NameMatch }[] {
  const best = new Map<string, { name: IndexedName; match: NameMatch }>();
  for (const { row, match } of index.search(query.name, query.schema, { least: LEAST_SHOWN })) {
    const name = names[row];
    if (name && !best.has(name.entry.id)) best.set(name.entry.id, { name, match });
  }
  return [...best.values()];
}

function answerOf(
  query: ScreeningQuery,
  name: IndexedName,
  match: NameMatch,
  threshold: number,
): ScreeningAnswer {
  return {
    id: query.id,
    score: match.score,
    match: match.score >= threshold,
    listedId: name.entry.id,
    listedName: name.entry.name,
    matchedName: name.text,
    programmes: name.entry.programmes,
    explanation: match.parts,
  };
}
