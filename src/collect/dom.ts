import { parseHTML } from "linkedom";

/** The part of the DOM that this stage uses: the types of the DOM itself are for browsers. */
export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

export interface Page extends PageElement {
  readonly documentElement: PageElement;
  readonly body: PageElement;
}

const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;

/** Page of any HTML, a fragment included: linkedom adds no missing `html` and `body` itself. */
export function parsePage(html: string): Page {
  const whole = /<body[\s>]/i.test(html) && /<html[\s>]/i.test(html);
  const inside = () => html.replace(/<\/?(?:html|head|body|!doctype)\b[^<>]{0,2000}>/gi, "");
  const source = whole ? html : `<!doctype html><html><head></head><body>${inside()}</body></html>`;
  return (parseHTML(source) as unknown as { document: Page }).document;
}

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === ELEMENT_NODE;
}
