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
  const lines = [csvHeader(columns)];
  for (const row of rows) lines.push(csvLine(columns, row));
  return lines.join("");
}

/** The first line of a CSV file, with its end. */
export function csvHeader<Row>(columns: CsvColumns<Row>): string {
  return `${columns.map(([name]) => name).join(",")}\r\n`;
}

/** One row as a line of CSV, with its end. */
export function csvLine<Row>(columns: CsvColumns<Row>, row: Row): string {
  return `${columns.map(([, cell]) => quoted(cell(row))).join(",")}\r\n`;
}

/** Starts that spreadsheets take for a formula, full-width forms included, also behind white space. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** The cell with an apostrophe before it where a spreadsheet would run it. */
export function withoutFormula(cell: Cell): Cell {
  return typeof cell === "string" && FORMULA.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: Cell): string {
  const safe = String(withoutFormula(cell) ?? "");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
