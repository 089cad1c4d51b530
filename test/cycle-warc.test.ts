import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { main } from "../src/cli/main.ts";
import { recordedEffects } from "./recorded-effects.ts";

const ARTICLES = "examples/sorrel-strait/articles";

test("an archive comes back into an empty case as the same documents; a broken one leaves what it had", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-warc-"));
  const at = (name: string) => join(folder, name);
  const run = async (caseName: string, ...args: string[]) => {
    const { effects, out, err } = recordedEffects({ env: { TOCSIN_CASE: at(caseName) } });
    return { code: await main(args, effects), out: out(), err: err() };
  };
  const hashes = async (caseName: string) =>
    (await run(caseName, "export", "jsonl")).out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).text as string)
      .toSorted();
  try {
    await run("one.tocsin", "add", `${ARTICLES}/01-lisbeck-courier-ferry.md`);
    await run("one.tocsin", "add", `${ARTICLES}/07-strait-herald-wire-report.html`);
    await run("one.tocsin", "export", "warc", "-o", at("a.warc.gz"));
    const back = await run("two.tocsin", "import", "warc", at("a.warc.gz"));
    assert.equal(back.code, 0, back.err);
    assert.match(back.out, /^2 documents added/);
    assert.deepEqual(await hashes("two.tocsin"), await hashes("one.tocsin"));
    assert.match(
      (await run("two.tocsin", "import", "warc", at("a.warc.gz"))).out,
      /^0 documents added, 2 known/,
    );

    const whole = readFileSync(at("a.warc.gz")).length;
    truncateSync(at("a.warc.gz"), whole - 200);
    const cut = await run("three.tocsin", "import", "warc", at("a.warc.gz"));
    assert.equal(cut.code, 0);
    assert.match(cut.out, /^[12] documents? added/);
    assert.match(cut.err, /invalid record \d+: breaks off/);

    writeFileSync(at("not.warc"), "hello");
    const none = await run("three.tocsin", "import", "warc", at("not.warc"));
    assert.equal(none.code, 2);
    assert.match(none.err, /invalid WARC file/);
    assert.equal((await run("three.tocsin", "import", "warc", at("absent.warc"))).code, 3);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
