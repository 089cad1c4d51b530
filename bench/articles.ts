import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One article made of sentences of others. */
export interface BenchArticle {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
  readonly text: string;
}

const SAMPLE = join(import.meta.dirname, "..", "examples", "sample", "articles.jsonl");
const WORDS = 750; // the length of an article that the sizes to hold are stated for
const PARAGRAPH_SENTENCES = 3;
const PUBLISHERS = 40;
const FIRST_DAY_MS = Date.UTC(2025, 0, 1);
const DAY_MS = 86_400_000;

/** Seeded chance: the same seed, the same articles, on every machine. @see mulberry32, T. Ettinger, public domain */
export function mulberry32(seed: number): () => number {
  const state = { a: seed >>> 0 };
  return () => {
    state.a = (state.a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state.a ^ (state.a >>> 15), state.a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Articles of about 750 words, recombined from the sentences of the sample. */
export function benchArticles(count: number, seed: number): BenchArticle[] {
  const random = mulberry32(seed);
  const sentences = sampleSentences();
  const pick = () => sentences[Math.floor(random() * sentences.length)] ?? "";
  return Array.from({ length: count }, (_, i) => ({
    id: `bench-${seed}-${i}`,
    title: pick().slice(0, 90),
    publisher: `Outlet ${Math.floor(random() * PUBLISHERS)}`,
    published: new Date(FIRST_DAY_MS + Math.floor(random() * 90) * DAY_MS).toISOString(),
    text: body(pick),
  }));
}

function body(pick: () => string): string {
  const paragraphs: string[] = [];
  for (let words = 0; words < WORDS;) {
    const paragraph = Array.from({ length: PARAGRAPH_SENTENCES }, pick).join(" ");
    words += paragraph.split(/\s+/).length;
    paragraphs.push(paragraph);
  }
  return paragraphs.join("\n\n");
}

function sampleSentences(): string[] {
  const lines = readFileSync(SAMPLE, "utf8").trim().split("\n");
  const texts = lines.map((line) => String((JSON.parse(line) as { text: unknown }).text));
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  return texts
    .flatMap((text) =>
      [...segmenter.segment(text)].map(({ segment }) => segment.replace(/\s+/g, " ").trim()),
    )
    .filter((sentence) => sentence.length > 40);
}
