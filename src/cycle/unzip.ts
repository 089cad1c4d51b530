import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { TocsinError } from "../base/error.ts";

/** A member of a zip archive, as its directory states it. */
interface Member {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly at: number;
}

const END_BYTES = 22;
const MOST_COMMENT = 65_535;
const MOST_DIRECTORY_BYTES = 2 ** 20;
const MOST_BYTES = 4 * 2 ** 30 - 1;
/** GeoNames' own files shrink to a fifth; what shrinks to a hundredth is made to fill a disk. */
const MOST_RATIO = 100;
const RATIO_FREE_BYTES = 2 ** 20;
const [END_MARK, MEMBER_MARK, LOCAL_MARK] = [0x06054b50, 0x02014b50, 0x04034b50];

/**
 * The one member of a zip file that `wanted` accepts, unpacked chunk by chunk. Names in the archive are compared, never
 * used as paths. Checked against the size and checksum that the directory states.
 *
 * @throws TocsinError "bad-input" where it is no zip, is encrypted, zip64, damaged, or unpacks to more than it states
 */
export async function* unzip(
  path: string,
  wanted: (name: string) => boolean,
): AsyncGenerator<Uint8Array> {
  const members = (await membersOf(path)).filter(({ name }) => wanted(name));
  const [member] = members;
  if (!member || members.length > 1) {
    const names = members.map(({ name }) => JSON.stringify(name)).join(", ");
    throw broken(
      path,
      members.length === 0 ? "no file of places in it" : `several files: ${names}`,
    );
  }
  checkLimits(path, member);
  yield* checked(path, member, packedBytes(path, member));
}

function checkLimits(path: string, { size, packed, method }: Member): void {
  if (method !== 0 && method !== 8) throw broken(path, `compression ${method} is not deflate`);
  if (size >= MOST_BYTES || packed >= MOST_BYTES) throw broken(path, "a member of 4 GiB or more");
  if (size > RATIO_FREE_BYTES && size > MOST_RATIO * packed)
    throw broken(path, `unpacks to over ${MOST_RATIO} times its size`);
}

async function membersOf(path: string): Promise<Member[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, END_BYTES + MOST_COMMENT));
    await file.read(tail, 0, tail.length, size - tail.length);
    const end = lastMark(tail);
    if (end < 0) throw broken(path, "no zip directory");
    const count = tail.readUInt16LE(end + 10);
    const bytes = tail.readUInt32LE(end + 12);
    const at = tail.readUInt32LE(end + 16);
    if (bytes > MOST_DIRECTORY_BYTES || at + bytes > size)
      throw broken(path, "invalid zip directory");
    const directory = Buffer.alloc(bytes);
    await file.read(directory, 0, bytes, at);
    return directoryRows(path, directory, count);
  } finally {
    await file.close();
  }
}

function lastMark(tail: Buffer): number {
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) === END_MARK) return at;
  }
  return -1;
}

function directoryRows(path: string, directory: Buffer, count: number): Member[] {
  const found: Member[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== MEMBER_MARK)
      throw broken(path, "invalid zip directory");
    if ((directory.readUInt16LE(at + 8) & 1) === 1) throw broken(path, "it is encrypted");
    const nameBytes = directory.readUInt16LE(at + 28);
    found.push({
      name: directory.toString("utf8", at + 46, at + 46 + nameBytes),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return found;
}

async function* packedBytes(path: string, member: Member): AsyncGenerator<Buffer> {
  const file = await open(path);
  const header = Buffer.alloc(30);
  try {
    const { bytesRead } = await file.read(header, 0, header.length, member.at);
    if (bytesRead < header.length || header.readUInt32LE(0) !== LOCAL_MARK)
      throw broken(path, "invalid member");
  } finally {
    await file.close();
  }
  const start = member.at + header.length + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (member.packed === 0) return;
  yield* createReadStream(path, { start, end: start + member.packed - 1 });
}

async function* checked(
  path: string,
  member: Member,
  packed: AsyncGenerator<Buffer>,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  let crc = 0;
  try {
    for await (const chunk of member.method === 8 ? inflated(packed) : packed) {
      size += chunk.length;
      if (size > member.size) throw broken(path, "unpacks to more than it states");
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && String(cause.code).startsWith("Z_"))
      throw broken(path, "damaged", cause);
    throw cause;
  }
  if (size !== member.size || crc !== member.crc) throw broken(path, "damaged");
}

/** Broken off by the reader, both streams are closed. */
async function* inflated(packed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield* pipeline(Readable.from(packed), createInflateRaw(), () => undefined);
}

function broken(path: string, why: string, cause?: unknown): TocsinError {
  return new TocsinError("bad-input", `invalid zip file "${path}": ${why}`, {
    hint: "download it again, or unpack it and import the .txt file",
    cause,
  });
}
