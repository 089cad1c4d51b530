/** What went wrong, for the two tables that turn it into an HTTP status (`api`) and an exit code (`cli`). */
export const ERROR_CODES = [
  "bad-input",
  "not-found",
  "conflict",
  "unavailable",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A failure the user can act on. The message says what is wrong; the hint, what to do next. */
export class TocsinError extends Error {
  override readonly name = "TocsinError";
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    { hint, cause }: { hint?: string; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.code = code;
    this.hint = hint;
  }
}
