import type { Predicate, Realis } from "../model/claim.ts";
import type { Observable } from "../model/problem.ts";
import type { StatedLink, WarnInput } from "./input.ts";
import { stems } from "./stem.ts";

export type WarnClaim = WarnInput["claims"][number];
export type QueryInput = Pick<WarnInput, "refs" | "named" | "mentionRefs" | "relations" | "links">;
type Test = (claim: WarnClaim) => boolean;

/** How a claim shows an observable: as something that happened, or as what is only spoken of. */
export type Sight = "occurred" | "spoken-of";

/**
 * How a claim shows an observable; null where it does not.
 *
 * All fields given must hold; within a field one value is enough. Events, agents and patients must hold of
 * one predicate. A query without polarity asks for positive claims: a denial is no sighting. A query without realis
 * asks for what occurred: what is intended, threatened, supposed or long past is spoken of, whatever the claim as a
 * whole asserts. Of a query by words that is told by the verb among them, where the claim has one.
 *
 * @param observable words match stems; a phrase matches its words in a row
 * @see docs/methods/indicator-status.md
 */
export function observes(
  observable: Observable,
  claim: WarnClaim,
  input: QueryInput,
): Sight | null {
  return compileObservables(input)(observable)(claim);
}

/** Makes searches out of observables; the searches share what they learn of each claim. */
export function compileObservables(input: QueryInput) {
  const stemsOf = memo((claim: WarnClaim) => stems(claim.text));
  const refersTo = memo((surface: string) => [surface, ...ids(surface, input)]);
  const lemmaStems = memo((lemma: string) => stems(lemma));
  return (observable: Observable): ((claim: WarnClaim) => Sight | null) => {
    const tests = [
      polarityTest(observable),
      modalityTest(observable),
      refTest(observable.actors, input),
      refTest(observable.places, input),
      wordTest(observable, stemsOf),
      chainTest(observable.chain, input),
      relationTest(observable, input),
      linkTest(observable.link, input),
      observable.list || observable.series ? () => false : null,
    ].filter((test) => test !== null);
    const roles = roleTest(observable, input, refersTo);
    const verbs = new Set((observable.words ?? []).flatMap(stems));
    const meant =
      roles ?? ((predicate) => lemmaStems(predicate.lemma).some((one) => verbs.has(one)));
    return (claim) => {
      if (!tests.every((test) => test(claim))) return null;
      const told = claim.predicates.filter(
        (predicate) => meant(predicate) && isSo(predicate, observable),
      );
      if (roles && told.length === 0) return null;
      return sightOf(told.length > 0 ? told : null, claim, observable);
    };
  };
}

/** @param told predicates that the query means; null where it means none in particular */
function sightOf(
  told: readonly Predicate[] | null,
  { predicates }: WarnClaim,
  { realis, polarity }: Observable,
): Sight | null {
  const wanted: readonly Realis[] =
    realis ?? (polarity === "negative" ? ["occurred", "denied"] : ["occurred"]);
  const occurred = ({ realis: is = "occurred" }: Predicate) => wanted.includes(is);
  if (realis) return (told ?? predicates).some(occurred) ? "occurred" : null;
  return told === null || told.some(occurred) ? "occurred" : "spoken-of";
}

/** Not what the text denies, unless the query asks for denials. */
function isSo(
  { negated, realis }: Predicate,
  { polarity = "positive", realis: asked }: Observable,
): boolean {
  if (polarity === "negative" || asked?.includes("denied")) return true;
  return !negated && realis !== "denied";
}

/** The query in words, for a person: `actors Iran or IRGC; words "drone"`. */
export function describe(observable: Observable): string {
  return Object.entries(observable)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => `${field} ${inWords(value)}`)
    .join("; ");
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.join(" or ");
  if (typeof value !== "object" || value === null) return String(value);
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  return `(${parts.map(([field, part]) => `${field} ${inWords(part)}`).join(", ")})`;
}

/** Names in a query that nobody is known by: such a query can never hold. */
export function unknownNames(observable: Observable, named: WarnInput["named"]): string[] {
  const { actors = [], agents = [], patients = [], places = [] } = observable;
  return [...actors, ...agents, ...patients, ...places].filter((name) => named(name).length === 0);
}

