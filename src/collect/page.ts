import { Readability } from "@mozilla/readability";
import type { Body, Draft } from "./draft.ts";
import { parsePage, type Page, type PageElement } from "./dom.ts";
import type { Complaint } from "./issue.ts";
import { pageStated } from "./page-meta.ts";
import { bodyOf } from "./page-text.ts";
import { countMarks, nestingDepth, stripTags } from "./tags.ts";

/** Readability is cubic in depth: 0.2 s at 200 levels, 168 s at 5,000. News pages stay below 60. */
const DEPTH_LIMIT = 200;
const ELEMENT_LIMIT = 100_000; // about 2 s

/** Tags and entities; each becomes a node, which costs 40 µs. A page of 1 MB has some 20,000. */
const MARK_LIMIT = 100_000;

const TOO_MANY_MARKS: Complaint = {
  code: "heavy-page",
  message: `invalid page: more than ${MARK_LIMIT} tags and entities`,
  hint: "Check the text: menus and links could not be told from the article",
  severity: "warning",
};

const TOO_DEEP: Complaint = {
  code: "deep-page",
  message: `invalid page: elements nest ${DEPTH_LIMIT} deep or deeper`,
  hint: "Check the text: menus and links could not be told from the article",
  severity: "warning",
};

const NO_ARTICLE: Complaint = {
  code: "no-article",
  message: "missing article: no block of the page looks like one, so all of its text was kept",
  hint: "Check the text, or add the article's own page",
  severity: "warning",
};

/** A page as bytes, markup and address. */
export interface PageInput {
  readonly bytes: Uint8Array;
  readonly markup: string;
  readonly url: string | null;
}

/** The article of a page and what the page states of it. Never throws on bad markup. */
export function readPage({ bytes, markup, url }: PageInput): Omit<Draft, "mediaType"> {
  const stripped = (complaint: Complaint): Omit<Draft, "mediaType"> => ({
    bytes,
    basis: "page",
    stated: pageStated(parsePage(headOf(markup)), url),
    body: { text: stripTags(markup), links: [] },
    complaints: [complaint],
  });
  const burden = burdenOf(markup);
  if (burden) return stripped(burden);
  try {
    const page = parsePage(markup);
    const stated = pageStated(page, url);
    const article = articleOf(page, stated.url);
    const body = article ?? bodyOf(parsePage(markup).body, { base: stated.url, skipChrome: true });
    return { bytes, basis: "page", stated, body, complaints: article ? [] : [NO_ARTICLE] };
  } catch (cause) {
    if (cause instanceof RangeError) return stripped(TOO_DEEP);
    throw cause;
  }
}

/** Text of a fragment of markup, as feeds carry it. */
export function readFragment(markup: string, base: string | null): Body {
  const isPlain = nestingDepth(markup, DEPTH_LIMIT) >= DEPTH_LIMIT;
  return isPlain
    ? { text: stripTags(markup), links: [] }
    : bodyOf(parsePage(markup).body, { base, skipChrome: false });
}

/** Why a tree of the markup would take too long to build and to read; null for pages as they are. */
function burdenOf(markup: string): Complaint | null {
  if (nestingDepth(markup, DEPTH_LIMIT) >= DEPTH_LIMIT) return TOO_DEEP;
  return countMarks(markup, MARK_LIMIT) >= MARK_LIMIT ? TOO_MANY_MARKS : null;
}

/** Readability's article; null where it finds none. Takes the page apart. */
function articleOf(page: Page, base: string | null): Body | null {
  const options = {
    keepClasses: true,
    maxElemsToParse: ELEMENT_LIMIT,
    serializer: (node: unknown) => node,
  };
  const article = readOrNull(() => new Readability(page as never, options).parse());
  if (!article?.content) return null;
  const body = bodyOf(article.content as PageElement, { base, skipChrome: false });
  return body.text === "" ? null : body;
}

/** Readability throws a bare `Error` above its element limit, `TypeError` on trees it did not foresee. */
function readOrNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof RangeError || !(cause instanceof Error)) throw cause;
    return null;
  }
}

const HEAD_UNITS = 200_000;

/** The markup up to the end of its head, which is flat whatever follows. */
function headOf(markup: string): string {
  const end = markup.slice(0, HEAD_UNITS).search(/<\/head|<body/i);
  return end < 0 ? "" : `<html>${markup.slice(0, end)}<body></body></html>`;
}
