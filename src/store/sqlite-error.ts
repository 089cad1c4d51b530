import { TocsinError, type ErrorCode } from "../base/error.ts";

/** What SQLite's failure means for the case, in words a person can act on; undefined where it is none of those expected. */
export function explainSqlite(error: unknown, name: string): TocsinError | undefined {
  const { errcode, message } = error as { errcode?: unknown; message?: unknown };
  if (typeof errcode !== "number") return undefined;
  const known = EXPLANATIONS.get(errcode & 0xff); // extended codes keep the primary one in their low byte
  if (!known) return undefined;
  const words = known.words
    .replace("CASE", () => `"${name}"`)
    .replace("MESSAGE", () => String(message));
  return new TocsinError(known.kind, words, { hint: known.hint, cause: error });
}

interface Explanation {
  readonly kind: ErrorCode;
  readonly words: string;
  readonly hint: string;
}

const PERMISSIONS = "check the permissions of the file and its folder";

const BUSY: Explanation = {
  kind: "unavailable",
  words: "unavailable case: CASE is locked by another process",
  hint: "wait until it has finished, or stop it",
};
const READ_ONLY: Explanation = {
  kind: "unavailable",
  words: "unavailable case: CASE is read-only",
  hint: PERMISSIONS,
};
const IO_ERROR: Explanation = {
  kind: "unavailable",
  words: "unavailable disk: case CASE cannot be read or written",
  hint: "check the disk and its free space",
};
const CORRUPT: Explanation = {
  kind: "bad-input",
  words: "invalid case: CASE is damaged",
  hint: "restore it from a backup",
};
const FULL: Explanation = {
  kind: "unavailable",
  words: "unavailable disk: no space left for case CASE",
  hint: "free some space and try again: nothing was half written",
};
const CANNOT_OPEN: Explanation = {
  kind: "unavailable",
  words: "unavailable case: CASE cannot be opened",
  hint: PERMISSIONS,
};
const CONSTRAINT: Explanation = {
  kind: "conflict",
  words: "invalid change: MESSAGE",
  hint: "add a new row instead: judgements and the log are append-only",
};
const NOT_A_DATABASE: Explanation = {
  kind: "bad-input",
  words: "invalid case: CASE is not a Tocsin case",
  hint: "name a file made by Tocsin",
};

/** By primary result code. @see https://sqlite.org/rescode.html */
const EXPLANATIONS: ReadonlyMap<number, Explanation> = new Map([
  [5, BUSY],
  [8, READ_ONLY],
  [10, IO_ERROR],
  [11, CORRUPT],
  [13, FULL],
  [14, CANNOT_OPEN],
  [19, CONSTRAINT],
  [26, NOT_A_DATABASE],
]);
