import { overlap, trimSpan, type Span } from "../base/span.ts";
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
  /^\W{0,2}(?:(?:file|archive|illustrative|stock) )?(?:caption|photo|picture|image|map|video)s?\b/i;

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

/** Share of the words that are hyperlinks, 0–1. */
export function linkShare({ text, links }: Body): number {
  const linked = links.reduce((sum, { span }) => sum + span.end - span.begin, 0);
  return text.length === 0 ? 0 : Math.min(1, linked / text.length);
}

/** Writes words as they come out of a page and cuts them into paragraphs, as a browser would lay them out. */
export class ParagraphWriter {
  readonly #done: Paragraph[] = [];
  readonly #kinds: ParagraphKind[] = [];
  #text = "";
  #links: { span: Span; href: string }[] = [];
  #open: { begin: number; href: string } | null = null;

  /** Words of the page; white space collapses across calls. */
  write(words: string): void {
    const clean = cleanCharacters(words).replace(/\s+/g, " ");
    this.#text += /^$|\s$/.test(this.#text.slice(-1)) ? clean.trimStart() : clean;
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
    this.#text = this.#text.trimEnd() === "" ? "" : this.#text.replace(/ $/, "");
    if (this.#text === "" || this.#text.endsWith("\n")) this.#flush();
    else this.#text += "\n";
  }

  cell(): void {
    this.#text = this.#text.trimEnd();
    if (this.#text !== "") this.#text += "\t";
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
    if (this.#open)
      this.#links.push({
        span: { begin: this.#open.begin, end: this.#text.length },
        href: this.#open.href,
      });
    this.#open = null;
  }

  paragraphs(): readonly Paragraph[] {
    this.#flush();
    return this.#done;
  }

  #flush(): void {
    const open = this.#open;
    this.closeLink();
    const whole = trimSpan(this.#text, { begin: 0, end: this.#text.length });
    if (whole.end > whole.begin) {
      const links = this.#links.flatMap(({ span, href }) =>
        placeLink(this.#text, whole, span, href),
      );
      this.#done.push({
        kind: this.#kinds.at(-1) ?? "paragraph",
        text: this.#text.slice(whole.begin, whole.end),
        links,
      });
    }
    this.#text = "";
    this.#links = [];
    if (open) this.#open = { begin: 0, href: open.href };
  }
}

/** Paragraphs within a caption or a list item are of that kind; within a table cell they are paragraphs. */
function inherited(kind: ParagraphKind | undefined): ParagraphKind {
  return kind === "caption" || kind === "item" ? kind : "paragraph";
}

function placeLink(
  text: string,
  whole: Span,
  span: Span,
  href: string,
): { span: Span; href: string }[] {
  if (overlap(whole, span) === 0) return [];
  const { begin, end } = trimSpan(text, {
    begin: Math.max(span.begin, whole.begin),
    end: Math.min(span.end, whole.end),
  });
  return end > begin
    ? [{ span: { begin: begin - whole.begin, end: end - whole.begin }, href }]
    : [];
}
