import type { ChainLink } from "../model/claim.ts";
import { nameKey } from "../names/fold.ts";
import type { ResolverBase } from "./base.ts";

// An office without a name speaks for the body that has it: "Iran's foreign minister" for its ministry.

const NOT_IN_OFFICE = /\b(?:former|ex|then|would-be|shadow|opposition|deputy-designate)\b/i;
const SPOKES = "spokes(?:man|woman|person)";

/** Words of an office, and the body of a state that it speaks for. */
const OFFICES: readonly (readonly [words: RegExp, body: string])[] = [
  [new RegExp(`^(?:deputy )?foreign (?:minister|secretary)$|^foreign ministry ${SPOKES}$`), "mfa"],
  [
    new RegExp(
      `^(?:deputy )?defen[cs]e (?:minister|secretary|chief)$|^defen[cs]e ministry ${SPOKES}$`,
    ),
    "mod",
  ],
  [
    new RegExp(`^(?:deputy )?interior (?:minister|secretary)$|^interior ministry ${SPOKES}$`),
    "moi",
  ],
  [
    new RegExp(
      `^(?:(?:vice |deputy )?president|(?:deputy )?prime minister|premier|chancellor|king|queen|emir|government ${SPOKES})$`,
    ),
    "gov",
  ],
  [
    new RegExp(
      `^(?:army|military|armed forces) (?:chief(?: of staff)?|commander|${SPOKES})$|^chief of (?:the )?(?:general )?staff$`,
    ),
    "forces",
  ],
];

/**
 * The body of a state for which an office without a name speaks; null where the words leave a doubt which.
 *
 * All words must belong to the state or to the office: "the Ordian Chess Federation president" is no head of state.
 */
export function bodyOfOffice({ surface }: ChainLink, base: ResolverBase): string | null {
  if (NOT_IN_OFFICE.test(surface)) return null;
  const words = surface
    .replace(/^(?:the|an?)\s+/i, "")
    .replace(/['’]s\b/g, "")
    .split(/\s+/);
  const { nation, rest } = stateIn(words, base);
  if (nation === undefined) return null;
  const office = rest.join(" ").toLowerCase();
  const isAmerican = nation === "US" && office === "secretary of state"; // elsewhere a junior minister
  const body = isAmerican ? "mfa" : OFFICES.find(([pattern]) => pattern.test(office))?.[1];
  return body === undefined ? null : bodyId(body, nation, base);
}

/** The country that the words begin with, or that follows a last "of", and what is left of them. */
function stateIn(
  words: readonly string[],
  base: ResolverBase,
): { nation?: string | undefined; rest: readonly string[] } {
  for (const size of [3, 2, 1]) {
    const nation = countryOf(words.slice(0, size).join(" "), base);
    if (nation && words.length > size) return { nation, rest: words.slice(size) };
  }
  const of = words.lastIndexOf("of");
  const tail = of < 0 ? [] : words.slice(words[of + 1] === "the" ? of + 2 : of + 1);
  const nation = tail.length === 0 ? undefined : countryOf(tail.join(" "), base);
  return { nation, rest: words.slice(0, of) };
}

/** ISO 3166-1 code of the country of which the words are the adjective or the name. */
export function countryOf(words: string, base: ResolverBase): string | undefined {
  return base.nationality(words) ?? base.countryNamed(nameKey(words));
}

function bodyId(body: string, country: string, base: ResolverBase): string | null {
  if (body === "gov") return base.government(country)?.id ?? null;
  return base.entity(`${body}:${country}`)?.id ?? null;
}

const SPEAKS_FOR = new RegExp(`\\b(?:${SPOKES}|secretary-general)\\b`, "i");

/** "The Kremlin spokesman", "a spokesman for the ministry": whose words they are is the body in the phrase. */
export function speaksForBody({ surface }: ChainLink): boolean {
  return SPEAKS_FOR.test(surface) && !NOT_IN_OFFICE.test(surface);
}
