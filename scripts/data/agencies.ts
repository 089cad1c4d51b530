import type { Entity } from "../../src/model/entity.ts";
import { nameKey } from "../../src/names/fold.ts";
import { name } from "./entity-names.ts";
import type { Input } from "./input.ts";

interface MispAgency {
  value: string;
  description?: string;
  meta: { country?: string; country_name?: string; synonyms?: string[] };
}

/** Intelligence agencies of MISP's list that are not known already; acronyms from the description. */
export function intelligenceAgencies(input: Input, known: ReadonlySet<string>): Entity[] {
  const list: { values: MispAgency[] } = JSON.parse(
    input.raw("misp-galaxy/intelligence-agencies.json.gz"),
  );
  return list.values
    .filter((agency) => agency.meta.country && !known.has(nameKey(bare(agency.value))))
    .map((agency) => {
      const country = agency.meta.country ?? "";
      const acronym = /\(([A-Z][A-Za-z&-]{1,9})\)/.exec(agency.description ?? "")?.[1];
      const own = bare(agency.value);
      const synonyms = (agency.meta.synonyms ?? []).filter((text) => text.length > 5);
      return {
        id: `agency:${country.toLowerCase()}-${nameKey(own).replaceAll(" ", "-")}`,
        name: agency.value,
        type: "Organisation" as const,
        subtype: "state-intelligence",
        names: [
          name(own, "primary"),
          ...(agency.value === own ? [] : [name(agency.value)]),
          ...synonyms.map((text) => name(text)),
          ...(acronym ? [name(acronym, "acronym")] : []),
        ],
        countries: [country],
        allegedParent: null,
        allegedSponsors: [],
        provenance: "MISP galaxy intelligence-agencies (CC0 1.0), after Wikipedia's list",
        verified: false,
      };
    })
    .filter((entity, i, all) => all.findIndex((other) => other.id === entity.id) === i);
}

/** "National Intelligence Service (Albania)" → "National Intelligence Service". */
function bare(value: string): string {
  return value.replace(/\s*\([^)]*\)\s*$/, "").trim();
}
