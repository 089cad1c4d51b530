import { columnsOf, cut, oneLine } from "./paper.ts";

/** One column of a list: its heading, the words of a row, and how wide it may grow. */
export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string;
  /** Columns at most; absent: as wide as its widest cell. */
  readonly max?: number;
  readonly align?: "right";
}

const GAP = "  ";

/**
 * Rows as aligned text. The last column takes what is left of the line and is cut where it is too long.
 *
 * @param width columns of the whole line
 */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width: number,
): string {
  const cells = rows.map((row) => columns.map((column) => oneLine(column.cell(row))));
  const widths = columns.map((column, i) => {
    const widest = Math.max(
      columnsOf(column.heading),
      ...cells.map((line) => columnsOf(line[i] ?? "")),
    );
    return Math.min(widest, column.max ?? widest);
  });
  const used = widths.slice(0, -1).reduce((sum, w) => sum + w + GAP.length, 0);
  const fitted = [...widths.slice(0, -1), Math.min(widths.at(-1) ?? 0, Math.max(20, width - used))];
  const line = (words: readonly string[]) =>
    columns
      .map((column, i) => pad(cut(words[i] ?? "", fitted[i] ?? 0), fitted[i] ?? 0, column.align))
      .join(GAP)
      .trimEnd();
  return [line(columns.map((column) => column.heading)), ...cells.map(line)]
    .map((text) => `${text}\n`)
    .join("");
}

function pad(text: string, width: number, align: "right" | undefined): string {
  const space = " ".repeat(Math.max(0, width - columnsOf(text)));
  return align === "right" ? space + text : text + space;
}
