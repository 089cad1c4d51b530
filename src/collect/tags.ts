import { normaliseText } from "./text.ts";

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly selfClosing: boolean;
  readonly begin: number;
  readonly end: number;
}

const VOID = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "track",
  "wbr",
]);
/** Elements that end by themselves where the next one begins, so that an open tag says nothing of depth. */
const SELF_ENDING = new Set([
  "p",
  "li",
  "dt",
  "dd",
  "option",
  "optgroup",
  "thead",
  "tbody",
  "tfoot",
  "tr",
  "td",
  "th",
]);
const RAW = new Set(["script", "style", "textarea", "noscript"]);

/** Tags in one pass over the markup: linear time, no tree, whatever the nesting. */
function* tagsOf(markup: string): Generator<Tag> {
  let at = markup.indexOf("<");
  while (at >= 0) {
    const tag = tagAt(markup, at);
    if (tag) yield tag;
    const end = markup.startsWith("<!--", at) ? after(markup, "-->", at) : (tag?.end ?? at + 1);
    at = markup.indexOf("<", end);
  }
}

/** The tag that begins here, scripts and styles with all they hold; null where none does. */
function tagAt(markup: string, begin: number): Tag | null {
  const [, slash, word] = /^<(\/?)([a-z][a-z0-9:-]*)/i.exec(markup.slice(begin, begin + 64)) ?? [];
  if (word === undefined) return null;
  const end = after(markup, ">", begin);
  const name = word.toLowerCase();
  const closing = slash === "/";
  const isRaw = RAW.has(name) && !closing;
  return {
    name,
    closing,
    selfClosing: markup[end - 2] === "/",
    begin,
    end: isRaw ? afterRaw(markup, name, end) : end,
  };
}

function after(markup: string, mark: string, from: number): number {
  const at = markup.indexOf(mark, from);
  return at < 0 ? markup.length : at + mark.length;
}

function afterRaw(markup: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, "gi");
  closing.lastIndex = from;
  const found = closing.exec(markup);
  return found ? after(markup, ">", found.index) : markup.length;
}

/** How many tags and entities, at most `limit`. */
export function countMarks(markup: string, limit: number): number {
  const mark = /[<&]/g;
  let count = 0;
  while (count < limit && mark.test(markup)) count++;
  return count;
}

/** How deeply elements nest, at most `limit`; what a recursive or quadratic reader must know first. */
export function nestingDepth(markup: string, limit: number): number {
  let depth = 0;
  let deepest = 0;
  for (const tag of tagsOf(markup)) {
    if (VOID.has(tag.name) || SELF_ENDING.has(tag.name) || RAW.has(tag.name) || tag.selfClosing)
      continue;
    depth = Math.max(0, depth + (tag.closing ? -1 : 1));
    deepest = Math.max(deepest, depth);
    if (deepest >= limit) return limit;
  }
  return deepest;
}

const INLINE = new Set([
  "a",
  "abbr",
  "b",
  "em",
  "font",
  "i",
  "mark",
  "q",
  "s",
  "small",
  "span",
  "strong",
  "sub",
  "sup",
  "time",
  "u",
]);

/** The words between the tags, when a page cannot be had otherwise. */
export function stripTags(markup: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { name, begin, end } of tagsOf(markup)) {
    parts.push(markup.slice(from, begin).replace(/\s+/g, " "));
    if (!INLINE.has(name)) parts.push("\n\n");
    from = end;
  }
  parts.push(markup.slice(from).replace(/\s+/g, " "));
  return normaliseText(unescapeMarkup(parts.join("")).replace(/\n\s+/g, "\n\n"));
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

function unescapeMarkup(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|([a-z]{2,6}));/g,
    (whole, code: string | undefined, name: string | undefined) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const point = Number(code);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}
