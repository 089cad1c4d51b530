import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** What a file or standard input gives, as bytes. */
export async function* asBytes(
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield typeof chunk === "string" ? encoder.encode(chunk) : chunk;
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The bytes, unpacked where they begin as gzip does, over as many members as there are. The first are read at once, so that a
 * file that is not there is told of here.
 */
export async function unpacked(
  bytes: AsyncIterable<Uint8Array>,
): Promise<AsyncIterable<Uint8Array>> {
  const source = bytes[Symbol.asyncIterator]();
  const first = await source.next();
  const start = first.done ? new Uint8Array() : first.value;
  const all = startingWith(start, source);
  return isGzip(start) ? Readable.from(all).pipe(createGunzip()) : all;
}

async function* startingWith(
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (start.length > 0) yield start;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
