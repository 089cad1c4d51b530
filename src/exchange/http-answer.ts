import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { isGzip } from "./unpacked.ts";

export const MOST_PAGE = 20 * 2 ** 20; // unpacked, as of a page that is fetched
export const MOST_HEAD = 64 * 1024;

/** What came with an answer. */
export interface Answer {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/**
 * The body of an HTTP answer as an archive keeps it, its chunks joined and unpacked; null where it is none with a page, words
 * where it is wrong.
 *
 * @see RFC 9112 on chunks
 */
export function answered(block: Uint8Array): Answer | string | null {
  const text = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const end = headEnd(text);
  if (end === null) return "an answer without an end of its head";
  const fields = fieldsOf(text.toString("latin1", 0, end.at));
  if (!/^HTTP\/[\d.]+ 200\b/.test(fieldOf(fields, ""))) return null;
  const body = text.subarray(end.at + end.length);
  const whole = /\bchunked\b/i.test(fieldOf(fields, "transfer-encoding")) ? joined(body) : body;
  if (whole === null) return "an answer in chunks that do not fit";
  const bytes = decoded(whole, fieldOf(fields, "content-encoding"));
  if (bytes === null) return "an answer that cannot be unpacked, or only to more than 20 MiB";
  return { bytes, mediaType: fieldOf(fields, "content-type") };
}

export function fieldOf(fields: ReadonlyMap<string, string>, name: string): string {
  return fields.get(name) ?? "";
}

function headEnd(text: Buffer): { at: number; length: number } | null {
  const crlf = text.indexOf("\r\n\r\n");
  const at = crlf < 0 ? text.indexOf("\n\n") : crlf;
  return at < 0 || at > MOST_HEAD ? null : { at, length: crlf < 0 ? 2 : 4 };
}

/** Chunks joined; an archive that keeps the header and stores the body joined is taken as it is. */
function joined(body: Buffer): Buffer | null {
  if (!/^[0-9a-f]{1,8}[ \t]*(?:;[^\r\n]*)?\r\n/i.test(body.toString("latin1", 0, 200))) return body;
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const line = body.indexOf("\r\n", at);
    const size = line < 0 ? Number.NaN : Number.parseInt(body.toString("latin1", at, line), 16);
    if (Number.isNaN(size)) return null;
    if (size === 0) return Buffer.concat(parts);
    if (line + 2 + size > body.length) return null;
    parts.push(body.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}

function decoded(body: Buffer, encoding: string): Uint8Array | null {
  const limit = { maxOutputLength: MOST_PAGE };
  try {
    switch (encoding.trim().toLowerCase()) {
      case "gzip":
      case "x-gzip":
        return isGzip(body) ? gunzipSync(body, limit) : body;
      case "deflate":
        return inflateSync(body, limit);
      case "br":
        return brotliDecompressSync(body, limit);
      default:
        return body;
    }
  } catch {
    return null; // told of by the caller, as a fault of the record
  }
}

/** First line under "", then fields by lower-case name; a folded line goes on with the one before. */
export function fieldsOf(head: string): Map<string, string> {
  const [first = "", ...lines] = head.split(/\r?\n/);
  const fields = new Map([["", first.trim()]]);
  let last = "";
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (/^[ \t]/.test(line)) fields.set(last, `${fields.get(last) ?? ""} ${line.trim()}`);
    else if (colon > 0) {
      last = line.slice(0, colon).trim().toLowerCase();
      fields.set(last, line.slice(colon + 1).trim());
    }
  }
  return fields;
}
