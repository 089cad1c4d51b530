import type { Entity } from "../../src/model/entity.ts";
import { nameKey } from "../../src/names/fold.ts";
import { commonWords } from "./common-words.ts";
import { name } from "./entity-names.ts";
import type { Input } from "./input.ts";

interface MispUav {
  value: string;
  meta?: { country?: string };
}

/** "MQ-1", "TB2": letters and digits that stand for a model; others bear the shorter ones, hence a second reason. */
const DESIGNATION = /^(?=[^\d]*\d)\p{Lu}[\p{Lu}\d-]{2,9}$/u;
const PLAIN_DESIGNATION = /^\p{Lu}{1,4}-\d{1,4}\p{Lu}{0,2}$/u;

/**
 * Unmanned aircraft of MISP's list as entities, with their designations. Left out are names of common words alone
 * ("Sentry"), which say nothing without their maker, and those whose country is not stated.
 */
export function weaponSystems(input: Input, known: ReadonlySet<string>): Entity[] {
  const list: { values: MispUav[] } = JSON.parse(input.raw("misp-galaxy/uavs.json.gz"));
  const words = commonWords(input);
  const codes = countryCodes(input);
  return list.values
    .map(({ value, meta }) => ({ own: value.replace(/\s*\([^)]*\)/g, "").replace(/\s+/g, " ").trim(), country: codes.get(meta?.country ?? "") }))
    .filter(({ own, country }) => country !== undefined && isTelling(own, words) && !known.has(nameKey(own)))
    .map(({ own, country = "" }) => ({
      id: `weapon:${nameKey(own).replaceAll(" ", "-")}`,
      name: own,
      type: "MilitaryPlatform" as const,
      subtype: "unmanned-aircraft",
      names: [name(own, "primary"), ...designationsIn(own)],
      countries: [country],
      allegedParent: null,
      allegedSponsors: [],
      provenance: "MISP galaxy uavs (CC0 1.0)",
      verified: false,
    }))
    .filter((entity, i, all) => all.findIndex((other) => other.id === entity.id) === i);
}

function isTelling(text: string, words: ReadonlySet<string>): boolean {
  const parts = nameKey(text).split(" ");
  return text.length >= 4 && text.length <= 60 && /\p{L}/u.test(text) && parts.some((part) => part.length > 2 && !words.has(part));
}

function designationsIn(own: string) {
  return own
    .split(" ")
    .filter((word) => word !== own && DESIGNATION.test(word))
    .map((word) => name(word, PLAIN_DESIGNATION.test(word) ? "alias" : "acronym"));
}

/** Countries as that list writes them: lower-case English names. */
function countryCodes(input: Input): Map<string, string> {
  const iso: Record<string, { names?: { en?: string }; name?: string }> = JSON.parse(
    input.raw("adm1/iso3166-2-db.json.gz"),
  );
  const named = Object.entries(iso).map(([code, row]) => [(row.names?.en ?? row.name ?? "").toLowerCase(), code] as const);
  return new Map([...named, ["united states of america", "US"], ["russia", "RU"], ["turkey", "TR"], ["south korea", "KR"], ["iran", "IR"], ["taiwan", "TW"]]);
}
