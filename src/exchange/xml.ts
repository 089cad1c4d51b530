import { TocsinError } from "../base/error.ts";
import type { XmlNode } from "./xml-nodes.ts";

interface Options {
  /** Elements that the root may be; another one is another's file. */
  readonly roots: readonly string[];
  /** Elements handed over whole; those outside of any are passed over. */
  readonly records: ReadonlySet<string>;
  readonly onRecord: (node: XmlNode) => void;
  /** The root, as soon as it opens: without children. */
  readonly onRoot?: (root: XmlNode) => void;
}

interface OpenNode extends XmlNode {
  readonly children: XmlNode[];
  text: string;
}

const MOST_DEPTH = 64;
const MOST_MARKUP = 1 << 20; // characters of one tag, comment or section
const MOST_RECORD = 8 << 20; // characters of one element handed over whole
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
const NAME = /^[\p{L}_][\p{L}\p{N}_.:-]*$/u;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')\s*/y;

/**
 * Reads XML as it comes, element by element, with no more in memory than the element under way.
 *
 * A document type is refused whole, so that no entity is ever declared: nothing external is fetched and nothing expands.
 * Its methods throw TocsinError "bad-input" with the line, for what is not well-formed, too deep, too large or cut off.
 *
 * @see W3C, Extensible Markup Language (XML) 1.0, fifth edition; of it, what lists are written in
 */
export class XmlReader {
  readonly #options: Options;
  readonly #path: string[] = [];
  /** The record under way and the elements open in it. */
  readonly #open: OpenNode[] = [];
  #rest = "";
  #line = 1;
  #size = 0;
  #rooted = false;

  constructor(options: Options) {
    this.#options = options;
  }

  push(text: string): void {
    const all = this.#rest + text;
    let at = 0;
    for (;;) {
      const next = all.indexOf("<", at);
      const until = next < 0 ? safeEnd(all, at) : next;
      if (until > at) this.#text(unescaped(all.slice(at, until), this.#line));
      const taken = next < 0 ? 0 : this.#markup(all, until);
      this.#grow(until - at + taken);
      at = until + taken;
      if (taken === 0) break;
    }
    this.#rest = all.slice(at);
  }

