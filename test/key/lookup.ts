import { overlap, type Span } from "../../src/base/span.ts";
import type { Study } from "../../src/cycle/index.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Mention } from "../../src/model/mention.ts";
import type { Key, Quoted } from "./schema.ts";

export type Article = Study["articles"][number];

/** The article of a study that the key calls by this short name. */
export function findArticle(key: Key, study: Study, doc: string): Article | undefined {
  const entry = key.documents[doc];
  if (!entry) return undefined;
  const file = entry.file.split("/").at(-1) ?? entry.file;
  return study.articles.find(
    ({ name, document }) =>
      name.split(/[/\\]/).at(-1) === file &&
      (entry.title === undefined || document.title === entry.title),
  );
}

/** Claims whose content holds the words, the one with the least besides them first; headlines last. */
export function claimsWith(article: Article, quote: string): Claim[] {
  return article.annotation.reading.claims
    .filter((claim) => fold(claim.text.replaceAll(" … ", " ")).includes(fold(quote)))
    .sort((a, b) => Number(isHeadline(a)) - Number(isHeadline(b)) || a.text.length - b.text.length);
}

function isHeadline({ form }: Claim): boolean {
  return form === "headline";
}

/** The one claim that these words of the key mean. */
export function findClaim(key: Key, study: Study, { doc, quote }: Quoted): Claim | undefined {
  const article = findArticle(key, study, doc);
  return article && claimsWith(article, quote)[0];
}

/** Where words stand in the text; undefined where they were left out of it. */
export function findWords(article: Article, words: string): Span | undefined {
  const begin = plain(article.document.text).indexOf(plain(words));
  return begin < 0 ? undefined : { begin, end: begin + words.length };
}

/** Mentions that share letters with the surface, where it stands in the quote. */
export function mentionsAt(article: Article, quote: string, surface: string): Mention[] {
  const whole = findWords(article, quote);
  if (!whole) return [];
  const begin = whole.begin + Math.max(0, plain(quote).indexOf(plain(surface)));
  const span = { begin, end: begin + surface.length };
  return article.annotation.reading.mentions.filter((mention) => overlap(mention.span, span) > 0);
}

/** Entity that a mention was resolved to; null for none. */
export function entityOf(article: Article, mention: Mention): string | null {
  const found = article.annotation.resolutions.find(({ mentionId }) => mentionId === mention.id);
  return found?.entityId ?? null;
}

/** True where one holds the other, whatever the case; of nothing, nothing holds. */
export function isLike(a: string, b: string): boolean {
  const [x, y] = [bare(a), bare(b)];
  return x.length > 2 && y.length > 2 && (x.includes(y) || y.includes(x));
}

function bare(words: string): string {
  return fold(words).replace(/^(?:the|an?) /, "");
}

export function fold(words: string): string {
  return plain(words).toLowerCase().replace(/\s+/g, " ").trim();
}

/** Straight quotation marks, unit for unit. */
function plain(words: string): string {
  return words.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}
