import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { Document, type RawInput } from "../model/document.ts";
import { Issue } from "../model/issue.ts";
import { collect, inputOf } from "./index.ts";

const retrieved = "2025-10-20T00:00:00Z";
const utf8 = (text: string) => new TextEncoder().encode(text);
const input = (text: string | Uint8Array, rest: Partial<RawInput> = {}): RawInput => ({
  bytes: typeof text === "string" ? utf8(text) : text,
  name: "input",
  retrieved,
  ...rest,
});
const codes = (from: RawInput) => collect(from).issues.map(({ code }) => code);
const only = (from: RawInput) => {
  const { documents } = collect(from);
  assert.equal(documents.length, 1);
  return documents[0]?.document as Document;
};

const word = fc.constantFrom(
  "Tarn",
  "said",
  "port.",
  "(AFP) —",
  "By Lea Marsh",
  "BEIRUT",
  "Oct 3, 2025",
  "\n",
  "\n\n",
  "<b>",
  "&amp;",
  "ü",
  "*x*",
  "---",
  "[a](b)",
  "\ud800",
  "#",
);
const prose = fc.array(word, { maxLength: 30 }).map((words) => words.join(" "));
const field = fc.option(
  fc.oneof(
    prose,
    fc.constantFrom("2025-10-03", "https://a.example/x?y=1#z", "javascript:alert(1)", "fr"),
  ),
  { nil: undefined },
);
const record = fc.record({
  text: field,
  html: field,
  title: field,
  url: field,
  publisher: field,
  published: field,
  language: field,
  collection: field,
});
const page = fc
  .record({ title: prose, canonical: field, body: fc.array(prose) })
  .map(
    ({ title, canonical, body }) =>
      `<html lang="en"><head><title>${title}</title><link rel="canonical" href="${canonical ?? "/c"}"></head><body><article>${body
        .map((words) => `<p>${words} <a href="d/e">link</a></p>`)
        .join("")}</article></body></html>`,
  );
const anything = fc.oneof(
  prose.map(utf8),
  page.map(utf8),
  prose.map((text) => utf8(`---\ntitle: ${JSON.stringify(text)}\n---\n# Head\n\n${text}`)),
  fc.array(record).map((records) => utf8(records.map((one) => JSON.stringify(one)).join("\n"))),
  fc.array(record).map((records) => utf8(JSON.stringify(records))),
  fc.uint8Array({ maxLength: 300 }),
  prose.map((text) => Buffer.from(`\ufeff${text}`, "utf16le")),
);
const inputs = fc.record(
  {
    bytes: anything,
    name: fc.constantFrom("-", "a.txt", "a.md", "a.html", "a.jsonl", "https://a.example/n"),
    mediaType: fc.constantFrom(
      "text/html; charset=windows-1251",
      "text/plain",
      "text/markdown",
      "application/json",
      "application/octet-stream",
    ),
    url: fc.constantFrom("https://www.a.example/n/o?p=q#r", "http://b.example/"),
    feed: fc.constant("https://a.example/feed"),
    collection: fc.constant("demo"),
    retrieved: fc.constant(retrieved),
  },
  { requiredKeys: ["bytes", "name", "retrieved"] },
);

test("any input gives valid documents and issues, and never throws", () => {
  fc.assert(
    fc.property(inputs, (raw) => {
      const { documents, issues, links } = collect(raw);
      assert.ok(documents.length + issues.length + links.length > 0 || raw.bytes.length > 0);
      for (const { document } of documents) {
        Document.parse(document);
        assert.ok(document.text.startsWith(document.title ?? ""));
        assert.ok(document.bodyBegin <= document.text.length);
        assert.doesNotMatch(document.text, /\n{3}|\r|^\s|\s$/);
        for (const { span, href } of document.links) {
          assert.match(href, /^https?:/);
          assert.ok(span && span.begin < span.end && span.end <= document.text.length);
        }
      }
      for (const issue of issues) Issue.parse(issue);
      assert.equal(new Set(issues.map(({ id }) => id)).size, issues.length);
    }),
  );
});

test("the archived bytes of a document give the same document again", () => {
  fc.assert(
    fc.property(inputs, (raw) => {
      for (const collected of collect(raw).documents) {
        const again = collect(inputOf(collected)).documents;
        assert.deepEqual(again, [{ ...collected, bytes: again[0]?.bytes }]);
        assert.deepEqual(Buffer.from(again[0]?.bytes ?? []), Buffer.from(collected.bytes));
      }
    }),
  );
});

