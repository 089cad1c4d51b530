import { overlap, type Span } from "../base/span.ts";
import type { Reuse, ReuseKind } from "../model/proposition.ts";
import { alignedShare } from "./alignment.ts";
import { instantOf } from "./independence.ts";
import { slugOf } from "../base/slug.ts";
import { sharedCount } from "./shingles.ts";
import { translationOf } from "./translation.ts";
import { MIN_TILE_WORDS, sharedPassages } from "./tiling.ts";
import { isBreak, wordsOf } from "./tokens.ts";
import type { ReusableText, Words } from "./words.ts";

const MIN_CONTAINMENT = 0.05; // below, no suspicion is drawn from it: docs/methods/independence.md
export const COPY_CONTAINMENT = 0.5;
const NEAR_DUPLICATE = 0.8;
const MIN_COPY_WORDS = 40; // a shorter overlap is a quotation or a phrase, not a copied report
const MIN_SHARED_WORDS = 12; // what the sample is sure to see; a shorter run is a phrase that anybody may use
const QUOTED_SHARE = 0.8; // of the shared words inside quotation marks: a shared quote
const REWORDED = 0.5; // of the words outside shared passages, in the same order in both
const SAME_TIME_MS = 30 * 60_000; // clocks of outlets differ by as much
const CLEAR_ASYMMETRY = 0.2;

/**
 * What two texts share, and which comes first; undefined where that is nothing to speak of.
 *
 * @returns `a` is the earlier: by time, else as the one that the other cites; where neither tells, the fuller
 */
export function compareWords(x: Words, y: Words): Reuse | undefined {
  const [earlier, later] = inOrder(x, y);
  return (
    sharedWords(earlier, later) ??
    translationOf([earlier, later], isBefore(earlier.source.published, later.source.published))
  );
}

function sharedWords(earlier: Words, later: Words): Reuse | undefined {
  if (isSame(earlier, later)) return sameWords(earlier, later);
  const shared = sharedCount(earlier.distinct, later.distinct);
  const share = ({ distinct }: Words) => (distinct.size === 0 ? 0 : shared / distinct.size);
  const quoting = earlier.quotes.length > 0 && later.quotes.length > 0;
  if (!quoting && Math.max(share(earlier), share(later)) < MIN_CONTAINMENT) return undefined;
  const because = orderOf(earlier, later);
  const turned =
    because === "cited-by-the-earlier" ||
    (because === null && share(earlier) - share(later) > CLEAR_ASYMMETRY);
  const [a, b] = turned ? [later, earlier] : [earlier, later];
  const passages = sharedPassages(a.tokens, b.tokens, a.tiles());
  const sharing = { a, b, containmentA: share(a), containmentB: share(b), passages };
  const kind = kindOf(sharing);
  if (!kind) return undefined;
  const { containmentA, containmentB } = sharing;
  const ends = { a: a.source.id, b: b.source.id };
  return { ...ends, kind, containmentA, containmentB, directed: because !== null, passages };
}

function inOrder(x: Words, y: Words): readonly [Words, Words] {
  const gap = instantOf(x.source.published) - instantOf(y.source.published);
  return gap < 0 || (gap === 0 && x.tie < y.tie) ? [x, y] : [y, x];
}

/** The same words from end to end, nothing left out; of the many reprints of a wire this is soon seen. */
function isSame({ tokens: a }: Words, { tokens: b }: Words): boolean {
  return (
    a.length >= MIN_TILE_WORDS &&
    a.length === b.length &&
    a.every((token, i) => !isBreak(token) && token.hash === b[i]?.hash)
  );
}

function sameWords(a: Words, b: Words): Reuse {
  const because = orderOf(a, b);
  const [x, y] = because === "cited-by-the-earlier" ? [b, a] : [a, b];
  const whole = ({ tokens }: Words) => ({
    begin: tokens[0]?.begin ?? 0,
    end: tokens.at(-1)?.end ?? 0,
  });
  return {
    a: x.source.id,
    b: y.source.id,
    kind: "identical",
    containmentA: 1,
    containmentB: 1,
    directed: because !== null,
    passages: [{ a: whole(x), b: whole(y) }],
  };
}

type Order = "time" | "cites-the-earlier" | "cited-by-the-earlier" | null;