  /** Says that nothing more comes. */
  end(): void {
    if (this.#rest.trim() !== "" || this.#path.length > 0 || !this.#rooted)
      throw cutOff(this.#open[0]?.line ?? this.#line, this.#path);
  }

  /** Takes what begins at `at` if it is whole; returns how many characters it has, 0 where more is needed. */
  #markup(text: string, at: number): number {
    const kind = kindOf(text, at, this.#line);
    const end = kind ? endOf(text, at, kind) : -1;
    if (!kind || end < 0) {
      if (text.length - at > MOST_MARKUP) throw malformed(this.#line, "markup that does not end");
      return 0;
    }
    const inside = text.slice(at + kind.open.length, end);
    if (kind.what === "section") this.#text(inside);
    else {
      if (kind.what === "close") this.#close(localName(inside.trim()));
      else if (kind.what === "open") this.#start(inside);
      this.#line += newlines(inside);
    }
    return end + kind.close.length - at;
  }

  #start(tag: string): void {
    const empty = tag.endsWith("/");
    const node = nodeOf(empty ? tag.slice(0, -1) : tag, this.#line);
    if (this.#path.length === 0) this.#root(node);
    if (this.#path.length >= MOST_DEPTH)
      throw malformed(this.#line, `more than ${MOST_DEPTH} levels`);
    this.#path.push(node.name);
    this.#open.at(-1)?.children.push(node);
    if (this.#open.length > 0 || this.#options.records.has(node.name)) {
      if (this.#open.length === 0) this.#size = 0;
      this.#open.push(node);
    }
    if (empty) this.#close(node.name);
  }

  #root(node: OpenNode): void {
    const { roots, onRoot } = this.#options;
    if (this.#rooted) throw malformed(this.#line, "a second root");
    this.#rooted = true;
    if (!roots.includes(node.name)) throw another(node.name, roots, this.#line);
    onRoot?.(node);
  }

  #close(name: string): void {
    const expected = this.#path.pop();
    if (expected !== name) {
      const open = expected === undefined ? "nothing" : `<${expected}>`;
      throw malformed(this.#line, `</${name}> where ${open} is open`);
    }
    const node = this.#open.pop();
    if (node && this.#open.length === 0) this.#options.onRecord(node);
  }

  #text(text: string): void {
    const node = this.#open.at(-1);
    if (this.#path.length === 0 && /[^\s\ufeff]/.test(text))
      throw malformed(this.#line, "text outside of the root");
    if (node) node.text += text;
    this.#line += newlines(text);
  }

  #grow(length: number): void {
    this.#size += length;
    const [record] = this.#open;
    if (record && this.#size > MOST_RECORD)
      throw malformed(record.line, `<${record.name}> is too large`);
  }
}

interface Kind {
  readonly what: "open" | "close" | "section" | "passed";
  readonly open: string;
  readonly close: string;
}

const KINDS: readonly Kind[] = [
  { what: "passed", open: "<!--", close: "-->" },
  { what: "section", open: "<![CDATA[", close: "]]>" },
  { what: "passed", open: "<?", close: "?>" },
  { what: "close", open: "</", close: ">" },
];
const OPEN: Kind = { what: "open", open: "<", close: ">" };
const LONGEST_OPENING = 9;

/** What begins here; undefined where too few characters have come to tell. */
function kindOf(text: string, at: number, line: number): Kind | undefined {
  const known = KINDS.find(({ open }) => text.startsWith(open, at));
  if (known) return known;
  const begun = text.slice(at, at + LONGEST_OPENING);
  if (KINDS.some(({ open }) => open.startsWith(begun))) return undefined;
  if (begun.startsWith("<!")) {
    throw new TocsinError("bad-input", `invalid XML in line ${line}: it declares a document type`, {
      hint: "lists have none; entities are never expanded, so take the declaration out or get the file anew",
    });
  }
  return OPEN;
}

function endOf(text: string, at: number, { what, open, close }: Kind): number {
  if (what !== "open") return text.indexOf(close, at + open.length);
  let quote = "";
  for (let i = at + 1; i < text.length; i++) {
    const char = text.charAt(i);
    if (quote !== "") quote = char === quote ? "" : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === ">") return i;
  }
  return -1;
}

/** Up to where text may be taken although more is to come: not into a reference such as `&am`. */
function safeEnd(text: string, at: number): number {
  const reference = text.lastIndexOf("&");
  const whole = reference < at || text.indexOf(";", reference) >= 0;
  return whole || text.length - reference > 12 ? text.length : reference;
}

function nodeOf(tag: string, line: number): OpenNode {
  const [name = ""] = /^\S*/.exec(tag) ?? [];
  if (!NAME.test(name)) throw malformed(line, `<${name.slice(0, 40)}> is no name`);
  const attributes: Record<string, string> = {};
  const rest = tag.slice(name.length).trim();
  ATTRIBUTE.lastIndex = 0;
  for (let at = 0; at < rest.length; at = ATTRIBUTE.lastIndex) {
    const [, key = "", double, single] = ATTRIBUTE.exec(rest) ?? [];
    if (key === "") throw malformed(line, `attributes of <${name}>`);
    attributes[localName(key)] = unescaped(double ?? single ?? "", line);
  }
  return { name: localName(name), attributes, children: [], text: "", line };
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function unescaped(text: string, line: number): string {
  if (!text.includes("&")) return text;
  return text.replace(/&([^;&<\s]{0,40});?/g, (whole, name: string) => {
    const value = whole.endsWith(";") ? referenced(name) : undefined;
    if (value === undefined) throw malformed(line, `${whole.slice(0, 40)} is no known reference`);
    return value;
  });
}

function referenced(name: string): string | undefined {
  if (Object.hasOwn(ENTITIES, name)) return ENTITIES[name];
  const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
  if (hex === undefined && decimal === undefined) return undefined;
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return isCharacter(point) ? String.fromCodePoint(point) : undefined;
}

/** XML 1.0 has no control characters but three, and no halves of surrogate pairs. */
function isCharacter(point: number): boolean {
  if (point < 32) return [9, 10, 13].includes(point);
  return point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function malformed(line: number, why: string): TocsinError {
  return new TocsinError("bad-input", `invalid XML in line ${line}: ${why}`, {
    hint: "get the file anew; nothing of it was taken over",
  });
}

function cutOff(line: number, path: readonly string[]): TocsinError {
  const at = path.length > 0 ? `<${path.at(-1)}> is not closed` : "there is no root";
  return new TocsinError("bad-input", `invalid XML in line ${line}: it is cut off, ${at}`, {
    hint: "get the file anew; nothing of it was taken over",
  });
}

function another(name: string, roots: readonly string[], line: number): TocsinError {
  return new TocsinError(
    "bad-input",
    `invalid list in line ${line}: <${name}> where <${roots.join("> or <")}> is expected`,
    { hint: "check the format that was named: tocsin import --help lists them" },
  );
}
