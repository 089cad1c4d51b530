import { compareText } from "../base/group.ts";
import type { WeighDocument } from "./input.ts";
import type { ReusableText } from "./words.ts";

const NO_REPORT = new Set(["title", "byline", "dateline", "caption", "boilerplate"]);

/** A document as words to be found again: without its title, dateline, captions and boilerplate. */
export function reusableOf({
  document,
  blocks,
  citations,
  anchors,
}: Pick<WeighDocument, "document" | "blocks" | "citations" | "anchors">): ReusableText {
  const title = document.bodyBegin > 0 ? [{ begin: 0, end: document.bodyBegin }] : [];
  const dateline = document.dateline ? [document.dateline.span] : [];
  const ignored = [
    ...title,
    ...dateline,
    ...blocks.filter(({ kind }) => NO_REPORT.has(kind)).map(({ span }) => span),
  ];
  const { id, text, published, publisher, language } = document;
  const cites = [...new Set(citations.map(({ outlet }) => outlet))].sort(compareText);
  return { id, text, published, ignored, publisher, cites, language, anchors };
}
