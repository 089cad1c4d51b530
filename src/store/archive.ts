import { gunzipSync, gzipSync } from "node:zlib";
import type { Db } from "./dialect.ts";
import type { Tables } from "./tables.ts";

/** Bytes as they are kept: compressed where that saves room. Any tool can undo gzip. */
export function archiveRow(sha256: string, bytes: Uint8Array): Tables["archive"] {
  const packed = gzipSync(bytes);
  const smaller = packed.length < bytes.length;
  return {
    sha256,
    encoding: smaller ? "gzip" : "identity",
    size: bytes.length,
    bytes: smaller ? packed : bytes,
  };
}

/** Bytes as they came. */
export function unpack({ encoding, size, bytes }: Tables["archive"]): Uint8Array {
  const plain =
    encoding === "gzip" ? gunzipSync(bytes, { maxOutputLength: Math.max(size, 1) }) : bytes;
  return new Uint8Array(plain); // a plain array on every dialect, whatever buffer the driver gave
}

export async function archivedBytes(
  { query }: Db,
  sha256: string,
): Promise<Uint8Array | undefined> {
  const row = await query
    .selectFrom("archive")
    .selectAll()
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  return row && unpack(row);
}
