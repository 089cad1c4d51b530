import { idOf } from "../base/id.ts";
import type { Entity } from "../model/entity.ts";
import type { Mention } from "../model/mention.ts";
import { fold, nameKey } from "../names/fold.ts";
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
      ? words.length >= LEAST_WORDS && publicRole(mention, scene) !== undefined
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

/** Two words, or an acronym of three capitals and more: "The", "Officials" name nobody. */
function isBody(name: string, words: readonly string[], scene: Scene): boolean {
  if (scene.base.nationality(name) !== undefined) return false;
  return words.length >= LEAST_WORDS || /^[A-Z]{3,}$/.test(name) || /^[A-Z][a-z]+[A-Z]/.test(name);
}
