import type { Body } from "./draft.ts";
import { isElement, TEXT_NODE, type PageElement, type PageNode } from "./dom.ts";
import {
  joinParagraphs,
  linkShare,
  ParagraphWriter,
  type Paragraph,
  type ParagraphKind,
} from "./paragraphs.ts";
import { webAddress } from "./web-address.ts";

const words = (list: string) => new Set(list.split(" "));
const SKIPPED = words(
  "audio button canvas dialog embed form head iframe input link meta nav noscript object script select style svg template textarea title video",
);
const CHROME = words("aside footer header menu"); // read neither, unless Readability kept them
const BLOCKS = words(
  "address article aside blockquote center dd details div dl dt fieldset figure footer header hr main ol p section summary table tbody tfoot thead ul",
);
const KINDS: Readonly<Record<string, ParagraphKind>> = {
  figcaption: "caption",
  caption: "caption",
  li: "item",
  tr: "row",
  h1: "heading",
  h2: "heading",
  h3: "heading",
  h4: "heading",
  h5: "heading",
  h6: "heading",
};

/** How to write out a page. */
interface Writing {
  readonly base: string | null;
  /** Also leave out header, footer and aside: for pages that went through no Readability. */
  readonly skipChrome: boolean;
}

/**
 * Text of an element as a browser lays it out, with its hyperlinks; blocks that are little but links are left out.
 *
 * Never recursive: markup may nest deeper than the stack.
 */
export function bodyOf(root: PageElement, writing: Writing): Body {
  const writer = new ParagraphWriter();
  const stack: Step[] = [root];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (typeof step === "function") step();
    else if (step.nodeType === TEXT_NODE) writer.write(step.textContent ?? "");
    else if (isElement(step) && !isSkipped(step, writing))
      stack.push(...enter(step, writer, writing).toReversed());
  }
  return joinParagraphs(withoutTeasers(writer.paragraphs()));
}

type Step = PageNode | (() => void);

/** What is to be done for an element, in order: its children, then what closes it. */
function enter(element: PageElement, writer: ParagraphWriter, { base }: Writing): Step[] {
  const children = [...element.childNodes];
  const kind = kindOf(element);
  if (kind !== null) {
    writer.openBlock(kind);
    return [...children, () => writer.closeBlock()];
  }
  switch (element.localName) {
    case "br":
      writer.breakLine();
      return [];
    case "td":
    case "th":
      writer.cell();
      return children;
    case "pre":
      writer.openBlock("paragraph");
      writer.writeLines(element.textContent ?? "");
      return [() => writer.closeBlock()];
    case "q":
      return [() => writer.write("“"), ...children, () => writer.write("”")];
    case "a":
      return enterLink(webAddress(element.getAttribute("href"), base), children, writer);
    default:
      return children;
  }
}

function enterLink(href: string | null, children: Step[], writer: ParagraphWriter): Step[] {
  if (href === null) return children;
  writer.openLink(href);
  return [...children, () => writer.closeLink()];
}

/** The kind of block an element is; null for what stands in a line. */
function kindOf(element: PageElement): ParagraphKind | null {
  const name = element.localName;
  if (KINDS[name]) return KINDS[name];
  if (isCaption(element)) return "caption";
  return BLOCKS.has(name) ? "paragraph" : null;
}

function isSkipped(element: PageElement, { skipChrome }: Writing): boolean {
  const name = element.localName;
  if (SKIPPED.has(name) || (skipChrome && CHROME.has(name))) return true;
  if (element.getAttribute("hidden") !== null) return true;
  return /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden/i.test(
    element.getAttribute("style") ?? "",
  );
}

const CAPTION_CLASS = /(?:^|[\s_-])(?:caption|cutline)(?:$|[\s_-])/i;
const CAPTION_UNITS = 600; // longer is an article whose container is named after its picture

function isCaption(element: PageElement): boolean {
  const name = element.localName;
  if (name !== "div" && name !== "p" && name !== "span") return false;
  if (!CAPTION_CLASS.test(element.getAttribute("class") ?? "")) return false;
  return (element.textContent ?? "").length <= CAPTION_UNITS;
}

const TEASER = { share: 0.8, units: 200 }; // "Read more: …", lists of related articles, tags

/** Without blocks that are hyperlinks and little else; all of them where nothing else is there. */
function withoutTeasers(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const kept = paragraphs.filter(
    (paragraph) =>
      paragraph.kind === "caption" ||
      paragraph.text.length > TEASER.units ||
      linkShare(paragraph) < TEASER.share,
  );
  return kept.length > 0 ? kept : paragraphs;
}
