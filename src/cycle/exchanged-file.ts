import { TocsinError } from "../base/error.ts";
import { idOf } from "../base/id.ts";
import type { ItemFault } from "../exchange/index.ts";
import type { Issue } from "../model/issue.ts";

/** A file that came from another tool, as its bytes come, packed with gzip or not. */
export interface ExchangedFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array | string>;
}

/** Its bytes, with a word a person can act on where there is no such file. */
export async function* openable({
  name,
  bytes,
}: ExchangedFile): AsyncGenerator<Uint8Array | string> {
  try {
    yield* bytes;
  } catch (cause) {
    if (!(cause instanceof Error) || !("code" in cause) || cause.code !== "ENOENT") throw cause;
    throw new TocsinError("not-found", `unknown file: "${name}"`, {
      hint: "check the path",
      cause,
    });
  }
}

const LOST = { code: "lost-in-import", hint: null, severity: "note" } as const;
const INVALID = {
  code: "invalid-object",
  hint: "look at the object in the file; all others were taken in",
  severity: "warning",
} as const;

/** What is wrong with an item of the file, or was lost of it. */
export function itemIssue(
  { pointer, line, message, isLoss }: ItemFault,
  { file, at }: { readonly file: string; readonly at: string },
): Issue {
  const where = `${file}:${line} ${pointer}`;
  return {
    id: idOf("issue", "import", where, message),
    stage: "exchange",
    message,
    where,
    documentId: null,
    span: null,
    at,
    ...(isLoss ? LOST : INVALID),
  };
}
