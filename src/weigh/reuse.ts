import { compareText } from "../base/group.ts";
import { sha256 } from "../base/hash.ts";
import { contains, type Span } from "../base/span.ts";
import type { Reuse, ReuseKind } from "../model/proposition.ts";
import { instantOf } from "./independence.ts";
import { sharedCount, shinglesOf, winnow } from "./shingles.ts";
import { indexTiles, MIN_TILE_WORDS, sharedPassages, type TileIndex } from "./tiling.ts";
import { isBreak, tokensOutside, wordsOf, type Token } from "./tokens.ts";

/** A text to look for shared words in. `ignored`: title, byline, caption, boilerplate and the like. */
export interface ReusableText {
  readonly id: string;
  readonly text: string;
  readonly published: string | null;
  readonly ignored: readonly Span[];
}

const MAX_POSTINGS = 50; // texts that hold a shingle: beyond, it is boilerplate
const MAX_CANDIDATES = 50;
const MAX_REPRINTS = 8; // indexed per text: further reprints of it are found by these
const MIN_CONTAINMENT = 0.05; // below, no suspicion is drawn from it: docs/methods/independence.md
export const COPY_CONTAINMENT = 0.5;
const NEAR_DUPLICATE = 0.8;
const MIN_COPY_WORDS = 40; // a shorter overlap is a quotation or a phrase, not a copied report
const MIN_SHARED_WORDS = 12; // what the sample is sure to see; a shorter run is a phrase that anybody may use
const QUOTED_SHARE = 0.8; // of the shared words inside quotation marks: a shared quote
const SAME_TIME_MS = 30 * 60_000; // clocks of outlets differ by as much
const CLEAR_ASYMMETRY = 0.2;

interface Sketch {
  readonly source: ReusableText;
  readonly tokens: readonly Token[];
  readonly shingles: ReadonlySet<number>;
  readonly sample: ReadonlySet<number>;
  /** Made when first asked for: most texts share nothing with any other. */
  readonly tiles: () => TileIndex;
  readonly quotes: readonly Span[];
}

/** Texts that hold a shingle; null where they are too many to tell anything. */
type ShingleIndex = Map<number, Sketch[] | null>;

/**
 * Pairs of texts that share words, with the shared passages.
 *
 * Candidates come from an inverted index of sampled shingles, never from all pairs. Of many reprints each
 * is tied to the earliest few, so that the pairs grow with the texts and not with their square.
 *
 * @param texts in any order, with unique ids
 * @returns in order of `a`, `b`; `a` is the earlier, or the fuller where time does not tell
 * @see docs/methods/reuse.md
 */
export function findReuse(texts: readonly ReusableText[]): Reuse[] {
  const index: ShingleIndex = new Map();
  const copiesOf = new Map<string, Sketch[]>();
  const found: Reuse[] = [];
  for (const source of texts.toSorted(compareTexts)) {
    const sketch = sketchOf(source);
    const words = sha256(
      sketch.tokens
        .filter((token) => !isBreak(token))
        .map(({ hash }) => hash)
        .join(" "),
    );
    const copies = copiesOf.get(words) ?? [];
    const others = copies.length < MAX_REPRINTS ? candidatesFor(sketch, index) : copies.slice(0, 1);
    const kept = others.flatMap((other) => compare(other, sketch) ?? []);
    found.push(...kept);
    copiesOf.set(words, [...copies, sketch].slice(0, MAX_REPRINTS));
    if (kept.filter(isReprint).length < MAX_REPRINTS) addTo(index, sketch);
  }
  return found.sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));
}

function compareTexts(a: ReusableText, b: ReusableText): number {
  return instantOf(a.published) - instantOf(b.published) || compareText(a.id, b.id);
}

function isReprint({ kind }: Reuse): boolean {
  return kind === "identical" || kind === "near-duplicate";
}

