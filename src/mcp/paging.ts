import { z } from "zod";
import { cursorTo, offsetOf } from "../base/cursor.ts";

/** How much of a list is asked for. */
export const Paging = {
  limit: z.int().min(1).max(50).default(10).describe("rows at most"),
  cursor: z.string().optional().describe("nextCursor of the page before"),
};

interface Asked {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The page that is asked for, and the question without it. */
export function pageOf<A extends Asked>(
  asked: A,
): { offset: number; question: Omit<A, "cursor" | "limit"> } {
  const { limit: _limit, cursor, ...question } = asked;
  return { offset: cursor === undefined ? 0 : offsetOf(cursor, question), question };
}

/** Total, and where the next page begins; null after the last. */
export function pageEnd(
  { offset, question }: { offset: number; question: object },
  { shown, total }: { shown: number; total: number },
): { total: number; nextCursor: string | null } {
  const end = offset + shown;
  return { total, nextCursor: shown > 0 && end < total ? cursorTo(end, question) : null };
}
