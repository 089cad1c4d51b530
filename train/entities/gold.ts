import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Span } from "../../src/base/span.ts";
import { outermost, type Marked } from "./text.ts";

/** Where the gold texts and the data sets lie. */
export interface Folders {
  readonly gold: string;
  readonly data: string;
}

/** A text with what people marked in it. */
export interface MarkedText {
  readonly id: string;
  /** Sub-corpus, where the set has any. */
  readonly corpus?: string;
  readonly text: string;
  readonly marked: readonly Marked[];
}

/** Types of re3d that the tagger of mentions learns. */
export const MENTION_TYPES = [
  "Person",
  "Organisation",
  "Location",
  "Nationality",
  "Weapon",
  "MilitaryPlatform",
  "Vehicle",
  "Temporal",
  "Quantity",
  "Money",
  "DocumentReference",
] as const;

/** Types of names that all sets agree on; MISC is a name of anything else. */
export const NAME_TYPES = ["PER", "ORG", "LOC", "MISC"] as const;
type NameType = (typeof NAME_TYPES)[number];

function readText(...path: string[]): string {
  const bytes = readFileSync(join(...path));
  return (path.at(-1)?.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

function readRecords<R>(...path: string[]): R[] {
  return readText(...path)
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as R);
}

/** Developer part of re3d: names, descriptions and pronouns, those inside others left out. */
export function readRe3d({ gold }: Folders): MarkedText[] {
  const types: ReadonlySet<string> = new Set(MENTION_TYPES);
  return readRecords<Required<Omit<MarkedText, "marked">> & { entities: Marked[] }>(
    gold,
    "re3d",
    "re3d.jsonl",
  ).map(({ id, corpus, text, entities }) => ({
    id,
    corpus,
    text,
    marked: outermost(entities.filter(({ type }) => types.has(type))),
  }));
}

/** Sets of names in columns: which column holds the word and which the label, and what its labels mean here. */
const COLUMN_SETS: readonly {
  readonly file: string;
  readonly separator: string;
  readonly word: number;
  readonly label: number;
}[] = [
  { file: "wikigold.conll.gz", separator: " ", word: 0, label: 1 },
  { file: "wnut17_wnut17train.conll.gz", separator: "\t", word: 0, label: 1 },
  { file: "wnut17_emerging.test.annotated.gz", separator: "\t", word: 0, label: 1 },
  { file: "uner_en_ewt-dev.iob2.gz", separator: "\t", word: 1, label: 2 },
  { file: "uner_en_ewt-test.iob2.gz", separator: "\t", word: 1, label: 2 },
];

const LABELS: Readonly<Record<string, NameType>> = {
  PER: "PER",
  ORG: "ORG",
  LOC: "LOC",
  MISC: "MISC",
  person: "PER",
  location: "LOC",
  corporation: "ORG",
  group: "ORG",
  product: "MISC",
  "creative-work": "MISC",
};

/** Wikigold, WNUT 2017 and UNER English-EWT (dev): one text a sentence. */
export function readNameSets({ data }: Folders): MarkedText[] {
  return COLUMN_SETS.flatMap(({ file, separator, word, label }) =>
    readText(data, "ner", file)
      .replaceAll("\r", "")
      .split(/\n\s*\n/)
      .map((block, i) => {
        const rows = block
          .split("\n")
          .map((line) => line.split(separator))
          .filter((row) => row.length > label && row[word] !== "-DOCSTART-");
        return {
          id: `${file}-${i}`,
          ...joined(rows.map((row) => [row[word] ?? "", row[label] ?? "O"])),
        };
      })
      .filter(({ text }) => text !== ""),
  );
}

const CLOSES = /^(?:[.,;:!?%)\]}’”]|['’](?:s|re|ve|ll|d|m)|n['’]t|['’])$/;
const OPENS = /^[([{“$]$/;

/** Words joined as they would be printed; labels as spans. */
function joined(rows: readonly (readonly [string, string])[]): Pick<MarkedText, "text" | "marked"> {
  let text = "";
  const marked: Marked[] = [];
  let before = { type: "", opens: true };
  for (const [word, label] of rows) {
    if (!before.opens && !CLOSES.test(word)) text += " ";
    const begin = text.length;
    text += word;
    const type = LABELS[label.slice(2)] ?? "";
    const last = marked.at(-1);
    if (type !== "" && last && label.startsWith("I-") && before.type === type)
      marked[marked.length - 1] = { ...last, end: text.length };
    else if (type !== "") marked.push({ begin, end: text.length, type });
    before = { type, opens: OPENS.test(word) };
  }
  return { text, marked };
}

type GumToken = readonly [begin: number, end: number, pos: string, ...rest: unknown[]];

interface GumRecord {
  readonly id: string;
  readonly licence: string;
  readonly text: string;
  readonly sentences: readonly { readonly tokens: readonly GumToken[] }[];
  readonly entities: readonly (Marked & { readonly wiki?: string })[];
}

const GUM_TYPES: Readonly<Record<string, NameType>> = {
  person: "PER",
  place: "LOC",
  organization: "ORG",
  object: "MISC",
  event: "MISC",
  abstract: "MISC",
};

/** Names in GUM, of the genres whose texts may be used for any purpose (CC BY, CC BY-SA). */
export function readGum({ gold }: Folders): MarkedText[] {
  return readRecords<GumRecord>(gold, "gum", "gum.jsonl.gz")
    .filter(({ licence }) => licence.startsWith("CC BY") && !licence.includes("NC"))
    .map((record) => ({ id: record.id, text: record.text, marked: namesIn(record) }));
}

function namesIn({ text, sentences, entities }: GumRecord): Marked[] {
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  const names = entities.flatMap((entity) => {
    const type = GUM_TYPES[entity.type];
    const inside = tokens.filter(([begin, end]) => begin >= entity.begin && end <= entity.end);
    const name = type && nameOf(text, inside, type);
    const isThing = type === "MISC" && entity.wiki === undefined && name?.words === 1;
    return name && type && !isThing ? [{ ...name.span, type }] : [];
  });
  return outermost(names);
}

const LONGEST_NAME = 8; // words
const BEFORE = /^(?:the|an?|this|that|his|her|their|its|['’]s|,|")$/i;
const AFTER = /^(?:['’]s|['’]|,|")$/i;
const INNER = /^(?:of|the|for|and|&|de|la|al|-|['’]s|van|von|in|on)$/;
const TITLE =
  /^(?:mr|mrs|ms|dr|prof|professor|gen|general|president|prime|minister|secretary|senator|sen|rep|governor|king|queen|prince|sir|ambassador|judge|justice|attorney|u\.s\.|us|vice|former|lord|bishop|pope|saint)\.?$/i;

/** The bare name of a mention that is one: without article, title and possessive; undefined for a description. */
function nameOf(
  text: string,
  tokens: readonly GumToken[],
  type: NameType,
): { span: Span; words: number } | undefined {
  const word = ([begin, end]: GumToken) => text.slice(begin, end);
  let inside = dropWhile(tokens, (token) => BEFORE.test(word(token)));
  inside = dropWhile(inside.toReversed(), (token) => AFTER.test(word(token))).reverse();
  if (type === "PER" && inside.length > 1)
    inside = dropWhile(inside, (token) => TITLE.test(word(token)));
  const [first] = inside;
  const last = inside.at(-1);
  if (!first || !last || inside.length > LONGEST_NAME || !/^\p{Lu}/u.test(word(first)))
    return undefined;
  const isNamed = inside.every(
    (token) =>
      token[2] === "PROPN" ||
      INNER.test(word(token)) ||
      (token !== first && token[2] === "NUM") ||
      (/^\p{Lu}/u.test(word(token)) && token[2] !== "PRON"),
  );
  if (!isNamed || !inside.some((token) => token[2] === "PROPN")) return undefined;
  return { span: { begin: first[0], end: last[1] }, words: inside.length };
}

function dropWhile<T>(items: readonly T[], test: (item: T) => boolean): T[] {
  const from = items.findIndex((item) => !test(item));
  return from < 0 ? [] : items.slice(from);
}
