import type { Interval } from "../base/interval.ts";
import type { Amount, Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Place } from "../model/place.ts";
import { countryKeyOf, isStopWord, keyOf, stemOf } from "./lexicon.ts";
import { wordsOf } from "./tokens.ts";

/** What a claim is about, in the terms by which claims are compared. */
export interface Profile {
  readonly claim: Claim;
  readonly document: Document;
  /** Key of each content word → its stem. */
  readonly words: ReadonlyMap<string, string>;
  /** Keys of words that are written as names. */
  readonly names: ReadonlySet<string>;
  readonly actors: ReadonlySet<string>;
  readonly places: readonly PlaceRef[];
  readonly events: ReadonlySet<string>;
  readonly agents: ReadonlySet<string>;
  readonly patients: ReadonlySet<string>;
  readonly amounts: readonly { readonly unit: string; readonly amount: Amount }[];
  readonly times: readonly Interval[];
}

/** A place that a claim names, as far as it is known. */
export interface PlaceRef {
  readonly id: string;
  readonly place: Place | null;
}

/** What ids in a claim stand for. */
export interface ProfileContext {
  readonly document: Document;
  readonly refs: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, Place>;
  readonly intervals: ReadonlyMap<string, Interval>;
}

export function profileOf(claim: Claim, context: ProfileContext): Profile {
  const refs = refsOf(claim.mentions, context);
  const words = contentWords(claim.text);
  return {
    claim,
    document: context.document,
    words: new Map(words.map(({ key, stem }) => [key, stem])),
    names: new Set(words.filter(({ begin }) => isName(claim, begin)).map(({ key }) => key)),
    actors: new Set([...refs].filter((id) => !context.places.has(id))),
    places: [...refs]
      .filter((id) => context.places.has(id))
      .map((id) => ({ id, place: context.places.get(id) ?? null })),
    events: new Set(claim.predicates.flatMap(({ event }) => event ?? [])),
    agents: refsOf(
      claim.predicates.flatMap(({ agents }) => agents),
      context,
    ),
    patients: refsOf(
      claim.predicates.flatMap(({ patients }) => patients),
      context,
    ),
    amounts: claim.amounts.map((amount) => ({ unit: unitKey(amount.unit), amount })),
    times: claim.times.flatMap((id) => context.intervals.get(id) ?? []),
  };
}

/** Words that say what a text is about, each with the key it is compared by. */
function contentWords(text: string): { key: string; stem: string; begin: number }[] {
  return wordsOf(text).flatMap(({ word, begin, end }) => {
    const country = countryKeyOf(text.slice(begin, end));
    if (country !== undefined) return [{ key: country, stem: country, begin }];
    return isStopWord(word) ? [] : [{ key: keyOf(word), stem: stemOf(word), begin }];
  });
}

function refsOf(mentions: readonly string[], { refs }: ProfileContext): Set<string> {
  return new Set(mentions.flatMap((id) => refs.get(id) ?? []).sort());
}

/** Capitalised, and not by its place in a headline or at the start of the claim. */
function isName({ form, text }: Claim, begin: number): boolean {
  return form !== "headline" && begin > 0 && /^\p{Lu}/u.test(text.slice(begin, begin + 2));
}

/** "killed", "dead" and "people killed" are one unit. */
function unitKey(unit: string): string {
  const words = wordsOf(unit).filter(({ word }) => !isStopWord(word));
  return words.map(({ word }) => keyOf(word)).join(" ");
}
