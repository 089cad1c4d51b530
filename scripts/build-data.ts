// Builds every bundled file of data/ from third-party files and the tables of scripts/data/tables.
// Deterministic: the same inputs give the same bytes. Usage: node scripts/build-data.ts --from DIR [name…]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { sha256 } from "../src/base/hash.ts";
import { ACTOR_RECIPES } from "./data/actors.ts";
import { COUNTRY_RECIPES } from "./data/countries.ts";
import type { Recipe } from "./data/input.ts";
import { openInput } from "./data/input.ts";
import { GAZETTEER_RECIPES } from "./data/gazetteer.ts";
import { OFAC_RECIPES } from "./data/ofac.ts";
import { OUTLET_RECIPES } from "./data/outlets.ts";
import { PLACE_NAME_RECIPES } from "./data/place-names.ts";
import { ROLE_RECIPES } from "./data/roles.ts";
import { VERB_RECIPES } from "./data/verbs.ts";

const RECIPES: readonly Recipe[] = [
  ...COUNTRY_RECIPES,
  ...ROLE_RECIPES,
  ...VERB_RECIPES,
  ...ACTOR_RECIPES,
  ...OUTLET_RECIPES,
  ...OFAC_RECIPES,
  ...GAZETTEER_RECIPES,
  ...PLACE_NAME_RECIPES,
];

const here = import.meta.dirname;
const target = join(here, "..", "data");
const { values, positionals } = parseArgs({
  options: { from: { type: "string", default: join(here, "..", "..", "shared", "data") } },
  allowPositionals: true,
});
const input = openInput(values.from, join(here, "data", "tables"));

for (const recipe of RECIPES) {
  if (positionals.length > 0 && !positionals.some((name) => recipe.path.includes(name))) continue;
  const path = join(target, recipe.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, recipe.build(input));
  console.log(recipe.path);
}
if (positionals.length === 0) writeFileSync(join(target, "README.md"), readme());

function readme(): string {
  return [
    "# Bundled data",
    "",
    "Built by `node scripts/build-data.ts --from DIR` from third-party files and from the tables in",
    "`scripts/data/tables`; do not edit by hand. Rows written from general knowledge are marked",
    "`verified: false` until an analyst has checked them.",
    "",
    "## lexicons/cues.json, scales/",
    "",
    "Written by hand and not by that script: cue verbs, nouns and phrases with their stance and frames,",
    "chosen with counts of lemmas in the PolNeAR training part at hand (counts only; no text of it is",
    "here); words for likelihoods after ICD 203, PHIA and Kent. Apache-2.0.",
    "",
    "## ontologies/plover.json",
    "",
    "Written out by hand from the tables of the manual (openeventdata/PLOVER, PLOVER_MANUAL.tex, draft 2.0), and",
    "not by that script. CC BY-SA 4.0: a changed copy stays under it.",
    "",
    ...RECIPES.flatMap((recipe) => [
      `## ${recipe.path}`,
      "",
      `- origin: ${recipe.origin}`,
      `- licence: ${recipe.licence}`,
      `- date: ${recipe.date}`,
      `- SHA-256: \`${sha256(readFileSync(join(target, recipe.path)))}\``,
      "",
    ]),
  ].join("\n");
}
