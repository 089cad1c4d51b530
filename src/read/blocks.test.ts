import assert from "node:assert/strict";
import { test } from "node:test";
import type { Document } from "../model/document.ts";
import { blocks } from "./blocks.ts";

const FIRST = "The ferry left before the storm, officials said on Monday.";
const LAST = "The bridge was closed all day, officials said on Monday.";

/** Kinds of the paragraphs between a first and a last sentence. */
function kindsOf(...paragraphs: string[]): string[] {
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
    title: null,
    bodyBegin: 0,
    text: [FIRST, ...paragraphs, LAST].join("\n\n"),
    links: [],
  };
  const found = blocks.read(document, {}, { outlets: new Map() });
  return found.slice(1, -1).map(({ kind }) => kind);
}

function allAre(kind: string, lines: readonly string[]): void {
  for (const line of lines) assert.deepEqual(kindsOf(line), [kind], line);
}

test("lines under pictures are captions, with and without a credit", () => {
  allAre("caption", [
    "The photo shows an empty pier at dusk. (AP)",
    "FILE PHOTO: The envoy arrives at the port on May 3.",
    "Smoke rises over the harbour on Monday. (Photo by Mara Dost/Test Wire)",
    "A ferry leaves the port. REUTERS/Mara Dost",
    "A ferry leaves the port | Mara Dost/Getty Images",
    "A ferry leaves the port. (Mara Dost via AP)",
    "In this undated picture, the mayor opens the bridge.",
    "In this photo released by the guard, boats leave the mole.",
    "Screenshot from a video released by the guard.",
    "Satellite image of the depot. Source: Vale Maps",
  ]);
});

test("a short line that stands there twice running is a caption, both times", () => {
  const line = "An empty pier on the coast of Vale.";
  assert.deepEqual(kindsOf(line, line), ["caption", "caption"]);
  assert.deepEqual(kindsOf(line), ["paragraph"]);
  const said = "The mayor said the pier was empty.";
  assert.deepEqual(kindsOf(said, said), ["paragraph", "paragraph"]);
});

test("what a site puts between paragraphs is boilerplate, misspelt or not", () => {
  allAre("boilerplate", [
    "Advertisment",
    "ADVERTISEMENT - CONTINUE READING BELOW",
    "Fly Vale Advertisment",
    "Article continues after this ad",
    "Read Also: The mayor said the bridge fell",
    "You may also like",
    "Sign up for our newsletter and never miss a story.",
    "Register for free to continue reading",
    "We and our partners use cookies to store data.",
    "By using this site you accept our use of cookies.",
    "Click to share on Facebook (Opens in new window)",
    "Share this article",
    "Comments (12)",
  ]);
});

test("news that begins with the same words is news", () => {
  allAre("paragraph", [
    "Cookies were found in the depot, police said.",
    "Subscribers of the paper said the raid was announced two days before.",
    "Sponsored militias crossed the border on Monday, the army said.",
    "Related groups in the north said they would stop the raids.",
    "Donate or fight, the commander told villagers.",
    "Watch towers were built along the river, the army said.",
    "By Monday the army had left the town.",
    "In this still quiet valley nobody had heard of the raid.",
  ]);
});

test("a byline is a name, not a sentence", () => {
  allAre("byline", [
    "By Otto Kringel",
    "By Mara Dost, Test Wire",
    "Reporting by Mara Dost in Vale.",
  ]);
});
