import type { Span } from "../base/span.ts";
import { contains, slice } from "../base/span.ts";
import type { Document } from "../model/document.ts";
import type { Entity } from "../model/entity.ts";
import type { Mention } from "../model/mention.ts";
import type { Reading } from "../model/reading.ts";
import { nameKey } from "../names/fold.ts";
import type { ResolverBase } from "./base.ts";
import type { Correction } from "./corrections.ts";
import { idsInBodies, placesInBodies } from "./nested-places.ts";
import { countryOf } from "./offices.ts";
import { isBodyOf, isTitled, withoutCountry } from "./surface.ts";

/** One document while its names are resolved: text, layers and what they say of the whole. */
export interface Scene {
  readonly document: Document;
  readonly reading: Reading;
  readonly base: ResolverBase;
  readonly text: string;
  /** Names of people, bodies and places in order of reading. */
  readonly names: readonly Mention[];
  /** Places in the names of bodies that the reader did not mark. */
  readonly nested: readonly Mention[];
  /** Ids of the names that lie in the name of a body: "Mosul" of the University of Mosul. */
  readonly inBodies: ReadonlySet<string>;
  /** How often each country is named, by its name or adjective, in the names of its bodies too. */
  readonly focus: ReadonlyMap<string, number>;
  /** Countries named by their capitals as well: what a text is about, with less certainty. */
  readonly setting: ReadonlySet<string>;
  /** Acronym → key of the name it was printed behind: "Popular Mobilization Forces (PMF)". */
  readonly definitions: ReadonlyMap<string, string>;
  /** What people said of single mentions, by mention id. */
  readonly corrections: ReadonlyMap<string, Correction>;
}

const NAMED_TYPES: ReadonlySet<string> = new Set([
  "Person",
  "Organisation",
  "Location",
  "Nationality",
  "Weapon",
  "MilitaryPlatform",
]);
const SPEAKER = /\s+spokes(?:man|woman|person)$/;
const WINDOW = 120; // UTF-16 units either side: more than any phrase a rule here looks for

export function openScene(
  document: Document,
  reading: Reading,
  base: ResolverBase,
  corrections: ReadonlyMap<string, Correction> = new Map(),
): Scene {
  const read = reading.mentions
    .filter(
      (mention) =>
        NAMED_TYPES.has(mention.type) &&
        (mention.form === "name" ||
          isListed(mention, base) ||
          isTownOfRegion(mention, document.text, base)),
    )
    .map(finerType)
    .toSorted(inOrder);
  const nested = placesInBodies(read, base);
  const names = [...read, ...nested].sort(inOrder);
  const focus = countriesNamed(names, base);
  const capitals = names.flatMap(({ text }) => base.countryOfCapital(nameKey(text)) ?? []);
  return {
    document,
    reading,
    base,
    text: document.text,
    names,
    nested,
    inBodies: idsInBodies(names),
    focus,
    setting: new Set([...focus.keys(), ...capitals]),
    definitions: definitionsIn(names, document.text),
    corrections,
  };
}

function inOrder(a: Mention, b: Mention): number {
  return a.span.begin - b.span.begin || b.span.end - a.span.end;
}

/** A title makes a person of a name, "Bank of" a body, whatever the reader took it for. */
function finerType(mention: Mention): Mention {
  if (isTitled(mention.text)) return { ...mention, type: "Person" };
  return isBodyOf(mention.text) ? { ...mention, type: "Organisation" } : mention;
}

/** A name of the base that the reader took for a common noun: "The Fed", "Fed spokesman", "U.S. forces", "the Iranian foreign ministry". */
function isListed({ text, form }: Mention, base: ResolverBase): boolean {
  const bare = text.replace(/^the\s+/i, "").replace(SPEAKER, "");
  if (form !== "nominal" || !/^\p{Lu}/u.test(bare)) return false;
  return base
    .bearers(nameKey(bare))
    .some(
      ({ name, entity }) =>
        name.kind === "primary" ||
        (name.kind === "alias" &&
          (entity.wikipedia !== undefined || (isOfState(entity) && opensWithState(bare, base)))),
    );
}

function isOfState({ subtype }: Entity): boolean {
  return subtype === "state-military" || subtype === "ministry" || subtype === "government";
}

function opensWithState(text: string, base: ResolverBase): boolean {
  const [first = ""] = text.split(" ", 1);
  return countryOf(first, base) !== undefined;
}

/** "Wayne, N.J.": the name of a town that the reader took for a common noun, with a region behind it that has such a town. */
function isTownOfRegion(
  { text, form, type, span }: Mention,
  whole: string,
  { gazetteer }: ResolverBase,
): boolean {
  if (form !== "nominal" || type !== "Location" || !/^\p{Lu}/u.test(text)) return false;
  const [name = "", region = /^, (\p{Lu}[\p{L}.]+)/u.exec(after(whole, span))?.[1]] =
    text.split(", ");
  const regions = region === undefined ? [] : gazetteer.find(region);
  return gazetteer
    .find(name)
    .some(({ kind, country, admin1 }) =>
      regions.some(
        (other) =>
          kind === "city" &&
          other.kind === "region" &&
          other.country === country &&
          other.admin1 === admin1,
      ),
    );
}

/** Words before a span, at most 120 characters, not beyond its paragraph. */
export function before(text: string, span: Span): string {
  const window = text.slice(Math.max(0, span.begin - WINDOW), span.begin);
  return window.slice(window.lastIndexOf("\n") + 1);
}

/** Words after a span, at most 120 characters, not beyond its paragraph. */
export function after(text: string, span: Span): string {
  return text.slice(span.end, span.end + WINDOW).split("\n", 1)[0] ?? "";
}

/** The sentence a span stands in; the span itself where the reader gave none. */
export function sentenceOf(scene: Scene, span: Span): Span {
  return scene.reading.sentences.find((sentence) => contains(sentence, span)) ?? span;
}

export function isDateline({ document, reading }: Scene, span: Span): boolean {
  if (document.dateline && contains(document.dateline.span, span)) return true;
  return reading.blocks.some((block) => block.kind === "dateline" && contains(block.span, span));
}

function countriesNamed(names: readonly Mention[], base: ResolverBase): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text, type } of names) {
    const country =
      base.nationality(text) ??
      base.countryNamed(nameKey(text)) ??
      (type === "Organisation" ? withoutCountry(text, base)?.country : undefined);
    if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return counts;
}

function definitionsIn(names: readonly Mention[], text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { span } of names) {
    const acronym = /^\s?\(([A-Z][A-Za-z-]{1,9})\)/.exec(after(text, span))?.[1];
    const name = slice(text, span);
    if (acronym && isAcronymOf(acronym, name)) found.set(acronym, nameKey(name));
  }
  return found;
}

/** Capitals of the acronym begin words of the name, in order: "PMF", "Popular Mobilization Forces". */
function isAcronymOf(acronym: string, name: string): boolean {
  const initials = name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
  const capitals = acronym.replace(/[^A-Z]/g, "");
  let at = 0;
  for (const letter of initials) if (letter === capitals.charAt(at)) at++;
  return capitals.length >= 2 && at >= capitals.length - 1;
}
