import type { Span } from "../base/span.ts";

const BYLINE_UNITS = 160;
const SIGNED = /^by:?\s+(.+?)$/i;
const CREDITED =
  /^\(?(?:reporting|written|compiled) by\s+([^;|\n]+?)(?:[;|,]?\s*\(?(?:additional |editing |writing |edited )[\s\S]*)?[.)]*$/i;
const SMALL_WORDS = new Set([
  "and",
  "in",
  "for",
  "of",
  "at",
  "the",
  "with",
  "de",
  "al",
  "bin",
  "van",
  "von",
  "der",
  "|",
  "&",
]);

/**
 * Who signed a text: a line "By Jane Doe" among its first paragraphs, else "Reporting by …" among its last ones.
 *
 * A line counts only where it is all names, so that "By Friday the talks had failed" does not.
 */
export function findByline(text: string, paragraphs: readonly Span[]): string | null {
  const words = paragraphs.map(({ begin, end }) =>
    text.slice(begin, Math.min(end, begin + BYLINE_UNITS * 2)),
  );
  const short = (line: string) => line.length <= BYLINE_UNITS;
  for (const line of words.slice(0, 3).filter(short)) {
    const name = SIGNED.exec(line)?.[1];
    if (name !== undefined && isNames(name)) return name;
  }
  for (const line of words.slice(-3)) {
    const name = CREDITED.exec(line)?.[1]?.trim();
    if (name !== undefined && isNames(name)) return name;
  }
  return null;
}

const NAME_WORDS = 14;

function isNames(words: string): boolean {
  const all = words.split(/[\s,/]+/).filter((word) => word !== "");
  return (
    all.length <= NAME_WORDS &&
    all.every((word) => /^[\p{Lu}\p{Lo}(]/u.test(word) || SMALL_WORDS.has(word.toLowerCase())) &&
    !/[.!?]$/.test(words)
  );
}
