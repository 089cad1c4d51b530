import { useLayoutEffect } from "preact/hooks";
import { useSignal, type Signal } from "@preact/signals";
import type { Span } from "../../base/segments.ts";
import { plainly } from "../../base/words.ts";

/** Words of the text that the reader selected, in the text's own units; null for none. They stay while one types elsewhere. */
export function useSelectedSpan(): Signal<Span | null> {
  const selected = useSignal<Span | null>(null);
  useLayoutEffect(() => {
    const follow = () => {
      const selection = document.getSelection();
      const article = document.querySelector(".article");
      if (!selection || selection.rangeCount === 0 || !article) return;
      const range = selection.getRangeAt(0);
      if (!article.contains(range.commonAncestorContainer)) return;
      selected.value = selection.isCollapsed ? null : spanOf(range, article);
    };
    document.addEventListener("selectionchange", follow);
    return () => document.removeEventListener("selectionchange", follow);
  }, []);
  return selected;
}

/** Each stretch of the page knows where it begins and ends in the text; the ends of the range lie within the outer two. */
function spanOf(range: Range, article: Element): Span | null {
  const stretches = [...article.querySelectorAll<HTMLElement>("[data-begin]")].filter((one) =>
    range.intersectsNode(one),
  );
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last) return null;
  const begin = within(first, range.startContainer, range.startOffset) ?? edge(first, "begin");
  const end = within(last, range.endContainer, range.endOffset) ?? edge(last, "end");
  return begin < end ? { begin, end } : null;
}

function edge({ dataset }: HTMLElement, which: "begin" | "end"): number {
  return Number(dataset[which]);
}

/** Undefined where the range ends outside the stretch, and so covers it to its edge. */
function within(stretch: HTMLElement, node: Node, offset: number): number | undefined {
  if (!(node instanceof Text) || !stretch.contains(node)) return undefined;
  return edge(stretch, "begin") + unspelt(node.data.slice(0, offset)).length;
}

/** The opposite of `plainly`, as far as lengths go. */
function unspelt(shown: string): string {
  return shown.replaceAll(plainly("\u202d"), "\u202d").replaceAll(plainly("\u202e"), "\u202e");
}
