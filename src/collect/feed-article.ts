import type { AtomFeed, JsonFeed, RdfFeed, RssFeed } from "feedsmith";

/** One item, in the words of a record; `home` is the address its relative links start from. */
export interface FeedArticle {
  readonly id: string | undefined;
  readonly url: string | undefined;
  readonly home: string | undefined;
  readonly title: string | undefined;
  readonly content: string | undefined;
  readonly summary: string | undefined;
  /** True where content and summary are plain text. */
  readonly isText: boolean;
  readonly publisher: string | undefined;
  readonly originator: string | undefined;
  readonly byline: string | undefined;
  readonly language: string | undefined;
  readonly published: string | undefined;
}

/** @see https://www.rssboard.org/rss-specification; `source` is who the item came from: Google News sends it */
export function articlesOfRss(feed: RssFeed.Feed<string>): FeedArticle[] {
  return (feed.items ?? []).map((item) => {
    const core = dublinCore(item.dc);
    return {
      id: item.guid?.value,
      url: item.link ?? permalink(item.guid),
      home: feed.link,
      title: item.title,
      content: item.content?.encoded,
      summary: item.description,
      isText: false,
      publisher: core.publisher ?? feed.title,
      originator: item.source?.title,
      byline: core.byline ?? joined(item.authors?.map(({ name }) => name)),
      language: core.language ?? feed.language,
      published: item.pubDate ?? core.published,
    };
  });
}

/** @see https://web.resource.org/rss/1.0/spec */
export function articlesOfRdf(feed: RdfFeed.Feed<string>): FeedArticle[] {
  const whole = dublinCore(feed.dc);
  return (feed.items ?? []).map((item) => {
    const core = dublinCore(item.dc);
    return {
      ...core,
      id: item.rdf?.about,
      url: item.link,
      home: feed.link,
      title: item.title,
      content: item.content?.encoded,
      summary: item.description,
      isText: false,
      publisher: core.publisher ?? feed.title,
      originator: undefined,
      language: core.language ?? whole.language,
    };
  });
}

/** `updated` is not taken for the date of publication: it is that of the last change. @see RFC 4287 */
export function articlesOfAtom(feed: AtomFeed.Feed<string>): FeedArticle[] {
  return (feed.entries ?? []).map((entry) => ({
    id: entry.id,
    url: linkTo(entry.links),
    home: linkTo(feed.links),
    title: valueOf(entry.title),
    content: valueOf(entry.content),
    summary: valueOf(entry.summary),
    isText: isPlain(entry.content ?? entry.summary),
    publisher: valueOf(feed.title),
    originator: valueOf(entry.source?.title),
    byline: joined((entry.authors ?? feed.authors)?.map(({ name }) => name)),
    language: langOf(entry) ?? langOf(feed),
    published: entry.published,
  }));
}

/** @see https://www.jsonfeed.org/version/1.1/ */
export function articlesOfJson(feed: JsonFeed.Feed<string>): FeedArticle[] {
  return (feed.items ?? []).map((item) => ({
    id: item.id,
    url: item.url ?? item.external_url,
    home: feed.home_page_url,
    title: item.title,
    content: item.content_html ?? item.content_text,
    summary: item.summary,
    isText: item.content_html === undefined,
    publisher: feed.title,
    originator: undefined,
    byline: joined((item.authors ?? feed.authors)?.map(({ name }) => name)),
    language: item.language ?? feed.language,
    published: item.date_published,
  }));
}

type DublinCore = NonNullable<RdfFeed.Item<string>["dc"]>;

function dublinCore(
  core: DublinCore | undefined,
): Pick<FeedArticle, "publisher" | "byline" | "language" | "published"> {
  return {
    publisher: core?.publishers?.[0],
    byline: joined(core?.creators),
    language: core?.languages?.[0],
    published: core?.dates?.[0],
  };
}

/** RSS: a guid is an address unless it says that it is none. */
function permalink(guid: RssFeed.Guid | undefined): string | undefined {
  return guid?.isPermaLink === false ? undefined : guid?.value;
}

function joined(names: readonly (string | undefined)[] | undefined): string | undefined {
  return names?.filter((name) => name).join(", ") || undefined;
}

function isPlain(text: { type?: string } | undefined): boolean {
  return !text?.type || text.type === "text" || text.type === "text/plain";
}

function valueOf(text: { value?: string } | undefined): string | undefined {
  return text?.value;
}

function langOf({ xml }: { xml?: { lang?: string } }): string | undefined {
  return xml?.lang;
}

function linkTo(links: AtomFeed.Entry<string>["links"]): string | undefined {
  return (links?.find(({ rel }) => rel === undefined || rel === "alternate") ?? links?.[0])?.href;
}
