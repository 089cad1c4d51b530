import { z } from "zod";
import { cursorTo, placeOf, type Place, type Position } from "../base/cursor.ts";

/** How much of a list is asked for. */
export const Paging = {
  limit: z.int().min(1).max(50).default(10).describe("rows at most"),
  cursor: z.string().optional().describe("nextCursor of the page before"),
};

interface Asked {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Where the page begins that is asked for, and the question without the page. */
interface AskedPage<Question> {
  readonly begin: { readonly offset: number; readonly after?: Position };
  readonly question: Question;
}

export function pageOf<A extends Asked>(asked: A): AskedPage<Omit<A, "cursor" | "limit">> {
  const { limit: _limit, cursor, ...question } = asked;
  const place = cursor === undefined ? 0 : placeOf(cursor, question);
  return {
    question,
    begin: typeof place === "number" ? { offset: place } : { offset: 0, after: place },
  };
}

/** Total, and where the next page begins; null after the last. */
export function pageEnd(
  { question }: { readonly question: object },
  { next, total }: { readonly next: Place | null; readonly total: number },
): { total: number; nextCursor: string | null } {
  return { total, nextCursor: next === null ? null : cursorTo(next, question) };
}
