import assert from "node:assert/strict";
import { test } from "node:test";
import { loadModules, parseModule } from "./imports.ts";
import { violations } from "./rules.ts";

const ROOT = new URL("..", import.meta.url).pathname;

test("the project keeps its own rules", () => {
  const modules = loadModules(ROOT, ["src", "web", "scripts", "eval", "bench", "train", "test"]);
  assert.ok(modules.size > 40, `only ${modules.size} modules were seen: the walk is broken`);
  const found = violations(modules)
    .filter(({ where }) => /^(?:src|web)\//.test(where))
    .map(({ rule, where }) => `${rule}: ${where}`);
  assert.deepEqual(found, []);
});

/** Files that break one rule each, planted: path → text. */
const PLANTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "base-knows-nothing": { "src/base/a.ts": `import { Claim } from "../model/claim.ts";` },
  "model-knows-base": { "src/model/a.ts": `import type { Store } from "../store/index.ts";` },
  "names-know-base": { "src/names/a.ts": `export { x } from "../model/claim.ts";` },
  "names-serve-resolve-and-follow": {
    "src/weigh/a.ts": `import { fold } from "../names/fold.ts";`,
  },
  "stages-are-strangers": { "src/read/a.ts": `import {\n  weigh,\n} from "../weigh/index.ts";` },
  "stages-do-no-io": { "src/collect/a.ts": `import { readFileSync } from "node:fs";` },
  "store-knows-model": { "src/store/a.ts": `import { weigh } from "../weigh/index.ts";` },
  "only-store-knows-sql": { "src/api/a.ts": `import { sql } from "kysely";` },
  "no-deep-imports": { "src/cycle/a.ts": `import { tokens } from "../read/tokens.ts";` },
  "api-knows-no-cli": { "src/api/b.ts": `const { run } = await import("../cli/main.ts");` },
  "nobody-imports-cli": { "src/cycle/b.ts": `import { run } from "../cli/main.ts";` },
  "web-imports-types-only": { "web/a.ts": `import { Claim } from "../src/model/claim.ts";` },
  "no-module-level-let": { "src/store/b.ts": "let count = 0;" },
  "stages-have-no-clock": { "src/warn/a.ts": "export const now = () => new Date();" },
  "no-cycles": {
    "src/read/b.ts": `import { c } from "./c.ts";`,
    "src/read/c.ts": `import type { B } from "./b.ts";`,
  },
  "no-orphans": { "src/brief/lonely.ts": "export const x = 1;" },
};

for (const [rule, files] of Object.entries(PLANTED)) {
  test(`a planted violation fires: ${rule}`, () => {
    const modules = new Map(
      Object.entries(files).map(([path, text]) => [path, parseModule(path, text)]),
    );
    const fired = new Set(violations(modules).map((violation) => violation.rule));
    assert.ok(fired.has(rule), `fired: ${[...fired].join(", ") || "nothing"}`);
  });
}

const ALLOWED: Readonly<Record<string, string>> = {
  "web/b.ts": `import type { Claim } from "../src/model/claim.ts";`,
  "src/resolve/a.ts": `import { fold } from "../names/fold.ts";`,
  "src/read/d.ts": `import { createHash } from "node:crypto";\n// new Date() would be a clock`,
  "src/cycle/c.ts": `import { weigh } from "../weigh/index.ts";`,
  "src/weigh/e.test.ts": `import { readFileSync } from "node:fs";\nconst at = new Date();`,
  "src/weigh/f.ts": `export function f() {\n  let sum = 0;\n  return sum;\n}`,
};

for (const [path, text] of Object.entries(ALLOWED)) {
  test(`what is allowed does not fire: ${path}`, () => {
    const found = violations(new Map([[path, parseModule(path, text)]]));
    assert.deepEqual(
      found.filter(({ rule }) => rule !== "no-orphans"),
      [],
    );
  });
}

test("type imports are told from value imports", () => {
  const { imports } = parseModule(
    "web/x.ts",
    [
      `import type { A } from "./a.ts";`,
      `import { type B } from "./b.ts";`,
      `import "./c.css";`,
    ].join("\n"),
  );
  assert.deepEqual(
    imports.map(({ file, typeOnly }) => [file, typeOnly]),
    [
      ["web/a.ts", true],
      ["web/b.ts", false],
      ["web/c.css", false],
    ],
  );
});
