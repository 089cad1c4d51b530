import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { columnsOf, type Columns } from "../../src/read/syntax/columns.ts";
import type { Words } from "../../src/read/words.ts";

/** A sentence of a treebank. The head of a word is its place; the number of words is the root. */
export interface GoldSentence {
  readonly document: string;
  readonly columns: Columns;
  readonly tags: readonly string[];
  readonly heads: Int32Array;
  readonly relations: readonly string[];
}

type Row = readonly [number, number, string, string, string, number, string];

interface Line {
  readonly id: string;
  readonly split: string;
  readonly licence?: string;
  readonly text: string;
  readonly sentences: readonly { readonly tokens: readonly Row[] }[];
}

/** Sentences of a gold file that `keep` lets through. */
export function readTreebank(
  file: string,
  words: Words,
  keep: (line: Pick<Line, "split" | "licence">) => boolean,
): GoldSentence[] {
  return gunzipSync(readFileSync(file))
    .toString("utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Line)
    .filter(keep)
    .flatMap((line) =>
      line.sentences
        .filter(({ tokens }) => tokens.length > 0)
        .map(({ tokens }) => toSentence(line, tokens, words)),
    );
}

function toSentence({ id, text }: Line, tokens: readonly Row[], words: Words): GoldSentence {
  const forms = tokens.map(([begin, end]) => {
    const form = text.slice(begin, end);
    return { text: form, lower: form.toLowerCase() };
  });
  return {
    document: id,
    columns: columnsOf(forms, words),
    tags: tokens.map(([, , upos, xpos]) => `${xpos} ${upos}`),
    heads: Int32Array.from(tokens, (row) => (row[5] === 0 ? tokens.length : row[5] - 1)),
    relations: tokens.map((row) => row[6]),
  };
}
