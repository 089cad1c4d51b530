import { sha256 } from "../base/hash.ts";
import type { Span } from "../base/span.ts";
import { distinctAnchors, type Anchor } from "./anchors.ts";
import { shinglesOf } from "./shingles.ts";
import { indexTiles, type TileIndex } from "./tiling.ts";
import { isBreak, tokensOutside, type Token } from "./tokens.ts";

/** A text to look for shared words in. `ignored`: title, byline, caption, boilerplate and the like. */
export interface ReusableText {
  readonly id: string;
  readonly text: string;
  readonly published: string | null;
  readonly ignored: readonly Span[];
  /** Who printed it, and whom it names as its source: they tell which text came first where clocks do not. */
  readonly publisher?: string | null | undefined;
  readonly cites?: readonly string[] | undefined;
  /** BCP 47; texts of two languages may be translations of each other. */
  readonly language?: string | undefined;
  /** Found where they are asked for: most texts are never compared with one in another language. */
  readonly anchors?: (() => readonly Anchor[]) | undefined;
}

/** A text opened for comparison: what is counted of it is counted once, however many it is compared with. */
export interface Words {
  readonly source: ReusableText;
  readonly tokens: readonly Token[];
  /** In the order of the text; null where a break stands in it. */
  readonly shingles: readonly (number | null)[];
  readonly distinct: ReadonlySet<number>;
  readonly quotes: readonly Span[];
  readonly tiles: () => TileIndex;
  readonly anchors: () => readonly Anchor[];
  /** Hash of the words in order. */
  readonly hash: () => string;
  /** Orders texts of one minute: 28 bits of the hash of the id. */
  readonly tie: number;
}

export function openWords(source: ReusableText): Words {
  const tokens = tokensOutside(source.text, source.ignored, source.id);
  const shingles = shinglesOf(tokens);
  const distinct = new Set<number>();
  for (const shingle of shingles) if (shingle !== null) distinct.add(shingle);
  const quotes = quotesIn(source.text);
  const tiles = once(() => indexTiles(tokens));
  const anchors = once(() => distinctAnchors(source.anchors?.() ?? [], source.ignored));
  const hash = once(() => wordsHash(tokens));
  const tie = tieOf(source.id);
  return { source, tokens, shingles, distinct, quotes, tiles, anchors, hash, tie };
}

function wordsHash(tokens: readonly Token[]): string {
  const words = tokens.map((token) => (isBreak(token) ? 0 : token.hash));
  return sha256(words.join(" ")).slice(0, 32);
}

const TIE_HEX_DIGITS = 7;

function tieOf(id: string): number {
  return Number.parseInt(sha256(id).slice(0, TIE_HEX_DIGITS), 16);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const QUOTE = /["“«„][^"“«„”»\n]{1,1000}["”»]/gu;

/** Spans between quotation marks, on one line and of at most a thousand characters. */
function quotesIn(text: string): Span[] {
  return Array.from(text.matchAll(QUOTE), ({ index, 0: quote }) => ({
    begin: index,
    end: index + quote.length,
  }));
}
