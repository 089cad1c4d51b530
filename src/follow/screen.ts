import type { Party, PartyName } from "../model/party.ts";
import type { ScreeningCandidate } from "../model/screening.ts";
import type { MatchPart, NameMatch } from "../names/match.ts";
import { compareNames, MATCH_THRESHOLD } from "../names/match.ts";
import { NameIndex } from "../names/name-index.ts";
import type { NameSchema } from "../names/parse.ts";
import { parseName } from "../names/parse.ts";
import {
  knownIdentifier,
  otherIdentifiers,
  sameIdentifiers,
  type Identifier,
  type KnownIdentifier,
} from "./identifiers.ts";
import { contradictions, nameSchemaOf, type KnownFacts } from "./contradictions.ts";
import { otherActor, type Bearer, type KnownActors } from "./known-actors.ts";

/** Whom to look up: by one name or several, and what else is known. */
export interface ScreeningQuery extends KnownFacts {
  /** Comes back with the answer. */
  readonly id: string;
  /** The best of them counts. */
  readonly names: readonly string[];
  /** Numbers of registers. A party that has one of them is found whatever its name. */
  readonly identifiers?: readonly Identifier[];
}

/** What a list says of one that was asked for, before a person judged it. */
export type Screened = Omit<ScreeningCandidate, "judgement">;

export interface ScreeningOptions {
  /** Least score of an answer that counts as a match, 0–1. */
  readonly threshold?: number;
  /** Most answers for a query. */
  readonly limit?: number;
  /** Actors told apart by their names, the one asked among them by the id of the query. */
  readonly known?: KnownActors;
}

interface IndexedName {
  readonly party: Party;
  readonly name: PartyName;
}

const LEAST_SHOWN = 0.36;
const DEFAULT_LIMIT = 5;
/** Share of the score that a weak name costs: OpenSanctions logic-v2 gives weak aliases 0.8. */
const WEAK_NAME_COST = 0.2;

/** Lists opened for screening: their names filed once, for any number of queries. Nothing in it changes. */
export class Screener {
  readonly #index: NameIndex;
  /** In the order of the index. */
  readonly #names: readonly IndexedName[];
  readonly #numbers: ReadonlyMap<Party, readonly KnownIdentifier[]>;
  readonly #byNumber: ReadonlyMap<string, readonly Party[]>;