test("key order and white space of a record do not change its id", () => {
  const a = only(input('{"text": "The port was hit.", "title": "Port"}\n'));
  const b = only(input('{ "title":"Port","text":"The port was hit." }\n'));
  assert.equal(a.id, b.id);
});

test("a feed fetched again with one item more gives the same documents and one more", () => {
  const item = (n: number) =>
    `<item><title>Item ${n}</title><description>Words of item ${n}.</description></item>`;
  const feed = (n: number, clock: string) =>
    input(
      `<rss version="2.0"><channel><title>F</title><lastBuildDate>${clock}</lastBuildDate>${Array.from({ length: n }, (_, i) => item(n - i)).join("")}</channel></rss>`,
      {
        url: "https://a.example/rss",
      },
    );
  const before = collect(feed(2, "Fri, 03 Oct 2025 10:00:00 GMT")).documents.map(
    ({ document }) => document,
  );
  const after = collect(feed(3, "Sat, 04 Oct 2025 10:00:00 GMT")).documents.map(
    ({ document }) => document,
  );
  assert.deepEqual(after.slice(1), before);
  assert.equal(before[0]?.feed, "https://a.example/rss");
});

test("a page that claims another site's address is that site's story", () => {
  const markup = (href: string) =>
    `<html><head><link rel="canonical" href="${href}"></head><body><p>The port was hit, it said.</p></body></html>`;
  const at = (href: string) =>
    only(input(markup(href), { url: "https://www.copy.example/a?utm=1" }));
  assert.deepEqual(
    [at("https://copy.example/a").url, at("https://copy.example/a").originator],
    ["https://copy.example/a", null],
  );
  assert.deepEqual(
    [at("https://wire.example/b").url, at("https://wire.example/b").originator],
    ["https://www.copy.example/a?utm=1", "wire.example"],
  );
  assert.equal(at("https://copy.example/").url, "https://www.copy.example/a?utm=1");
  assert.equal(at("javascript:alert(1)").url, "https://www.copy.example/a?utm=1");
});

test("bad input is an issue, by a stable code", () => {
  const cases: readonly (readonly [string | Uint8Array, string])[] = [
    ["", "empty-file"],
    [" \n\t ", "blank-file"],
    ["%PDF-1.7 …", "unknown-format"],
    [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), "unknown-format"],
    [Uint8Array.from([1, 0, 2, 0, 0, 3, 4, 5, 6, 7]), "unknown-format"],
    ['<?xml version="1.0"?><data/>', "unknown-format"],
    ["<html><body></body></html>", "empty-text"],
    ["<rss><channel>", "invalid-feed"],
    ['[{"text": "a"', "invalid-json"],
  ];
  for (const [bytes, code] of cases) {
    const found = collect(input(bytes));
    assert.deepEqual(found.documents, [], code);
    assert.equal(found.issues[0]?.code, code);
    assert.equal(found.issues[0]?.severity, "error");
  }
});

test("a missing date and a future one are told, never mended", () => {
  const told = (published: string | undefined) =>
    codes(
      input(JSON.stringify({ text: "The port was hit on Friday, officials said.", published })),
    );
  assert.deepEqual(told(undefined), ["missing-date"]);
  assert.deepEqual(told("03/10/2025"), ["invalid-date"]);
  assert.deepEqual(told("2031-01-01"), ["future-date"]);
  assert.deepEqual(told("2025-10-03"), []);
});

test("the publisher whom nobody states is the agency of the dateline; of another publisher it is the originator", () => {
  const text = "TARN (Sarn Wire) — The crossing was closed, the guard said.";
  const own = only(input(JSON.stringify({ text })));
  const other = only(input(JSON.stringify({ text, publisher: "River Post" })));
  assert.deepEqual([own.publisher, own.originator], ["Sarn Wire", null]);
  assert.deepEqual([other.publisher, other.originator], ["River Post", "Sarn Wire"]);
});

test("links hold the words they held in the page", () => {
  const { text, links } = only(
    input(
      '<html><body><article><h1>Port hit</h1><p>The <a href="/a">army said <b>on Friday</b></a> that it, too, was hit, and <a href="mailto:x@y">wrote</a> so.</p></article></body></html>',
      {
        url: "https://a.example/b",
      },
    ),
  );
  assert.deepEqual(
    links.map(({ span, href }) => [text.slice(span?.begin, span?.end), href]),
    [["army said on Friday", "https://a.example/a"]],
  );
});
