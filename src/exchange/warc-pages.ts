import { Readable } from "node:stream";
import { brotliDecompressSync, createGunzip, gunzipSync, inflateSync } from "node:zlib";

/** A page out of an archive, as it was answered or kept. */
export interface WarcPage {
  readonly kind: "page";
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly url: string | null;
  /** When it was fetched, as the record says: ISO 8601, UTC. */
  readonly retrieved: string | null;
}

/** A record that is wrong; `ends` where nothing behind it can be read. */
export interface WarcFault {
  readonly kind: "fault";
  /** Number of the record, from 1. */
  readonly record: number;
  readonly message: string;
  readonly ends: boolean;
}

/** A record that is no page of text: a request, a picture, a page that was not found. */
export interface WarcOther {
  readonly kind: "other";
}

const MIB = 2 ** 20;
const MOST_PAGE = 20 * MIB; // unpacked, as of a page that is fetched
const MOST_HEAD = 64 * 1024;
const TEXT =
  /^(?:text\/(?:html|plain|xml|markdown)|application\/(?:xhtml\+xml|x-ndjson|rss\+xml|atom\+xml|xml))\b/i;

/**
 * Pages of text in a WARC file, packed with gzip or not, as its bytes come: `response` records of HTTP with status 200, and
 * `resource` records. What is no page is told of, so that it can be counted. Memory is that of one page.
 *
 * @see ISO 28500:2017, WARC 1.1; RFC 9112 on chunks
 */
export async function* warcPages(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<WarcPage | WarcFault | WarcOther> {
  const source = new Pull(await unpacked(bytes));
  let record = 0;
  try {
    while (await source.skipBlankLines()) {
      record++;
      const head = await source.head();
      const fields = head === null ? null : fieldsOf(head);
      const length = Number(fields?.get("content-length") ?? Number.NaN);
      if (!fields || !/^WARC\/1\.[01]$/.test(fields.get("") ?? "") || !isLength(length)) {
        yield {
          kind: "fault",
          record,
          message: "no WARC 1.0 or 1.1 record begins here",
          ends: true,
        };
        return;
      }
      yield await contentOf(source, { fields, length, record });
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    yield { kind: "fault", record, message: `breaks off: ${why}`, ends: true };
  }
}

function isLength(length: number): boolean {
  return Number.isSafeInteger(length) && length >= 0;
}

interface RecordAt {
  readonly fields: ReadonlyMap<string, string>;
  readonly length: number;
  readonly record: number;
}

async function contentOf(
  source: Pull,
  { fields, length, record }: RecordAt,
): Promise<WarcPage | WarcFault | WarcOther> {
  const type = fields.get("warc-type") ?? "";
  const isPage = type === "response" || type === "resource";
  if (!isPage || length > MOST_PAGE) {
    await source.skip(length);
    return isPage
      ? { kind: "fault", record, message: `more than ${MOST_PAGE / MIB} MiB`, ends: false }
      : { kind: "other" };
  }
  const block = await source.take(length);
  const page =
    type === "resource"
      ? { bytes: block, mediaType: fields.get("content-type") ?? "" }
      : answered(block);
  if (typeof page === "string") return { kind: "fault", record, message: page, ends: false };
  if (page === null || !TEXT.test(page.mediaType)) return { kind: "other" };
  const uri = (fields.get("warc-target-uri") ?? "").replace(/^<(.*)>$/, "$1"); // WARC 1.0 put it in brackets
  return {
    kind: "page",
    ...page,
    url: /^https?:\/\//i.test(uri) && URL.canParse(uri) ? uri : null,
    retrieved: dateOf(fields.get("warc-date")),
  };
}

function dateOf(date: string | undefined): string | null {
  const at = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** The body of an HTTP answer; null where it is none with a page, words where it is wrong. */
function answered(block: Uint8Array): { bytes: Uint8Array; mediaType: string } | string | null {
  const text = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const crlf = text.indexOf("\r\n\r\n");
  const end = crlf < 0 ? text.indexOf("\n\n") : crlf;
  if (end < 0 || end > MOST_HEAD) return "an answer without an end of its head";
  const fields = fieldsOf(text.toString("latin1", 0, end));
  if (!/^HTTP\/[\d.]+ 200\b/.test(fields.get("") ?? "")) return null;
  const body = text.subarray(end + (crlf < 0 ? 2 : 4));
  const whole = /\bchunked\b/i.test(fields.get("transfer-encoding") ?? "") ? joined(body) : body;
  if (whole === null) return "an answer in chunks that do not fit";
  const bytes = decoded(whole, fields.get("content-encoding") ?? "");
  if (bytes === null) return "an answer that cannot be unpacked, or only to more than 20 MiB";
  return { bytes, mediaType: fields.get("content-type") ?? "" };
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
function fieldsOf(head: string): Map<string, string> {
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

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The bytes, unpacked where they begin as gzip does; each record may be a member of its own. */
async function unpacked(bytes: AsyncIterable<Uint8Array>): Promise<AsyncIterator<Uint8Array>> {
  const source = bytes[Symbol.asyncIterator]();
  const first = await source.next();
  const start = first.done ? new Uint8Array() : first.value;
  const all = (async function* () {
    yield start;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  })();
  if (!isGzip(start)) return all;
  return Readable.from(all).pipe(createGunzip())[Symbol.asyncIterator]();
}

/** Bytes asked for by the reader, so that no more is held than is asked for. */
class Pull {
  private buffer: Buffer = Buffer.alloc(0);
  private readonly source: AsyncIterator<Uint8Array>;

  constructor(source: AsyncIterator<Uint8Array>) {
    this.source = source;
  }

  private async more(): Promise<boolean> {
    const { done, value } = await this.source.next();
    if (done) return false;
    this.buffer = Buffer.concat([this.buffer, value]);
    return true;
  }

  /** False at the end of the file. */
  async skipBlankLines(): Promise<boolean> {
    for (;;) {
      const at = this.buffer.findIndex((byte) => byte !== 0x0d && byte !== 0x0a);
      if (at >= 0) {
        this.buffer = this.buffer.subarray(at);
        return true;
      }
      this.buffer = Buffer.alloc(0);
      if (!(await this.more())) return false;
    }
  }

  /** Lines up to an empty one; null where none comes within the limit. */
  async head(): Promise<string | null> {
    for (;;) {
      const end = this.buffer.indexOf("\r\n\r\n");
      if (end >= 0 && end <= MOST_HEAD) {
        const head = this.buffer.toString("utf8", 0, end);
        this.buffer = this.buffer.subarray(end + 4);
        return head;
      }
      if (this.buffer.length > MOST_HEAD || !(await this.more())) return null;
    }
  }

  async take(length: number): Promise<Uint8Array> {
    const parts: Buffer[] = [];
    let missing = length;
    while (missing > 0) {
      if (this.buffer.length === 0 && !(await this.more()))
        throw new Error("a record is cut short");
      const part = this.buffer.subarray(0, missing);
      parts.push(part);
      missing -= part.length;
      this.buffer = this.buffer.subarray(part.length);
    }
    return Buffer.concat(parts);
  }

  async skip(length: number): Promise<void> {
    let missing = length;
    while (missing > 0) {
      if (this.buffer.length === 0 && !(await this.more()))
        throw new Error("a record is cut short");
      const part = Math.min(missing, this.buffer.length);
      missing -= part;
      this.buffer = this.buffer.subarray(part);
    }
  }
}
