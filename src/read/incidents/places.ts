import countries from "../../../data/countries/countries.json" with { type: "json" };
import nationalities from "../../../data/lexicons/nationalities.json" with { type: "json" };
import { compareText } from "../../base/group.ts";
import type { Span } from "../../base/span.ts";
import { spanOf } from "../phrases.ts";
import { foldName } from "../name-words.ts";
import { wordsOf } from "./phrase-features.ts";
import type { Scene } from "./scene.ts";

const COUNTRY_OF: ReadonlyMap<string, string> = new Map([
  ...countries.flatMap(({ code, capital }): [string, string][] =>
    capital ? [[foldName(capital), code]] : [],
  ),
  ...nationalities.map(({ adjective, country }): [string, string] => [
    foldName(adjective),
    country,
  ]),
  ...countries.flatMap(({ code, names }) =>
    names.map((name): [string, string] => [foldName(name), code]),
  ),
]);
const MOST_PLACES = 3;
const LONGEST = 3; // words of a country's or a capital's name
const OPENING_WEIGHT = 1.5; // the dateline and what stands by it
const OWN_WEIGHT = 3; // the sentences of the incident

/** Where an incident happened, as far as words tell: the country named most, and places named beside it. */
export interface Where {
  readonly country: string | null;
  readonly places: readonly Span[];
}

export function whereOf(scene: Scene, lines: readonly number[]): Where {
  return { country: countryOf(scene, lines), places: placesNear(scene, lines) };
}

/** The country that the sentences of the incident, the opening and then the rest speak of. */
function countryOf({ lines }: Scene, own: readonly number[]): string | null {
  const votes = new Map<string, number>();
  lines.forEach(({ words }, i) => {
    const weight = own.includes(i) ? OWN_WEIGHT : i === 0 ? OPENING_WEIGHT : 1 / (1 + i / 4);
    for (const country of countriesIn(words.map(({ lower }) => lower)))
      votes.set(country, (votes.get(country) ?? 0) + weight);
  });
  const [first] = [...votes].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
  return first?.[0] ?? null;
}

function countriesIn(words: readonly string[]): string[] {
  const found: string[] = [];
  for (let i = 0; i < words.length; i++) {
    if (foldName(words[i] ?? "") === "" || words[i] === "us") continue; // a mark; the pronoun
    const length = [3, 2, 1].find((n) => COUNTRY_OF.has(nameAt(words, i, n)));
    if (length === undefined) continue;
    found.push(COUNTRY_OF.get(nameAt(words, i, length)) ?? "");
    i += length - 1;
  }
  return found;
}

function nameAt(words: readonly string[], first: number, length: number): string {
  return foldName(words.slice(first, first + Math.min(length, LONGEST)).join(" "));
}

/** Names of places in the sentences of the incident, then in the opening. */
function placesNear(scene: Scene, own: readonly number[]): Span[] {
  const seen = new Set<string>();
  return [...new Set([...own, 0])].flatMap((line) =>
    (scene.places.get(line) ?? []).flatMap((phrase) => {
      const words = wordsOf(scene, phrase);
      const name = words
        .slice(phrase.first, phrase.last + 1)
        .map(({ lower }) => lower)
        .join(" ");
      if (seen.has(name) || seen.size >= MOST_PLACES) return [];
      seen.add(name);
      return [spanOf(words, phrase)];
    }),
  );
}
