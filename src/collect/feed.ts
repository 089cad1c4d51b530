import { DetectError, MalformedError, ParseError, parseFeed } from "feedsmith";
import type { Draft, Extract } from "./draft.ts";
import {
  articlesOfAtom,
  articlesOfJson,
  articlesOfRdf,
  articlesOfRss,
  type FeedArticle,
} from "./feed-article.ts";
import type { Complaint } from "./issue.ts";
import { readFragment } from "./page.ts";
import { gather, readRecord, type ArticleRecord } from "./record.ts";
import { nestingDepth } from "./tags.ts";
import { webAddress } from "./web-address.ts";

const DEPTH_LIMIT = 200; // the parser is recursive; feeds nest below 20

/**
 * The documents an RSS, Atom, RDF or JSON feed carries, and the pages it only names.
 *
 * An item becomes a record of its own, without the feed's address and clock, so that a feed fetched again with one
 * item more gives the same documents and one more. Entities of a document type are never expanded.
 */
export function readFeed(source: string, base: string | null): Extract {
  if (nestingDepth(source, DEPTH_LIMIT) >= DEPTH_LIMIT) {
    return failed(`elements nest ${DEPTH_LIMIT} deep or deeper`);
  }
  const articles = parseArticles(source);
  if (typeof articles === "string") return failed(articles);
  const results = articles.map((article) => sortOut(article, base));
  const { drafts, complaints } = gather(results.filter((result) => typeof result === "object"));
  const urls = results.filter((result) => typeof result === "string");
  return {
    drafts,
    complaints: [...complaints, ...entityWarning(source)],
    urls: [...new Set(urls)],
    isFeed: true,
  };
}

/** The feed's items; a string says why there are none. */
function parseArticles(source: string): FeedArticle[] | string {
  try {
    const { format, feed } = parseFeed(source);
    switch (format) {
      case "rss":
        return articlesOfRss(feed);
      case "rdf":
        return articlesOfRdf(feed);
      case "atom":
        return articlesOfAtom(feed);
      case "json":
        return articlesOfJson(feed);
    }
  } catch (cause) {
    if (cause instanceof DetectError) return "neither RSS, Atom, RDF nor JSON Feed";
    if (cause instanceof ParseError || cause instanceof MalformedError)
      return "no items can be read";
    if (cause instanceof RangeError) return "elements nest too deep";
    throw cause;
  }
}

/** A draft for an item with its content, an address for one that only names its page, a complaint for neither. */
function sortOut(article: FeedArticle, base: string | null): Draft | Complaint | string {
  const { content, summary, isText, home, ...stated } = article;
  const url = webAddress(article.url, home ?? base);
  if (url !== null && !isFull(content)) return url;
  const words = content ?? summary;
  const record: ArticleRecord = { ...stated, url, ...(isText ? { text: words } : { html: words }) };
  return readRecord(record, `"${article.title ?? article.id ?? "untitled"}"`);
}

const EXCERPT_UNITS = 280; // of text: shorter "content" is a teaser, whatever its element

function isFull(content: string | undefined): boolean {
  return content !== undefined && readFragment(content, null).text.length > EXCERPT_UNITS;
}

function failed(reason: string): Extract {
  const complaint: Complaint = {
    code: "invalid-feed",
    message: `invalid feed: ${reason}`,
    hint: "Open the address in a browser and check that it is a feed",
    severity: "error",
  };
  return { drafts: [], complaints: [complaint], urls: [] };
}

function entityWarning(source: string): Complaint[] {
  if (!/<!ENTITY\b/i.test(source.slice(0, 10_000))) return [];
  return [
    {
      code: "declared-entities",
      message: "invalid feed: it declares entities of its own, which are not expanded",
      hint: "Check the text for words like &name;",
      severity: "warning",
    },
  ];
}
