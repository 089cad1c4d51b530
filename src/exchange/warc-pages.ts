import { answered, fieldOf, fieldsOf, MOST_HEAD, MOST_PAGE } from "./http-answer.ts";
import { unpacked } from "./unpacked.ts";

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
const TEXT =
  /^(?:text\/(?:html|plain|xml|markdown)|application\/(?:xhtml\+xml|x-ndjson|rss\+xml|atom\+xml|xml))\b/i;

/**
 * Pages of text in a WARC file, packed with gzip or not, as its bytes come: `response` records of HTTP with status 200, and
 * `resource` records. What is no page is told of, so that it can be counted. Memory is that of one page.
 *
 * @see ISO 28500:2017, WARC 1.1
 */
export async function* warcPages(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<WarcPage | WarcFault | WarcOther> {
  const source = new Pull((await unpacked(bytes))[Symbol.asyncIterator]());
  let record = 0;
  try {
    while (await source.skipBlankLines()) {
      record++;
      const at = await recordAt(source, record);
      if (at === null) {
        const message = "no WARC 1.0 or 1.1 record begins here";
        yield { kind: "fault", record, message, ends: true };
        return;
      }
      yield await contentOf(source, at);
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    yield { kind: "fault", record, message: `breaks off: ${why}`, ends: true };
  }
}

interface RecordAt {
  readonly fields: ReadonlyMap<string, string>;
  readonly length: number;
  readonly record: number;
}

/** The head of the next record; null where none begins. */
async function recordAt(source: Pull, record: number): Promise<RecordAt | null> {
  const head = await source.head();
  if (head === null) return null;
  const fields = fieldsOf(head);
  const length = Number(fields.get("content-length") ?? Number.NaN);
  const isOne = /^WARC\/1\.[01]$/.test(fields.get("") ?? "");
  return isOne && Number.isSafeInteger(length) && length >= 0 ? { fields, length, record } : null;
}

async function contentOf(
  source: Pull,
  { fields, length, record }: RecordAt,
): Promise<WarcPage | WarcFault | WarcOther> {
  const type = fieldOf(fields, "warc-type");
  if (type !== "response" && type !== "resource") {
    await source.skip(length);
    return { kind: "other" };
  }
  if (length > MOST_PAGE) {
    await source.skip(length);
    return { kind: "fault", record, message: `more than ${MOST_PAGE / MIB} MiB`, ends: false };
  }
  const bytes = await source.take(length);
  const page =
    type === "resource" ? { bytes, mediaType: fieldOf(fields, "content-type") } : answered(bytes);
  if (typeof page === "string") return { kind: "fault", record, message: page, ends: false };
  if (page === null || !TEXT.test(page.mediaType)) return { kind: "other" };
  return {
    kind: "page",
    ...page,
    url: addressOf(fieldOf(fields, "warc-target-uri")),
    retrieved: dateOf(fields.get("warc-date")),
  };
}

/** A web address, which WARC 1.0 put in brackets; null for other names. */
function addressOf(target: string): string | null {
  const uri = target.replace(/^<(.*)>$/, "$1");
  return /^https?:\/\//i.test(uri) && URL.canParse(uri) ? uri : null;
}

function dateOf(date: string | undefined): string | null {
  const at = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
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
