// Counts in how many sentences of the sample each word stands: data/lexicons/word-counts.json.
// Deterministic. Usage: node scripts/word-counts.ts
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isStopWord, keyOf } from "../src/weigh/lexicon.ts";
import { wordsOf } from "../src/weigh/tokens.ts";

const ROOT = join(import.meta.dirname, "..");
const LEAST_CHARACTERS = 40; // of a sentence
const LEAST_SENTENCES = 2; // a word of one sentence is as rare as one of none

const lines = readFileSync(join(ROOT, "examples/sample/articles.jsonl"), "utf8").trim().split("\n");
const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
const sentences = lines
  .flatMap((line) => [...segmenter.segment(String((JSON.parse(line) as { text: unknown }).text))])
  .map(({ segment }) => segment)
  .filter((segment) => segment.length >= LEAST_CHARACTERS);

const counts = new Map<string, number>();
for (const sentence of sentences) {
  const words = wordsOf(sentence).filter(({ word }) => !isStopWord(word));
  for (const key of new Set(words.map(({ word }) => keyOf(word))))
    counts.set(key, (counts.get(key) ?? 0) + 1);
}
const kept = [...counts]
  .filter(([key, count]) => count >= LEAST_SENTENCES && !/\d/.test(key))
  .sort(([a], [b]) => (a < b ? -1 : 1));
const table = { sentences: sentences.length, counts: Object.fromEntries(kept) };
writeFileSync(join(ROOT, "data/lexicons/word-counts.json"), `${JSON.stringify(table)}\n`);
