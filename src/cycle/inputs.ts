import { open, readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { TocsinError } from "../base/error.ts";
import type { RawInput } from "../model/document.ts";

// What a file of records may have; a larger one is cut off one byte over, so that collect says so.
const MAX_BYTES = 256 * 2 ** 20;

export function isUrl(target: string): boolean {
  return /^https?:\/\//i.test(target);
}

/** Files under a path, in order of their names; hidden ones left out. Throws not-found. */
export async function filesUnder(path: string): Promise<string[]> {
  const info = await stat(path).catch((cause: unknown) => {
    throw new TocsinError("not-found", `unknown file: "${path}"`, {
      hint: "check the path",
      cause,
    });
  });
  if (!info.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => !name.startsWith(".")).sort();
  return (await Promise.all(names.map((name) => filesUnder(join(path, name))))).flat();
}

/** Bytes of a file, at most one more than a file of records may have. */
export async function readFileInput(
  path: string,
  retrieved: string,
  collection?: string,
): Promise<RawInput> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = new Uint8Array(Math.min(size, MAX_BYTES + 1));
    await file.read(bytes, 0, bytes.length, 0);
    return { bytes, name: basename(path), retrieved, ...(collection ? { collection } : {}) };
  } finally {
    await file.close();
  }
}
