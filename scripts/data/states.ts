import type { Entity, EntityName } from "../../src/model/entity.ts";
import { furtherName, name } from "./entity-names.ts";
import { nationalities, sovereigns } from "./countries.ts";
import type { Input } from "./input.ts";

type Sovereign = ReturnType<typeof sovereigns>[number];

/** What every state has, and how the news calls it after the country and its adjective. */
const BODIES = [
  {
    prefix: "forces",
    subtype: "state-military",
    title: (country: string) => `Armed forces of ${country}`,
    of: ["armed forces", "military", "army"],
    adjective: ["army", "military", "armed forces", "forces", "troops"],
  },
  {
    prefix: "airforce",
    subtype: "state-military",
    title: (country: string) => `Air force of ${country}`,
    of: ["Air Force"],
    adjective: ["Air Force", "air force", "Air Forces"],
  },
  {
    prefix: "navy",
    subtype: "state-military",
    title: (country: string) => `Navy of ${country}`,
    of: ["Navy"],
    adjective: ["Navy", "navy"],
  },
  {
    prefix: "mfa",
    subtype: "ministry",
    title: (country: string) => `Foreign Ministry of ${country}`,
    of: ["Foreign Ministry", "Ministry of Foreign Affairs"],
    adjective: ["Foreign Ministry", "Ministry of Foreign Affairs", "Foreign Affairs Ministry"],
  },
  {
    prefix: "mod",
    subtype: "ministry",
    title: (country: string) => `Defence Ministry of ${country}`,
    of: ["Defense Ministry", "Defence Ministry", "Ministry of Defense", "Ministry of Defence"],
    adjective: ["Defense Ministry", "Defence Ministry", "Ministry of Defense", "Ministry of Defence"],
  },
  {
    prefix: "moi",
    subtype: "ministry",
    title: (country: string) => `Interior Ministry of ${country}`,
    of: ["Interior Ministry", "Ministry of Interior", "Ministry of the Interior"],
    adjective: ["Interior Ministry", "Ministry of Interior", "Ministry of the Interior"],
  },
] as const;

/** Governments, armed forces and ministries of every country that governs itself. */
export function stateBodies(
  input: Input,
  seeds: readonly { type: string; countries: readonly string[] }[],
): Entity[] {
  const adjectives = Map.groupBy(nationalities(input), (row) => row.country);
  const extra = Map.groupBy(input.table("metonyms"), ([id = ""]) => id);
  const withForces = new Set(
    seeds.filter((seed) => seed.type === "state-military").flatMap((seed) => seed.countries.slice(0, 1)),
  );
  withForces.delete("US");
  withForces.delete("IR");
  const names = (id: string) => (extra.get(id) ?? []).map(furtherName);

  return sovereigns(input).flatMap((country) => {
      const words = singular((adjectives.get(country.code) ?? []).map((row) => row.adjective));
      return [
        government(country, words, names(`gov:${country.code}`)),
        ...BODIES.filter((body) => body.prefix !== "forces" || !withForces.has(country.code)).map((body) =>
          bodyOf(body, country, country.code === "US" ? words : words.slice(0, 1), names(`${body.prefix}:${country.code}`)),
        ),
      ];
    });
}

function possessive(country: string): string {
  return country.endsWith("s") ? `${country}'` : `${country}'s`;
}

function singular(adjectives: readonly string[]): string[] {
  return adjectives.filter((word) => !word.endsWith("s") || !adjectives.includes(word.slice(0, -1)));
}

function government(country: Sovereign, adjectives: readonly string[], further: readonly EntityName[]): Entity {
  const first = adjectives[0];
  return {
    id: `gov:${country.code}`,
    name: `Government of ${country.inSentence}`,
    type: "Organisation",
    subtype: "government",
    names: [
      name(`Government of ${country.inSentence}`, "primary"),
      ...country.names.map((text) => name(text)),
      name(`${country.name} government`),
      ...adjectives.map((text) => name(text, "demonym")),
      ...(first ? [name(`${first} government`), name(`${first} authorities`), name(`${first} regime`)] : []),
      name(country.capital, "capital"),
      ...further,
    ],
    countries: [country.code],
    allegedParent: null,
    allegedSponsors: [],
    provenance: "derived from data/countries/countries.json",
    verified: false,
  };
}

function bodyOf(
  body: (typeof BODIES)[number],
  country: Sovereign,
  adjectives: readonly string[],
  further: readonly EntityName[],
): Entity {
  const texts = [
    ...body.of.flatMap((noun) => [`${noun} of ${country.name}`, `${possessive(country.name)} ${noun}`]),
    ...adjectives.flatMap((adjective) => body.adjective.map((noun) => `${adjective} ${noun}`)),
  ];
  return {
    id: `${body.prefix}:${country.code}`,
    name: body.title(country.inSentence),
    type: "Organisation",
    subtype: body.subtype,
    names: [name(body.title(country.inSentence), "primary"), ...texts.map((text) => name(text)), ...further],
    countries: [country.code],
    allegedParent: `Government of ${country.inSentence}`,
    allegedSponsors: [],
    provenance: "derived from data/countries/countries.json",
    verified: false,
  };
}
