import type { Entity } from "../model/entity.ts";
import type { Judgement } from "../model/judgement.ts";
import type { MatchPart } from "../names/match.ts";
import { NameIndex } from "../names/name-index.ts";
import type { NameSchema } from "../names/parse.ts";
import { isFirstMetInText, pairSubject, standing } from "./identity.ts";

/** An entity of the case with how often its documents mention it. */
export interface Mentioned {
  readonly entity: Entity;
  readonly mentions: number;
}

/** Two entities that may be one. */
export interface Pair {
  readonly a: string;
  readonly b: string;
  /** Of the two names that agree best. */
  readonly score: number;
  readonly names: readonly [string, string];
  readonly parts: readonly MatchPart[];
  readonly gain: number;
}

const LEAST_SCORE = 0.3; // below, an answer is nearly always no
const OF_OTHER_COUNTRIES = 0.5; // both are given countries, and share none
/** Names that belong to everyone of a kind say nothing about who is who. */
const TELLING = new Set(["primary", "alias", "former"]);

/**
 * Pairs worth a person's answer, the most useful first.
 *
 * The expected gain of an answer is the chance that the two are one, for which the score of their
 * names stands, times the mentions that would come under the right entity: those of the rarer one.
 * Pairs with an answer are left out, be it "unsure"; so are those of different types, and those of which
 * both are of a knowledge base: whoever wrote it has told them apart.
 *
 * @param most pairs at most
 */
export function reviewPairs(
  mentioned: readonly Mentioned[],
  judgements: readonly Judgement[],
  most: number,
): Pair[] {
  const named = mentioned.flatMap((one) =>
    one.entity.names
      .filter(({ kind }) => TELLING.has(kind))
      .map(({ text }) => ({ ...one, text, schema: schemaOf(one.entity) })),
  );
  const index = new NameIndex(named);
  const answered = new Set(standing(judgements, "identity").map(({ subjectId }) => subjectId));
  const best = new Map<string, Pair>();
  for (const one of named) {
    for (const { row, match } of index.search(one.text, one.schema, { least: LEAST_SCORE })) {
      const other = named[row];
      if (!other || !mayBeOne(one.entity, other.entity)) continue;
      const subject = pairSubject(one.entity.id, other.entity.id);
      const pair = pairOf(one, other, match);
      const known = best.get(subject);
      if (!answered.has(subject) && (!known || pair.gain > known.gain)) best.set(subject, pair);
    }
  }
  return [...best.values()]
    .sort((x, y) => y.gain - x.gain || (x.a + x.b < y.a + y.b ? -1 : 1))
    .slice(0, most);
}

function mayBeOne(a: Entity, b: Entity): boolean {
  return a.id !== b.id && a.type === b.type && (isFirstMetInText(a.id) || isFirstMetInText(b.id));
}

type Named = Mentioned & { readonly text: string };

function pairOf(
  one: Named,
  other: Named,
  { score, parts }: { score: number; parts: readonly MatchPart[] },
): Pair {
  const [a, b] = one.entity.id < other.entity.id ? [one, other] : [other, one];
  const factor = countriesDiffer(a.entity, b.entity) ? OF_OTHER_COUNTRIES : 1;
  const part = { reason: "given other countries", value: score * factor - score };
  return {
    a: a.entity.id,
    b: b.entity.id,
    score: score * factor,
    names: [a.text, b.text],
    parts: factor === 1 ? parts : [...parts, part],
    gain: score * factor * Math.min(a.mentions, b.mentions),
  };
}

function countriesDiffer(a: Entity, b: Entity): boolean {
  return (
    a.countries.length > 0 &&
    b.countries.length > 0 &&
    !a.countries.some((country) => b.countries.includes(country))
  );
}

function schemaOf({ type }: Entity): NameSchema {
  return type === "Person" ? "person" : "organisation";
}
