import type { Context as Exchange } from "hono";
import type { z } from "zod";
import { cursorTo, placeOf, type Place, type Position } from "../base/cursor.ts";
import { parseQuery } from "./query.ts";

/** What is asked of a list, with the page: `after` by its cursor where the list has a total order, else the offset. */
type Asked<T> = T & { readonly after?: Position };

/** The page of a list that is asked for: by `cursor`, which is that of the page before, or by `offset`. */
export function pageQuery<T extends { offset: number }>(
  c: Exchange,
  schema: z.ZodType<T>,
): Asked<T> {
  const { cursor, ...query } = c.req.query();
  const asked = parseQuery(schema, query);
  if (!cursor) return asked;
  const place = placeOf(cursor, questionOf(asked));
  return typeof place === "number"
    ? { ...asked, offset: place }
    : { ...asked, offset: 0, after: place };
}

/** Past the rows shown, in a list that has no total order; null after the last. */
export function nextOffset(
  { offset }: { readonly offset: number },
  { shown, total }: { readonly shown: number; readonly total: number },
): number | null {
  const end = offset + shown;
  return shown > 0 && end < total ? end : null;
}

/**
 * Answers a page with the cursor of the next, null after the last; the address of it is in the Link header too.
 *
 * @see RFC 8288
 */
export function answerPage<A extends { readonly next: Place | null }>(
  c: Exchange,
  asked: object,
  answer: A,
): Response {
  const next = answer.next === null ? null : cursorTo(answer.next, questionOf(asked));
  if (next !== null) {
    const url = new URL(c.req.url);
    url.searchParams.delete("offset");
    url.searchParams.set("cursor", next);
    c.header("link", `<${url.pathname}${url.search}>; rel="next"`);
  }
  return c.json({ ...answer, next });
}

/** All that is asked but the page; how many rows a page has may change on the way. */
function questionOf(asked: object): object {
  return Object.fromEntries(Object.entries(asked).filter(([name]) => !PAGE_FIELDS.has(name)));
}

const PAGE_FIELDS: ReadonlySet<string> = new Set(["offset", "limit", "after"]);