  constructor(parties: readonly Party[]) {
    this.#names = parties.flatMap((party) => party.names.map((name) => ({ party, name })));
    this.#index = new NameIndex(
      this.#names.map(({ party, name }) => ({
        text: name.text,
        schema: nameSchemaOf(party.schema),
      })),
    );
    this.#numbers = new Map(parties.map((party) => [party, knownOf(party.identifiers)]));
    this.#byNumber = byNumber(this.#numbers);
  }

  /** Names filed, aliases included. */
  get size(): number {
    return this.#index.size;
  }

  /**
   * Listed parties that the one asked for may be, the best first.
   *
   * The score is that of the best pair of names, raised by a number that both have, less what contradicts it: another kind,
   * country, day of birth or number, a name that is another actor's, or one that the list itself calls weak. Parts add up to the score. Names less alike than 0.36 are left out; what contradicts an
   * answer lowers it and never hides it.
   *
   * @returns at most `limit`; none where nothing is alike
   */
  screen(
    query: ScreeningQuery,
    { threshold = MATCH_THRESHOLD, limit = DEFAULT_LIMIT, known: actors }: ScreeningOptions = {},
  ): Screened[] {
    const best = new Map<string, Screened>();
    const numbers = knownOf(query.identifiers ?? []);
    const weigh = (asked: string, known: IndexedName, match: NameMatch) => {
      const compared = { asked: numbers, listed: this.#numbers.get(known.party) ?? [] };
      const other = actors?.otherBearer(known.party, query.id);
      const answer = answerOf(query, asked, { ...known, numbers: compared, other }, match);
      const before = best.get(answer.partyId);
      if (!before || answer.score > before.score || isPlainer(answer, before))
        best.set(answer.partyId, { ...answer, match: answer.score >= threshold });
    };
    for (const asked of query.names) {
      for (const { row, match } of this.#index.search(asked, query.schema, SEARCH)) {
        const known = this.#names[row];
        if (known) weigh(asked, known, match);
      }
      for (const party of partiesWith(numbers, this.#byNumber))
        for (const name of party.names)
          weigh(asked, { party, name }, namesCompared(asked, query.schema, { party, name }));
    }
    return [...best.values()].sort((a, b) => b.score - a.score).slice(0, limit);
  }
}

/** As good, and by the name that the list gives first: told by that, rather than by an alias that is asked as well. */
function isPlainer(answer: Screened, before: Screened): boolean {
  return (
    answer.score === before.score &&
    before.matchedName !== before.name &&
    answer.matchedName === answer.name
  );
}

function knownOf(identifiers: readonly Identifier[]): KnownIdentifier[] {
  return identifiers.flatMap((identifier) => knownIdentifier(identifier) ?? []);
}

function byNumber(
  numbers: ReadonlyMap<Party, readonly KnownIdentifier[]>,
): ReadonlyMap<string, readonly Party[]> {
  const pairs = [...numbers].flatMap(([party, all]) => all.map(({ key }) => ({ key, party })));
  const grouped = Map.groupBy(pairs, ({ key }) => key);
  return new Map([...grouped].map(([key, all]) => [key, all.map(({ party }) => party)]));
}

function partiesWith(
  numbers: readonly KnownIdentifier[],
  filed: ReadonlyMap<string, readonly Party[]>,
): ReadonlySet<Party> {
  return new Set(numbers.flatMap(({ key }) => filed.get(key) ?? []));
}

function namesCompared(asked: string, schema: NameSchema, { party, name }: IndexedName): NameMatch {
  return compareNames(parseName(asked, schema), parseName(name.text, nameSchemaOf(party.schema)));
}

const SEARCH = { least: LEAST_SHOWN, anyKind: true };

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

/** Numbers of the one asked for, and of the party. */
interface Numbers {
  readonly asked: readonly KnownIdentifier[];
  readonly listed: readonly KnownIdentifier[];
}

/** What is known of a pair beside the names. */
interface Beside {
  readonly numbers: Numbers;
  readonly other: Bearer | undefined;
}

function answerOf(
  query: ScreeningQuery,
  asked: string,
  { party, name, numbers, other: bearer }: IndexedName & Beside,
  { score: likeness, parts }: NameMatch,
): Screened {
  const same = sameIdentifiers(numbers.asked, numbers.listed, likeness);
  const other = otherIdentifiers(numbers.asked, numbers.listed);
  const against = [...contradictions(query, party), ...other, ...otherActor(bearer)];
  const weak =
    name.kind === "weak"
      ? [{ reason: "a name that the list calls weak", value: -WEAK_NAME_COST * likeness }]
      : [];
  const all = floored([...parts, ...same, ...weak, ...against]);
  return {
    partyId: party.id,
    dataset: party.dataset,
    name: party.names[0]?.text ?? name.text,
    schema: party.schema,
    topics: [...party.topics],
    programmes: [...party.programmes],
    queryName: asked,
    matchedName: name.text,
    matchedKind: name.kind,
    score: Math.min(1, Math.max(0, sum(all))),
    match: false,
    parts: all,
    contradictions: against.map(({ reason }) => reason),
  };
}

/** No score falls below 0: what is too much is given back, so that the parts still add up. */
function floored(parts: readonly MatchPart[]): MatchPart[] {
  const total = sum(parts);
  return total < 0 ? [...parts, { reason: "no less than 0", value: -total }] : [...parts];
}

function sum(parts: readonly MatchPart[]): number {
  return parts.reduce((total, { value }) => total + value, 0);
}