/** What tells which came first: a text that names the other's outlet as its source was written after it. */
function orderOf({ source: a }: Words, { source: b }: Words): Order {
  if (isBefore(a.published, b.published)) return "time";
  const [forth, back] = [names(b, a), names(a, b)];
  if (forth === back) return null;
  return forth ? "cites-the-earlier" : "cited-by-the-earlier";
}

function names({ cites = [] }: ReusableText, { publisher }: ReusableText): boolean {
  const wanted = slugOf(publisher ?? "");
  return wanted !== "" && cites.some((name) => slugOf(name) === wanted);
}

/** True where both dates are known and far enough apart to tell; dates without a time tell by the day. */
function isBefore(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const gap = instantOf(b) - instantOf(a);
  const byDay = !a.includes("T") || !b.includes("T");
  return byDay ? a.slice(0, 10) !== b.slice(0, 10) && gap > 0 : gap >= SAME_TIME_MS;
}

interface Sharing {
  readonly a: Words;
  readonly b: Words;
  readonly containmentA: number;
  readonly containmentB: number;
  readonly passages: Reuse["passages"];
}

function kindOf(sharing: Sharing): ReuseKind | undefined {
  const { a, b, containmentA, containmentB, passages } = sharing;
  const most = Math.max(containmentA, containmentB);
  const least = Math.min(containmentA, containmentB);
  if (least === 1 && a.tokens.length === b.tokens.length) return "identical";
  const words = passages.map((passage) => wordCount(a, passage.a));
  const total = words.reduce((sum, n) => sum + n, 0);
  const quoted = words.reduce((sum, n, i) => sum + n * quotedShare(sharing, passages[i]), 0);
  if (total >= MIN_TILE_WORDS && quoted >= QUOTED_SHARE * total) return "shared-quote";
  if (most < MIN_CONTAINMENT) return undefined;
  return isReworded(sharing, total) ? "reworded" : wordForWord(sharing, total);
}

function wordForWord(sharing: Sharing, total: number): ReuseKind | undefined {
  const { containmentA, containmentB } = sharing;
  if (total < MIN_SHARED_WORDS) return undefined;
  if (Math.max(containmentA, containmentB) < COPY_CONTAINMENT || total < MIN_COPY_WORDS)
    return "partial";
  return isRelease(sharing) ? "press-release" : copyKind(containmentA, containmentB);
}

function copyKind(containmentA: number, containmentB: number): ReuseKind {
  if (Math.min(containmentA, containmentB) >= NEAR_DUPLICATE) return "near-duplicate";
  return containmentB >= containmentA ? "abridges" : "extends";
}

/** What is not word for word the same goes on in the same order: every third word was changed. */
function isReworded({ a, b, containmentA, containmentB }: Sharing, shared: number): boolean {
  const least = Math.min(a.tokens.length, b.tokens.length);
  if (Math.max(containmentA, containmentB) >= COPY_CONTAINMENT || least < MIN_COPY_WORDS)
    return false;
  const aligned = alignedShare(a.tokens, b.tokens) * least;
  return least > shared && (aligned - shared) / (least - shared) >= REWORDED;
}

const RELEASE =
  /\b(?:press|news|media) (?:release|statement)\b|\b(?:release|statement)\b[^.\n]{0,40}\b(?:reads|read in full|follows)\b|\bissued the following\b|\bfor immediate release\b/iu;

/** Two outlets that print what a third handed out, and neither says that it has it from the other. */
function isRelease({ a: { source: a }, b: { source: b } }: Sharing): boolean {
  if (names(a, b) || names(b, a)) return false;
  return RELEASE.test(a.text) && RELEASE.test(b.text);
}

function wordCount({ source }: Words, span: Span): number {
  return wordsOf(source.text.slice(span.begin, span.end)).length;
}

/** How much of a passage lies between quotation marks in both texts; "he said" after it does not. */
function quotedShare({ a, b }: Sharing, passage: Reuse["passages"][number] | undefined): number {
  const share = (quotes: readonly Span[], span: Span) =>
    quotes.reduce((sum, quote) => sum + overlap(quote, span), 0) / (span.end - span.begin);
  return passage ? Math.min(share(a.quotes, passage.a), share(b.quotes, passage.b)) : 0;
}
