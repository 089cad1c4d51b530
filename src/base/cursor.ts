import { TocsinError } from "./error.ts";
import { fnv1a } from "./hash.ts";

/**
 * Where the next page of a list begins, to be sent back as it came. It says of which question it is, so that
 * one of another question is refused instead of answered wrongly.
 *
 * @param question all that was asked, without the page
 */
export function cursorTo(offset: number, question: object): string {
  return btoa(`${offset} ${markOf(question)}`).replace(/=+$/, "");
}

/** @throws TocsinError "bad-input" for anything but a cursor of this question */
export function offsetOf(cursor: string, question: object): number {
  const [, offset, mark] = /^(\d{1,12}) (\w+)$/.exec(decoded(cursor)) ?? [];
  if (offset === undefined || mark !== markOf(question))
    throw new TocsinError("bad-input", `invalid cursor: ${JSON.stringify(cursor.slice(0, 80))}`, {
      hint: "send back the cursor of the page before, with the same question",
    });
  return Number(offset);
}

function decoded(cursor: string): string {
  return /^[A-Za-z0-9+/]{1,64}$/.test(cursor) && cursor.length % 4 !== 1 ? atob(cursor) : "";
}

function markOf(question: object): string {
  const fields = Object.entries(question)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return fnv1a(JSON.stringify(fields)).toString(36);
}
