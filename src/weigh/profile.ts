import type { Interval } from "../base/interval.ts";
import type { Amount, Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Place } from "../model/place.ts";
import type { Side } from "./affiliation.ts";
import { stateOfParty, type Parties } from "./parties.ts";
import { isStopWord, keyOf, stemOf } from "./lexicon.ts";
import { countryIn, countryOf } from "./nations.ts";
import { worthOf } from "./rarity.ts";
import { wordsOf } from "./tokens.ts";

/** What a claim is about, in the terms by which claims are compared. */
export interface Profile {
  readonly claim: Claim;
  readonly document: Pick<Document, "published" | "publisher">;
  /** Key of each content word → its stem. */
  readonly words: ReadonlyMap<string, string>;
  /** What each of these words is worth, and all of them together. */
  readonly worth: ReadonlyMap<string, number>;
  readonly weight: number;
  /** Keys of words that are written as names. */
  readonly names: ReadonlySet<string>;
  readonly actors: ReadonlySet<string>;
  readonly places: readonly PlaceRef[];
  readonly events: ReadonlySet<string>;
  /** Keys of its verbs. */
  readonly verbs: ReadonlySet<string>;
  readonly agents: ReadonlySet<string>;
  readonly patients: ReadonlySet<string>;
  /** Who does it, and who suffers it: by id, and by the states that they and the places belong to. */
  readonly doing: Side;
  readonly suffering: Side;
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
  /** Mention id → its words. */
  readonly mentions: ReadonlyMap<string, string>;
  readonly parties: Parties;
}

export function profileOf(claim: Claim, context: ProfileContext): Profile {
  const refs = [...refsOf(claim.mentions, context)];
  const words = contentWords(claim, context);
  const agents = claim.predicates.flatMap((predicate) => predicate.agents);
  const patients = claim.predicates.flatMap((predicate) => predicate.patients);
  const places = refs
    .filter((id) => context.places.has(id))
    .map((id) => ({ id, place: context.places.get(id) ?? null }));
  const suffering = sideOf(patients, context);
  const where = places.flatMap(({ place }) => place?.country ?? []);
  const names = new Set(words.filter(({ begin }) => isName(claim, begin)).map(({ key }) => key));
  const worth = new Map(words.map(({ key }) => [key, worthOf(key, names.has(key))]));
  return {
    claim,
    document: context.document,
    words: new Map(words.map(({ key, stem }) => [key, stem])),
    worth,
    weight: worth.values().reduce((sum, value) => sum + value, 0),
    names,
    actors: new Set(refs.filter((id) => !context.places.has(id))),
    places,
    events: new Set(claim.predicates.flatMap(({ event }) => event ?? [])),
    verbs: new Set(
      claim.predicates.map(({ lemma }) => keyOf(lemma)).filter((key) => !LIGHT_VERBS.has(key)),
    ),
    agents: refsOf(agents, context),
    patients: refsOf(patients, context),
    doing: sideOf(agents, context),
    suffering: { ...suffering, states: new Set([...suffering.states, ...where]) },
    amounts: claim.amounts.map((amount) => ({ unit: unitKey(amount.unit), amount })),
    times: claim.times.flatMap((id) => context.intervals.get(id) ?? []),
  };
}

const LIGHT_VERBS = new Set(
  ["be", "is", "was", "have", "do", "make", "take", "get", "be able"].map(keyOf),
);

interface ContentWord {
  readonly key: string;
  readonly stem: string;
  readonly begin: number;
}

/** Words that say what a claim is about, each with the key it is compared by; no dateline. */
function contentWords(
  { text, content }: Claim,
  { document, parties }: ProfileContext,
): ContentWord[] {
  const datelineEnd =
    document.dateline && content[0] ? document.dateline.span.end - content[0].begin : 0;
  return wordsOf(text).flatMap(({ word, begin, end }) => {
    if (begin < datelineEnd) return [];
    const country = countryOf(text.slice(begin, end), parties.nations);
    if (country !== undefined) return [{ key: `@${country}`, stem: country, begin }];
    return isStopWord(word) ? [] : [{ key: keyOf(word), stem: stemOf(word), begin }];
  });
}

function refsOf(mentions: readonly string[], { refs }: Pick<ProfileContext, "refs">): Set<string> {
  return new Set(mentions.flatMap((id) => refs.get(id) ?? []).sort());
}

/** "Ordian ships": no body that anybody knows, and yet the state is said. */
function sideOf(
  mentions: readonly string[],
  { refs, mentions: words, parties }: ProfileContext,
): Side {
  const ids = refsOf(mentions, { refs });
  const ofParties = [...ids].flatMap((id) => stateOfParty(id, parties) ?? []);
  const ofWords = mentions
    .filter((id) => !refs.has(id))
    .flatMap((id) => countryIn(words.get(id) ?? "", parties.nations) ?? []);
  return { ids, states: new Set([...ofParties, ...ofWords]) };
}

/** Capitalised, and not by its place in a headline or at the start of the claim. */
function isName({ form, text }: Claim, begin: number): boolean {
  return form !== "headline" && begin > 0 && /^\p{Lu}/u.test(text.slice(begin, begin + 2));
}

/** "killed", "dead" and "people killed" are one unit. */
export function unitKey(unit: string): string {
  const words = wordsOf(unit).filter(({ word }) => !isStopWord(word));
  return words.map(({ word }) => keyOf(word)).join(" ");
}
