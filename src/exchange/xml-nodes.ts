/** One element with all that is in it; names without their namespace prefix. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Its own text, without that of its children. */
  readonly text: string;
  /** Line in which it begins, from 1. */
  readonly line: number;
}

/** Text of the first child of that name, without white space around it; null where empty or absent. */
export function childText(node: XmlNode | undefined, name: string): string | null {
  return child(node, name)?.text.trim() || null;
}

export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((one) => one.name === name);
}

/** Elements at the end of a path of names, in document order. */
export function childrenAt(node: XmlNode | undefined, ...path: readonly string[]): XmlNode[] {
  let found: XmlNode[] = node ? [node] : [];
  for (const name of path)
    found = found.flatMap(({ children }) => children.filter((one) => one.name === name));
  return found;
}

/** Texts at the end of a path, empty ones left out. */
export function textsAt(node: XmlNode | undefined, ...path: readonly string[]): string[] {
  return childrenAt(node, ...path)
    .map(({ text }) => text.trim())
    .filter((text) => text !== "");
}
