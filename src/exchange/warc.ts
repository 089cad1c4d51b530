import { hash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { ExportedDocument } from "../model/exported.ts";
import { attributionOf, citedClaims } from "./cited-claim.ts";
import type { ExportSource } from "./export-source.ts";
import { stableUuid } from "./stable-uuid.ts";
import { uriOf } from "./uri.ts";

/** What a record is made of, beside its digest and length. */
interface RecordParts {
  readonly type: "warcinfo" | "resource" | "conversion" | "metadata";
  readonly id: string;
  readonly date: string;
  readonly contentType: string;
  readonly targetUri?: string;
  readonly refersTo?: string;
  readonly block: Uint8Array;
}

/**
 * The archive as WARC 1.1, each record a gzip member of its own: for each document its bytes as they were retrieved
 * (resource), its text as it was read (conversion), and its claims with their attribution (metadata). With it a stranger can follow
 * any citation to the quoted words: the spans are code points of the conversion record.
 *
 * @see ISO 28500:2017, WARC 1.1, and its annex D on compression
 */
export async function* exportWarc(source: ExportSource): AsyncGenerator<Uint8Array> {
  const { at, version } = source;
  const info = `software: Tocsin ${version}\r\nformat: WARC File Format 1.1\r\n`;
  yield record({
    type: "warcinfo",
    id: stableUuid("warc", at),
    date: at,
    contentType: "application/warc-fields",
    block: Buffer.from(info),
  });
  for await (const exported of source.documents())
    for (const parts of await recordsOf(exported, source)) yield record(parts);
}

async function recordsOf(
  exported: ExportedDocument,
  { archivedBytes }: ExportSource,
): Promise<RecordParts[]> {
  const { document } = exported;
  const uri = document.url ?? `urn:tocsin:${document.id}`;
  const id = stableUuid("warc-resource", document.id);
  const bytes = await archivedBytes(document.sha256);
  const resource: RecordParts[] =
    bytes === undefined
      ? [] // forgotten at somebody's request; its text and claims may still stand
      : [
          {
            type: "resource",
            id,
            date: document.retrieved,
            contentType: document.mediaType,
            targetUri: uri,
            block: bytes,
          },
        ];
  const related = { date: document.retrieved, ...(bytes === undefined ? {} : { refersTo: id }) };
  const claims = citedClaims(exported).map(attributionOf);
  const { text: _text, links: _links, ...about } = document;
  return [
    ...resource,
    {
      type: "conversion",
      id: stableUuid("warc-text", document.id),
      ...related,
      contentType: "text/plain; charset=utf-8",
      targetUri: `urn:tocsin:${document.id}:text`,
      block: Buffer.from(document.text.toWellFormed()),
    },
    {
      type: "metadata",
      id: stableUuid("warc-claims", document.id),
      ...related,
      contentType: "application/json",
      targetUri: uri,
      block: Buffer.from(JSON.stringify({ document: about, claims })),
    },
  ];
}

/** One record, compressed. No value can hold a line break, which would be a header of its own. */
function record({
  type,
  id,
  date,
  contentType,
  targetUri,
  refersTo,
  block,
}: RecordParts): Uint8Array {
  const digest = `sha256:${hash("sha256", block)}`;
  const headers = [
    ["WARC-Type", type],
    ["WARC-Record-ID", `<urn:uuid:${id}>`],
    ["WARC-Date", new Date(date).toISOString()],
    ...(targetUri === undefined ? [] : [["WARC-Target-URI", uriOf(targetUri)]]),
    ...(refersTo === undefined ? [] : [["WARC-Refers-To", `<urn:uuid:${refersTo}>`]]),
    ["WARC-Block-Digest", digest],
    ["WARC-Payload-Digest", digest],
    ["Content-Type", contentType],
    ["Content-Length", String(block.byteLength)],
  ];
  const head = headers.map(([name, value = ""]) => `${name}: ${oneLine(value)}\r\n`).join("");
  const whole = Buffer.concat([Buffer.from(`WARC/1.1\r\n${head}\r\n`), block, END]);
  const windowBits = windowFor(whole.length);
  return gzipSync(whole, { level: LEVEL, windowBits, chunkSize: whole.length + SPARE });
}

const END = Buffer.from("\r\n\r\n");
const SPARE = 1024; // bytes that headers of gzip take, at most
const LEVEL = 3; // half the time of the usual 6, for 4 bytes more of 100
const WIDEST = 15;
const NARROWEST = 9;

/** Bits of a window that holds the record: a wider one takes longer to make ready than a short record to compress. */
function windowFor(bytes: number): number {
  return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(Math.log2(bytes))));
}

function oneLine(value: string): string {
  return value.replace(/\p{Cc}+/gu, " ");
}
