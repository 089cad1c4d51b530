import { TocsinError } from "../base/error.ts";

const MAX_INPUT_BYTES = 64 * 1024 * 1024; // as much as a page or a bundle of articles may have

/** All of standard input. @throws bad-input where it is larger than any article can be */
export async function readAll(stdin: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
    size += bytes.length;
    if (size > MAX_INPUT_BYTES) {
      throw new TocsinError(
        "bad-input",
        `invalid input: more than ${MAX_INPUT_BYTES / 2 ** 20} MiB`,
        { hint: "put it in a file and add that" },
      );
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Lines of standard input as they come, without their ends; a last line needs none. */
export async function* readLines(
  stdin: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stdin) {
    const lines = (
      rest + (typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }))
    ).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield line.replace(/\r$/, "");
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
