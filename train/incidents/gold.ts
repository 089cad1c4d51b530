import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { blocks } from "../../src/read/blocks.ts";
import { ROLES, type Role } from "../../src/read/incidents/roles.ts";
import { sceneOf, type Scene, type SceneModels } from "../../src/read/incidents/scene.ts";
import { featuresOf, type SceneFeatures } from "../../src/read/incidents/sketch.ts";
import { tokens } from "../../src/read/tokens.ts";
import { documentOf } from "../entities/text.ts";

/** What fills a slot of a template: words that may stand for one another. */
export interface GoldFiller {
  readonly strings?: readonly string[];
}

/** A value of a set, and which filler it is said of. */
export interface GoldValue {
  readonly values?: readonly string[];
  readonly refs?: readonly string[];
}

type Slots<K extends string, V> = { readonly [key in K]?: readonly V[] };

/** A template of the set, of which only what is learnt from is named. */
export type GoldTemplate = {
  readonly optional: boolean;
  readonly types: readonly string[];
  readonly stage?: readonly string[];
} & Slots<(typeof SLOT_OF)[Role], GoldFiller> &
  Slots<
    | "instrumentType"
    | "perpOrganizationConfidence"
    | "physicalTargetType"
    | "physicalTargetEffect"
    | "humanTargetType"
    | "humanTargetEffect",
    GoldValue
  >;

/** Role → slot of the set. */
export const SLOT_OF = {
  perpetrator: "perpIndividual",
  organization: "perpOrganization",
  instrument: "instrument",
  thing: "physicalTarget",
  person: "humanTargetName",
  people: "humanTargetDescription",
} as const satisfies Record<Role, string>;

/** Types in the words of the set, in the order of `INCIDENT_TYPES`. */
export const GOLD_TYPES = [
  "ATTACK",
  "BOMBING",
  "KIDNAPPING",
  "ARSON",
  "ROBBERY",
  "FORCED WORK STOPPAGE",
] as const;

export interface GoldText {
  readonly id: string;
  readonly text: string;
  readonly templates: readonly GoldTemplate[];
}

/** A text to learn from; without a scene where it tells of no violence. */
export interface Lesson extends GoldText {
  readonly scene: Scene | undefined;
  readonly features: SceneFeatures | undefined;
}

export function readTexts(gold: string, part: string): GoldText[] {
  return gunzipSync(readFileSync(join(gold, "muc34", `${part}.jsonl.gz`)))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as GoldText);
}

const CONTEXT = { outlets: new Map<string, string>() };

export function lessonOf(gold: GoldText, models: SceneModels): Lesson {
  const document = documentOf(gold.text, gold.id);
  const found = { blocks: blocks.read(document, {}, CONTEXT) };
  const words = tokens.read(document, found, CONTEXT);
  const scene = sceneOf(document, { ...found, tokens: words }, models);
  return { ...gold, scene, features: scene && featuresOf(scene) };
}

const EMPTY = new Set(
  "a an the of in on at to and or for by from with his her their its some this that these those".split(
    " ",
  ),
);

function telling(words: string): Set<string> {
  const all = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const content = all.filter((word) => !EMPTY.has(word));
  return new Set(content.length > 0 ? content : all);
}

/** The words share half of the shorter and a third of the longer: the same thing in other words. */
export function isAlike(gold: string, found: string): boolean {
  const [a, b] = [telling(gold), telling(found)];
  const shared = a.intersection(b).size;
  return (
    shared > 0 &&
    shared >= 0.5 * Math.min(a.size, b.size) &&
    shared >= 0.34 * Math.max(a.size, b.size)
  );
}

/** Whether a phrase says a filler: alike, and with its noun, where it is no name. */
export function says(
  { strings = [] }: GoldFiller,
  { text, head, isName }: { text: string; head: string; isName: boolean },
): boolean {
  return strings.some(
    (gold) =>
      isAlike(gold, text) && (isName || telling(gold).has(head) || gold.toLowerCase() === head),
  );
}

/** Numbers of the templates that each phrase fills in each role: `[phrase][role]`. */
export function filledBy({ text, templates, scene }: Lesson): ReadonlySet<number>[][] {
  if (!scene) return [];
  return scene.phrases.map(({ line, first, last, head, name }) => {
    const words = scene.lines[line]?.words ?? [];
    const phrase = {
      text: text.slice(words[first]?.begin, words[last]?.end),
      head: words[head]?.lower ?? "",
      isName: name === "PER",
    };
    return ROLES.map((role) => {
      const numbers = templates.flatMap((template, i) =>
        (template[SLOT_OF[role]] ?? []).some((filler) => says(filler, phrase)) ? [i] : [],
      );
      return new Set(numbers);
    });
  });
}
