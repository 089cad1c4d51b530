import { appendFile, open, rename, writeFile } from "node:fs/promises";
import { TocsinError } from "../../base/error.ts";

/**
 * Appends a line, on the disk when the promise resolves.
 *
 * @param id      of the message in the line; on a retry a line that has it already is left alone
 * @throws TocsinError "unavailable" where the file cannot be written
 */
export async function appendLine(
  path: string,
  { id, line, isRetry }: { id: string; line: string; isRetry: boolean },
): Promise<void> {
  try {
    if (isRetry && (await hasLine(path, JSON.stringify(id)))) return;
    await appendFile(path, `${line}\n`, { flush: true });
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

async function hasLine(path: string, words: string): Promise<boolean> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (file === null) return false;
  for await (const line of file.readLines()) if (line.includes(words)) return true;
  return false;
}

/** Writes a file whole: a reader sees the old one or the new one, never half of it. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const next = `${path}.next`;
  try {
    await writeFile(next, content, { flush: true });
    await rename(next, path);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

function unwritable(path: string, cause: unknown): TocsinError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new TocsinError("unavailable", `unreachable file: "${path}": ${reason}`, {
    hint: "check the folder and who may write to it",
    cause,
  });
}
