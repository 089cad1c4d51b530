import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { TocsinError } from "../base/error.ts";
import { exportFile, type ExportedFile } from "../cycle/index.ts";
import { CASE, withCase } from "./case.ts";
import { command, onlyPositional } from "./command.ts";
import type { Effects } from "./effects.ts";
import { VERSION } from "./package.ts";

const usage = "export FORMAT";
const BINARY = /\.(?:xlsx|gz)$/;

/** `tocsin export`: the case, or one collection of it, in a format of the field; read and written as it goes. */
export const exportCase = command({
  usage,
  options: {
    ...CASE,
    collection: { type: "string", value: "ID", about: "only this collection" },
    output: { type: "string", short: "o", value: "FILE", about: "write to a file" },
  },
  examples: [
    "tocsin export csv > claims.csv",
    "tocsin export stix --collection ID -o case.stix.json",
    "tocsin export warc -o archive.warc.gz",
  ],
  run: async ({ values, positionals }, effects) => {
    const format = onlyPositional(positionals, { noun: "format", usage });
    const { collection, output } = values;
    await withCase({ values }, effects, async (store) => {
      const choice = { format, collection, at: effects.now(), version: VERSION };
      const file = exportFile(store, choice);
      if (output !== undefined) await writeWhole(output, file.chunks);
      else await pourOut(file, effects);
    });
  },
});

async function pourOut({ name, chunks }: ExportedFile, { stdout }: Effects): Promise<void> {
  if (stdout.isTTY && BINARY.test(name))
    throw new TocsinError("bad-input", `invalid output: ${name} is no text`, {
      hint: "name a file with --output",
    });
  await stdout.pour(chunks);
}

/** Under another name until it is whole: half an export looks like one. */
async function writeWhole(path: string, chunks: ExportedFile["chunks"]): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(chunks, createWriteStream(part));
    await rename(part, path);
  } catch (cause) {
    await rm(part, { force: true });
    if (cause instanceof TocsinError) throw cause;
    throw new TocsinError("unavailable", `cannot write ${JSON.stringify(path)}`, {
      hint: "check that the folder exists, may be written to and has room",
      cause,
    });
  }
}
