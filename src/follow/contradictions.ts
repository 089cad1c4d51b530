import type { MatchPart } from "../names/match.ts";
import type { NameSchema } from "../names/parse.ts";
import type { Party } from "../model/party.ts";

/** What is known of the one asked for, beside the name; absent is not known and speaks for nothing. */
export interface KnownFacts {
  readonly schema: NameSchema;
  /** Partial dates: `1960`, `1960-08`, `1960-08-31`. */
  readonly birthDates?: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countries?: readonly string[];
}

/**
 * Points of likeness to points of our score, which is stretched so that 0.7 comes to lie at 0.5 (docs/methods/names.md).
 */
const STRETCH = 5 / 3;
const COUNTRY_MISMATCH = 0.2 * STRETCH;
const BIRTH_YEAR_DISJOINT = 0.15 * STRETCH;
const BIRTH_DAY_DISJOINT = 0.25 * STRETCH;
const OTHER_KIND = 0.51; // a name alone never makes a person of a ship: a full score falls below the threshold of 0.5
/** Years a listed date of birth that is "circa" may be off. */
const ABOUT_YEARS = 2;

/** The way names of a schema are compared. */
export function nameSchemaOf(schema: Party["schema"]): NameSchema {
  switch (schema) {
    case "Person":
      return "person";
    case "Vessel":
      return "vessel";
    case "Organization":
    case "Company":
    case "PublicBody":
      return "organisation";
    default:
      return "any";
  }
}

/**
 * What speaks against a party being the one asked for. Only what both sides know counts.
 *
 * @returns parts with negative values, each in words that name both sides
 * @see OpenSanctions logic-v2: country_mismatch −0.2, dob_year_disjoint −0.15, dob_day_disjoint −0.25 of likeness
 */
export function contradictions(asked: KnownFacts, party: Party): MatchPart[] {
  return [kindOf(asked, party), countryOf(asked, party), birthOf(asked, party)].filter(
    (part) => part !== undefined,
  );
}

function kindOf({ schema }: KnownFacts, party: Party): MatchPart | undefined {
  const listed = nameSchemaOf(party.schema);
  if (schema === "any" || listed === "any" || schema === listed) return undefined;
  return { reason: `kind: asked for ${schema}, listed as ${listed}`, value: -OTHER_KIND };
}

function countryOf({ countries = [] }: KnownFacts, party: Party): MatchPart | undefined {
  if (countries.length === 0 || party.countries.length === 0) return undefined;
  const asked = countries.map((code) => code.toUpperCase());
  if (party.countries.some((code) => asked.includes(code.toUpperCase()))) return undefined;
  const [ours, theirs] = [asked, party.countries].map((codes) => codes.join(", "));
  return { reason: `country: asked for ${ours}, listed with ${theirs}`, value: -COUNTRY_MISMATCH };
}

function birthOf({ birthDates = [] }: KnownFacts, party: Party): MatchPart | undefined {
  if (birthDates.length === 0 || party.birthDates.length === 0) return undefined;
  const pairs = birthDates.flatMap((ours) => party.birthDates.map((theirs) => ({ ours, theirs })));
  if (pairs.some(({ ours, theirs }) => daysAgree(ours, theirs))) return undefined;
  const words = `born: asked for ${birthDates.join(", ")}, listed with ${party.birthDates.join(", ")}`;
  return pairs.some(({ ours, theirs }) => yearsAgree(ours, theirs))
    ? { reason: `${words}: another day`, value: -BIRTH_DAY_DISJOINT }
    : {
        reason: `${words}: another year`,
        value: -BIRTH_YEAR_DISJOINT - (isDay(pairs) ? BIRTH_DAY_DISJOINT : 0),
      };
}

/** Both sides give a day somewhere: then another year is another day as well. */
function isDay(pairs: readonly { ours: string; theirs: string }[]): boolean {
  return pairs.some(({ ours, theirs }) => ours.length === 10 && theirs.length === 10);
}

/** As far as both give it: `1960` agrees with `1960-08-31`. */
function daysAgree(a: string, b: string): boolean {
  if (isLoose(a) || isLoose(b)) return yearsAgree(a, b);
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) === b.slice(0, length);
}

function isLoose(date: string): boolean {
  return date.includes("/") || date.endsWith("~");
}

function yearsAgree(a: string, b: string): boolean {
  const [x, y] = [yearsOf(a), yearsOf(b)];
  return x.from <= y.to && y.from <= x.to;
}

function yearsOf(date: string): { from: number; to: number } {
  const slack = date.endsWith("~") ? ABOUT_YEARS : 0;
  const years = date.split("/").map((part) => Number(part.slice(0, 4)));
  return { from: (years[0] ?? 0) - slack, to: (years.at(-1) ?? 0) + slack };
}