function sketchOf(source: ReusableText): Sketch {
  const tokens = tokensOutside(source.text, source.ignored, source.id);
  const shingles = shinglesOf(tokens);
  return {
    source,
    tokens,
    shingles: new Set(shingles.filter((shingle) => shingle !== null)),
    sample: winnow(shingles),
    tiles: once(() => indexTiles(tokens)),
    quotes: quotesIn(source.text),
  };
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

function candidatesFor(sketch: Sketch, index: ShingleIndex): Sketch[] {
  const shared = new Map<Sketch, number>();
  for (const shingle of sketch.sample) {
    for (const other of index.get(shingle) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  return [...shared]
    .sort(([a, m], [b, n]) => n - m || compareTexts(a.source, b.source))
    .slice(0, MAX_CANDIDATES)
    .map(([other]) => other);
}

/** Dropped postings stay, as null, so that boilerplate is not indexed anew. */
function addTo(index: ShingleIndex, sketch: Sketch): void {
  for (const shingle of sketch.sample) {
    const postings = index.get(shingle);
    if (postings === undefined) index.set(shingle, [sketch]);
    else if (postings !== null && postings.length < MAX_POSTINGS) postings.push(sketch);
    else index.set(shingle, null);
  }
}

function compare(earlier: Sketch, later: Sketch): Reuse | undefined {
  const shared = sharedCount(earlier.shingles, later.shingles);
  const share = ({ shingles }: Sketch) => (shingles.size === 0 ? 0 : shared / shingles.size);
  const quoting = earlier.quotes.length > 0 && later.quotes.length > 0;
  if (!quoting && Math.max(share(earlier), share(later)) < MIN_CONTAINMENT) return undefined;
  const directed = isBefore(earlier.source.published, later.source.published);
  const laterIsFuller = !directed && share(earlier) - share(later) > CLEAR_ASYMMETRY;
  const [a, b] = laterIsFuller ? [later, earlier] : [earlier, later];
  const passages = sharedPassages(a.tokens, b.tokens, a.tiles());
  const sharing = { a, b, containmentA: share(a), containmentB: share(b), passages };
  const kind = kindOf(sharing);
  const { containmentA, containmentB } = sharing;
  return (
    kind && { a: a.source.id, b: b.source.id, kind, containmentA, containmentB, directed, passages }
  );
}

/** True where both dates are known and far enough apart to tell; dates without a time tell by the day. */
function isBefore(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const gap = instantOf(b) - instantOf(a);
  const byDay = !a.includes("T") || !b.includes("T");
  return byDay ? a.slice(0, 10) !== b.slice(0, 10) && gap > 0 : gap >= SAME_TIME_MS;
}

interface Sharing {
  readonly a: Sketch;
  readonly b: Sketch;
  readonly containmentA: number;
  readonly containmentB: number;
  readonly passages: Reuse["passages"];
}

function kindOf(sharing: Sharing): ReuseKind | undefined {
  const { a, b, containmentA, containmentB, passages } = sharing;
  const most = Math.max(containmentA, containmentB);
  if (containmentA === 1 && containmentB === 1 && a.tokens.length === b.tokens.length)
    return "identical";
  const words = passages.map((passage) => wordCount(a, passage.a));
  const total = words.reduce((sum, n) => sum + n, 0);
  const quoted = words.reduce((sum, n, i) => sum + (isQuoted(sharing, passages[i]) ? n : 0), 0);
  if (total < MIN_TILE_WORDS) return undefined;
  if (quoted >= QUOTED_SHARE * total) return "shared-quote";
  if (most < MIN_CONTAINMENT || total < MIN_SHARED_WORDS) return undefined;
  return most < COPY_CONTAINMENT || total < MIN_COPY_WORDS
    ? "partial"
    : copyKind(containmentA, containmentB);
}

function copyKind(containmentA: number, containmentB: number): ReuseKind {
  if (Math.min(containmentA, containmentB) >= NEAR_DUPLICATE) return "near-duplicate";
  return containmentB >= containmentA ? "abridges" : "extends";
}

function wordCount({ source }: Sketch, span: Span): number {
  return wordsOf(source.text.slice(span.begin, span.end)).length;
}

/** The passage lies between quotation marks in both texts. */
function isQuoted({ a, b }: Sharing, passage: Reuse["passages"][number] | undefined): boolean {
  const within = (quotes: readonly Span[], span: Span) =>
    quotes.some((quote) => contains(quote, span));
  return passage !== undefined && within(a.quotes, passage.a) && within(b.quotes, passage.b);
}
