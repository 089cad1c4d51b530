import type { Entity, EntityName } from "../../src/model/entity.ts";
import { nameKey } from "../../src/names/fold.ts";
import { commonWords } from "./common-words.ts";
import { name } from "./entity-names.ts";
import type { Input } from "./input.ts";

/** A body on a public list, with the names the list gives it. */
interface Listed {
  readonly id: string;
  readonly names: readonly string[];
  readonly provenance: string;
}

const UN = "United Nations Security Council Consolidated List, 2026-02-27 (public document; no open licence stated)";
const CANADA = "MISP galaxy terrorist-groups (CC0 1.0), after Public Safety Canada (Open Government Licence - Canada)";
const MOST_ALIASES = 40;

/**
 * Bodies of the UN list and of Canada's. A listing is a fact about the list, not about the body: the subtype says no
 * more than that. A body that an earlier list holds lends it its names, other scripts included, and is no second one.
 */
export function withListedGroups(earlier: readonly Entity[], input: Input): Entity[] {
  const byKey = new Map<string, string>();
  for (const { id, names } of earlier)
    for (const { text, kind } of names)
      if ((kind === "primary" || kind === "alias") && !byKey.has(nameKey(text))) byKey.set(nameKey(text), id);
  const words = commonWords(input);
  const all = new Map(earlier.map((entity) => [entity.id, entity]));
  for (const listed of [...unEntities(input), ...canadaGroups(input)]) {
    const known = listed.names.map((text) => byKey.get(nameKey(text))).find((id) => id !== undefined);
    const entity = known === undefined ? undefined : all.get(known);
    const own = listed.names.filter((text) => (byKey.get(nameKey(text)) ?? known) === known);
    const next = entity ? lend(entity, { ...listed, names: own }, words) : asEntity(listed, words);
    all.set(next.id, next);
    for (const text of listed.names) if (!byKey.has(nameKey(text))) byKey.set(nameKey(text), next.id);
  }
  return [...all.values()];
}

function lend(entity: Entity, { names, provenance }: Listed, words: ReadonlySet<string>): Entity {
  const known = new Set(entity.names.map(({ text }) => nameKey(text)));
  const further = names.filter((text) => !known.has(nameKey(text))).map((text) => name(text, kindOf(text, words)));
  if (further.length === 0 || entity.provenance.includes(provenance)) return entity;
  return { ...entity, names: [...entity.names, ...further], provenance: `${entity.provenance}; names: ${provenance}` };
}

function asEntity({ id, names: [own = "", ...others], provenance }: Listed, words: ReadonlySet<string>): Entity {
  return {
    id,
    name: own,
    type: "Organisation",
    subtype: "listed-organisation",
    names: [name(own, "primary"), ...others.map((text) => name(text, kindOf(text, words)))],
    countries: [],
    allegedParent: null,
    allegedSponsors: [],
    provenance,
    verified: false,
  };
}

/** Short capitals need a second reason; so do one word of Latin letters and words of everyday English alone. */
function kindOf(text: string, words: ReadonlySet<string>): EntityName["kind"] {
  if (nameKey(text).split(" ").every((word) => words.has(word))) return "weak";
  if (/^[\p{Lu}\d.-]{2,6}$/u.test(text)) return "acronym";
  return /^[\p{Script=Latin}'’-]+$/u.test(text) ? "weak" : "alias";
}

function unEntities(input: Input): Listed[] {
  const xml = input.raw("un-sc/UN_consolidated_2026-02-27.xml.gz");
  return xml
    .split("<ENTITY>")
    .slice(1)
    .map((block) => block.slice(0, block.indexOf("</ENTITY>")))
    .map((block) => ({
      id: `un:${tag(block, "REFERENCE_NUMBER")[0]?.toLowerCase() ?? ""}`,
      names: namesOf([
        ...tag(block, "FIRST_NAME").map(titled),
        ...tag(block, "NAME_ORIGINAL_SCRIPT"),
        ...tag(block, "ALIAS_NAME"),
      ]),
      provenance: UN,
    }))
    .filter(({ names }) => names.length > 0);
}

function tag(block: string, element: string): string[] {
  const found = block.split(`<${element}>`).slice(1);
  return found.map((rest) => unescaped(rest.slice(0, rest.indexOf(`</${element}>`)).trim())).filter((text) => text !== "");
}

function unescaped(text: string): string {
  return text.replaceAll("&apos;", "'").replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** The list prints primary names in capitals. */
function titled(text: string): string {
  if (/\p{Ll}/u.test(text)) return text;
  return text.toLowerCase().replace(/(^|[\s(.'-])(\p{L})/gu, (_, ahead: string, letter: string) => ahead + letter.toUpperCase());
}

function canadaGroups(input: Input): Listed[] {
  const list: { values: { value: string; meta: { id: string; summary?: string } }[] } = JSON.parse(
    input.raw("misp-galaxy/terrorist-groups.json.gz"),
  );
  return list.values.map(({ value, meta }) => ({
    id: `ca:${meta.id}`,
    names: namesOf([value, ...(meta.summary ?? "").split(/[;,]|\band (?=\p{Lu})/u)]),
    provenance: CANADA,
  }));
}

/** "Hezbollah (HZ)" is two names; what is no name is left out. */
function namesOf(texts: readonly string[]): string[] {
  const parts = texts.flatMap((text) => [text.replace(/\s*\([^)]*\)/g, ""), ...[.../\(([^)]{2,60})\)/.exec(text) ?? []].slice(1)]);
  const clean = parts.map((text) => text.replace(/\s+/g, " ").replace(/^(?:and|the|or|formerly|also known as|a\.k\.a\.)\s+/i, "").replace(/[.;,]+$/, "").trim());
  const good = clean.filter((text) => text.length >= 3 && text.length <= 90 && text !== "N/A" && /^[\p{Lu}\p{Lo}\d'‘’"]/u.test(text));
  return [...new Map(good.map((text) => [nameKey(text), text])).values()].filter((text) => nameKey(text).length > 2).slice(0, MOST_ALIASES);
}
