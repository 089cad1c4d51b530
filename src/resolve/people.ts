import { idOf } from "../base/id.ts";
import type { Entity } from "../model/entity.ts";
import type { Mention } from "../model/mention.ts";
import { fold, nameKey } from "../names/fold.ts";
import { GENERIC_ORG_WORDS } from "../names/variants.ts";
import { isInstitution } from "./body-names.ts";
import type { Scene } from "./scene.ts";
import { after, before } from "./scene.ts";
import { withoutTitle } from "./surface.ts";

/** Sectors whose people act in public: an office, a command, a body they speak for. */
const PUBLIC_SECTORS: ReadonlySet<string> = new Set(
  "GOV MIL LEG SPY COP JUD IGO REB PTY UAF OPP ELI NGO".split(" "),
);
/** Offices that the dictionary of roles lacks or has only in longer forms. */
const OFFICE =
  /\b(?:president|prime minister|premier|minister|secretary|spokes(?:man|woman|person)|commander|general|colonel|brigadier|admiral|ambassador|envoy|chief|leader|head|director|chairman|chairwoman|governor|mayor|senator|lawmaker|mp|king|prince|emir|sheikh|ayatollah|adviser|advisor|official|deputy|speaker|chancellor|representative|officer)\b/i;
const HISTORY_OF_PRIVACY =
  /\b(?:resident|farmer|shopkeeper|teacher|student|father|mother|son|daughter|wife|husband|victim|neighbou?r|witness|survivor|worker|driver)\b/i;
const LEAST_WORDS = 2;

/**
 * The person's public role as the text prints it: title before the name, apposition behind it.
 *
 * Undefined for private persons: they become no entity (`docs/ethics.md`).
 */
export function publicRole(mention: Mention, scene: Scene): string | undefined {
  const title =
    withoutTitle(mention.text) === mention.text
      ? ""
      : mention.text.slice(0, -withoutTitle(mention.text).length);
  const ahead =
    before(scene.text, mention.span)
      .split(/[.;:!?]\s/)
      .at(-1)
      ?.split(/\s+/)
      .slice(-7)
      .join(" ") ?? "";
  const behind =
    /^,?\s*(?:\(|,)?\s*((?:the|a|an|who)?\s*[^,.;()]{3,70})/.exec(
      /^\s*[,(]/.test(after(scene.text, mention.span)) ? after(scene.text, mention.span) : "",
    )?.[1] ?? "";
  const parts = [...mention.context, title, lastClause(ahead), behind];
  const role = parts.find((words) => isPublic(words, scene));
  const isPrivate = parts.some((words) => HISTORY_OF_PRIVACY.test(words));
  return isPrivate && !parts.some((words) => OFFICE.test(words)) ? undefined : role?.trim();
}

/** Words before a name up to the comma before the last: "…, Iraqi army commander" stays, what stood before goes. */
function lastClause(words: string): string {
  return words.split(",").slice(-1).join("");
}

function isPublic(words: string, scene: Scene): boolean {
  if (OFFICE.test(words)) return true;
  const folded = fold(words).split(" ");
  return folded.some((word, i) => {
    const sector = scene.base.role(word) ?? scene.base.role(`${word} ${folded[i + 1] ?? ""}`);
    return sector !== undefined && PUBLIC_SECTORS.has(sector);
  });
}

/**
 * An entity for a name that no base holds; undefined for private persons and for names that say too little.
 *
 * The id is made of type and folded name, so that the same name in another document is the same entity.
 */
export function newEntity(mention: Mention, scene: Scene): Entity | undefined {
  if (mention.type !== "Person" && mention.type !== "Organisation") return undefined;
  const name =
    mention.type === "Person"
      ? withoutTitle(mention.text)
      : mention.text.replace(/^the\s+/i, "").replace(/['’]s$/, "");
  const words = nameKey(name).split(" ");
  const isNamed =
    mention.type === "Person"
      ? isPerson(name, words, scene) && publicRole(mention, scene) !== undefined
      : isBody(name, words, scene);
  if (!isNamed) return undefined;
  return {
    id: idOf("ent", mention.type, nameKey(name)),
    name,
    type: mention.type,
    subtype: null,
    names: [{ text: name, language: scene.document.language, kind: "primary" }],
    countries: [],
    allegedParent: null,
    allegedSponsors: [],
    provenance: `first named in ${scene.document.id}`,
    verified: false,
  };
}

/** Wars, plans and papers are named like bodies, and are none. */
const NO_BODY =
  /^Operation\b|\b(?:War|Operation|Agreement|Accords?|Treaty|Summit|Conference|Act|Day|Plan|Doctrine|Crisis|Report|Resolution|Declaration|Process|Talks|Deal)$/;

/** Two words, or an acronym that the text explains: "VBIED" alone names nobody. */
function isBody(name: string, words: readonly string[], scene: Scene): boolean {
  if (scene.base.nationality(name) !== undefined || NO_BODY.test(name)) return false;
  if (isInstitution(name)) return false;
  return words.length >= LEAST_WORDS || scene.definitions.has(name);
}

/** Every word a name's, none a thing's: "Unified Trident Exercise", "FS Forbin", "Central Asia" are nobody. */
function isPerson(name: string, words: readonly string[], scene: Scene): boolean {
  if (words.length < LEAST_WORDS || NO_BODY.test(name) || !PERSON_NAME.test(name)) return false;
  const isThing = words.some(
    (word) =>
      GENERIC_ORG_WORDS.has(word) ||
      scene.base.role(word) !== undefined ||
      scene.base.countryNamed(word) !== undefined,
  );
  return (
    !isThing &&
    scene.base.gazetteer.find(name).every(({ kind }) => kind === "city" || kind === "district")
  );
}

const PERSON_NAME =
  /^\p{Lu}(?:[\p{L}'’-]*\p{Ll}[\p{L}'’-]*|\.)(?: (?:\p{Lu}\.|\p{Lu}[\p{L}'’-]*|al-\p{L}+|el-\p{L}+|bin|ibn|ben|al|el|de|van|von|der|da|di))+$/u;
