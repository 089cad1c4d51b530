import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { TocsinError } from "../base/error.ts";
import { NOTICE } from "./untrusted.ts";

/** Characters that are not seen, by which a text may say one thing to a person and another to a program. */
const UNSEEN = /[\p{DI}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;

/** An answer as structure and as text, the notice before it. Unseen characters are escaped, so that they show. */
export function answer(content: Record<string, unknown>): CallToolResult {
  return {
    content: [
      { type: "text", text: NOTICE },
      { type: "text", text: JSON.stringify(content, null, 1).replace(UNSEEN, escaped) },
    ],
    structuredContent: { notice: NOTICE, ...content },
  };
}

/**
 * Runs a tool. What the user can act on is answered as a failure with its hint; the words of an unexpected
 * error stay here.
 */
export async function answering(
  run: () => Promise<Record<string, unknown>>,
): Promise<CallToolResult> {
  try {
    return answer(await run());
  } catch (error) {
    if (error instanceof TocsinError) {
      const hint = error.hint === undefined ? "" : `\nhint: ${error.hint}`;
      return failure(`${error.code}: ${error.message}${hint}`);
    }
    console.error(error);
    return failure("internal: internal error\nhint: read the log of the server");
  }
}

function failure(text: string): CallToolResult {
  return { isError: true, content: [{ type: "text", text }] };
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, i) => character.charCodeAt(i))
    .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
    .join("");
}
