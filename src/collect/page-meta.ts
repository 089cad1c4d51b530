import { NOTHING_STATED, type Stated } from "./draft.ts";
import { parseDate } from "./dates.ts";
import type { Page } from "./dom.ts";
import { articleNode, nameOf, textOf } from "./json-ld.ts";
import { oneLine } from "./text.ts";
import { isSameSite, siteOf, webAddress } from "./web-address.ts";

const META = {
  title: ["og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title"],
  publisher: ["og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name"],
  byline: [
    "author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "article:author",
    "citation_author",
  ],
  published: [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publishdate",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "citation_publication_date",
    "date",
  ],
} as const;

/** What a page says of itself: JSON-LD first, then meta elements, then the markup. */
export function pageStated(page: Page, inputUrl: string | null): Stated {
  const article = articleNode(page);
  const meta = metaOf(page);
  const first = (names: readonly string[]) =>
    names.map((name) => meta.get(name)).find((value) => value);
  const publisher = oneLine(nameOf(article["publisher"]) ?? first(META.publisher));
  const title = oneLine(textOf(article["headline"]) ?? first(META.title) ?? headingOf(page));
  const { url, originator } = pageUrl(page, meta, inputUrl);
  return {
    ...NOTHING_STATED,
    url,
    title: withoutSiteName(title, publisher),
    publisher,
    originator: oneLine(nameOf(article["sourceOrganization"])) ?? originator,
    byline: bylineOf(nameOf(article["author"]) ?? first(META.byline)),
    language: languageOfPage(page, article) ?? oneLine(meta.get("og:locale")),
    published: dateOf(page, [
      textOf(article["datePublished"]),
      ...META.published.map((name) => meta.get(name)),
    ]),
    licence: oneLine(textOf(article["license"]) ?? licenceLink(page)),
  };
}

function languageOfPage(page: Page, article: ReturnType<typeof articleNode>): string | null {
  return oneLine(textOf(article["inLanguage"]) ?? page.documentElement.getAttribute("lang"));
}

function licenceLink(page: Page): string | null | undefined {
  return page.querySelector("link[rel=license], a[rel=license]")?.getAttribute("href");
}

/** Values of `meta` elements by lower-case name, property or itemprop; the first of a name counts. */
function metaOf(page: Page): Map<string, string> {
  const values = new Map<string, string>();
  for (const element of page.querySelectorAll("meta[content]")) {
    const content = element.getAttribute("content")?.trim();
    for (const attribute of ["property", "name", "itemprop"]) {
      const name = element.getAttribute(attribute)?.toLowerCase();
      if (name && content && !values.has(name)) values.set(name, content);
    }
  }
  return values;
}

/**
 * The address the page claims, where it is of the same site; else the address it was fetched from. A page that
 * claims another site's address is a reprint: that site is credited with it.
 */
function pageUrl(
  page: Page,
  meta: Map<string, string>,
  inputUrl: string | null,
): Pick<Stated, "url" | "originator"> {
  const href =
    page.querySelector("link[rel=canonical]")?.getAttribute("href") ?? meta.get("og:url") ?? "";
  const claimed = webAddress(href, inputUrl);
  if (inputUrl === null || claimed === null) return { url: inputUrl ?? claimed, originator: null };
  if (!isSameSite(claimed, inputUrl)) return { url: inputUrl, originator: siteOf(claimed) };
  return { url: isOwnAddress(href, claimed, inputUrl) ? claimed : inputUrl, originator: null };
}

/**
 * False for the home page, which careless pages claim, and for an address relative to the page: read again from
 * there, it would be another one.
 */
function isOwnAddress(href: string, claimed: string, inputUrl: string): boolean {
  const isHome = new URL(claimed).pathname === "/" && new URL(inputUrl).pathname !== "/";
  return !isHome && /^\s*(?:https?:)?\//i.test(href);
}

function headingOf(page: Page): string | null {
  return (
    page.querySelector("h1")?.textContent?.trim() ||
    page.querySelector("title")?.textContent ||
    null
  );
}

/** "Strike hits port | Example News" → "Strike hits port". */
function withoutSiteName(title: string | null, publisher: string | null): string | null {
  const cut = /^(.{10,})\s[|–—»·-]\s([^|–—»]{2,60})$/.exec(title ?? "");
  const [, headline, site] = cut ?? [];
  return headline && site?.toLowerCase() === publisher?.toLowerCase() ? headline.trim() : title;
}

/** The name without "By"; null for the address of a profile. */
function bylineOf(value: string | null | undefined): string | null {
  const name = oneLine(value)?.replace(/^by\s+/i, "") ?? null;
  return name === null || /^https?:/i.test(name) ? null : name;
}

function dateOf(page: Page, values: readonly (string | null | undefined)[]): string | null {
  const marked = [
    ...page.querySelectorAll("time[pubdate], time[itemprop=datePublished], article time[datetime]"),
  ].slice(0, 1);
  const printed = marked.map((element) => element.getAttribute("datetime"));
  return [...values, ...printed].find((value) => value && parseDate(value) !== null) ?? null;
}
