import { groupBy } from "../base/group.ts";
import { fnv1a } from "../base/hash.ts";
import { daysBetween } from "../base/interval.ts";
import type { Span } from "../base/span.ts";
import { slugOf } from "../base/slug.ts";
import { openWords, type ReusableText } from "./words.ts";
import { wordsOf } from "./tokens.ts";

const LEAST_TEXTS = 5; // different ones, of one outlet
const LEAST_DAYS = 10;
const LEAST_WORDS = 4; // a shorter paragraph ties nothing anyway

/** A paragraph of a text: where it stands, and the key under which its outlet prints it again. */
export interface Paragraph {
  readonly key: number;
  readonly span: Span;
}

/** One printing of a paragraph. `words` tells texts apart: the same article put out five times is one. */
export interface Printing {
  readonly words: string;
  readonly published: string | null;
}

/** How often and how long an outlet printed a paragraph, as far as it tells boilerplate. */
export interface Printed {
  /** Different texts that hold it, as many as are needed to tell. */
  readonly words: readonly string[];
  readonly first: string | null;
  readonly last: string | null;
}

/** Paragraphs that could be standing text of the outlet; none where nobody knows the outlet. */
export function paragraphsOf({ text, publisher }: ReusableText): Paragraph[] {
  const outlet = slugOf(publisher ?? "");
  if (outlet === "") return [];
  return Array.from(text.matchAll(/[^\n]+/g), ({ index, 0: line }) => ({ index, line })).flatMap(
    ({ index, line }) => {
      const words = wordsOf(line).map(({ word }) => word);
      if (words.length < LEAST_WORDS) return [];
      const key = fnv1a(`${outlet}\n${words.join(" ")}`) | 0;
      return [{ key, span: { begin: index, end: index + line.length } }];
    },
  );
}

/** One more printing. @returns the same whatever the order of printings, as far as `isBoilerplate` looks at it */
export function withPrinting(known: Printed | undefined, { words, published }: Printing): Printed {
  if (!known) return { words: [words], first: published, last: published };
  const isNew = known.words.length < LEAST_TEXTS && !known.words.includes(words);
  const [first, last] = published === null ? [known.first, known.last] : range(known, published);
  return { words: isNew ? [...known.words, words] : known.words, first, last };
}

function range({ first, last }: Printed, at: string): readonly [string, string] {
  return [first === null || at < first ? at : first, last === null || at > last ? at : last];
}

/** True of a paragraph that an outlet prints again and again: kept to be read, ignored as reuse. */
export function isBoilerplate({ words, first, last }: Printed): boolean {
  if (words.length < LEAST_TEXTS || first === null || last === null) return false;
  return daysBetween(first, last) >= LEAST_DAYS;
}

/** Gives each text without the standing paragraphs of its outlet, as these texts show them. */
export function boilerplateOf(
  texts: readonly ReusableText[],
): (text: ReusableText) => ReusableText {
  const byOutlet = groupBy(texts, ({ publisher }) => slugOf(publisher ?? ""));
  const many = [...byOutlet.values()].filter((list) => list.length >= LEAST_TEXTS).flat();
  const printed = groupBy(
    many.flatMap((text) => paragraphsOf(text).map(({ key }) => ({ key, text }))),
    ({ key }) => key,
  );
  const words = new Map<ReusableText, string>();
  const printingOf = (text: ReusableText): Printing => {
    const known = words.get(text) ?? openWords(text).hash();
    words.set(text, known);
    return { words: known, published: text.published };
  };
  const often = [...printed].filter(([, list]) => list.length >= LEAST_TEXTS);
  const standing = new Set(
    often.flatMap(([key, list]) =>
      isBoilerplate(printedIn(list.map(({ text }) => printingOf(text)))) ? [key] : [],
    ),
  );
  return (text) => without(text, standing);
}

function printedIn(printings: readonly Printing[]): Printed {
  const none: Printed = { words: [], first: null, last: null };
  return printings.reduce<Printed>((printed, printing) => withPrinting(printed, printing), none);
}

/** The text with its standing paragraphs ignored. */
export function without(text: ReusableText, standing: ReadonlySet<number>): ReusableText {
  if (standing.size === 0) return text;
  const spans = paragraphsOf(text).flatMap(({ key, span }) => (standing.has(key) ? [span] : []));
  return spans.length === 0 ? text : { ...text, ignored: [...text.ignored, ...spans] };
}
