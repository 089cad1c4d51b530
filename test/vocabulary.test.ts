import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const ROOT = new URL("..", import.meta.url).pathname;
const EXPORT = /^export (?:declare )?(?:const|type|interface|function|class) (\w+)/gm;

/** Names that the files of a folder export, tests left out. */
function exportsOf(folder: string): Set<string> {
  const files = globSync(`${folder}/**/*.ts`, { cwd: ROOT }).filter(
    (file) => !file.endsWith(".test.ts"),
  );
  return new Set(
    files.flatMap((file) =>
      [...readFileSync(join(ROOT, file), "utf8").matchAll(EXPORT)].map(([, name = ""]) => name),
    ),
  );
}

/** Rows of the table under a heading, each split into its cells. */
function tableUnder(markdown: string, heading: string): string[][] {
  const [, after = ""] = markdown.split(`## ${heading}\n`);
  const [section = ""] = after.split("\n## ");
  const rows = section.split("\n").filter((line) => line.startsWith("| "));
  return rows.slice(1).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** Exported types that bear a forbidden word as their whole name, singular or plural. */
function forbiddenNames(names: Iterable<string>, forbidden: ReadonlySet<string>): string[] {
  const types = [...names].filter((name) => /^[A-Z][a-z]/.test(name));
  return types.filter(
    (name) =>
      forbidden.has(name.toLowerCase()) || forbidden.has(name.toLowerCase().replace(/s$/, "")),
  );
}

const glossary = readFileSync(join(ROOT, "GLOSSARY.md"), "utf8");
const listed = tableUnder(glossary, "Exports of `src/model`").flatMap(([cell = ""]) =>
  [...cell.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name),
);
const forbidden = new Set(
  tableUnder(glossary, "Words")
    .flatMap((row) => (row[3] ?? "").split(",").map((word) => word.trim().replaceAll(" ", "")))
    .filter(Boolean),
);

test("every export of src/model is in the glossary", () => {
  assert.deepEqual(
    [...exportsOf("src/model")].filter((name) => !listed.includes(name)),
    [],
  );
});

test("the glossary lists nothing that src/model does not export", () => {
  const exported = exportsOf("src/model");
  assert.deepEqual(
    listed.filter((name) => !exported.has(name)),
    [],
  );
});

test("no name is in the glossary twice", () => {
  assert.deepEqual(
    listed.filter((name, i) => listed.indexOf(name) !== i),
    [],
  );
});

test("no exported type bears a word that the glossary gives up for a better one", () => {
  assert.ok(forbidden.size > 30, "the table of words was not read");
  // "publisher" is the wrong word for an origin, "weight" for evidence; each is the right one elsewhere.
  // A statement of SQL is one too.
  const elsewhere = new Set(["publisher", "weight", "statement"]);
  assert.deepEqual(forbiddenNames(exportsOf("src"), forbidden.difference(elsewhere)), []);
});

test("a forbidden word would be noticed", () => {
  assert.deepEqual(
    forbiddenNames(["Article", "Articles", "ReadArticle", "articleHead"], forbidden),
    ["Article", "Articles"],
  );
});
