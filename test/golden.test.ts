// A folder is a case: document.txt in, layers.txt out. After a change, npm run test:update and read the diff.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Claim } from "../src/model/claim.ts";
import type { Document } from "../src/model/document.ts";
import { read, readContext } from "../src/read/index.ts";

const ROOT = "test/golden/read";
const UPDATE = process.env["TOCSIN_UPDATE_GOLDEN"] === "1";
const OUTLETS = readContext([
  {
    id: "src:harbor-post",
    name: "Harbor Post",
    type: "media",
    aliases: ["The Harbor Post"],
    domains: [],
    ownerGroup: null,
    stateAffiliation: null,
    country: null,
    language: "en",
    reliability: "F",
    reliabilityBasis: "new source",
    provenance: "invented",
    verified: true,
  },
]);

for (const name of readdirSync(ROOT).sort()) {
  test(`golden read ${name}`, () => {
    const text = readFileSync(join(ROOT, name, "document.txt"), "utf8").trim();
    const { reading } = read(document(name, text), OUTLETS);
    const blocks = reading.blocks.filter(({ kind }) => kind !== "paragraph");
    const lines = [
      ...blocks.map(({ kind, span }) => `[${kind}] ${text.slice(span.begin, span.end)}`),
      ...(blocks.length > 0 ? [""] : []),
      ...reading.claims.map((claim) => underline(text, claim)),
    ];
    expectFile(join(ROOT, name, "layers.txt"), `${lines.join("\n")}\n`);
  });
}

function expectFile(path: string, actual: string): void {
  if (UPDATE) writeFileSync(path, actual);
  assert.ok(existsSync(path), `missing ${path}: run npm run test:update and read the diff`);
  assert.equal(actual, readFileSync(path, "utf8"));
}

/** The paragraph of the claim with each of its spans underlined, then how it stands. */
function underline(text: string, claim: Claim): string {
  const begin = text.lastIndexOf("\n", claim.content[0]?.begin ?? 0) + 1;
  const after = text.indexOf("\n", claim.content.at(-1)?.end ?? 0);
  const paragraph = text.slice(begin, after < 0 ? text.length : after);
  const marks = [
    ...claim.chain.flatMap((link) => [
      ...(link.span
        ? [
            {
              ...link.span,
              label: `${link.type}${link.name ? ` = ${link.name}` : ""}${link.scope === "explicit" ? "" : ` (${link.scope})`}`,
            },
          ]
        : []),
      ...(link.cue?.spans.map((span) => ({ ...span, label: `cue ${link.cue?.class}` })) ?? []),
    ]),
    ...claim.content.map((span) => ({ ...span, label: "content" })),
  ].filter((mark) => mark.begin >= begin && mark.end <= begin + paragraph.length);
  const rows = marks.map(
    ({ begin: b, end, label }) => `${" ".repeat(b - begin)}${"^".repeat(end - b)} ${label}`,
  );
  const { form, modality, polarity, factuality } = claim;
  return [
    paragraph,
    ...rows,
    `= ${form}, ${modality}, ${polarity}; source ${factuality.source}, writer ${factuality.writer}`,
    "",
  ].join("\n");
}

function document(name: string, text: string): Document {
  const title = /^([^.\n]{1,120})\n\n/.exec(text)?.[1] ?? null;
  return {
    id: `doc-${name}`,
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
    published: "2031-05-12",
    publishedBasis: "record",
    retrieved: "2031-05-13T00:00:00Z",
    licence: null,
    title,
    bodyBegin: title ? title.length + 2 : 0,
    text,
    links: [],
  };
}
