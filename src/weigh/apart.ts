import { daysBetween, intersects } from "../base/interval.ts";
import type { Amount } from "../model/claim.ts";
import { unitKey, type PlaceRef, type Profile } from "./profile.ts";

/** Why two claims `a` and `b` that read alike are not the same thing said. */
export interface Apart {
  /** "toll" and "actor" contradict each other; "entails" and "entailed": `a` says `b` and more, or the reverse. */
  readonly kind: "toll" | "actor" | "entails" | "entailed" | "roles" | "place" | "time" | "count";
  readonly reason: string;
}

const ABOUT = 0.1; // "about 100" and "95" are one figure
const SAME_EVENT_DAYS = 4; // undated reports of violence further apart tell of two events
const VIOLENT = new Set(["ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"]);

/**
 * What sets two similar claims apart for certain, what contradicts last: so that a conflicting toll is
 * only ever one of the same event.
 *
 * @see docs/methods/propositions.md
 */
export function apart(a: Profile, b: Profile): Apart | null {
  return (
    swapped(a, b) ?? elsewhere(a, b) ?? otherTime(a, b) ?? otherActor(a, b) ?? otherAmount(a, b)
  );
}

function swapped(a: Profile, b: Profile): Apart | null {
  const reversed = !a.agents.isDisjointFrom(b.patients) && !a.patients.isDisjointFrom(b.agents);
  const alike = !a.agents.isDisjointFrom(b.agents) || !a.patients.isDisjointFrom(b.patients);
  return reversed && !alike ? { kind: "roles", reason: "who does it to whom is reversed" } : null;
}

function elsewhere(a: Profile, b: Profile): Apart | null {
  if (a.places.length === 0 || b.places.length === 0) return null;
  const near = a.places.some((x) => b.places.some((y) => mayHold(x, y)));
  return near ? null : { kind: "place", reason: "in another place" };
}

/** True unless both are known and neither can lie in the other. */
function mayHold(x: PlaceRef, y: PlaceRef): boolean {
  if (x.id === y.id || x.place === null || y.place === null) return true;
  if (x.place.country !== y.place.country)
    return x.place.country === null || y.place.country === null;
  const wide = (kind: string) => kind === "country" || kind === "region" || kind === "area";
  return wide(x.place.kind) !== wide(y.place.kind) || x.place.kind !== y.place.kind;
}

function otherTime(a: Profile, b: Profile): Apart | null {
  if (a.times.length > 0 && b.times.length > 0) {
    const meet = a.times.some((x) => b.times.some((y) => intersects(x, y)));
    return meet ? null : { kind: "time", reason: "at another time" };
  }
  const violent = [...a.events].some((event) => VIOLENT.has(event) && b.events.has(event));
  const [from, to] = [a.document.published, b.document.published];
  const gap = from === null || to === null || from === to ? 0 : Math.abs(daysBetween(from, to));
  return violent && gap > SAME_EVENT_DAYS
    ? { kind: "time", reason: "published days apart, and neither says when" }
    : null;
}

function otherActor(a: Profile, b: Profile): Apart | null {
  if (a.agents.size === 0 || b.agents.size === 0 || !a.agents.isDisjointFrom(b.agents)) return null;
  const same =
    !a.patients.isDisjointFrom(b.patients) ||
    a.places.some(({ id }) => b.places.some((place) => place.id === id));
  const violent = [...a.events].some((event) => VIOLENT.has(event) && b.events.has(event));
  return same && violent
    ? { kind: "actor", reason: "conflicting account of who did it" }
    : { kind: "roles", reason: "another actor" };
}

function otherAmount(a: Profile, b: Profile): Apart | null {
  for (const x of a.amounts) {
    const y = b.amounts.find(
      ({ unit, amount }) => unit === x.unit && !isSameAmount(x.amount, amount),
    );
    const agreed = b.amounts.some(
      ({ unit, amount }) => unit === x.unit && isSameAmount(x.amount, amount),
    );
    if (y && !agreed)
      return isOtherCount(a, b, x.unit) ? OTHER_COUNT : differing(x.amount, y.amount);
  }
  if (a.amounts.length > 0 === b.amounts.length > 0) return null;
  const [general, specific] = a.amounts.length > 0 ? [b, a] : [a, b];
  if (deniesMore(general, specific)) return null;
  return {
    kind: a.amounts.length > 0 ? "entails" : "entailed",
    reason: "only one of them gives a number",
  };
}

const CASUALTIES = new Set(["killed", "wounded", "arrested", "missing"].map(unitKey));
const OTHER_COUNT: Apart = { kind: "count", reason: "another count of the same outlet" };

/** An outlet that lists five strikes here and three there does not contradict itself; of the dead it corrects itself. */
function isOtherCount(a: Profile, b: Profile, unit: string): boolean {
  return !CASUALTIES.has(unit) && a.document.publisher === b.document.publisher;
}

/** To deny that ships were moved is to deny that six were. */
function deniesMore(general: Profile, specific: Profile): boolean {
  return general.claim.polarity === "negative" && specific.claim.polarity === "positive";
}

function differing(x: Amount, y: Amount): Apart {
  if (holdsUnder(x, y))
    return { kind: "entails", reason: `firmer number: ${x.value} / ${y.value}` };
  if (holdsUnder(y, x))
    return { kind: "entailed", reason: `firmer number: ${y.value} / ${x.value}` };
  const [low, high] = x.value < y.value ? [x, y] : [y, x];
  return { kind: "toll", reason: `conflicting toll: ${low.value} / ${high.value}` };
}

function isSameAmount(x: Amount, y: Amount): boolean {
  if (x.bound === "about" || y.bound === "about")
    return Math.abs(x.value - y.value) <= ABOUT * Math.max(x.value, y.value);
  return x.value === y.value;
}

/** Where `x` is so, so is `y`: "15" and "at least 12". */
function holdsUnder(x: Amount, y: Amount): boolean {
  if (y.bound === "at-least") return x.bound !== "at-most" && x.value >= y.value;
  return y.bound === "at-most" && x.bound !== "at-least" && x.value <= y.value;
}
