import type { EntityType } from "../../model/mention.ts";
import { isCountry, isNationality } from "../name-words.ts";
import type { Run } from "../perceptron/scheme.ts";
import { at, type Phrase, type Words } from "../phrases.ts";
import { firstOfEach, inside, meets, type Found } from "./found.ts";
import { listedNames } from "./lexicon.ts";

const EXTRACTOR = "name-tagger/1";

const TYPES: Readonly<Record<string, EntityType>> = {
  PER: "Person",
  ORG: "Organisation",
  LOC: "Location",
};

/**
 * Names that rules and tagger find together: where one holds the other, the longer; the tagger's types, since it
 * has seen more names than the rules know words.
 */
export function mergeNames(words: Words, rules: readonly Found[], tagged: readonly Run[]): Found[] {
  const own = tagged.flatMap(({ type, first, last }): Found[] => {
    const known = TYPES[type];
    return known ? [{ first, last, type: known, form: "name", by: EXTRACTOR }] : [];
  });
  const things = tagged.filter(({ type }) => TYPES[type] === undefined);
  const kept = rules.filter(
    (rule) =>
      isState(words, rule) ||
      (!things.some((thing) => inside(rule, thing)) &&
        (isLikely(words, rule) || own.some((name) => meets(rule, name)))),
  );
  const longer = kept.filter((rule) =>
    own.some((name) => meets(rule, name) && !inside(rule, name)),
  );
  return firstOfEach([
    ...longer.map((rule) => retyped(words, rule, own)),
    ...own.map((name) => asState(words, asPlace(name, rules))),
    ...kept.map((name) => asState(words, name)),
  ]);
}

/** A single word that the tagger passed over is no name where its capital may have another reason. */
function isLikely(words: Words, { first, last }: Found): boolean {
  return first < last || (at(words, first).pos === "PROPN" && !/\d/.test(at(words, first).text));
}

/** The rule's words with the tagger's type, where that ends with the same word. */
function retyped(words: Words, rule: Found, tagged: readonly Found[]): Found {
  const same = tagged.find(({ last }) => last === rule.last);
  return same && !isState(words, rule) ? { ...rule, type: same.type } : rule;
}

function isState(words: Words, name: Phrase): boolean {
  const text = wordsOf(words, name);
  return isCountry(text) || isNationality(text);
}

function wordsOf(words: Words, { first, last }: Phrase): string {
  return words
    .slice(first, last + 1)
    .map((word) => word.text)
    .join(" ");
}

/** A single word behind "in" or "from" is a place, though the tagger has met it as a surname. */
function asPlace(name: Found, rules: readonly Found[]): Found {
  if (name.first !== name.last || name.type !== "Person") return name;
  const rule = rules.find(({ first, last }) => first === name.first && last === name.last);
  return rule?.type === "Location" ? { ...name, type: "Location" } : name;
}

/** The tagger knows no nationalities: "Russian" is a name of something else to it, or a place. */
function asState(words: Words, name: Found): Found {
  const text = wordsOf(words, name);
  const people = text.slice(text.lastIndexOf("-") + 1); // "Vale-Ordian"
  return isNationality(people) && !isCountry(people) ? { ...name, type: "Nationality" } : name;
}

/** "Syrians": people, not an adjective; they act like a body, and name none. */
export function asPeople(words: Words, name: Found): Found {
  if (name.type !== "Nationality") return name;
  return isPlural(words, name) ? { ...name, type: "Organisation", form: "nominal" } : name;
}

function isPlural(words: Words, { last }: Phrase): boolean {
  const { text } = at(words, last);
  return /[^s]s$/.test(text) && isNationality(text);
}

/** Places and nationalities inside longer names of bodies and things: "Jamaica" in "Bank of Jamaica". */
export function nestedPlaces(
  words: Words,
  names: readonly Found[],
  tagged: readonly Run[],
): Found[] {
  const outer = [
    ...names.filter(({ type }) => type === "Organisation"),
    ...tagged.filter(({ type }) => type === "MISC"),
  ].filter(({ first, last }) => first < last);
  if (outer.length === 0) return [];
  return listedNames(words).flatMap(({ first, length, kind }): Found[] => {
    if (kind === "body") return [];
    const place = { first, last: first + length - 1 };
    const isNested = outer.some(
      (name) => inside(place, name) && name.last - name.first > place.last - place.first,
    );
    const type = kind === "nationality" ? "Nationality" : "Location";
    return isNested && !isPlural(words, place)
      ? [{ ...place, type, form: "name", by: "place-lists/1" }]
      : [];
  });
}
