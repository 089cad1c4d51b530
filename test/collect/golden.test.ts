import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { slice } from "../../src/base/span.ts";
import { collect, type Collection } from "../../src/collect/index.ts";
import type { Document } from "../../src/model/document.ts";

// A file of fixtures/ is a case; expected/ holds what comes of it, for people to read.
// After a change: npm run test:update, then read the diff.
const root = import.meta.dirname;
const retrieved = "2025-10-20T00:00:00Z";

for (const name of readdirSync(join(root, "fixtures"))) {
  test(`collects ${name}`, () => {
    const found = show(
      collect({ bytes: readFileSync(join(root, "fixtures", name)), name, retrieved }),
    );
    const path = join(root, "expected", `${name}.txt`);
    if (process.env["TOCSIN_UPDATE_GOLDEN"]) writeFileSync(path, found);
    assert.equal(found, readFileSync(path, "utf8"));
  });
}

function show({ documents, issues, links }: Collection): string {
  return (
    [
      ...documents.map(({ document }) => showDocument(document)),
      ...issues.map(({ severity, code, message }) => `${severity} ${code}: ${message}`),
      ...links.map(({ url }) => `link ${url}`),
    ].join("\n\n") + "\n"
  );
}

function showDocument({ text, links, dateline, bodyBegin, ...fields }: Document): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  const place = dateline
    ? `dateline: [${slice(text, dateline.span)}] ${dateline.place}, ${dateline.agency}`
    : "dateline: null";
  const found = links.map(({ span, href }) => `link: [${span ? slice(text, span) : ""}] ${href}`);
  return [
    ...lines,
    place,
    ...found,
    "",
    text.slice(0, bodyBegin) + "¶" + text.slice(bodyBegin),
  ].join("\n");
}
