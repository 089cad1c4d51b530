import countries from "../../data/countries/countries.json" with { type: "json" };
import nationalities from "../../data/lexicons/nationalities.json" with { type: "json" };
import type { Entity } from "../model/entity.ts";

/** Names of countries, their capitals and peoples, as printed → ISO 3166-1 alpha-2. */
export type Nations = ReadonlyMap<string, string>;

/** Bodies whose name says whose they are. */
const BODIES: Readonly<Record<string, string>> = {
  IDF: "IL",
  Mossad: "IL",
  IRGC: "IR",
  Pentagon: "US",
  CENTCOM: "US",
  CIA: "US",
  Kremlin: "RU",
  FSB: "RU",
};

const WORLD: readonly (readonly [string, string])[] = [
  ...countries.flatMap(({ code, names, capital }) =>
    [...names, capital ?? ""].map((name) => [name.replaceAll(".", ""), code] as const),
  ),
  ...nationalities.map(({ adjective, country }) => [adjective, country] as const),
  ...Object.entries(BODIES),
];

/** Names of the world's countries and of those that only the case knows. */
export function nationsOf(entities: readonly Entity[]): Nations {
  const states = entities.filter(
    ({ subtype, countries: codes }) => subtype === "government" && codes.length === 1,
  );
  const own = states.flatMap(({ names, countries: [code = ""] }) =>
    names.map(({ text }) => [text.replaceAll(".", ""), code] as const),
  );
  return new Map([...WORLD, ...own]);
}

/** Country that a word names, as written: "US" and "CAR" do, "us" and "car" do not. */
export function countryOf(printed: string, nations: Nations): string | undefined {
  return nations.get(printed.replace(/['’]s?$/, "").replaceAll(".", ""));
}

/** First country that a phrase names, by one of its words or by two. */
export function countryIn(phrase: string, nations: Nations): string | undefined {
  const words = phrase.split(/[\s,;:()“”"]+/);
  const pairs = words.map((word, i) => `${word} ${words[i + 1] ?? ""}`);
  return words
    .map((word, i) => countryOf(pairs[i] ?? "", nations) ?? countryOf(word, nations))
    .find((code) => code !== undefined);
}
