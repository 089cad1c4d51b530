import { trimSpan } from "../base/span.ts";
import type { Body } from "./draft.ts";

/**
 * Characters that a reader of the page does not see, inside words included: C0 and C1 controls but for tab and
 * newline, soft hyphen, zero-width space, byte order mark. Zero-width (non-)joiners stay: Persian needs them.
 */
// oxlint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\ufeff]/g;
const LINE_END = /\r\n?|[\u0085\u2028\u2029]/g;
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** Without invisible characters and lone surrogates, every line end a newline, every odd space a space. */
export function cleanCharacters(text: string): string {
  return text.toWellFormed().replace(LINE_END, "\n").replace(ODD_SPACE, " ").replace(INVISIBLE, "");
}

/** Clean characters, no space at line ends, at most one empty line in a row, trimmed. Unicode is not composed. */
export function normaliseText(text: string): string {
  return cleanCharacters(text)
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** On one line; null where nothing is left. */
export function oneLine(text: string | null | undefined): string | null {
  const line = cleanCharacters(text ?? "")
    .replace(/\s+/g, " ")
    .trim();
  return line === "" ? null : line;
}

const WRAP_UNITS = { min: 50, max: 80 }; // mail and wire copy wrap at 65–76 columns
const WRAPPED_SHARE = 0.8; // of the lines that do not end a paragraph
const WRAPPED_LINES = 4; // fewer may be verse, an address or a short list
const LIST_LINE = /^\s|^(?:[-*•–—>|]|\d{1,3}[.)])\s/;

/**
 * Text wrapped at a fixed column made into one line a paragraph; other text unchanged.
 *
 * Law: the length does not change, so spans of one are spans of the other.
 */
export function unwrapLines(text: string): string {
  const paragraphs = text.split("\n\n");
  const inner = paragraphs.flatMap((paragraph) => paragraph.split("\n").slice(0, -1));
  const wrapped = inner.filter(
    (line) => line.length >= WRAP_UNITS.min && line.length <= WRAP_UNITS.max,
  );
  if (inner.length < WRAPPED_LINES || wrapped.length < inner.length * WRAPPED_SHARE) return text;
  return paragraphs.map(unwrapParagraph).join("\n\n");
}

function unwrapParagraph(paragraph: string): string {
  const lines = paragraph.split("\n");
  return lines
    .map((line, i) => {
      const next = lines[i + 1];
      if (next === undefined) return line;
      return line.length >= WRAP_UNITS.min && !LIST_LINE.test(next) ? `${line} ` : `${line}\n`;
    })
    .join("");
}

const TITLE_UNITS = 200;

/** The title of a plain text: a short first line without a final full stop, followed by an empty line. */
export function splitTitle(text: string): { title: string | null; body: string } {
  const end = text.indexOf("\n\n");
  const first = end < 0 ? "" : text.slice(0, end);
  const isTitle =
    first !== "" &&
    first.length <= TITLE_UNITS &&
    !first.includes("\n") &&
    !/[.。۔]["'”’)]?$/.test(first);
  return isTitle
    ? { title: first, body: text.slice(end).trimStart() }
    : { title: null, body: text };
}

/** The body without its first line, where that line is the title again. */
export function withoutTitle(body: Body, title: string): Body {
  const end = body.text.indexOf("\n");
  const first = end < 0 ? body.text : body.text.slice(0, end);
  if (fold(first) !== fold(title)) return body;
  const rest = trimSpan(body.text, { begin: first.length, end: body.text.length });
  const links = body.links
    .filter(({ span }) => span.begin >= rest.begin)
    .map(({ span, href }) => ({
      span: { begin: span.begin - rest.begin, end: span.end - rest.begin },
      href,
    }));
  return { text: body.text.slice(rest.begin, rest.end), links };
}

function fold(line: string): string {
  return line.replace(/\s+/g, " ").trim().toLowerCase();
}
