import { compareText } from "../../src/base/group.ts";
import type { Input, Recipe } from "./input.ts";
import { jsonRows } from "./input.ts";

export interface Role {
  readonly noun: string;
  readonly sector: string;
}

/** Words the dictionary holds as stems or that are no role in the news of today. */
const SUBSTITUTES: Readonly<Record<string, readonly string[]>> = {
  "!PERSON!": ["man", "woman", "person"],
  "!MINIST!": ["minister", "ministry"],
};

/** Role nouns that Phoenix.agents lacks, or has only as part of longer ones. */
const FURTHER: readonly (readonly [string, string])[] = [
  ["spokesman", "GOV"],
  ["spokeswoman", "GOV"],
  ["spokesperson", "GOV"],
  ["minister", "GOV"],
  ["ministry", "GOV"],
  ["official", "GOV"],
  ["commander", "MIL"],
  ["general", "MIL"],
  ["militia", "REB"],
  ["militiaman", "REB"],
  ["fighter", "REB"],
  ["militant", "REB"],
  ["envoy", "GOV"],
  ["president", "GOV"],
  ["premier", "GOV"],
  ["lawmaker", "LEG"],
  ["resident", "CVL"],
  ["analyst", "CVL"],
];

/** Sectors of PLOVER; the dictionary's codes for single religions become REL, other codes are left out. */
const SECTORS = new Set(
  "AGR BUS COP CRM CVL EDU ELI GOV IGO JUD LAB LEG MED MIL NGO OPP PTY REB REF REL SPY UAF".split(" "),
);
const RELIGIONS = new Set("BUD CHR CTH HIN JEW MUS SHI SUN SIK".split(" "));

/** Things, not people: the dictionary lists them as agents of the military. */
const NO_ROLE =
  /drone|gunship|helicopter|aircraft|airplane|falcon|tank|jet|missile|artillery|warship|vessel|submarine|base$|\bin$|extremist (?:wahhabi|sunni|shia)/;

/** Role nouns with the sector of who bears them, lower case and singular, sorted; the first sector wins. */
export function roles(input: Input): Role[] {
  const bySector = new Map<string, string>(FURTHER);
  for (const line of input.raw("petrarch2/Phoenix.agents.txt.gz").split("\n")) {
    const entry = /^([A-Z!][A-Z!_'-]*)\s*(?:\{[^}]*\})?\s*\[~([A-Z]{3})/.exec(line);
    if (!entry?.[1] || !entry[2]) continue;
    const sector = RELIGIONS.has(entry[2]) ? "REL" : entry[2];
    if (!SECTORS.has(sector)) continue;
    for (const noun of expand(entry[1])) if (!bySector.has(noun)) bySector.set(noun, sector);
  }
  return [...bySector]
    .filter(([noun]) => !NO_ROLE.test(noun))
    .map(([noun, sector]) => ({ noun, sector }))
    .sort((a, b) => compareText(a.noun, b.noun));
}

function expand(pattern: string): string[] {
  const key = Object.keys(SUBSTITUTES).find((substitute) => pattern.includes(substitute));
  const plain = key
    ? (SUBSTITUTES[key] ?? []).map((word) => pattern.replace(key, word))
    : pattern.endsWith("_MINIST")
      ? [`${pattern}ER`, `${pattern}RY`]
      : [pattern];
  return plain.map((noun) => noun.toLowerCase().replaceAll("_", " ").trim());
}

export const ROLE_RECIPES: readonly Recipe[] = [
  {
    path: "lexicons/roles.json",
    origin: "openeventdata/petrarch2 Phoenix.agents.txt, commit 676801c",
    licence: "MIT",
    date: "2019-03-18",
    build: (input) => jsonRows(roles(input)),
  },
];
