import { compareText } from "../../src/base/group.ts";
import type { EntityName } from "../../src/model/entity.ts";
import { Entity } from "../../src/model/entity.ts";
import { fold, nameKey } from "../../src/names/fold.ts";
import { furtherName, name } from "./entity-names.ts";
import { intelligenceAgencies } from "./agencies.ts";
import type { Input, Recipe } from "./input.ts";
import { jsonRows, listOf } from "./input.ts";
import { withOrganisations } from "./organisations.ts";
import { withListedGroups } from "./listed-groups.ts";
import { armedGroups } from "./phoenix.ts";
import { stateBodies } from "./states.ts";
import { weaponSystems } from "./weapons.ts";

interface Seed {
  id: string;
  name: string;
  acronyms: string[];
  type: string;
  countries: string[];
  alleged_sponsors: string[];
  parent: string | null;
  aliases: string[];
}

/** Labels of adversaries, and types that judge, are no names of ours (`tradecraft.md` §6.8). */
const NEUTRAL_TYPES: Readonly<Record<string, string>> = {
  terrorist: "armed-group",
  insurgent: "armed-group",
  "insurgent-government": "de-facto-government",
  "militia-government": "de-facto-government",
  "proxy-government": "self-declared-government",
  "party-insurgent": "militia-party",
  "militia-facade": "militia",
};

/** Acronyms borne by one actor of the news and no other: they need no second reason. */
const KNOWN_ACRONYMS = new Set(
  "IRGC IDF NATO ISIS ISIL ISKP IS-K ISIS-K ISWAP AQAP AQIM JNIM PKK YPG HTS PIJ PFLP FSB GRU SBU IAEA KRG RSF-SD TPLF FARDC FDLR M23 MONUSCO UNIFIL CENTCOM PMC-WAGNER TTP CJTF-OIR UKMTO SOHR ENDF UWSA IRGC-QF".split(
    " ",
  ),
);

/** Names of the seed that name others as well, or scold; dropped. */
const DROPPED = new Set(
  [
    "occupation forces",
    "regime forces",
    "Assad forces",
    "the caliphate",
    "musicians",
    "little blue men",
    "Expeditionary Corps",
    "Lazarus Group",
    "Philippine Coast Guard",
    "Ministry of National Defense (Taiwan)",
    "Inter-Services Public Relations",
    "ISPR",
    "junta",
    "SAC",
    "YPJ",
    "Unit 125",
    "Majeed Brigade",
    "The Resistance Front",
    "TRF",
    "NUG",
    "National Unity Government forces",
    "Fitna al-Khawarij",
    "Fitna al-Hindustan",
    "Shane",
    "The Sentinels",
    "Nigerian Taliban",
    "al-Harakat al-Islamiyya",
    "maritime militia",
    "Guards' Aerospace Force",
    "ROK military",
    "South Korean military",
    "United League of Arakan",
  ].map(fold),
);

/** Names that need a second reason: another actor, or a common word, bears them too. */
const WEAK = new Set(
  [
    "Northern Command",
    "Hashd",
    "Sepah",
    "Azov",
    "Wagner",
    "Artesh",
    "Supreme Political Council",
    "Global Coalition",
    "International Coalition",
    "Main Intelligence Directorate",
    "al-Muqawama al-Islamiyya",
    "General Security Service",
    "Army of Justice",
    "Army of Islam",
    "Army of Mohammed",
    "Army of the Pure",
    "Northern Alliance",
    "Islamic Emirate",
    "Maoists",
    "People's Defense Forces",
    "People's Defense Force",
    "Peace Brigades",
    "Peace Companies",
    "Guardians of Religion",
    "Defenders of the Faith",
    "Believing Youth",
    "Companions of the Cave",
    "Jerusalem Force",
    "Jerusalem Brigades",
    "Badr Brigade",
    "Akhmat",
    "Fano",
    "Free Russia Legion",
    "Guardians of the Republic",
    "Ettela'at",
    "Wa army",
    "Imam Ali Brigades",
    "Jundallah",
    "Party of God",
  ].map(fold),
);

const FORMER = new Set(
  ["Jabhat al-Nusra", "al-Nusra Front", "Nusra Front", "Jabhat Fateh al-Sham", "Jabhat Fatah al-Sham", "JFS", "GSPC", "Salafist Group for Preaching and Combat", "Mahdi Army", "Jaysh al-Mahdi", "Jaish al-Mahdi", "Azov Battalion", "Azov Regiment", "Janjaweed", "Ansar Bayt al-Maqdis", "MNLA", "Islamic State of Iraq and the Levant", "Islamic State of Iraq and Syria"].map(
    fold,
  ),
);

const SEED_PROVENANCE = "tocsin actors seed, from general knowledge, unverified";

