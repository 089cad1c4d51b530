// What `npm pack` gives, installed into an empty folder with an awkward name, as a stranger would.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

const ROOT = join(import.meta.dirname, "..", "..");
const MINUTE_MS = 60_000;

describe("the package", () => {
  const scratch = mkdtempSync(join(tmpdir(), "tocsin-pack-"));
  const folder = join(scratch, "Neue Fälle (2)");

  /** Runs npm's own programs as a shell would. */
  const npm = (program: "npm" | "npx", args: readonly string[], cwd: string) => {
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd,
      encoding: "utf8",
      timeout: 5 * MINUTE_MS,
      env: { ...process.env, TOCSIN_CASE: "" },
    });
    return { status, stdout, said: `${stdout}\n${stderr}` };
  };

  before(() => {
    mkdirSync(folder);
    const packed = npm("npm", ["pack", "--silent", "--pack-destination", scratch], ROOT);
    assert.equal(packed.status, 0, packed.said);
    const [archive] = readdirSync(scratch).filter((name) => name.endsWith(".tgz"));
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const installed = npm(
      "npm",
      [
        "install",
        "--prefer-offline",
        "--no-audit",
        "--no-fund",
        "--silent",
        join(scratch, archive ?? ""),
      ],
      folder,
    );
    assert.equal(installed.status, 0, installed.said);
  });

  after(() => rmSync(scratch, { recursive: true }));

  test("has all it needs", () => {
    const { status, said } = npm("npx", ["tocsin", "doctor"], folder);
    assert.equal(status, 0, said);
    assert.match(said, /ok +workbench +built/);
    assert.doesNotMatch(said, /FAIL/);
  });

  test("reads an article, keeps a case, and gives it out again", () => {
    writeFileSync(
      join(folder, "port closed.txt"),
      "Port closed\n\nBAGRAT (Vale News) - Officials in Vale said on Monday that the port was closed.\n",
    );
    const read = npm("npx", ["tocsin", "read", "port closed.txt"], folder);
    assert.match(read.stdout, /Officials in Vale, unnamed \(said, Monday\)/, read.said);
    const added = npm(
      "npx",
      ["tocsin", "add", "port closed.txt", "--case", "fälle.tocsin"],
      folder,
    );
    assert.equal(added.status, 0, added.said);
    const claims = npm("npx", ["tocsin", "claims", "--case", "fälle.tocsin", "--json"], folder);
    assert.match(claims.stdout, /the port was closed/, claims.said);
  });

  test("a bad command says what to do", () => {
    const { status, said } = npm("npx", ["tocsin", "raed", "x.txt"], folder);
    assert.equal(status, 2);
    assert.match(said, /did you mean/);
  });

  test("its client is there for programs", () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        'import * as client from "tocsin/client"; console.log(Object.keys(client).join());',
      ],
      { cwd: folder, encoding: "utf8" },
    );
    assert.equal(status, 0, stderr);
    assert.match(stdout, /[cC]lient/);
  });

  test("the workbench answers, and ends when told to", async () => {
    const child = spawn("npx", ["tocsin", "start", "--no-open", "--case", "sample.tocsin"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "inherit"],
      detached: true, // npx, the shell and Node end together
    });
    try {
      const address = await new Promise<string>((resolve, reject) => {
        let said = "";
        child.stdout.on("data", (chunk: Buffer) => {
          said += chunk.toString();
          const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
          if (found) resolve(found[0]);
        });
        child.on("exit", (code) => reject(new Error(`ended with ${code}: ${said}`)));
      });
      const page = await fetch(address);
      assert.equal(page.status, 200);
      assert.match(await page.text(), /<title>[^<]*Tocsin/);
      const claims = await fetch(`${address}/api/claims?limit=1`);
      assert.equal(claims.status, 200);
    } finally {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
    }
  });
});
