import type { Entity, EntityName } from "../../src/model/entity.ts";
import { nameKey } from "../../src/names/fold.ts";
import { name } from "./entity-names.ts";
import type { Input } from "./input.ts";
import { listOf } from "./input.ts";

const PROVENANCE = "written for Tocsin from general knowledge, unverified";

/** Articles whose title is not the name under which another list has the body. */
const OTHER_TITLES: Readonly<Record<string, string>> = {
  "igo:ocha": "United Nations Office for the Coordination of Humanitarian Affairs",
  "igo:unhcr": "United Nations High Commissioner for Refugees",
  "igo:g7": "Group of Seven",
  "igo:g20": "G-20 major economies",
  "agency:us-treasury": "United States Department of the Treasury",
  "agency:mi5": "MI5",
  "agency:nsc-us": "United States National Security Council",
  "agency:snsc-iran": "Supreme National Security Council",
  "mod:US": "United States Department of Defense",
  "navy:US": "United States Navy",
  "airforce:US": "United States Air Force",
  "navy:GB": "Royal Navy",
  "airforce:GB": "Royal Air Force",
  "mfa:GB": "Foreign and Commonwealth Office",
  "mod:GB": "Ministry of Defence (United Kingdom)",
  "mfa:RU": "Ministry of Foreign Affairs (Russia)",
  "mfa:CN": "Ministry of Foreign Affairs of the People's Republic of China",
};

/** Countries whose article is not called as the country is here. */
const COUNTRY_TITLES: Readonly<Record<string, string>> = {
  GE: "Georgia (country)",
  IE: "Republic of Ireland",
  CI: "Ivory Coast",
  CD: "Democratic Republic of the Congo",
  CG: "Republic of the Congo",
  GM: "The Gambia",
  BS: "The Bahamas",
  PS: "State of Palestine",
  TL: "East Timor",
  CZ: "Czech Republic",
  MK: "North Macedonia",
  FM: "Federated States of Micronesia",
};

/**
 * Companies, agencies, parties and other bodies that the news names often. One that an earlier list holds is no
 * second entity: it lends that its article and names.
 */
export function withOrganisations(earlier: readonly Entity[], input: Input): Entity[] {
  const byKey = new Map(
    earlier.flatMap((entity) =>
      entity.names
        .filter(({ kind }) => kind === "primary" || kind === "alias")
        .map(({ text }) => [nameKey(text), entity.id] as const),
    ),
  );
  const rows = input.table("organisations").map(organisation);
  const same = new Map<string, Entity>();
  const fresh: Entity[] = [];
  for (const row of rows) {
    const strong = row.names.filter(({ kind }) => kind !== "acronym");
    const known = strong.map(({ text }) => byKey.get(nameKey(text))).find((id) => id !== undefined);
    if (known) same.set(known, row);
    else fresh.push(row);
  }
  const lent = earlier.map((entity) => lend(withArticle(entity), same.get(entity.id)));
  return [...lent, ...fresh];
}

function lend(entity: Entity, from: Entity | undefined): Entity {
  if (!from) return entity;
  const further = from.names.map((one) => (one.kind === "primary" ? { ...one, kind: "alias" as const } : one));
  return { ...entity, names: [...entity.names, ...further], ...(from.wikipedia ? { wikipedia: from.wikipedia } : {}) };
}

function organisation([id = "", primary = "", subtype = "", country, aliases, acronyms, wikipedia]: readonly string[]): Entity {
  const names: EntityName[] = [
    name(primary, "primary"),
    ...listOf(aliases, ";").map((alias) => name(alias)),
    ...listOf(acronyms, ";").map((acronym) => name(acronym, "acronym")),
  ];
  return {
    id,
    name: primary,
    type: "Organisation",
    subtype,
    names,
    countries: listOf(country),
    ...(wikipedia ? { wikipedia } : {}),
    allegedParent: null,
    allegedSponsors: [],
    provenance: PROVENANCE,
    verified: false,
  };
}

/** Seeds and bodies bear the names of their articles; a government has that of its country. */
function withArticle(entity: Entity): Entity {
  const title = OTHER_TITLES[entity.id] ?? titleOf(entity);
  return title === undefined ? entity : { ...entity, wikipedia: title };
}

function titleOf({ id, name: primary, names, countries: [country = ""] }: Entity): string | undefined {
  if (id.startsWith("gov:")) return COUNTRY_TITLES[country] ?? names[1]?.text;
  return /^(?:act|igo|ngo|agency):/.test(id) ? primary : undefined;
}
