import { TocsinError } from "./error.ts";
import { fnv1a } from "./hash.ts";

/** Where a row stands in a list: its values in the columns that the list is ordered by, which together are its own. */
export type Position = readonly (string | number)[];

/** Where a page begins: after the row at a position, or past so many rows of a list that has no such order. */
export type Place = Position | number;

/**
 * Where the next page of a list begins, to be sent back as it came. It says of which question it is, so that
 * one of another question is refused instead of answered wrongly.
 *
 * @param question all that was asked, without the page
 */
export function cursorTo(place: Place, question: object): string {
  return Buffer.from(JSON.stringify([markOf(question), place])).toString("base64url");
}

/** @throws TocsinError "bad-input" for anything but a cursor of this question */
export function placeOf(cursor: string, question: object): Place {
  const [mark, place] = decoded(cursor);
  if (mark !== markOf(question) || !isPlace(place)) throw invalidCursor(cursor);
  return place;
}

/** What is said of a cursor that cannot be used. */
export function invalidCursor(cursor: string): TocsinError {
  return new TocsinError("bad-input", `invalid cursor: ${JSON.stringify(cursor.slice(0, 80))}`, {
    hint: "send back the cursor of the page before, with the same question",
  });
}

const MOST_CHARACTERS = 4000; // a position holds keys of 200 characters at most

function decoded(cursor: string): unknown[] {
  if (cursor.length > MOST_CHARACTERS || !/^[\w-]+$/.test(cursor)) return [];
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(value) ? value : [];
  } catch (cause) {
    if (cause instanceof SyntaxError) return [];
    throw cause;
  }
}

function isPlace(value: unknown): value is Place {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0;
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((part) => typeof part === "string" || Number.isFinite(part))
  );
}

function markOf(question: object): string {
  const fields = Object.entries(question)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return fnv1a(JSON.stringify(fields)).toString(36);
}
