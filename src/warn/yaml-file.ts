import { isMap, LineCounter, parseDocument, type Document, type Node } from "yaml";
import type { z } from "zod";
import { TocsinError } from "../base/error.ts";

export type Path = readonly (string | number)[];

/** What is wrong with a file although its YAML is right, and where. */
export interface Fault {
  readonly message: string;
  readonly hint: string;
  readonly path: Path;
}

interface Wanted<T> {
  readonly schema: z.ZodType<T>;
  /** Name of the file, for messages. */
  readonly where: string;
  /** Faults that the schema cannot see. */
  readonly faults: (value: T) => readonly Fault[];
}

/** A fault with its line, the first is 1. */
export interface FileFault {
  readonly message: string;
  readonly hint: string;
  readonly line: number;
}

/**
 * A record from YAML.
 *
 * @throws TocsinError "bad-input" for the first fault: what, in which line, and what to do about it
 */
export function parseYamlFile<T>(yamlText: string, wanted: Wanted<T>): T {
  const read = readYamlFile(yamlText, wanted);
  if ("value" in read) return read.value;
  const { message, hint, line } = read.fault;
  throw new TocsinError("bad-input", `${message} (${wanted.where}:${line})`, { hint });
}

/** The same without throwing: the record, or its first fault. */
export function readYamlFile<T>(
  yamlText: string,
  { schema, faults }: Omit<Wanted<T>, "where">,
): { readonly value: T } | { readonly fault: FileFault } {
  const lines = new LineCounter();
  const yaml = parseDocument(yamlText, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => lines.linePos(offset).line;
  const broken = yaml.errors[0];
  if (broken)
    return {
      fault: {
        message: `invalid YAML: ${broken.message}`,
        hint: "mend the line; every text with a colon or a hash in it wants quotation marks",
        line: at(broken.pos[0]),
      },
    };
  const value = toValue(yaml);
  if (value === TOO_MANY_ALIASES)
    return {
      fault: { message: "invalid YAML aliases", hint: "write the repeated part out", line: 1 },
    };
  const read = schema.safeParse(value);
  const [fault] = read.success
    ? faults(read.data)
    : read.error.issues.map((issue) => faultOf(issue, yaml));
  if (read.success && !fault) return { value: read.data };
  const { message, hint, path } = fault ?? UNREADABLE;
  return { fault: { message, hint, line: at(offsetOf(yaml, path)) } };
}

const TOO_MANY_ALIASES = Symbol("too many aliases");

/** Aliases may not multiply: a small file must not become a large problem. */
function toValue(yaml: Document): unknown {
  try {
    return yaml.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof ReferenceError) return TOO_MANY_ALIASES;
    throw error;
  }
}

const UNREADABLE: Fault = { message: "invalid file", hint: "start from an example", path: [] };

interface SchemaIssue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

function faultOf(issue: SchemaIssue, yaml: Document): Fault {
  const path = issue.path.map((key) => (typeof key === "number" ? key : String(key)));
  const name = path.join(".") || "file";
  const unknown = issue.keys?.[0];
  if (unknown !== undefined)
    return {
      message: `unknown key: "${unknown}"`,
      hint: "remove it or correct its name",
      path: [...path, unknown],
    };
  if (!yaml.hasIn(path))
    return { message: `missing key: "${name}"`, hint: `add "${path.at(-1) ?? name}"`, path };
  const reason = issue.message.replace(/^Invalid (input|option): /, "");
  return { message: `invalid ${name}: ${reason}`, hint: "correct the value", path };
}

/** Where a path, or as much of it as there is, stands in the file. */
function offsetOf(yaml: Document, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const offset = keyOffset(yaml, path.slice(0, depth));
    if (offset !== undefined) return offset;
  }
  return yaml.range?.[0] ?? 0;
}

function keyOffset(yaml: Document, path: Path): number | undefined {
  const parent = yaml.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => String(item.key) === String(path.at(-1)));
    if (pair) return (pair.key as Node).range?.[0];
  }
  const node = yaml.getIn(path, true) as Node | undefined;
  return node?.range?.[0];
}
