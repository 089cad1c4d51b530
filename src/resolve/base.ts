import nationalities from "../../data/lexicons/nationalities.json" with { type: "json" };
import roles from "../../data/lexicons/roles.json" with { type: "json" };
import type { Entity, EntityName } from "../model/entity.ts";
import type { Gazetteer, KnowledgeBase } from "../model/knowledge.ts";
import type { Source } from "../model/source.ts";
import { nameKey } from "../names/fold.ts";
import { joinedSkeleton } from "../names/skeleton.ts";

/** An entity with the one of its names that was asked for. */
export interface Bearer {
  readonly entity: Entity;
  readonly name: EntityName;
}

/** The knowledge base as `resolve` asks it: built once, read for every document. */
export interface ResolverBase {
  readonly gazetteer: Gazetteer;
  entity(id: string): Entity | undefined;
  /** Entities that bear the name; demonyms and capitals left out. @param key a `nameKey` */
  bearers(key: string): readonly Bearer[];
  /** Entities with a name of the same consonants; whether they are spelt alike is for the caller. */
  soundAlike(key: string): readonly Bearer[];
  /** Companies with a strong name that goes on after these words; one row each. @param key a `nameKey` */
  companiesBeginning(key: string): readonly Bearer[];
  source(key: string): Source | undefined;
  /** By name or alias as printed. */
  sourceNamed(name: string): Source | undefined;
  sourceOfHost(host: string): Source | undefined;
  /** Country of an adjective or demonym as printed: "Iraqi", "Turks". */
  nationality(word: string): string | undefined;
  /** Country that bears the name. */
  countryNamed(key: string): string | undefined;
  /** Country whose government is called by the name of this city. */
  countryOfCapital(key: string): string | undefined;
  /** The government that acts in a country's name. */
  government(country: string): Entity | undefined;
  /** Sector of a role noun: "GOV", "MIL" …; undefined for other words. */
  role(noun: string): string | undefined;
}

const LEAST_SKELETON = 5; // shorter ones collide: methods.md §4.1
const ROLES: ReadonlyMap<string, string> = new Map(roles.map(({ noun, sector }) => [noun, sector]));

/** Precomputes the maps of names; where two entities share one, both are found under it. */
export function openBase(knowledge: KnowledgeBase): ResolverBase {
  const { entities, gazetteer } = knowledge;
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const byKey = bearersByKey(entities);
  const bySound = bearersBySound(byKey);
  const companies = companiesByHead(byKey);
  const sources = sourcesByKey(knowledge.sources);
  const hosts = sourcesByHost(knowledge.sources);
  const adjectives = demonyms(entities);
  const governments = entities.filter((entity) => entity.subtype === "government");
  const byCountry = firstOf(governments, (entity) => entity.countries.slice(0, 1));
  const byCapital = firstOf(governments, (entity) =>
    entity.names.filter(({ kind }) => kind === "capital").map(({ text }) => nameKey(text)),
  );
  return {
    gazetteer,
    entity: (id) => byId.get(id),
    bearers: (key) => byKey.get(key) ?? [],
    soundAlike: (key) => bySound.get(joinedSkeleton(key.split(" "))) ?? [],
    companiesBeginning: (key) => companies.get(key) ?? [],
    source: (key) => sources.get(key),
    sourceNamed: (name) => sources.get(nameKey(name)),
    sourceOfHost: (host) => hosts.get(host.replace(/^(?:www|m|en|english)\./, "")),
    nationality: (word) => adjectives.get(word),
    countryNamed: (key) =>
      gazetteer.find(key).find(({ kind }) => kind === "country")?.country ?? undefined,
    countryOfCapital: (key) => byCapital.get(key)?.countries[0],
    government: (country) => byId.get(`gov:${country}`) ?? byCountry.get(country),
    role: (noun) => ROLES.get(noun),
  };
}

function bearersByKey(entities: readonly Entity[]): Map<string, Bearer[]> {
  const byKey = new Map<string, Bearer[]>();
  for (const entity of entities) {
    const names = entity.names.filter(({ kind }) => kind !== "demonym" && kind !== "capital");
    for (const name of names)
      for (const key of spellingsOf(name.text)) addOnce(byKey, key, { entity, name });
  }
  return byKey;
}

/** An entity stands once under a key, with the first of its names that has it. */
function addOnce(byKey: Map<string, Bearer[]>, key: string, bearer: Bearer): void {
  const known = byKey.get(key);
  if (!known) byKey.set(key, [bearer]);
  else if (!known.some(({ entity }) => entity.id === bearer.entity.id)) known.push(bearer);
}

/** "Moody's & Co" is printed "Moodys and Co" as well. */
function spellingsOf(text: string): string[] {
  const key = nameKey(text);
  const keys = /[&'’]/.test(text) ? [key, nameKey(spelledOut(text))] : [key];
  const both = keys.flatMap((one) => (one.includes("organi") ? [one, otherZ(one)] : [one]));
  return both.filter((one, i) => one !== "" && both.indexOf(one) === i);
}

/** "World Health Organisation": British and American writers differ in one letter. */
function otherZ(key: string): string {
  return key.replace(/organi([sz])/, (_, letter: string) => `organi${letter === "s" ? "z" : "s"}`);
}

function spelledOut(text: string): string {
  return text.replace(/\s*&\s*/g, " and ").replace(/['’]s(?!\p{L})/gu, "s");
}

function bearersBySound(byKey: ReadonlyMap<string, readonly Bearer[]>): Map<string, Bearer[]> {
  const bySound = new Map<string, Bearer[]>();
  for (const [key, bearers] of byKey) {
    const sound = joinedSkeleton(key.split(" "));
    const strong = bearers.filter(({ name }) => name.kind === "primary" || name.kind === "alias");
    if (sound.length < LEAST_SKELETON || strong.length === 0) continue;
    const known = bySound.get(sound);
    if (known) known.push(...strong);
    else bySound.set(sound, strong);
  }
  return bySound;
}

/** Every shorter run of words that a company's name begins with. */
function companiesByHead(byKey: ReadonlyMap<string, readonly Bearer[]>): Map<string, Bearer[]> {
  const byHead = new Map<string, Bearer[]>();
  for (const [key, bearers] of byKey) {
    const companies = bearers.filter(isStrongCompany);
    if (companies.length === 0) continue;
    const words = key.split(" ");
    const heads = words.slice(1).map((_, i) => words.slice(0, i + 1).join(" "));
    for (const head of heads) for (const company of companies) addOnce(byHead, head, company);
  }
  return byHead;
}

function isStrongCompany({ entity, name }: Bearer): boolean {
  return entity.subtype === "company" && (name.kind === "primary" || name.kind === "alias");
}

function sourcesByKey(sources: readonly Source[]): Map<string, Source> {
  return firstOf(sources, (source) => [source.name, ...source.aliases].map(nameKey));
}

function sourcesByHost(sources: readonly Source[]): Map<string, Source> {
  return firstOf(sources, (source) => source.domains);
}

function demonyms(entities: readonly Entity[]): Map<string, string> {
  const found = new Map(nationalities.map(({ adjective, country }) => [adjective, country]));
  for (const { names, countries } of entities) {
    for (const { kind, text } of names) {
      if (kind === "demonym" && countries[0]) found.set(text, countries[0]);
    }
  }
  return found;
}

/** The first item under each of its keys. */
function firstOf<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const item of items)
    for (const key of keysOf(item)) if (!found.has(key)) found.set(key, item);
  return found;
}
