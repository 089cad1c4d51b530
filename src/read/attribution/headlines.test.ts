import assert from "node:assert/strict";
import { test } from "node:test";
import type { Document } from "../../model/document.ts";
import { read, readContext } from "../index.ts";

/** Who says what in a title above a body, as [source, content]. */
function titled(title: string, body = "The ferry left before the storm."): [string, string][] {
  const document: Document = {
    id: "doc-1",
    sha256: "0".repeat(64),
    mediaType: "text/plain",
    url: null,
    feed: null,
    collection: null,
    publisher: "Test Wire",
    originator: null,
    byline: null,
    dateline: null,
    language: "en",
    published: null,
    publishedBasis: "none",
    retrieved: "2031-05-13T00:00:00Z",
    licence: null,
    title,
    bodyBegin: title.length + 2,
    text: `${title}\n\n${body}`,
    links: [],
  };
  return read(document, readContext([]))
    .reading.claims.filter(({ form }) => form === "headline")
    .map(({ chain, text }) => [chain.at(-1)?.surface ?? "", text]);
}

test("an office, a role or a body before a colon says what follows", () => {
  assert.deepEqual(titled("Guard Spokesman: Raid hit a depot on the coast"), [
    ["Guard Spokesman", "Raid hit a depot on the coast"],
  ]);
  assert.deepEqual(titled("Culture Ministry: Museum to close in May"), [
    ["Culture Ministry", "Museum to close in May"],
  ]);
});

test("so does who stands behind a dash or a colon", () => {
  assert.deepEqual(titled("Raid hit a depot on the coast — officials"), [
    ["officials", "Raid hit a depot on the coast"],
  ]);
  assert.deepEqual(titled("Two ferries collided off the mole - coast guard police"), [
    ["coast guard police", "Two ferries collided off the mole"],
  ]);
  assert.deepEqual(titled("Bridge was mined before it fell: report"), [
    ["report", "Bridge was mined before it fell"],
  ]);
});

test("a cue verb behind the comma is read as anywhere", () => {
  assert.deepEqual(titled("Bridge was mined before it fell, says mayor"), [
    ["mayor", "Bridge was mined before it fell"],
  ]);
});

test("a name is a speaker where it speaks in the body, else a topic", () => {
  const title = "Kringel: Bridge must be rebuilt by May";
  assert.deepEqual(titled(title, "Otto Kringel said the bridge must be rebuilt.")[0], [
    "Kringel",
    "Bridge must be rebuilt by May",
  ]);
  assert.deepEqual(titled("Vale: Bridge must be rebuilt by May"), [
    ["Test Wire", "Vale: Bridge must be rebuilt by May"],
  ]);
});

test("a label and the name of a site are nobody's word", () => {
  assert.deepEqual(titled("Analysis: Why the bridge was mined")[0]?.[0], "Test Wire");
  assert.deepEqual(titled("Bridge was mined before it fell - Harbor Post")[0]?.[0], "Test Wire");
});
