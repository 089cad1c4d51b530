// What a first visit loads: the budget, and that map and network wait until they are shown.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { buildWeb, WEB_ROOT } from "./browser.ts";

const FIRST_LOAD_BYTES = 250_000; // JavaScript, gzip; the bar of the project
const ASSETS = join(WEB_ROOT, "assets");
const IMPORTED =
  /(?:import|export)\b[^"'()]*?from\s*["']\.\/([\w.-]+\.js)["']|import\s*["']\.\/([\w.-]+\.js)["']/g;

/** The scripts that the page names, and all that they import at once. */
function firstLoaded(): Set<string> {
  const html = readFileSync(join(WEB_ROOT, "index.html"), "utf8");
  const waiting = [...html.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name = ""]) => name);
  const loaded = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (loaded.has(name)) continue;
    loaded.add(name);
    const text = readFileSync(join(ASSETS, name), "utf8");
    for (const [, from, bare] of text.matchAll(IMPORTED)) waiting.push(from ?? bare ?? "");
  }
  return loaded;
}

describe("the built workbench", () => {
  before(buildWeb);

  test("the JavaScript of a first load is within its budget", () => {
    const names = [...firstLoaded()];
    assert.ok(names.length > 0);
    const bytes = names.map((name) => gzipSync(readFileSync(join(ASSETS, name))).length);
    const total = bytes.reduce((sum, n) => sum + n, 0);
    assert.ok(total <= FIRST_LOAD_BYTES, `${total} bytes in ${names.join(", ")}`);
  });

  test("map and network are files of their own, loaded when first shown", () => {
    const loaded = firstLoaded();
    for (const part of ["map-drawing", "network-drawing"]) {
      const file = readdirSync(ASSETS).find(
        (name) => name.startsWith(part) && name.endsWith(".js"),
      );
      assert.ok(file, part);
      assert.ok(!loaded.has(file), file);
    }
  });
});
