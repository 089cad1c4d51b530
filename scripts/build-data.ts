// Builds every bundled file of data/ from third-party files and the tables of scripts/data/tables.
// Each file's section of data/README.md is renewed; what is written there by hand stays.
// Deterministic: the same inputs give the same bytes. Usage: node scripts/build-data.ts --from DIR [name…]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { sha256 } from "../src/base/hash.ts";
import { ACTOR_RECIPES } from "./data/actors.ts";
import { BASEMAP_RECIPES } from "./data/basemap.ts";
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
  ...BASEMAP_RECIPES,
];

const here = import.meta.dirname;
const target = join(here, "..", "data");
const { values, positionals } = parseArgs({
  options: { from: { type: "string", default: join(here, "..", "..", "shared", "data") } },
  allowPositionals: true,
});
const input = openInput(values.from, join(here, "data", "tables"));

const isAsked = ({ path }: Recipe) =>
  positionals.length === 0 || positionals.some((name) => path.includes(name));
const README = join(target, "README.md");

for (const recipe of RECIPES.filter(isAsked)) {
  const path = join(target, recipe.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, recipe.build(input));
  writeFileSync(README, withSection(readFileSync(README, "utf8"), recipe));
  console.log(recipe.path);
}

/** The page with the section of one built file put in place of its old one, or at the end; all else stays. */
function withSection(page: string, recipe: Recipe): string {
  const sections = page.trimEnd().split(/\n(?=## )/);
  const section = sectionOf(recipe);
  const at = sections.findIndex((one) => one.startsWith(`## ${recipe.path}\n`));
  const kept = at < 0 ? [...sections, section] : sections.with(at, section);
  return `${kept.map((one) => one.trimEnd()).join("\n\n")}\n`;
}

function sectionOf({ path, origin, licence, date }: Recipe): string {
  return [
    `## ${path}`,
    "",
    `- origin: ${origin}`,
    `- licence: ${licence}`,
    `- date: ${date}`,
    `- SHA-256: \`${sha256(readFileSync(join(target, path)))}\``,
  ].join("\n");
}
