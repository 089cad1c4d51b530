import { TocsinError } from "../base/error.ts";

const SNIFFED_BYTES = 256;
const BOMS: readonly (readonly [bytes: readonly number[], label: string])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];
const DECLARED = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/;

/** Bytes as they come, as text. */
export interface TextSource {
  push(bytes: Uint8Array): string;
  end(): string;
}

/**
 * Decodes bytes by their mark, else by their XML declaration, else as UTF-8; bytes that do not fit are refused rather than
 * replaced, since a letter lost from a name is a party not found.
 *
 * @param label  encoding to use whatever the file says
 * @throws TocsinError "bad-input" with the line of the first byte that does not fit, or for an unknown encoding
 */
export function textSource(label?: string): TextSource {
  let head: Uint8Array | null = new Uint8Array(0);
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let line = 1;
  const decode = (bytes: Uint8Array, stream: boolean): string => {
    decoder ??= decoderOf(label ?? sniffed(bytes));
    try {
      const text = decoder.decode(bytes, { stream });
      line += countLines(text);
      return text;
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
      throw misfit(decoder.encoding, line + linesBefore(bytes, decoder.encoding), cause);
    }
  };
  return {
    push: (bytes) => {
      if (head === null) return decode(bytes, true);
      head = joined(head, bytes);
      if (head.length < SNIFFED_BYTES) return "";
      const first = head;
      head = null;
      return decode(first, true);
    },
    end: () => {
      const rest = head ?? new Uint8Array(0);
      head = null;
      return decode(rest, false);
    },
  };
}

function sniffed(bytes: Uint8Array): string {
  const marked = BOMS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) return marked[1];
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, SNIFFED_BYTES));
  return DECLARED.exec(head)?.[1] ?? "utf-8";
}

function decoderOf(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (cause) {
    throw new TocsinError("bad-input", `unknown encoding: ${JSON.stringify(label)}`, {
      hint: "save the file as UTF-8, or name its encoding with --encoding",
      cause,
    });
  }
}

function misfit(encoding: string, line: number, cause: unknown): TocsinError {
  return new TocsinError("bad-input", `invalid ${encoding} in line ${line}`, {
    hint: "name the encoding of the file with --encoding, for example windows-1252",
    cause,
  });
}

function linesBefore(bytes: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(bytes);
  const bad = text.indexOf("\ufffd");
  return countLines(bad < 0 ? "" : text.slice(0, bad));
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