function polarityTest({ polarity = "positive" }: Observable): Test {
  return (claim) => claim.polarity === polarity;
}

function modalityTest({ modalities }: Observable): Test | null {
  return modalities ? (claim) => modalities.includes(claim.modality) : null;
}

function refTest(names: readonly string[] | undefined, { refs, named }: QueryInput): Test | null {
  if (!names) return null;
  const wanted = new Set(names.flatMap((name) => [...named(name)]));
  return (claim) => (refs.get(claim.id) ?? []).some((id) => wanted.has(id));
}

/** Somebody in the chain bears one of the names, or is one who does. */
function chainTest(names: readonly string[] | undefined, { named }: QueryInput): Test | null {
  if (!names) return null;
  const wanted = new Set(names.flatMap((name) => [...named(name)]));
  const phrases = names.map(stems).filter((phrase) => phrase.length > 0);
  return ({ chain }) =>
    chain.some(({ refId, name, surface }) => {
      const words = stems(name ?? surface);
      const isNamed = phrases.some((phrase) => hasPhrase(words, phrase));
      return isNamed || [refId ?? "", ...named(name ?? surface)].some((id) => wanted.has(id));
    });
}

function relationTest(
  { relations, actors }: Observable,
  { relations: stated, named }: QueryInput,
): Test | null {
  if (!relations) return null;
  const wanted = actors && new Set(actors.flatMap((name) => [...named(name)]));
  return ({ id }) =>
    (stated?.get(id) ?? []).some(
      ({ type, fromId, toId }) =>
        relations.includes(type) && (!wanted || wanted.has(fromId) || wanted.has(toId)),
    );
}

function linkTest(query: Observable["link"], { links, named }: QueryInput): Test | null {
  if (!query) return null;
  const meets = linkFilter(query, named);
  return ({ id }) => (links?.get(id) ?? []).some(meets);
}

/** Whether a link is of the kind, the standing and the share asked for, and touches one of the parties. */
export function linkFilter(
  { kinds, standings, percentAtLeast, parties }: NonNullable<Observable["link"]>,
  named: WarnInput["named"],
): (link: StatedLink) => boolean {
  const wanted = parties && new Set(parties.flatMap((name) => [...named(name)]));
  return ({ kind, standing, percentage, refs }) =>
    standing !== "denied" &&
    (!kinds || kinds.some((one) => one === kind)) &&
    (!standings || standings.some((one) => one === standing)) &&
    (percentAtLeast === undefined || (percentage ?? -1) >= percentAtLeast) &&
    (!wanted || refs.some((id) => wanted.has(id)));
}

/** Null where the query asks for no event and no role. */
function roleTest(
  { events, agents, patients }: Observable,
  { named }: QueryInput,
  refersTo: (surface: string) => readonly string[],
): ((predicate: Predicate) => boolean) | null {
  if (!events && !agents && !patients) return null;
  const types = events && new Set(events.map((event) => event.toUpperCase()));
  const does = agents && new Set(agents.flatMap((name) => [...named(name)]));
  const suffers = patients && new Set(patients.flatMap((name) => [...named(name)]));
  const plays = (role: readonly string[], wanted: ReadonlySet<string> | undefined) =>
    !wanted || role.some((surface) => refersTo(surface).some((id) => wanted.has(id)));
  return (predicate) =>
    (!types || types.has(predicate.event ?? "")) &&
    plays(predicate.agents, does) &&
    plays(predicate.patients, suffers);
}

function wordTest(
  { words }: Observable,
  stemsOf: (claim: WarnClaim) => readonly string[],
): Test | null {
  if (!words) return null;
  const phrases = words.map(stems).filter((phrase) => phrase.length > 0);
  return (claim) => phrases.some((phrase) => hasPhrase(stemsOf(claim), phrase));
}

function hasPhrase(text: readonly string[], phrase: readonly string[]): boolean {
  return text.some((_, at) => phrase.every((word, i) => text[at + i] === word));
}

/** Predicate roles hold mention ids; where the mention is not resolved, its words may still be a name. */
function ids(surface: string, { mentionRefs, named }: QueryInput): readonly string[] {
  const ref = mentionRefs?.get(surface);
  return ref === undefined ? named(surface) : [ref];
}

function memo<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
