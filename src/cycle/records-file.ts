import { LineCounter, parseDocument, isNode } from "yaml";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import type { Lined } from "../exchange/index.ts";

/** Records of a YAML list with the lines they begin on. Refused whole, with the lines, where any is wrong. */
export function recordsFromYaml<T>(text: string, file: string, schema: z.ZodType<T>): Lined<T>[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken) {
    const line = broken.linePos?.[0].line ?? 1;
    throw refused(file, [`line ${line}: ${broken.message.split("\n")[0] ?? ""}`]);
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const parsed = z.array(schema).safeParse(document.toJS({ maxAliasCount: 100 }));
  if (parsed.success)
    return parsed.data.map((record, index) => ({ record, line: lineOf([index]) }));
  throw refused(
    file,
    parsed.error.issues.map(
      ({ path, message }) => `line ${lineOf(path)}: ${path.join(".")}: ${message}`,
    ),
  );
}

const MOST_NAME = 300;

/**
 * The records, where no id is there twice, no name is empty or endless, and no chain of parents comes back to itself.
 *
 * @throws TocsinError "bad-input" with the line numbers
 */
export function checkedRecords<T extends { readonly id: string; readonly name: string }>(
  rows: readonly Lined<T>[],
  file: string,
  parentOf: (record: T) => string | null | undefined,
): T[] {
  const lineOf = new Map<string, number>();
  const faults: string[] = [];
  for (const { record, line } of rows) {
    const before = lineOf.get(record.id);
    if (before !== undefined)
      faults.push(`line ${line}: id ${JSON.stringify(record.id)} again, first on line ${before}`);
    else lineOf.set(record.id, line);
    if (record.name.trim() === "") faults.push(`line ${line}: empty name`);
    if (record.name.length > MOST_NAME)
      faults.push(`line ${line}: name longer than ${MOST_NAME} characters`);
  }
  const parents = new Map(rows.map(({ record }) => [record.id, parentOf(record) ?? null]));
  for (const { record, line } of rows) {
    const ring = ringFrom(record.id, parents);
    if (ring) faults.push(`line ${line}: its parents come back to it: ${ring.join(" → ")}`);
  }
  if (faults.length > 0) throw refused(file, faults);
  return rows.map(({ record }) => record);
}

function ringFrom(id: string, parents: ReadonlyMap<string, string | null>): string[] | undefined {
  const path = [id];
  const seen = new Set(path);
  for (let next = parents.get(id); next != null; next = parents.get(next)) {
    path.push(next);
    if (next === id) return path;
    if (seen.has(next)) return undefined; // a ring further up, told where it is
    seen.add(next);
  }
  return undefined;
}

function refused(file: string, faults: readonly string[]): TocsinError {
  return new TocsinError("bad-input", `invalid ${file}: ${faults.join("; ")}`, {
    hint: "see docs/guide/collections.md for the fields",
  });
}
