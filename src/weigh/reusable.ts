import type { WeighDocument } from "./input.ts";
import type { ReusableText } from "./sketch.ts";

const NO_REPORT = new Set(["title", "byline", "dateline", "caption", "boilerplate"]);

/** A document as words to be found again: without its title, dateline, captions and boilerplate. */
export function reusableOf({
  document,
  blocks,
}: Pick<WeighDocument, "document" | "blocks">): ReusableText {
  const title = document.bodyBegin > 0 ? [{ begin: 0, end: document.bodyBegin }] : [];
  const dateline = document.dateline ? [document.dateline.span] : [];
  const ignored = [
    ...title,
    ...dateline,
    ...blocks.filter(({ kind }) => NO_REPORT.has(kind)).map(({ span }) => span),
  ];
  return { id: document.id, text: document.text, published: document.published, ignored };
}
