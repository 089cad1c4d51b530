import { compareText } from "../../src/base/group.ts";
import type { Input, Recipe } from "./input.ts";
import { jsonRows } from "./input.ts";

/** What a verb, with its particle and object where they matter, makes of a clause: a PLOVER type. */
export interface EventVerb {
  readonly verb: string;
  readonly particle?: string;
  readonly object?: string;
  readonly event: string;
}

/**
 * CAMEO code → PLOVER type, the longest prefix first; codes without a line are no event.
 *
 * @see openeventdata/PLOVER CAMEO2PLOVER-2021.txt; 10 is REQUEST since PLOVER 0.8
 */
const PLOVER_TYPES: readonly (readonly [string, string])[] = [
  ["1712", "ASSAULT"],
  ["175", "ASSAULT"],
  ["163", "COERCE"],
  ["191", "COERCE"],
  ["192", "COERCE"],
  ["084", "RETREAT"],
  ["085", "RETREAT"],
  ["086", "RETREAT"],
  ["087", "RETREAT"],
  ["03", "AGREE"],
  ["04", "CONSULT"],
  ["05", "SUPPORT"],
  ["06", "COOPERATE"],
  ["07", "AID"],
  ["08", "CONCEDE"],
  ["09", "ACCUSE"],
  ["10", "REQUEST"],
  ["11", "ACCUSE"],
  ["12", "REJECT"],
  ["13", "THREATEN"],
  ["14", "PROTEST"],
  ["15", "MOBILIZE"],
  ["16", "SANCTION"],
  ["17", "COERCE"],
  ["18", "ASSAULT"],
  ["19", "ASSAULT"],
  ["20", "ASSAULT"],
];

const PARTICLES = new Set(
  "for with against on at over from into out off up down back in to away upon towards".split(" "),
);

/** Words too light to carry an event alone, whatever the dictionary says of them. */
const LIGHT = new Set(
  "consider decide determine express fail expect hear influence intend introduce respect seek submit signal arrive call despair die dismay extract regret aim appreciate compensate exclude revive rip search be have do make get go come take give keep let seem say see look use become find know think want tell put show leave begin start continue remain appear happen add report announce state".split(
    " ",
  ),
);

/** Verbs of the hand-written table, then those of CAMEO.2.0 it does not speak of; sorted. */
export function eventVerbs(input: Input): EventVerb[] {
  const own = input
    .table("verbs")
    .map(([verb = "", particle, object, event = ""]) => entry(verb, event, { particle, object }));
  const byPattern = new Map(own.map((row) => [patternOf(row), row]));
  for (const row of dictionary(input)) {
    if (!byPattern.has(patternOf(row))) byPattern.set(patternOf(row), row);
  }
  return [...byPattern.values()]
    .filter((row) => !isRedundant(row, byPattern))
    .sort((a, b) => compareText(patternOf(a), patternOf(b)));
}

function entry(
  verb: string,
  event: string,
  { particle, object }: { particle?: string | undefined; object?: string | undefined } = {},
): EventVerb {
  return { verb, ...(particle ? { particle } : {}), ...(object ? { object } : {}), event };
}

function patternOf(row: EventVerb): string {
  return `${row.verb}|${row.particle ?? ""}|${row.object ?? ""}`;
}

/** An object that changes nothing of what the bare verb means. */
function isRedundant(row: EventVerb, all: ReadonlyMap<string, EventVerb>): boolean {
  if (row.object === undefined && row.particle === undefined) return false;
  return all.get(`${row.verb}||`)?.event === row.event;
}

function dictionary(input: Input): EventVerb[] {
  const text = input.raw("petrarch2/CAMEO.2.0.txt.gz");
  const verbs: EventVerb[] = [];
  const patterns: EventVerb[] = [];
  let head = { verb: "", code: "" };
  for (const line of text.slice(text.indexOf("\n---  ")).split("\n")) {
    const block = /^---\s+(\S+)\s+\[([^\]]*)\]/.exec(line);
    if (block) head = { verb: block[1] ?? "", code: block[2] ?? "" };
    else if (line.startsWith("- ")) patterns.push(...patternEntries(line));
    else verbs.push(...verbEntries(line, head));
  }
  return [...verbs, ...patterns];
}

/**
 * `SHELL {SHELLED SHELLING} [190]`: a verb with a code of its own, or the verb its block is named for.
 *
 * The other verbs of a block are synonyms from WordNet, which take "inhabit" for an occupation.
 */
function verbEntries(line: string, head: { verb: string; code: string }): EventVerb[] {
  const found = /^\+?([A-Z][A-Z_]+)\s*(?:\{[^}]*\})?\s*(?:\[([^\]]*)\])?/.exec(line);
  const event = typeOf(found?.[2] ?? (found?.[1] === head.verb ? head.code : ""));
  const [verb = "", particle, ...more] = (found?.[1] ?? "").toLowerCase().split("_");
  if (!event || verb.length < 3 || more.length > 0) return [];
  if (particle !== undefined && !PARTICLES.has(particle)) return [];
  return LIGHT.has(verb) && particle === undefined ? [] : [entry(verb, event, { particle })];
}

/** `- * (FOR {FINANCIAL AID}) [0231] # ASK`: object or particle with object, of the verb in the comment. */
function patternEntries(line: string): EventVerb[] {
  const found = /^- \* ([^&+[\]*]+?)\s*\[([^\]]*)\]\s*#\s*([A-Z]+)\s*$/.exec(line);
  const event = typeOf(found?.[2] ?? "");
  if (!found || !event) return [];
  const words = (found[1] ?? "")
    .toLowerCase()
    .replace(/[{}()]/g, " ")
    .replaceAll("_", " ")
    .trim()
    .split(/\s+/);
  const particle = PARTICLES.has(words[0] ?? "") ? words[0] : undefined;
  const object = (particle ? words.slice(1) : words).join(" ");
  const isPlain = /^[a-z ]*$/.test(object) && object.split(" ").length <= 2;
  if (!isPlain || object.split(" ").some((word) => PARTICLES.has(word))) return [];
  return [entry((found[3] ?? "").toLowerCase(), event, { particle, object })];
}

function typeOf(code: string): string | undefined {
  return PLOVER_TYPES.find(([prefix]) => code.startsWith(prefix))?.[1];
}

export const VERB_RECIPES: readonly Recipe[] = [
  {
    path: "lexicons/cameo-verbs.json",
    origin:
      "openeventdata/petrarch2 CAMEO.2.0.txt, commit 676801c, mapped to PLOVER 0.8; a table of verbs written for Tocsin",
    licence: "MIT, Apache-2.0",
    date: "2019-03-18",
    build: (input) => jsonRows(eventVerbs(input)),
  },
];
