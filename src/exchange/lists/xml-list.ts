import type { XmlNode } from "../xml-nodes.ts";
import { XmlReader } from "../xml.ts";
import { ListBuilder } from "./list-builder.ts";
import type { ListHead, ListReader } from "./list-reader.ts";

/** How a list is laid out whose root says when it was made, and whose parties are elements. */
export interface XmlListLayout {
  readonly root: string;
  readonly records: readonly string[];
  /** Attribute of the root with the day of the list. */
  readonly dated: string;
  readonly add: (builder: ListBuilder, node: XmlNode) => void;
}

export function xmlListReader(
  head: ListHead,
  { root, records, dated, add }: XmlListLayout,
): ListReader {
  const builder = new ListBuilder(head);
  let asOf: string | null = null;
  const xml = new XmlReader({
    roots: [root],
    records: new Set(records),
    onRoot: ({ attributes }) => {
      asOf = attributes[dated] ?? null;
    },
    onRecord: (node) => add(builder, node),
  });
  return {
    push: (text) => xml.push(text),
    endFile: () => xml.end(),
    end: () => builder.contents(asOf),
  };
}
