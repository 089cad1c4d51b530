// The tutorials, followed: every command of their sh blocks, in order, in a folder of one's own.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { main } from "../src/cli/main.ts";
import { recordedEffects } from "./recorded-effects.ts";

const ROOT = join(import.meta.dirname, "..");
const SH_BLOCK = /^ *```sh\n([\s\S]*?)^ *```$/gm;

/** Files that a reader is told to bring along → a fixture in their layout. */
const BROUGHT: Readonly<Record<string, string>> = {
  "SDN_ADVANCED.XML": "test/lists/fixtures/sdn_advanced.xml",
  "eu-sanctions.xml": "test/lists/fixtures/eu.xml",
};

function commandsIn(markdown: string): string[] {
  return [...markdown.matchAll(SH_BLOCK)]
    .flatMap(([, code = ""]) => code.split("\n"))
    .map((line) => line.trim())
    .filter((line) => line.startsWith("tocsin "));
}

/** Words of a line as a shell would part them, and the file its output goes to. */
function parted(line: string): { args: string[]; into: string | undefined } {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );
  const arrow = words.indexOf(">");
  return arrow < 0
    ? { args: words.slice(1), into: undefined }
    : { args: words.slice(1, arrow), into: words[arrow + 1] };
}

for (const name of ["researcher", "journalist", "security-officer", "sanctions-desk"])
  test(`the tutorial works as written: ${name}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), "tocsin-tutorial-"));
    const before = process.cwd();
    symlinkSync(join(ROOT, "examples"), join(folder, "examples"));
    for (const [file, fixture] of Object.entries(BROUGHT))
      cpSync(join(ROOT, fixture), join(folder, file));
    writeFileSync(join(folder, "customers.csv"), "name,country\nIsmail Hadadi,IR\n");
    process.chdir(folder);
    try {
      const lines = commandsIn(readFileSync(join(ROOT, "docs", "guide", `${name}.md`), "utf8"));
      assert.ok(lines.length > 4);
      for (const line of lines) {
        const { args, into } = parted(line);
        const { effects, out, err } = recordedEffects({
          env: { TOCSIN_CASE: join(folder, "news.tocsin"), TOCSIN_ANALYST: "R. Analyst" },
        });
        assert.equal(await main(args, effects), 0, `${line}\n${err()}`);
        if (into) writeFileSync(join(folder, into), out());
      }
    } finally {
      process.chdir(before);
      rmSync(folder, { recursive: true });
    }
  });
