import { trimSpan, type Span } from "../base/span.ts";
import type { Body } from "./draft.ts";
import { cleanCharacters } from "./text.ts";

export type ParagraphKind = "paragraph" | "heading" | "caption" | "item" | "row";

/** A block of a page: its words, and its hyperlinks as spans of them. */
export interface Paragraph extends Body {
  readonly kind: ParagraphKind;
}

/** Words by which a reader of the bare text knows a caption that does not say itself what it is. */
const CAPTION_LABEL = "Caption: ";
const SAYS_CAPTION =
  /^(?:(?:file|archive|illustrative|stock) )?(?:caption|image|map|photo|photograph|picture)s?\s?(?:[:—–-]|by\b|courtesy\b)/i;

/** Paragraphs with an empty line between them; list items and table rows stand one a line. */
export function joinParagraphs(paragraphs: readonly Paragraph[]): Body {
  let text = "";
  const links: { span: Span; href: string }[] = [];
  let previous: ParagraphKind | null = null;
  for (const { kind, text: words, links: inside } of paragraphs) {
    const label = kind === "caption" && !SAYS_CAPTION.test(words) ? CAPTION_LABEL : "";
    const isRun = kind === previous && (kind === "item" || kind === "row");
    text += (previous === null ? "" : isRun ? "\n" : "\n\n") + label;
    for (const { span, href } of inside) {
      links.push({ span: { begin: span.begin + text.length, end: span.end + text.length }, href });
    }
    text += words;
    previous = kind;
  }
  return { text, links };
}

/** Without white space at its ends and at those of its links; links without words are dropped. */
export function trimParagraph({ kind, text, links }: Paragraph): Paragraph {
  const { begin, end } = trimSpan(text, { begin: 0, end: text.length });
  const kept = links
    .map(({ span, href }) => ({ span: trimSpan(text, span), href }))
    .filter(({ span }) => span.end > span.begin)
    .map(({ span, href }) => ({
      span: { begin: span.begin - begin, end: span.end - begin },
      href,
    }));
  return { kind, text: text.slice(begin, end), links: kept };
}

/** Share of the words that are hyperlinks, 0–1. */
export function linkShare({ text, links }: Body): number {
  const linked = links.reduce((sum, { span }) => sum + span.end - span.begin, 0);
  return text.length === 0 ? 0 : Math.min(1, linked / text.length);
}

/** White space that stands before the next word, if one comes. */
type Gap = "" | " " | "\n" | "\t";

/**
 * Writes words as they come out of a page and cuts them into paragraphs, as a browser would lay them out.
 *
 * Invariant: the words of the open paragraph neither begin nor end with white space, so that writing never looks back.
 */
export class ParagraphWriter {
  readonly #done: Paragraph[] = [];
  readonly #kinds: ParagraphKind[] = [];
  #text = "";
  #gap: Gap = "";
  #links: { span: Span; href: string }[] = [];
  #open: { begin: number; href: string } | null = null;

  /** Words of the page; white space collapses across calls. */
  write(words: string): void {
    const clean = cleanCharacters(words).replace(/\s+/g, " ");
    const trimmed = clean.trim();
    if (clean.startsWith(" ")) this.#space();
    if (trimmed === "") return;
    this.#text += this.#gap + trimmed;
    this.#gap = clean.endsWith(" ") ? " " : "";
  }

  /** Words that keep their line breaks. */
  writeLines(words: string): void {
    for (const [i, line] of cleanCharacters(words).split("\n").entries()) {
      if (i > 0) this.breakLine();
      this.write(line);
    }
  }

  /** A second break in a row ends the paragraph. */
  breakLine(): void {
    if (this.#gap === "\n") this.#flush();
    else if (this.#text !== "") this.#gap = "\n";
  }

  cell(): void {
    if (this.#text !== "") this.#gap = "\t";
  }

  openBlock(kind: ParagraphKind): void {
    this.#flush();
    this.#kinds.push(kind === "paragraph" ? inherited(this.#kinds.at(-1)) : kind);
  }

  closeBlock(): void {
    this.#flush();
    this.#kinds.pop();
  }

  openLink(href: string): void {
    this.closeLink();
    this.#open = { begin: this.#text.length, href };
  }

  closeLink(): void {
    const end = this.#text.length;
    if (this.#open && end > this.#open.begin) {
      this.#links.push({ span: { begin: this.#open.begin, end }, href: this.#open.href });
    }
    this.#open = null;
  }

  paragraphs(): readonly Paragraph[] {
    this.#flush();
    return this.#done;
  }

  #space(): void {
    if (this.#text !== "" && this.#gap === "") this.#gap = " ";
  }

  #flush(): void {
    const open = this.#open;
    const text = this.#text;
    this.closeLink();
    if (text !== "") {
      this.#done.push(
        trimParagraph({ kind: this.#kinds.at(-1) ?? "paragraph", text, links: this.#links }),
      );
    }
    this.#text = "";
    this.#gap = "";
    this.#links = [];
    this.#open = open && { begin: 0, href: open.href };
  }
}

/** Paragraphs within a caption or a list item are of that kind; within a table cell they are paragraphs. */
function inherited(kind: ParagraphKind | undefined): ParagraphKind {
  return kind === "caption" || kind === "item" ? kind : "paragraph";
}
