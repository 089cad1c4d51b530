import { contains, type Span } from "../../base/span.ts";
import type { Claim } from "../../model/claim.ts";
import type { Mention } from "../../model/mention.ts";
import type { TimeExpression } from "../../model/time.ts";
import { at, type Words } from "../phrases.ts";
import { opensAnother } from "./frames.ts";

const PLACING = new Set(
  "in at near outside inside around across over off on along throughout into from".split(" "),
);
const PLACE_TYPES: ReadonlySet<string> = new Set(["Location"]);
const TIME_REACH = 14; // words between an event and its time

/** Where it happened: places that a preposition puts there, from the trigger to the next clause, else before it. */
export function placesOf(words: Words, i: number, mentions: readonly Mention[]): string[] {
  const placed = mentions.filter(
    (mention) => PLACE_TYPES.has(mention.type) && PLACING.has(wordBefore(words, mention.span)),
  );
  const { begin } = at(words, i);
  const later = placed.filter(({ span }) => span.begin > begin && isNear(words, i, span));
  const found = later.length > 0 ? later : placed.filter(({ span }) => isNear(words, i, span));
  return found.map(({ id }) => id);
}

/** The word before the phrase that a mention stands in: "in the town of X" → "in". */
function wordBefore(words: Words, span: Span): string {
  let k = words.findIndex((word) => word.end > span.begin) - 1;
  while (k >= 0 && /^(?:DET|ADJ|NOUN)$/.test(at(words, k).pos)) k--;
  if (at(words, k).lower === "of") {
    k--;
    while (k >= 0 && /^(?:DET|ADJ|NOUN)$/.test(at(words, k).pos)) k--;
  }
  return at(words, k).lower;
}

/** Times of the event's own clause. */
export function timesOf(
  words: Words,
  i: number,
  times: readonly TimeExpression[],
): TimeExpression[] {
  return times.filter(({ span }) => isNear(words, i, span));
}

/** No word that opens another clause stands between the trigger and the span. */
function isNear(words: Words, i: number, span: Span): boolean {
  const k = words.findIndex((word) => word.end > span.begin);
  const [from, to] = k < i ? [k, i] : [i, k];
  if (k < 0 || to - from > TIME_REACH) return false;
  return !words.slice(from + 1, to).some((word) => opensAnother(word));
}

/** Claims whose content holds the span, the shortest first. */
export function claimsOver(claims: readonly Claim[], span: Span): Claim[] {
  const lengthOf = ({ content }: Claim) =>
    content.reduce((sum, { begin, end }) => sum + end - begin, 0);
  return claims
    .filter(({ content }) => content.some((part) => contains(part, span)))
    .toSorted((a, b) => lengthOf(a) - lengthOf(b));
}
