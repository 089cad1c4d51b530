import { TocsinError } from "../base/error.ts";

/** The cell of a row in the column of that name; undefined where there is no such column. */
export type CellOf = (column: string) => string | undefined;

/** Finds the cells of one row by the names of the columns, whatever their case. */
export function cellOf(header: ReadonlyMap<string, number>, cells: readonly string[]): CellOf {
  return (column) => {
    const at = header.get(column.toLowerCase());
    return at === undefined ? undefined : cells[at];
  };
}

/**
 * Where each column stands, by its name in lower case.
 *
 * @throws TocsinError "bad-input" where the file lacks a column that its format must have
 */
export function headerOf(
  cells: readonly string[],
  { columns, line, hint }: { columns: readonly string[]; line: number; hint: string },
): ReadonlyMap<string, number> {
  const names = namesIn(cells);
  const missing = columns.filter((column) => !names.includes(column.toLowerCase()));
  if (missing.length > 0)
    throw new TocsinError("bad-input", `missing column in line ${line}: ${missing.join(", ")}`, {
      hint,
    });
  return new Map(names.map((name, i) => [name, i]));
}

/** Names of columns in lower case, without a mark of the encoding before the first. */
export function namesIn(cells: readonly string[]): string[] {
  return cells.map((name) =>
    name
      .replace(/^\uFEFF/, "")
      .trim()
      .toLowerCase(),
  );
}
