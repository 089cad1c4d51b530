// Every span of every reading slices to its own text, on real news. The gold data is no part of this repository:
// without it this is skipped. A few documents of each set by default, all of them with TOCSIN_ALL_GOLD=1.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { toDocument } from "../src/cli/json-lines.ts";
import { Reading } from "../src/model/reading.ts";
import { loadModels } from "../src/cycle/models.ts";
import { read, readContext } from "../src/read/index.ts";

const GOLD = process.env["TOCSIN_GOLD"] ?? join(import.meta.dirname, "..", "..", "shared", "gold");
const ALL = process.env["TOCSIN_ALL_GOLD"] === "1";
const SAMPLE = 1; // documents of each file
const NOW = "2000-01-01T00:00:00.000Z";

interface GoldRecord {
  readonly id: string;
  readonly text?: string;
}

function recordsOf(file: string): GoldRecord[] {
  const bytes = readFileSync(file);
  const lines = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n");
  const kept = lines.filter((line) => line.trim() !== "");
  const step = ALL ? 1 : Math.max(1, Math.floor(kept.length / SAMPLE));
  return kept.filter((_, i) => i % step === 0).map((line) => JSON.parse(line) as GoldRecord);
}

const folders = existsSync(GOLD)
  ? readdirSync(GOLD, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  : [];
const files = folders.flatMap(({ name }) =>
  readdirSync(join(GOLD, name))
    .filter((file) => /\.jsonl(?:\.gz)?$/.test(file))
    .map((file) => join(name, file)),
);

const skip = files.length === 0 ? `no gold data in ${GOLD}` : false;
test("gold data is there", { skip }, () => assert.ok(files.length > 0));

const context = readContext([], files.length > 0 ? loadModels() : undefined);

for (const file of files) {
  test(`every span slices to its own text: ${file}`, () => {
    for (const { id, text } of recordsOf(join(GOLD, file))) {
      if (typeof text !== "string") continue;
      const record = { id, text, title: null, url: null, publisher: null, published: null };
      const document = { ...toDocument(record, NOW), language: "en" };
      const { reading } = read(document, context);
      checkSpans(Reading.parse(reading), document.text, id);
    }
  });
}

/** All spans of a value, however deep. */
function spansIn(value: unknown): { begin: number; end: number }[] {
  if (Array.isArray(value)) return value.flatMap(spansIn);
  if (typeof value !== "object" || value === null) return [];
  const own = "begin" in value && "end" in value ? [value as { begin: number; end: number }] : [];
  return [...own, ...Object.values(value).flatMap(spansIn)];
}

function checkSpans(reading: Reading, text: string, id: string): void {
  for (const { begin, end } of spansIn(reading))
    assert.ok(begin >= 0 && end > begin && end <= text.length, `${id}: ${begin}–${end}`);
  for (const { span, text: words } of [...reading.mentions, ...reading.times])
    assert.equal(words, text.slice(span.begin, span.end), id);
  for (const claim of reading.claims) {
    const pieces = claim.content.map(({ begin, end }) => text.slice(begin, end));
    assert.equal(claim.text, pieces.join(" … "), id);
    for (const { surface, span } of claim.chain)
      if (span) assert.equal(surface, text.slice(span.begin, span.end), id);
  }
}
