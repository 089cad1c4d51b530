import { pipeline, Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";
import { TocsinError } from "../base/error.ts";

/** One file of an archive, its text read as it is written. */
export interface ZipEntry {
  readonly name: string;
  readonly text: AsyncIterable<string> | Iterable<string>;
}

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const SIZES_FOLLOW_AND_UTF8 = 0x0808;
const DEFLATED = 8;
const FIRST_DAY = 0x21; // 1980-01-01, the first there is: no clock, so that the same case gives the same file
const MOST_BYTES = 0xffffffff;

interface Written {
  readonly name: Buffer;
  readonly at: number;
  readonly crc: number;
  readonly packed: number;
  readonly plain: number;
}

/**
 * A ZIP archive written in one pass: sizes stand behind the data, nothing is held in memory but the list of files.
 *
 * @throws TocsinError "bad-input" where a file, or the archive, passes the 4 GiB that ZIP without ZIP64 can hold
 * @see PKWARE APPNOTE, 4.3 and 4.4.4
 */
export async function* zipStream(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let at = 0;
  for (const { name: given, text } of entries) {
    const name = Buffer.from(given);
    const begin = at;
    const header = localHeader(name);
    at += header.length;
    yield header;
    const tally = { crc: 0, plain: 0 };
    let packed = 0;
    for await (const chunk of deflated(text, tally)) {
      packed += chunk.length;
      at += chunk.length;
      if (at > MOST_BYTES || tally.plain > MOST_BYTES) throw tooLarge();
      yield chunk;
    }
    const entry = { name, at: begin, packed, ...tally };
    const descriptor = fields([DESCRIPTOR, 4], [entry.crc, 4], [packed, 4], [entry.plain, 4]);
    at += descriptor.length;
    yield descriptor;
    written.push(entry);
  }
  const directory = Buffer.concat(written.map(centralHeader));
  yield directory;
  const count = written.length;
  yield fields(
    [END, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [directory.length, 4],
    [at, 4],
    [0, 2],
  );
}

/** Compressed chunks of the text; `tally` counts it up as they come. */
function deflated(
  text: ZipEntry["text"],
  tally: { crc: number; plain: number },
): AsyncIterable<Buffer> {
  const counted = async function* () {
    for await (const chunk of text) {
      const bytes = Buffer.from(chunk);
      tally.crc = crc32(bytes, tally.crc);
      tally.plain += bytes.length;
      yield bytes;
    }
  };
  // A failure of the text ends the stream with it, and comes out of the loop that reads.
  return pipeline(Readable.from(counted()), createDeflateRaw(), () => undefined);
}

const STAMP = [
  [VERSION, 2],
  [SIZES_FOLLOW_AND_UTF8, 2],
  [DEFLATED, 2],
  [0, 2],
  [FIRST_DAY, 2],
] as const;

function localHeader(name: Buffer): Buffer {
  const head = fields([LOCAL, 4], ...STAMP, [0, 4], [0, 4], [0, 4], [name.length, 2], [0, 2]);
  return Buffer.concat([head, name]);
}

function centralHeader({ name, at, crc, packed, plain }: Written): Buffer {
  const sizes = [
    [crc, 4],
    [packed, 4],
    [plain, 4],
  ] as const;
  const rest = [
    [name.length, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [at, 4],
  ] as const;
  return Buffer.concat([fields([CENTRAL, 4], [VERSION, 2], ...STAMP, ...sizes, ...rest), name]);
}

/** Numbers in order, each little-endian in two or four bytes. */
function fields(...values: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of values) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

function tooLarge(): TocsinError {
  return new TocsinError("bad-input", "invalid size: more than a workbook can hold, 4 GiB", {
    hint: "export one collection with --collection, or all as csv, which has no limit",
  });
}
