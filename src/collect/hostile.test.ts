import assert from "node:assert/strict";
import { test } from "node:test";
import { collect } from "./index.ts";

const retrieved = "2025-10-20T00:00:00Z";
const run = (text: string, name = "hostile") =>
  collect({ bytes: new TextEncoder().encode(text), name, retrieved });
const codes = (text: string, name?: string) => run(text, name).issues.map(({ code }) => code);

test("a page that nests 100,000 deep gives its words and a warning", () => {
  const { documents, issues } = run(
    `<html><head><title>Deep</title></head><body>${"<div>".repeat(100_000)}The port was hit.`,
  );
  assert.equal(documents[0]?.document.text, "Deep\n\nThe port was hit.");
  assert.ok(issues.some(({ code }) => code === "deep-page"));
});

test("a page of 50 MB is refused unread", () => {
  const { documents, issues } = collect({
    bytes: new Uint8Array(50 * 2 ** 20).fill(0x20),
    name: "big.html",
    retrieved,
  });
  assert.deepEqual([documents.length, issues[0]?.code], [0, "too-large"]);
});

test("entities that a document type declares are never expanded", () => {
  const entity = (n: number) => `<!ENTITY e${n} "${`&e${n - 1};`.repeat(10)}">`;
  const entities = `<!ENTITY e0 "lol">${Array.from({ length: 9 }, (_, i) => entity(i + 1)).join("")}`;
  const feed = (declared: string) =>
    run(`<?xml version="1.0"?><!DOCTYPE rss [${declared}]><rss version="2.0"><channel><title>F</title>
      <item><title>&e9;</title><description>&file; the port was hit</description></item></channel></rss>`);
  const bomb = feed(entities);
  assert.equal(bomb.documents[0]?.document.text, "&e9;\n\n&file; the port was hit");
  assert.ok(bomb.issues.some(({ code }) => code === "declared-entities"));
  const external = feed('<!ENTITY file SYSTEM "file:///etc/passwd">');
  assert.deepEqual([external.documents.length, external.issues[0]?.code], [0, "invalid-feed"]);
  const page = run(
    `<!DOCTYPE html [${entities}]><html><body><p>&e9; said the port was hit.</p></body></html>`,
  );
  assert.doesNotMatch(page.documents[0]?.document.text ?? "", /lollol/);
});

test("front matter that refers to itself is refused, and its text kept", () => {
  const aliases = Array.from(
    { length: 20 },
    (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`,
  ).join("\n");
  const { documents, issues } = run(`---\na0: &a0 x\n${aliases}\n---\nThe port was hit.`);
  assert.equal(documents[0]?.document.text, "The port was hit.");
  assert.ok(issues.some(({ code }) => code === "invalid-front-matter"));
});

test("records that nest too deep, or name the prototype, do no harm", () => {
  assert.deepEqual(
    codes(`{"text": "The port was hit.", "x": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`),
    ["invalid-record"],
  );
  run('{"text": "The port was hit.", "__proto__": {"polluted": true}}');
  assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
});

test("hidden words and scripts are no text", () => {
  const { documents } = run(
    '<html><body><article><p>The port was hit, officials said on Friday, and many were hurt.</p><p hidden>secret</p><div style="display:none">secret</div><script>secret</script></article></body></html>',
  );
  assert.doesNotMatch(documents[0]?.document.text ?? "", /secret/);
});

test("markup made to be slow is not", { timeout: 60_000 }, () => {
  const pages = [
    "<".repeat(400_000),
    "<a <b".repeat(60_000),
    "<!--".repeat(80_000),
    `<p>${"<b>".repeat(100_000)}`,
    `<p>${"text<br><br>".repeat(2_000)}`,
    "&lt;".repeat(400_000),
    `<title>${" ".repeat(300_000)}x</title>`,
    "<script>".repeat(40_000),
  ];
  for (const page of pages) run(`<html><body>${page}`);
  const texts = [
    "[".repeat(300_000),
    "![](".repeat(80_000),
    "*_".repeat(150_000),
    "<!--".repeat(80_000),
    "`".repeat(300_000),
    "> ".repeat(150_000),
    "-".repeat(300_000),
    "- ".repeat(150_000),
  ];
  for (const text of texts) run(`x ${text}`, "slow.md");
  for (const text of texts) run(text, "slow.md");
  for (const text of texts) run(text, "slow.txt");
});
