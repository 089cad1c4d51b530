// Planted reuse: texts of the sample, copied in known ways by a seeded generator, and how much of it is found.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mulberry32 } from "../bench/articles.ts";
import type { ReuseKind } from "../src/model/proposition.ts";
import { findReuse, type ReusableText } from "../src/weigh/index.ts";

const SAMPLE = join(import.meta.dirname, "..", "examples", "sample", "articles.jsonl");
const SEED = 20251129;
const LEAST_WORDS = 150; // shorter ones hold too little to be cut
const ROUNDS = 3;

/** How a text was made from another; what it must be found as. */
const PLANTED = {
  verbatim: ["identical", "near-duplicate"],
  abridged: ["abridges"],
  reordered: ["near-duplicate"],
  reworded: ["reworded"],
  quotes: ["shared-quote"],
  unrelated: [],
} as const satisfies Record<string, readonly ReuseKind[]>;
type Way = keyof typeof PLANTED;

export interface ReuseScores {
  /** Copied or not, over all pairs that were planted. */
  readonly f1: number;
  readonly kind: number;
  /** Of the dated pairs that were found. */
  readonly direction: number;
  readonly pairs: number;
}

interface Pair {
  readonly way: Way;
  readonly earlier: ReusableText;
  readonly later: ReusableText;
}

/** Scores on pairs made from the sample; the same on every machine. */
export function scoreReuse(seed = SEED): ReuseScores {
  const pairs = plant(mulberry32(seed));
  const found = pairs.map((pair) => ({ pair, reuse: findReuse([pair.later, pair.earlier])[0] }));
  const copied = found.filter(({ pair }) => pair.way !== "unrelated");
  const hit = copied.filter(({ reuse }) => reuse !== undefined);
  const wrong = found.filter(({ pair, reuse }) => pair.way === "unrelated" && reuse !== undefined);
  const right = hit.filter(({ pair, reuse }) =>
    (PLANTED[pair.way] as readonly string[]).includes(reuse?.kind ?? ""),
  );
  const directed = hit.filter(({ pair, reuse }) => reuse?.directed && reuse.a === pair.earlier.id);
  return {
    f1: (2 * hit.length) / (copied.length + hit.length + wrong.length),
    kind: right.length / hit.length,
    direction: directed.length / hit.length,
    pairs: pairs.length,
  };
}

function plant(random: () => number): Pair[] {
  const texts = sampleTexts();
  return Array.from({ length: ROUNDS }, () => texts)
    .flat()
    .flatMap((text, i) =>
      (Object.keys(PLANTED) as Way[]).flatMap((way) => {
        const other =
          texts[(i + 1 + Math.floor(random() * (texts.length - 1))) % texts.length] ?? "";
        const made = MAKERS[way]({ text, other, random });
        if (made === undefined) return [];
        const source = { ignored: [] };
        const earlier = {
          ...source,
          id: `a${i}`,
          text: made.earlier,
          published: "2025-10-01T08:00:00Z",
        };
        const later = {
          ...source,
          id: `b${i}`,
          text: made.later,
          published: "2025-10-01T14:00:00Z",
        };
        return [{ way, earlier, later }];
      }),
    );
}

interface Making {
  readonly text: string;
  /** Another text, from which words may be taken. */
  readonly other: string;
  readonly random: () => number;
}

type Maker = (making: Making) => { earlier: string; later: string } | undefined;

const MAKERS: Readonly<Record<Way, Maker>> = {
  verbatim: ({ text }) => ({ earlier: text, later: text }),
  abridged: ({ text, random }) => {
    const sentences = sentencesOf(text);
    const share = 0.2 + 0.4 * random();
    return { earlier: text, later: cut(sentences, share * text.length) };
  },
  reordered: ({ text, random }) => ({
    earlier: text,
    later: shuffled(sentencesOf(text), random).join(" "),
  }),
  reworded: ({ text, other, random }) => ({
    earlier: text,
    later: reworded(text, { other, random }),
  }),
  quotes: ({ text, other, random }) => {
    const said = sentencesOf(text).filter(
      (one) => !/["“”]/.test(one) && one.split(/\s+/).length >= 15,
    );
    const quoted = said.slice(0, 2).map((one) => `“${one.trim()}” a spokesman said.`);
    if (quoted.length < 2) return undefined;
    const halves = halvesOf(other);
    return {
      earlier: [halves[0], ...quoted].join(" "),
      later: shuffled([halves[1], ...quoted], random).join(" "),
    };
  },
  // Two accounts of one event that share its names: every other sentence of one text.
  unrelated: ({ text }) => {
    const sentences = sentencesOf(text);
    const part = (odd: number) => sentences.filter((_, i) => i % 2 === odd).join(" ");
    return { earlier: part(0), later: part(1) };
  },
};

function sampleTexts(): string[] {
  const lines = readFileSync(SAMPLE, "utf8").trim().split("\n");
  return lines
    .map((line) => String((JSON.parse(line) as { text: unknown }).text).replace(/\s+/g, " "))
    .filter((text) => text.split(" ").length >= LEAST_WORDS);
}

function sentencesOf(text: string): string[] {
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  return [...segmenter.segment(text)].map(({ segment }) => segment.trim()).filter(Boolean);
}

/** Sentences from the beginning, until so many characters are taken. */
function cut(sentences: readonly string[], characters: number): string {
  const kept: string[] = [];
  for (const sentence of sentences) {
    kept.push(sentence);
    if (kept.join(" ").length >= characters) break;
  }
  return kept.join(" ");
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

function reworded(text: string, { other, random }: Omit<Making, "text">): string {
  const words = other.split(" ");
  const any = () => words[Math.floor(random() * words.length)] ?? "";
  return text
    .split(" ")
    .map((word) => (random() < 0.3 ? any() : word))
    .join(" ");
}

function halvesOf(text: string): [string, string] {
  const sentences = sentencesOf(text);
  const middle = Math.floor(sentences.length / 2);
  return [sentences.slice(0, middle).join(" "), sentences.slice(middle).join(" ")];
}
