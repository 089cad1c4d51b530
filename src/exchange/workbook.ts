import { TocsinError } from "../base/error.ts";
import { withoutFormula, type Cell, type CsvColumns } from "./csv.ts";
import { xmlText } from "./xml-text.ts";
import { zipStream } from "./zip-stream.ts";

const MOST_ROWS = 1_048_576; // of a sheet, the head included
const MOST_CELL = 32_767; // characters
const CUT = " [cut]";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

// Own, as write-excel-file 4.1.1 loses cells such as "constructor", and holds the whole sheet in memory.

/**
 * Rows as a workbook with one sheet, written as they come. Text stands in its cells as text by type, and led by an apostrophe
 * where a spreadsheet that saves it as CSV might run it later.
 *
 * @param batches rows in stretches, as they are read
 * @throws TocsinError "bad-input" for more rows than a sheet can have
 * @see ECMA-376 part 1, 18.3 (worksheets) and 18.18.11 (inlineStr)
 */
export function workbook<Row>(
  sheet: string,
  columns: CsvColumns<Row>,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Uint8Array> {
  return zipStream([
    { name: "[Content_Types].xml", text: [contentTypes()] },
    { name: "_rels/.rels", text: [relations("officeDocument", "xl/workbook.xml")] },
    { name: "xl/workbook.xml", text: [book(sheet)] },
    { name: "xl/_rels/workbook.xml.rels", text: [relations("worksheet", "worksheets/sheet1.xml")] },
    { name: "xl/worksheets/sheet1.xml", text: sheetXml(columns, batches) },
  ]);
}

function contentTypes(): string {
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`
  );
}

function relations(kind: string, target: string): string {
  return (
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
    `<Relationship Id="r1" Type="${OFFICE}/${kind}" Target="${target}"/></Relationships>`
  );
}

function book(sheet: string): string {
  return (
    `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}">` +
    `<sheets><sheet name="${xmlText(sheet)}" sheetId="1" r:id="r1"/></sheets></workbook>`
  );
}

async function* sheetXml<Row>(
  columns: CsvColumns<Row>,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  const names = columns.map((_, i) => columnName(i));
  const rowXml = (cells: readonly Cell[], n: number) =>
    `<row r="${n}">${cells.map((cell, i) => cellXml(cell, `${names[i]}${n}`)).join("")}</row>`;
  yield `${XML}<worksheet xmlns="${SHEET}"><sheetViews><sheetView workbookViewId="0">`;
  yield `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  let n = 1;
  yield rowXml(
    columns.map(([name]) => name),
    n,
  );
  for await (const rows of batches) {
    if (n + rows.length > MOST_ROWS) throw tooLong();
    yield rows
      .map((row) =>
        rowXml(
          columns.map(([, cell]) => cell(row)),
          ++n,
        ),
      )
      .join("");
  }
  yield `</sheetData></worksheet>`;
}

/** "A" for 0, "AA" for 26. */
function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last;
}

function cellXml(cell: Cell, at: string): string {
  const safe = withoutFormula(cell);
  if (safe === null || safe === "") return "";
  if (typeof safe === "number") return `<c r="${at}"><v>${safe}</v></c>`;
  const fitting = safe.length > MOST_CELL ? safe.slice(0, MOST_CELL - CUT.length) + CUT : safe;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${xmlText(escaped(fitting))}</t></is></c>`;
}

/** A spreadsheet reads "_x0041_" as the letter of that code; the first mark is written as a code itself. */
function escaped(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

function tooLong(): TocsinError {
  return new TocsinError("bad-input", `too many rows for a sheet: more than ${MOST_ROWS - 1}`, {
    hint: "export one collection with --collection, or all as csv, which has no limit",
  });
}
