import type { Context as Exchange } from "hono";
import type { z } from "zod";
import { cursorTo, offsetOf } from "../base/cursor.ts";
import { parseQuery } from "./query.ts";

/** The page of a list that is asked for: by `cursor`, which is that of the page before, or by `offset`. */
export function pageQuery<T extends { offset: number }>(c: Exchange, schema: z.ZodType<T>): T {
  const { cursor, ...query } = c.req.query();
  const asked = parseQuery(schema, query);
  return cursor ? { ...asked, offset: offsetOf(cursor, questionOf(asked)) } : asked;
}

/**
 * Answers a page with the cursor of the next, null after the last; the address of it is in the Link header too.
 *
 * @see RFC 8288
 */
export function answerPage<A extends { readonly total: number }>(
  c: Exchange,
  asked: { readonly offset: number },
  { shown, answer }: { readonly shown: number; readonly answer: A },
): Response {
  const end = asked.offset + shown;
  const isLast = shown === 0 || end >= answer.total;
  const next = isLast ? null : cursorTo(end, questionOf(asked));
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
  return Object.fromEntries(
    Object.entries(asked).filter(([name]) => name !== "offset" && name !== "limit"),
  );
}
