import { columnsOf, cut, oneLine } from "./paper.ts";

/** One column of a list: its heading, the words of a row, and how wide it may grow. */
export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string;
  /** Columns at most on a terminal; absent: as wide as its widest cell. */
  readonly max?: number;
  readonly align?: "right";
}

const GAP = "  ";

/**
 * Rows as aligned text. On a terminal cells are cut so that a row is a line; in a pipe nothing is cut.
 *
 * @param width columns of the whole line; Infinity for a pipe
 */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width: number,
): string {
  const cells = rows.map((row) => columns.map((column) => oneLine(column.cell(row))));
  const widths = widthsOf(cells, columns, width);
  const line = (words: readonly string[]) =>
    columns
      .map(({ align }, i) => pad(cut(words[i] ?? "", widths[i] ?? 0), widths[i] ?? 0, align))
      .join(GAP)
      .trimEnd();
  return [line(columns.map((column) => column.heading)), ...cells.map(line)]
    .map((text) => `${text}\n`)
    .join("");
}

const LEAST_LAST = 20; // columns of the last cell, however narrow the terminal

function widthsOf<Row>(
  cells: readonly (readonly string[])[],
  columns: readonly Column<Row>[],
  width: number,
): number[] {
  const widths = columns.map(({ heading, max = Infinity }, i) => {
    const widest = Math.max(columnsOf(heading), ...cells.map((line) => columnsOf(line[i] ?? "")));
    return width === Infinity ? widest : Math.min(widest, max);
  });
  const used = widths.slice(0, -1).reduce((sum, w) => sum + w + GAP.length, 0);
  return [...widths.slice(0, -1), Math.min(widths.at(-1) ?? 0, Math.max(LEAST_LAST, width - used))];
}

function pad(text: string, width: number, align: "right" | undefined): string {
  const space = " ".repeat(Math.max(0, width - columnsOf(text)));
  return align === "right" ? space + text : text + space;
}