/** All bundled actors: the seed first, so that its names win over those of larger and older lists. */
export function actors(input: Input): Entity[] {
  const rows = input.raw("actors-seed/actors.jsonl").trim().split("\n");
  const seeds = rows.map((line): Seed => JSON.parse(line));
  const further = Map.groupBy(input.table("metonyms"), ([id = ""]) => id);
  const seeded = seeds.map(seedEntity).map((entity) => ({
    ...entity,
    names: [...entity.names, ...(further.get(entity.id) ?? []).map(furtherName)],
  }));
  const organised = withOrganisations([...seeded, ...bodies(input), ...stateBodies(input, seeds)], input);
  const listed = withListedGroups(organised, input);
  const own = listed.map((entity) =>
    /^(?:org|agency|igo|ngo):/.test(entity.id)
      ? { ...entity, names: [...entity.names, ...(further.get(entity.id) ?? []).map(furtherName)] }
      : entity,
  );
  const known = new Set(own.flatMap((entity) => entity.names.map(({ text }) => nameKey(text))));
  const others = [...intelligenceAgencies(input, known), ...armedGroups(input, known), ...weaponSystems(input, known)];
  return weakenShared([...own, ...others]).map((entity) => Entity.parse(entity));
}

function seedEntity(seed: Seed): Entity {
  const names = [
    name(seed.name, "primary"),
    ...seed.aliases.filter((alias) => alias !== seed.name).map((alias) => name(alias, kindOf(alias))),
    ...seed.acronyms.filter((acronym) => acronym !== seed.name).map((acronym) => name(acronym, acronymKind(acronym))),
  ];
  return {
    id: seed.id,
    name: seed.name,
    type: "Organisation",
    subtype: NEUTRAL_TYPES[seed.type] ?? seed.type,
    names: names.filter(({ text, kind }) => kind === "primary" || !DROPPED.has(fold(text))),
    countries: seed.countries,
    allegedParent: seed.parent,
    allegedSponsors: seed.alleged_sponsors,
    provenance: SEED_PROVENANCE,
    verified: false,
  };
}

function kindOf(alias: string): EntityName["kind"] {
  const folded = fold(alias);
  if (WEAK.has(folded)) return "weak";
  if (FORMER.has(folded)) return "former";
  return /^[A-Z]{2,4}$/.test(alias) ? acronymKind(alias) : "alias";
}

function acronymKind(acronym: string): EntityName["kind"] {
  return acronym.length > 4 || KNOWN_ACRONYMS.has(acronym) ? "alias" : "acronym";
}

function bodies(input: Input): Entity[] {
  return input.table("bodies").map(([id = "", primary = "", subtype = "", country, aliases, acronyms]) => ({
    id,
    name: primary,
    type: "Organisation" as const,
    subtype,
    names: [name(primary, "primary"), ...[...listOf(aliases, ";"), ...listOf(acronyms, ";")].map((alias) => name(alias))],
    countries: listOf(country),
    allegedParent: null,
    allegedSponsors: [],
    provenance: "written for Tocsin from general knowledge, unverified",
    verified: false,
  }));
}

/** A name that two entities bear is a strong name of none: of the later it becomes weak, unless it is its own. */
function weakenShared(entities: readonly Entity[]): Entity[] {
  const bearer = new Map<string, string>();
  for (const { id, names } of entities) {
    for (const { text, kind } of names) {
      if (kind !== "weak" && kind !== "acronym" && !bearer.has(nameKey(text))) bearer.set(nameKey(text), id);
    }
  }
  return entities.map((entity) => ({
    ...entity,
    names: distinct(entity.names).map((one) =>
      one.kind === "alias" && bearer.get(nameKey(one.text)) !== entity.id ? { ...one, kind: "weak" as const } : one,
    ),
  }));
}

function distinct(names: readonly EntityName[]): EntityName[] {
  const seen = new Set<string>();
  return names.filter(({ text }) => {
    const isNew = !seen.has(text.toLowerCase());
    seen.add(text.toLowerCase());
    return isNew;
  });
}

export const ACTOR_RECIPES: readonly Recipe[] = [
  {
    path: "actors/actors.json",
    origin:
      "tocsin actors seed (unverified); openeventdata/petrarch2 Phoenix.MilNonState (MIT); MISP galaxy intelligence-agencies, uavs and terrorist-groups (CC0 1.0; the last after Public Safety Canada, Open Government Licence - Canada); United Nations Security Council Consolidated List, 2026-02-27 (public document, no open licence stated); organisations written for Tocsin (unverified); governments and ministries derived from countries.json",
    licence: "Apache-2.0, MIT, CC0 1.0; names of the UN list under no stated licence",
    date: "2026-11",
    build: (input) => jsonRows(actors(input).toSorted((a, b) => compareText(a.id, b.id))),
  },
];
