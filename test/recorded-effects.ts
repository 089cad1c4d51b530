import type { Effects } from "../src/cli/effects.ts";

/** Effects that write into strings: what a test gives to `main`. */
export function recordedEffects(
  given: { stdin?: string; env?: Record<string, string>; isTTY?: boolean } = {},
): {
  effects: Effects;
  out: () => string;
  err: () => string;
  opened: string[];
} {
  const written = { out: "", err: "" };
  const opened: string[] = [];
  const output = (stream: "out" | "err") => ({
    write: (text: string) => {
      written[stream] += text;
    },
    pour: async (parts: AsyncIterable<string | Uint8Array>) => {
      for await (const chunk of parts) written[stream] += Buffer.from(chunk).toString();
    },
    isTTY: given.isTTY ?? false,
    columns: 80,
  });
  const effects: Effects = {
    stdout: output("out"),
    stderr: output("err"),
    stdin: chunks(given.stdin ?? ""),
    env: given.env ?? {},
    now: () => "2025-11-01T12:00:00.000Z",
    open: (url) => opened.push(url) > 0,
    signal: new AbortController().signal,
  };
  return { effects, out: () => written.out, err: () => written.err, opened };
}

const CHUNK_BYTES = 7; // small and odd, so that lines and letters are cut in the middle

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let i = 0; i < bytes.length; i += CHUNK_BYTES) yield bytes.subarray(i, i + CHUNK_BYTES);
}
