import { compareText } from "../base/group.ts";
import type { MatchPart, NameMatch } from "../names/match.ts";
import { compareNames, MATCH_THRESHOLD } from "../names/match.ts";
import type { NameSchema, ParsedName } from "../names/parse.ts";
import { parseName } from "../names/parse.ts";
import { joinedSkeleton } from "../names/skeleton.ts";
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
  readonly parsed: ParsedName;
}

const LEAST_SHOWN = 0.5;
const DEFAULT_LIMIT = 5;
/** A token that so many names share finds nothing that its other tokens do not find. */
const MOST_NAMES_A_KEY = 400;

/**
 * Listed parties that the names may mean, for each query the best first.
 *
 * Candidates share the skeleton of a word, or of all words written together; each is then scored
 * by names/. Answers below 0.5 are left out; `match` says whether the threshold is reached.
 *
 * @returns at most `limit` answers a query, in the order of the queries; none where nothing is alike
 */
export function screen(
  queries: readonly ScreeningQuery[],
  list: ScreeningList,
  { threshold = MATCH_THRESHOLD, limit = DEFAULT_LIMIT }: ScreeningOptions = {},
): ScreeningAnswer[] {
  const index = indexOf(list);
  return queries.flatMap((query) =>
    candidates(index, query)
      .map(({ name, match }) => answerOf(query, name, match, threshold))
      .slice(0, limit),
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

function indexOf(list: ScreeningList): Map<string, IndexedName[]> {
  const index = new Map<string, IndexedName[]>();
  for (const entry of list.entries) {
    for (const text of [entry.name, ...entry.aliases]) {
      const name = { entry, text, parsed: parseName(text, entry.schema) };
      for (const key of keysOf(name.parsed)) index.set(key, [...(index.get(key) ?? []), name]);
    }
  }
  return index;
}

/** Skeletons of the words, each also without one end so that a slip there is survived; all words together; initials. */
function keysOf({ tokens }: ParsedName): Set<string> {
  const keys = new Set<string>();
  for (const { text, skeleton } of tokens) {
    if (skeleton.length < 2) keys.add(`=${text}`);
    else keys.add(skeleton);
    if (skeleton.length >= 4) keys.add(`^${skeleton.slice(0, 3)}`).add(`$${skeleton.slice(-3)}`);
  }
  keys.add(`+${joinedSkeleton(tokens.map((token) => token.text))}`);
  if (tokens.length >= 3) keys.add(`=${tokens.map((token) => token.text.charAt(0)).join("")}`);
  const [only] = tokens;
  if (tokens.length === 1 && only) keys.add(`=${only.text}`);
  return keys;
}

function candidates(
  index: ReadonlyMap<string, readonly IndexedName[]>,
  query: ScreeningQuery,
): { name: IndexedName; match: NameMatch }[] {
  const parsed = parseName(query.name, query.schema);
  const best = new Map<string, { name: IndexedName; match: NameMatch }>();
  for (const name of new Set([...keysOf(parsed)].flatMap((key) => usable(index.get(key))))) {
    if (!compatible(query.schema, name.entry.schema)) continue;
    const match = compareNames(parsed, name.parsed);
    const known = best.get(name.entry.id);
    if (match.score >= LEAST_SHOWN && (!known || match.score > known.match.score)) {
      best.set(name.entry.id, { name, match });
    }
  }
  return [...best.values()].sort(
    (a, b) => b.match.score - a.match.score || compareText(a.name.entry.id, b.name.entry.id),
  );
}

function usable(names: readonly IndexedName[] | undefined): readonly IndexedName[] {
  return names === undefined || names.length > MOST_NAMES_A_KEY ? [] : names;
}

function compatible(a: NameSchema, b: NameSchema): boolean {
  return a === b || a === "any" || b === "any";
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
