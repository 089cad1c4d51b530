import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { NOTHING_STATED, type Draft, type Stated } from "./draft.ts";
import type { Complaint } from "./issue.ts";
import { joinParagraphs, trimParagraph, type Paragraph } from "./paragraphs.ts";
import { normaliseText, oneLine } from "./text.ts";
import { webAddress } from "./web-address.ts";

const FRONT_MATTER_UNITS = 65_536;
const Word = z.union([z.string(), z.number()]).transform(String).nullish();

/** What front matter may say; other keys are the author's own. */
const FrontMatter = z.looseObject({
  url: Word,
  title: Word,
  publisher: Word,
  originator: Word,
  byline: Word,
  author: Word,
  language: Word,
  lang: Word,
  published: Word,
  date: Word,
  licence: Word,
  license: Word,
  collection: Word,
});

/** Markdown with optional YAML front matter. @see https://spec.commonmark.org */
export function readMarkdown(
  bytes: Uint8Array,
  source: string,
  base: string | null,
): Omit<Draft, "mediaType"> {
  const { yaml, rest } = splitFrontMatter(source);
  const { stated, complaints } = readFrontMatter(yaml);
  const paragraphs = blocksOf(normaliseText(withoutComments(rest))).map((block) =>
    paragraphOf(block, stated.url ?? base),
  );
  const [first, ...others] = paragraphs;
  const heading = stated.title === null && first?.kind === "heading" ? first.text : null;
  return {
    bytes,
    basis: "record",
    stated: { ...stated, title: stated.title ?? heading },
    body: joinParagraphs(heading === null ? paragraphs.filter(isFilled) : others.filter(isFilled)),
    complaints,
  };
}

function withoutComments(source: string): string {
  const [first = "", ...others] = source.split("<!--");
  return others.reduce((kept, part) => {
    const end = part.indexOf("-->");
    return kept + (end < 0 ? part : part.slice(end + 3));
  }, first);
}

function isFilled({ text }: Paragraph): boolean {
  return text !== "";
}

function splitFrontMatter(source: string): { yaml: string | null; rest: string } {
  const text = source
    .replace(/^\ufeff/, "")
    .replaceAll("\r\n", "\n")
    .trimStart();
  if (!text.startsWith("---\n")) return { yaml: null, rest: text };
  const end = text.slice(0, FRONT_MATTER_UNITS).search(/\n(?:---|\.\.\.)[ \t]*(?:\n|$)/);
  return end < 0
    ? { yaml: null, rest: text }
    : { yaml: text.slice(4, end), rest: text.slice(end + 4) };
}

function readFrontMatter(yaml: string | null): { stated: Stated; complaints: Complaint[] } {
  if (yaml === null) return { stated: NOTHING_STATED, complaints: [] };
  const parsed = FrontMatter.safeParse(yamlOrNull(yaml));
  if (!parsed.success) {
    const complaint: Complaint = {
      code: "invalid-front-matter",
      message: `invalid front matter: ${oneLine(yaml.slice(0, 60))}`,
      hint: 'Write it as YAML, one "key: value" a line',
      severity: "warning",
    };
    return { stated: NOTHING_STATED, complaints: [complaint] };
  }
  const {
    url,
    title,
    publisher,
    originator,
    byline,
    author,
    language,
    lang,
    published,
    date,
    licence,
    license,
    collection,
  } = parsed.data;
  const stated: Stated = {
    url: webAddress(url),
    title: oneLine(title),
    publisher: oneLine(publisher),
    originator: oneLine(originator),
    byline: oneLine(byline ?? author),
    language: oneLine(language ?? lang),
    published: oneLine(published ?? date),
    licence: oneLine(licence ?? license),
    collection: oneLine(collection),
  };
  return { stated, complaints: [] };
}

function yamlOrNull(yaml: string): unknown {
  try {
    return parseYaml(yaml, { maxAliasCount: 0, logLevel: "silent" });
  } catch (cause) {
    if (cause instanceof Error) return null; // YAMLParseError, ReferenceError for aliases, RangeError for depth
    throw cause;
  }
}

const FENCE = /^(?:```|~~~)/;
const LIST_MARK = /^\s{0,20}(?:[-*+]|\d{1,4}[.)])\s+/;
const RULE = /^(?:\*\s*){3,}$|^(?:-\s*){3,}$|^(?:_\s*){3,}$|^={3,}$/;

interface Block {
  readonly kind: Paragraph["kind"];
  readonly source: string;
}

/** Blocks of the source: headings, list items, paragraphs with their soft line breaks joined. */
function blocksOf(source: string): Block[] {
  return source
    .split(/\n{2,}/)
    .filter((chunk) => !/^\[[^\]\n]{1,100}\]:\s/.test(chunk))
    .flatMap((chunk) =>
      linesToBlocks(
        chunk.split("\n").filter((line) => !FENCE.test(line) && !RULE.test(line.trim())),
      ),
    );
}

function linesToBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let goesOn = false;
  for (const line of lines.map((one) => one.replace(/^(?:\s{0,3}>\s?){1,9}/, ""))) {
    const block = startOf(line);
    const previous = blocks.at(-1);
    if (block === null && goesOn && previous) {
      blocks[blocks.length - 1] = { ...previous, source: `${previous.source} ${line.trim()}` };
    } else {
      blocks.push(block ?? { kind: "paragraph", source: line.trim() });
    }
    goesOn = block?.kind !== "heading";
  }
  return blocks;
}

function startOf(line: string): Block | null {
  const heading = /^#{1,6}\s+(.*?)(?:\s#+)?$/.exec(line);
  if (heading?.[1] !== undefined) return { kind: "heading", source: heading[1] };
  return LIST_MARK.test(line) ? { kind: "item", source: line.replace(LIST_MARK, "") } : null;
}

const INLINE_LINK =
  /!?\[([^[\]]{0,500})\]\(\s{0,5}<?([^\s()<>]{1,2000})>?(?:\s{1,5}"[^"]{0,300}")?\s{0,5}\)|<(https?:[^\s<>]{1,2000})>/g;

/** Words of a block and its links; a picture alone is its caption, a picture in running text nothing. */
function paragraphOf({ kind, source }: Block, base: string | null): Paragraph {
  const picture = /^!\[([^[\]]{0,500})\]\([^()]{0,2000}\)$/.exec(source);
  if (picture) return { kind: "caption", text: plainWords(picture[1] ?? "").trim(), links: [] };
  const links: Paragraph["links"][number][] = [];
  let text = "";
  let from = 0;
  for (const found of source.matchAll(INLINE_LINK)) {
    text += plainWords(source.slice(from, found.index));
    from = found.index + found[0].length;
    if (found[0].startsWith("!")) continue;
    const href = webAddress(found[2] ?? found[3], base);
    const begin = text.length;
    text += plainWords(found[1] ?? found[3] ?? "");
    if (href !== null && text.length > begin)
      links.push({ span: { begin, end: text.length }, href });
  }
  return trimParagraph({ kind, text: text + plainWords(source.slice(from)), links });
}

/** Without marks of emphasis, code, tags and escapes. */
function plainWords(source: string): string {
  return source
    .replace(/(\*{1,3}|(?<![\p{L}\p{N}])_{1,3})(?=\S)([^*_\n]{1,1000}?)(?<=\S)\1/gu, "$2")
    .replace(/`([^`\n]{1,1000})`/g, "$1")
    .replace(/<\/?[a-z][^<>\n]{0,300}>/gi, "")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1");
}
