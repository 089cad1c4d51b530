import { z } from "zod";
import type { Draft, Extract, Stated } from "./draft.ts";
import { RECORD_TYPE } from "./format.ts";
import type { Complaint } from "./issue.ts";
import { readFragment } from "./page.ts";
import { normaliseText, oneLine, splitTitle, unwrapLines } from "./text.ts";
import { webAddress } from "./web-address.ts";

const Word = z.string().nullish();

/** One article of JSON lines, or one feed item. `html` stands in for `text` where a feed carries markup. */
export const ArticleRecord = z.looseObject({
  id: z.union([z.string(), z.number()]).nullish(),
  text: Word,
  html: Word,
  title: Word,
  url: Word,
  publisher: Word,
  originator: Word,
  byline: Word,
  language: Word,
  published: Word,
  licence: Word,
  collection: Word,
});
export type ArticleRecord = z.infer<typeof ArticleRecord>;

/**
 * Bytes of a record: JSON with sorted keys, in UTF-8.
 *
 * Law: equal records give equal bytes, whatever the order of their keys and the white space between them.
 */
function canonicalBytes(record: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(sorted(record)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, inner]) => [key.toWellFormed(), sorted(inner)] as const,
  );
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** One value of a file of records: a draft, or what is wrong with it. */
export function readRecord(value: unknown, place: string): Draft | Complaint {
  const parsed = ArticleRecord.safeParse(value);
  if (!parsed.success) return invalidRecord(place, parsed.error);
  const { text, html, title } = parsed.data;
  if ([text, html, title].some((words) => words?.trim())) return draftOf(parsed.data, value);
  return {
    code: "missing-text",
    message: `missing text: record ${place}`,
    hint: 'Give it a field "text"',
    severity: "error",
  };
}

function invalidRecord(place: string, { issues: [issue] }: z.ZodError): Complaint {
  const field = issue?.path.length ? `field "${issue.path.join(".")}": ` : "";
  return {
    code: "invalid-record",
    message: `invalid record ${place}: ${field}${issue?.message}`,
    hint: 'Give one object an article: {"text": "…", "title": "…", "publisher": "…", "published": "YYYY-MM-DD"}',
    severity: "error",
  };
}

function draftOf(record: ArticleRecord, value: unknown): Draft {
  const whole = normaliseText(record.text ?? "");
  const given = oneLine(record.title);
  const { title, body: text } = given === null ? splitTitle(whole) : { title: given, body: whole };
  const stated: Stated = {
    url: webAddress(record.url),
    title,
    publisher: oneLine(record.publisher),
    originator: oneLine(record.originator),
    byline: oneLine(record.byline),
    language: oneLine(record.language),
    published: oneLine(record.published),
    licence: oneLine(record.licence),
    collection: oneLine(record.collection),
  };
  const body = whole.trim()
    ? { text: unwrapLines(text), links: [] }
    : readFragment(record.html ?? "", stated.url);
  return {
    bytes: canonicalBytes(value),
    mediaType: RECORD_TYPE,
    basis: "record",
    stated,
    body,
    complaints: [],
  };
}

/** JSON lines, a JSON array, or one object. A bad line is one complaint; the rest goes on. */
export function readRecords(text: string): Extract {
  const whole = /^\s*\[/.test(text) ? parseJson(text) : parseSingle(text);
  if (whole.ok)
    return gather([whole.value].flat().map((value, i) => readSafely(value, `${i + 1}`)));
  if (/^\s*\[/.test(text)) return gather([invalidJson("array", whole.reason)]);
  const lines = text
    .split("\n")
    .map((line, i) => ({ line: line.trim(), place: `in line ${i + 1}` }));
  return gather(
    lines.filter(({ line }) => line !== "").map(({ line, place }) => readLine(line, place)),
  );
}

/** The canonical bytes of one record, as the archive holds them. */
export function readCanonical(text: string): Extract {
  const parsed = parseJson(text);
  return gather([
    parsed.ok ? readSafely(parsed.value, "in archive") : invalidJson("record", parsed.reason),
  ]);
}

/** One object over several lines; a first line that is an object of its own makes the text JSON lines. */
function parseSingle(text: string): ParsedJson {
  const end = text.indexOf("\n");
  const isLines = end >= 0 && parseJson(text.slice(0, end)).ok && text.slice(end).trim() !== "";
  return isLines ? { ok: false, reason: "several lines" } : parseJson(text);
}

function readLine(line: string, place: string): Draft | Complaint {
  const parsed = parseJson(line);
  return parsed.ok ? readSafely(parsed.value, place) : invalidJson(place, parsed.reason);
}

function readSafely(value: unknown, place: string): Draft | Complaint {
  try {
    return readRecord(value, place);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return {
      code: "invalid-record",
      message: `invalid record ${place}: nests too deep`,
      hint: "Flatten it",
      severity: "error",
    };
  }
}

type ParsedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof RangeError)
      return { ok: false, reason: cause.message };
    throw cause;
  }
}

function invalidJson(place: string, reason: string): Complaint {
  return {
    code: "invalid-json",
    message: `invalid JSON ${place}: ${oneLine(reason)?.slice(0, 120) ?? ""}`,
    hint: "Write one JSON object a line, in UTF-8",
    severity: "error",
  };
}

/** Drafts apart from complaints, each in order. */
export function gather(results: readonly (Draft | Complaint)[]): Extract {
  return {
    drafts: results.filter((result) => "bytes" in result),
    complaints: results.filter((result): result is Complaint => !("bytes" in result)),
    urls: [],
  };
}
