export type Cell = string | number | null;

/** Columns of a file in order: the heading, and the cell of a row. */
export type CsvColumns<Row> = readonly (readonly [name: string, cell: (row: Row) => Cell])[];

/**
 * Rows as CSV after RFC 4180: comma, CRLF, a header, quotation marks where they are needed.
 *
 * A cell of text that a spreadsheet would run as a formula is led by an apostrophe. Numbers are left alone.
 *
 * @see OWASP, CSV Injection
 */
export function toCsv<Row>(columns: CsvColumns<Row>, rows: Iterable<Row>): string {
  const lines = [columns.map(([name]) => name)];
  for (const row of rows) lines.push(columns.map(([, cell]) => written(cell(row))));
  return lines.map((cells) => `${cells.join(",")}\r\n`).join("");
}

/** Starts that spreadsheets take for a formula, full-width forms included, also behind white space. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function written(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
