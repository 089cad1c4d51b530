import { TocsinError, type ErrorCode } from "../base/error.ts";

/** What the failure of a server means for the case, in words a person can act on; undefined where it is none of those expected. */
export function explainPostgres(
  error: unknown,
  { name, server }: { name: string; server: string },
): TocsinError | undefined {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code !== "string") return undefined;
  const known = EXPLANATIONS.find(({ codes }) => codes.test(code));
  if (!known) return undefined;
  const words = known.words
    .replace("SERVER", () => `"${server}"`)
    .replace("CASE", () => `"${name}"`)
    .replace("MESSAGE", () => String(message));
  return new TocsinError(known.kind, words, { hint: known.hint, cause: error });
}

interface Explanation {
  readonly codes: RegExp;
  readonly kind: ErrorCode;
  readonly words: string;
  readonly hint: string;
}

const LOGIN = "check user and password in the address, and what the user may do";

/** By SQLSTATE, or the code of a socket. @see https://www.postgresql.org/docs/15/errcodes-appendix.html */
const EXPLANATIONS: readonly Explanation[] = [
  {
    codes: /^(ECONN|ENOTFOUND|EAI_|EHOST|ENETUNREACH|ETIMEDOUT|ENOENT|57P0|08)/,
    kind: "unavailable",
    words: "unreachable server: SERVER",
    hint: "check that the server runs and that the address is right",
  },
  {
    codes: /^28/,
    kind: "unavailable",
    words: "invalid login: server SERVER refused it",
    hint: LOGIN,
  },
  {
    codes: /^42501$/,
    kind: "unavailable",
    words: "unavailable case: no permission for CASE",
    hint: LOGIN,
  },
  {
    codes: /^3D000$/,
    kind: "not-found",
    words: "unknown database: CASE",
    hint: "make it with createdb, or correct the address",
  },
  {
    codes: /^55P03$/,
    kind: "unavailable",
    words: "unavailable case: CASE is locked by another process",
    hint: "wait until it has finished, or stop it",
  },
  {
    codes: /^53100$/,
    kind: "unavailable",
    words: "unavailable disk: no space left for case CASE",
    hint: "free some space on the server and try again: nothing was half written",
  },
  {
    codes: /^22021$/,
    kind: "bad-input",
    words: "invalid text: it holds a NUL character",
    hint: "leave the NUL character out",
  },
  {
    codes: /^(P0001|23505)$/,
    kind: "conflict",
    words: "invalid change: MESSAGE",
    hint: "add a new row instead: judgements and the log are append-only",
  },
];
