import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { ERROR_CODES } from "../src/base/error.ts";
import { COMMANDS } from "../src/cli/commands.ts";
import { EXIT_CODES } from "../src/cli/exit.ts";
import { EXPORT_FORMATS } from "../src/exchange/index.ts";
import packageJson from "../package.json" with { type: "json" };

const ROOT = new URL("..", import.meta.url).pathname;
const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;
const text = (file: string) => readFileSync(join(ROOT, file), "utf8");
const headings = (markdown: string) =>
  [...markdown.replace(FENCE, "").matchAll(/^#+ (.+)$/gm)].map(([, words = ""]) => words);

const documents = globSync(["*.md", "{docs,data,examples,eval,bench,models,train,web}/**/*.md"], {
  cwd: ROOT,
  exclude: (name) => name === "node_modules",
}).toSorted();

test("the walk finds the documents", () => {
  for (const file of ["README.md", "docs/guide/commands.md"])
    assert.ok(documents.includes(file), file);
});

/** The three parts of the guide to the commands: commands, exit codes, issue codes. */
function guideParts(): [commands: string, exits: string, issues: string] {
  const [commands = "", rest = ""] = text("docs/guide/commands.md").split("\n# Exit codes\n");
  const [exits = "", issues = ""] = rest.split("\n# Issue codes\n");
  return [commands, exits, issues];
}

test("the guide has a heading for every command, and for no other", () => {
  const [, ...found] = headings(guideParts()[0]);
  assert.deepEqual(found.toSorted(), Object.keys(COMMANDS).toSorted());
});

test("the page of formats has a heading for every format, and for no other", () => {
  const [, , ...found] = headings(text("docs/formats.md"));
  assert.deepEqual(found.toSorted(), Object.keys(EXPORT_FORMATS).toSorted());
});

test("the guide gives each error code the exit code that the program gives it", () => {
  const exits = guideParts()[1];
  assert.deepEqual(headings(exits).toSorted(), [...ERROR_CODES].toSorted());
  for (const [code, exit] of Object.entries(EXIT_CODES)) {
    assert.match(exits, new RegExp(`## ${code}\n\nExit code ${exit}\\.`));
  }
});

test("the guide has a heading for every issue code, and for no other", () => {
  const stages = "collect,read,resolve,weigh,warn,follow,brief,exchange,cycle";
  const sources = globSync(`src/{${stages}}/**/*.ts`, { cwd: ROOT }).filter(
    (file) => !file.endsWith(".test.ts"),
  );
  const codes = sources.flatMap((file) =>
    [...text(file).matchAll(/\bcode: "([a-z]+(?:-[a-z]+)+)"/g)].map(([, code = ""]) => code),
  );
  const issues = new Set(codes).difference(new Set<string>(ERROR_CODES));
  assert.deepEqual(headings(guideParts()[2]).toSorted(), [...issues].toSorted());
});

for (const file of documents) {
  test(`relative links resolve: ${file}`, () => {
    const links = [
      ...text(file)
        .replace(FENCE, "")
        .matchAll(/\]\((?!https?:|mailto:|#)([^)\s]+?)(?:#[^)]*)?\)/g),
    ].map(([, link = ""]) => link);
    assert.deepEqual(
      links.filter((link) => !existsSync(join(ROOT, dirname(file), link))),
      [],
    );
  });
}

/** Lines of the fenced sh blocks of a document, prompts and comments left out. */
function shellLines(markdown: string): string[] {
  const blocks = [...markdown.matchAll(FENCE)]
    .filter(([, language]) => language === "sh")
    .map(([, , code = ""]) => code);
  return blocks
    .flatMap((code) => code.split("\n"))
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

/** The `tocsin` commands and npm scripts that a line of shell calls. */
function callsIn(line: string): { scripts: string[]; commands: string[][] } {
  const calls = line.split(/&&|\|\||;|\|(?=\s)/).map((part) => part.trim().split(/\s+/));
  return { scripts: calls.flatMap(scriptOf), commands: calls.flatMap(commandOf) };
}

function scriptOf([program, verb = "", ...rest]: readonly string[]): string[] {
  if (program !== "npm") return [];
  if (verb === "run") return [rest.find((word) => !word.startsWith("-")) ?? ""];
  return ["start", "test"].includes(verb) ? [verb] : [];
}

function commandOf(words: readonly string[]): string[][] {
  if (words[0] === "tocsin") return [words.slice(1)];
  if (words[1] === "bin/tocsin.js") return [words.slice(2)];
  return scriptOf(words)[0] === "tocsin" ? [words.slice(words.indexOf("--") + 1)] : [];
}

for (const file of documents.filter((name) => shellLines(text(name)).length > 0)) {
  test(`what the sh blocks call exists: ${file}`, async () => {
    const calls = shellLines(text(file)).map(callsIn);
    for (const script of calls.flatMap(({ scripts }) => scripts))
      assert.ok(script in packageJson.scripts, `npm run ${script}`);
    for (const [name = "", ...args] of calls.flatMap(({ commands }) => commands)) {
      if (name === "--help" || name === "COMMAND") continue;
      assert.ok(Object.hasOwn(COMMANDS, name), `tocsin ${name}`);
      const { options } = (await COMMANDS[name]?.load()) ?? { options: {} };
      const used = args
        .filter((arg) => arg.startsWith("--"))
        .map((arg) => arg.slice(2).split("=")[0] ?? "");
      assert.deepEqual(
        used.filter((option) => !(option in options)),
        [],
        `options of tocsin ${name}`,
      );
    }
  });
}

test("a call in a pipe, after && and through npm is seen", () => {
  assert.deepEqual(callsIn("npm ci && npm start"), { scripts: ["start"], commands: [] });
  assert.deepEqual(callsIn("zcat x.gz | tocsin import jsonl -").commands, [
    ["import", "jsonl", "-"],
  ]);
  assert.deepEqual(callsIn("npm run -s tocsin -- read --json"), {
    scripts: ["tocsin"],
    commands: [["read", "--json"]],
  });
});

const decisions = globSync("docs/decisions/*.md", { cwd: ROOT }).toSorted();

test("decisions are numbered, each number once", () => {
  const numbers = decisions.map((file) => /\/(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1]);
  assert.ok(numbers.length > 0 && !numbers.includes(undefined), decisions.join(", "));
  assert.equal(new Set(numbers).size, numbers.length);
});

for (const file of decisions) {
  test(`a decision is short: ${file}`, () =>
    assert.ok(text(file).trimEnd().split("\n").length <= 40));
}

test("every dependency has its line", () => {
  const lines = text("docs/decisions/0002-dependencies.md");
  const { dependencies, devDependencies, optionalDependencies } = packageJson;
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  assert.deepEqual(
    names.filter((name) => !lines.includes(`\`${name}\``)),
    [],
  );
});
