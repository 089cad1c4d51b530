import { isMap, isScalar, parseDocument, visit, type Document } from "yaml";
import { TocsinError } from "../base/error.ts";

/** What a template leaves open. */
export interface TemplateValues {
  /** Id of the new problem: lower case, digits, hyphens. */
  readonly id: string;
  /** Who might act. */
  readonly side: string;
  /** Whom it would be against. */
  readonly other: string;
  readonly region: string;
  readonly owner: string;
  /** Collection whose documents it looks at; absent: the whole case. */
  readonly collection?: string | undefined;
}

export const TEMPLATE_BLANKS = ["id", "side", "other", "region", "owner"] as const;
const BLANK = /\{\{(\w+)\}\}/g;

/**
 * A problem file from a template: its blanks filled in, its comments kept. What is filled in is text, whatever
 * characters are in it: it never becomes YAML.
 *
 * @throws TocsinError "bad-input" for an id that cannot stand in an address, or a value that is empty
 */
export function fillTemplate(template: string, values: TemplateValues): string {
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(values.id))
    throw new TocsinError("bad-input", `invalid id: ${JSON.stringify(values.id)}`, {
      hint: "use lower case letters, digits and hyphens: amber-strait",
    });
  const empty = TEMPLATE_BLANKS.find((blank) => values[blank].trim() === "");
  if (empty)
    throw new TocsinError("bad-input", `missing ${empty}`, { hint: `say it: --${empty} WORDS` });
  const yaml = parseDocument(template);
  visit(yaml, {
    Scalar(_key, node) {
      if (isScalar(node) && typeof node.value === "string") node.value = filled(node.value, values);
    },
  });
  if (values.collection) setAfter(yaml, "owner", ["collection", values.collection]);
  return yaml.toString({ lineWidth: 0 });
}

/** Puts a key behind another one, where a person would look for it. */
function setAfter(yaml: Document, before: string, [key, value]: readonly [string, string]): void {
  if (!isMap(yaml.contents)) return;
  const at = yaml.contents.items.findIndex((item) => String(item.key) === before);
  yaml.contents.items.splice(at + 1, 0, yaml.createPair(key, value));
}

function filled(text: string, values: TemplateValues): string {
  return text.replace(BLANK, (blank, name: string) =>
    TEMPLATE_BLANKS.some((known) => known === name)
      ? values[name as (typeof TEMPLATE_BLANKS)[number]]
      : blank,
  );
}
