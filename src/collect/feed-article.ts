import type { AtomFeed, JsonFeed, RdfFeed, RssFeed } from "feedsmith";

/** One item, in the words of a record; `home` is the address its relative links start from. */
export interface FeedArticle {
  readonly id: string | null;
  readonly url: string | null;
  readonly home: string | null;
  readonly title: string | null;
  readonly content: string | null;
  readonly summary: string | null;
  /** True where content and summary are plain text. */
  readonly isText: boolean;
  readonly publisher: string | null;
  readonly originator: string | null;
  readonly byline: string | null;
  readonly language: string | null;
  readonly published: string | null;
}

/** @see https://www.rssboard.org/rss-specification; `source` is who the item came from: Google News sends it */
export function articlesOfRss(feed: RssFeed.Feed<string>): FeedArticle[] {
  return (feed.items ?? []).map((item) => ({
    id: item.guid?.value ?? null,
    url: item.link ?? (item.guid?.isPermaLink === false ? null : (item.guid?.value ?? null)),
    home: feed.link ?? null,
    title: item.title ?? null,
    content: item.content?.encoded ?? null,
    summary: item.description ?? null,
    isText: false,
    publisher: item.dc?.publishers?.[0] ?? feed.title ?? null,
    originator: item.source?.title ?? item.source?.url ?? null,
    byline: joined(item.dc?.creators ?? item.authors?.map(({ name }) => name)),
    language: item.dc?.languages?.[0] ?? feed.language ?? null,
    published: item.pubDate ?? item.dc?.dates?.[0] ?? null,
  }));
}

/** @see https://web.resource.org/rss/1.0/spec */
export function articlesOfRdf(feed: RdfFeed.Feed<string>): FeedArticle[] {
  return (feed.items ?? []).map((item) => ({
    id: item.rdf?.about ?? null,
    url: item.link ?? null,
    home: feed.link ?? null,
    title: item.title ?? null,
    content: item.content?.encoded ?? null,
    summary: item.description ?? null,
    isText: false,
    publisher: item.dc?.publishers?.[0] ?? feed.title ?? null,
    originator: null,
    byline: joined(item.dc?.creators),
    language: item.dc?.languages?.[0] ?? feed.dc?.languages?.[0] ?? null,
    published: item.dc?.dates?.[0] ?? null,
  }));
}

/** `updated` is not taken for the date of publication: it is that of the last change. @see RFC 4287 */
export function articlesOfAtom(feed: AtomFeed.Feed<string>): FeedArticle[] {
  const home = linkTo(feed.links);
  return (feed.entries ?? []).map((entry) => ({
    id: entry.id ?? null,
    url: linkTo(entry.links),
    home,
    title: entry.title?.value ?? null,
    content: entry.content?.value ?? null,
    summary: entry.summary?.value ?? null,
    isText: entry.content ? isPlain(entry.content.type) : isPlain(entry.summary?.type),
    publisher: feed.title?.value ?? null,
    originator: entry.source?.title?.value ?? null,
    byline: joined((entry.authors ?? feed.authors)?.map(({ name }) => name)),
    language: entry.xml?.lang ?? feed.xml?.lang ?? null,
    published: entry.published ?? null,
  }));
}

/** @see https://www.jsonfeed.org/version/1.1/ */
export function articlesOfJson(feed: JsonFeed.Feed<string>): FeedArticle[] {
  return (feed.items ?? []).map((item) => ({
    id: item.id ?? null,
    url: item.url ?? item.external_url ?? null,
    home: feed.home_page_url ?? null,
    title: item.title ?? null,
    content: item.content_html ?? item.content_text ?? null,
    summary: item.summary ?? null,
    isText: item.content_html === undefined,
    publisher: feed.title ?? null,
    originator: null,
    byline: joined((item.authors ?? feed.authors)?.map(({ name }) => name)),
    language: item.language ?? feed.language ?? null,
    published: item.date_published ?? null,
  }));
}

function joined(names: readonly (string | undefined)[] | undefined): string | null {
  return names?.filter((name) => name).join(", ") || null;
}

function isPlain(type: string | undefined): boolean {
  return type === undefined || type === "text" || type === "text/plain";
}

function linkTo(links: AtomFeed.Entry<string>["links"]): string | null {
  return (
    (links?.find(({ rel }) => rel === undefined || rel === "alternate") ?? links?.[0])?.href ?? null
  );
}
