import type { RawInput } from "../model/document.ts";
import { EXCERPT_TYPE } from "../model/excerpt.ts";
import { utf16Label } from "./encoding.ts";
import type { Complaint } from "./issue.ts";

export type Format =
  "text" | "markdown" | "page" | "feed" | "records" | "record" | "excerpt" | "xml";

/** Canonical JSON of one feed item or one line: what the archive keeps of inputs that hold many documents. */
export const RECORD_TYPE = "application/vnd.tocsin.record+json";

/** Media types of the documents each format of a single document yields. */
export const MEDIA_TYPES = {
  text: "text/plain",
  markdown: "text/markdown",
  page: "text/html",
} as const;

const MIB = 2 ** 20;
const PAGE_BYTES = 20 * MIB; // 100 times the longest article of the extraction benchmark
const RECORDS_BYTES = 256 * MIB; // half of V8's longest string

const SIGNATURES: readonly (readonly [string, string, string])[] = [
  ["%PDF-", "a PDF", "Save its text as .txt"],
  [
    "PK\u0003\u0004",
    "a zip archive or an office file",
    "Unpack it, or save the document as .txt or .html",
  ],
  ["\u001f\u008b", "a gzip file", "Unpack it with gunzip"],
  ["\u0089PNG", "an image", "Add the text of the article"],
  ["\u00ff\u00d8\u00ff", "an image", "Add the text of the article"],
  ["GIF8", "an image", "Add the text of the article"],
  ["RIFF", "a sound, film or image", "Add the text of the article"],
  ["{\\rtf", "a rich text file", "Save it as .txt or .html"],
  ["\u00d0\u00cf\u0011\u00e0", "an old office file", "Save it as .txt or .html"],
  ["SQLite format 3", "a database", "Open a case with: tocsin start CASE"],
];

/** Why the bytes cannot be read at all; null where they may be. Looks at their size and first bytes only. */
export function refuse(input: RawInput): Complaint | null {
  const { bytes } = input;
  if (bytes.length === 0) {
    return {
      code: "empty-file",
      message: `missing text: "${input.name}" is empty`,
      severity: "error",
    };
  }
  const limit = isRecordsByName(input) ? RECORDS_BYTES : PAGE_BYTES;
  if (bytes.length > limit) {
    return {
      code: "too-large",
      message: `invalid size: ${Math.ceil(bytes.length / MIB)} MiB, at most ${limit / MIB} MiB`,
      hint: "Split the file, or save only the article",
      severity: "error",
    };
  }
  return unknownFormat(bytes);
}

function unknownFormat(bytes: Uint8Array): Complaint | null {
  const head = bytes.subarray(0, 8192);
  const begin = String.fromCharCode(...head.subarray(0, 16));
  const known = SIGNATURES.find(([signature]) => begin.startsWith(signature));
  if (!known && (!head.includes(0) || utf16Label(bytes) !== null)) return null;
  const [, what, hint] = known ?? [
    "",
    "binary data",
    "Add text, HTML, Markdown, a feed or JSON lines",
  ];
  return { code: "unknown-format", message: `unknown format: ${what}`, hint, severity: "error" };
}

function isRecordsByName(input: RawInput): boolean {
  return /\.(?:jsonl|ndjson|json)$/i.test(input.name) || byMediaType(input.mediaType) === "records";
}

/**
 * The format: by what the text opens with where that decides, else by media type, else by name, else plain text.
 *
 * Law: the media type of a document, put with its bytes, gives the format it was read as.
 */
export function formatOf(text: string, input: RawInput): Format {
  if (baseType(input.mediaType) === RECORD_TYPE) return "record";
  if (baseType(input.mediaType) === EXCERPT_TYPE) return "excerpt";
  return byOpening(text) ?? byMediaType(input.mediaType) ?? byName(input.name) ?? byGuess(text);
}

const OPENING_UNITS = 4096; // comments and processing instructions may stand before the root element

function byOpening(text: string): Format | null {
  const head = text.slice(0, OPENING_UNITS).trimStart();
  if (/^\{[^<]*?"version"\s*:\s*"https?:\/\/(?:www\.)?jsonfeed\.org\//.test(head)) return "feed";
  if (/^\[?\s*\{\s*"/.test(head)) return "records";
  if (/^---\n[\s#]*[\w-]+\s*:/.test(head.replaceAll("\r\n", "\n"))) return "markdown";
  if (!head.startsWith("<")) return null;
  return BY_ROOT[rootElement(head) ?? ""] ?? (head.startsWith("<?xml") ? "xml" : null);
}

const BY_ROOT: Readonly<Record<string, Format>> = {
  html: "page",
  head: "page",
  body: "page",
  rss: "feed",
  feed: "feed",
  "rdf:rdf": "feed",
};

/** Name of the first element, or of the document type where that is HTML; lower case. */
function rootElement(head: string): string | null {
  const plain = head.replace(/<!--[\s\S]{0,3000}?-->|<\?[^>]{0,500}>/g, "").trimStart();
  if (/^<!doctype\s+html/i.test(plain)) return "html";
  const inside = plain.replace(/^<!doctype[^[>]{0,300}(?:\[[^\]]*\]\s*)?>/i, "").trimStart();
  return /^<([a-z][\w:.-]{0,40})/i.exec(inside)?.[1]?.toLowerCase() ?? null;
}

const BY_TYPE: Readonly<Record<string, Format>> = {
  "text/plain": "text",
  "text/markdown": "markdown",
  "text/html": "page",
  "application/xhtml+xml": "page",
  "application/rss+xml": "feed",
  "application/atom+xml": "feed",
  "application/rdf+xml": "feed",
  "application/feed+json": "records",
  "application/json": "records",
  "application/jsonl": "records",
  "application/x-ndjson": "records",
};

const BY_EXTENSION: Readonly<Record<string, Format>> = {
  txt: "text",
  md: "markdown",
  markdown: "markdown",
  html: "page",
  htm: "page",
  xhtml: "page",
  rss: "feed",
  atom: "feed",
  json: "records",
  jsonl: "records",
  ndjson: "records",
};

function byMediaType(mediaType: string | undefined): Format | null {
  return BY_TYPE[baseType(mediaType)] ?? null;
}

function byName(name: string): Format | null {
  const extension = /\.(\w{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return BY_EXTENSION[extension] ?? null;
}

function byGuess(text: string): Format {
  return /^\s{0,100}<(?:!--|article|div|h[1-6]|main|meta|p|section|span|table|title)\b/i.test(text)
    ? "page"
    : "text";
}

function baseType(mediaType: string | undefined): string {
  return (mediaType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
