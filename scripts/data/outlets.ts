import { Source } from "../../src/model/source.ts";
import type { Input, Recipe } from "./input.ts";
import { jsonRows, listOf } from "./input.ts";

const PROVENANCE = "written for Tocsin from general knowledge, unverified";

/** Outlets and agencies. Every one starts at F: reliability is an analyst's judgement, not ours. */
export function outlets(input: Input): Source[] {
  return input
    .table("outlets")
    .map(([slug, name = "", aliases, domains, country, language, owner, state]) =>
      Source.parse({
        id: `src:${slug}`,
        name,
        type: "media",
        aliases: listOf(aliases, ";"),
        domains: listOf(domains),
        ownerGroup: owner || null,
        stateAffiliation: state || null,
        country: country || null,
        language: language || null,
        reliability: "F",
        reliabilityBasis: "new source: no basis to judge",
        provenance: PROVENANCE,
        verified: false,
      }),
    );
}

export const OUTLET_RECIPES: readonly Recipe[] = [
  {
    path: "sources/outlets.json",
    origin: PROVENANCE,
    licence: "Apache-2.0",
    date: "2026-11",
    build: (input) => jsonRows(outlets(input)),
  },
];
