import { ATTRIBUTION_COLUMNS, citedClaims, type CitedClaim } from "./cited-claim.ts";
import { CLAIM_ROW_COLUMNS } from "./claims-csv.ts";
import { csvHeader, csvLine, withoutFormula, type Cell, type CsvColumns } from "./csv.ts";
import type { ExportSource } from "./export-source.ts";
import { TocsinError } from "../base/error.ts";

const ROW_NAMES: ReadonlySet<string> = new Set(["claim_id", ...CLAIM_ROW_COLUMNS.map(([name]) => name)]);

/** Those of the claims list, then where each claim stands. */
const COLUMNS: CsvColumns<CitedClaim> = [
  ...CLAIM_ROW_COLUMNS.map(
    ([name, cell]) => [name, ({ row }: CitedClaim) => cell(row)] as const,
  ),
  ...ATTRIBUTION_COLUMNS.filter(([name]) => !ROW_NAMES.has(name)),
];

/** Claims as CSV (`csv.ts`), as they come. */
export async function* exportCsv({ documents }: ExportSource): AsyncGenerator<string> {
  yield csvHeader(COLUMNS);
  for await (const document of documents())
    yield citedClaims(document)
      .map((claim) => csvLine(COLUMNS, claim))
      .join("");
}

/** Claims as JSON Lines: the row of the claims list, and where the claim stands. Spans are in code points. */
export async function* exportJsonl({ documents }: ExportSource): AsyncGenerator<string> {
  for await (const document of documents())
    yield citedClaims(document)
      .map((claim) => `${JSON.stringify(lineOf(claim))}\n`)
      .join("");
}

function lineOf({ row, document, quote, spans }: CitedClaim) {
  const { url, sha256, retrieved } = document;
  return { ...row, quote, spans: spans.map(({ begin, end }) => [begin, end]), url, document_sha256: sha256, retrieved };
}

const MOST_ROWS = 50_000; // a workbook is put together in memory: about 5 KB a row
const MOST_CELL = 32_767; // characters, the limit of the format
const CUT = " [cut]";

/**
 * Claims as a workbook with one sheet. Cells of text are strings by type, and led by an apostrophe where a spreadsheet that
 * reads the file anew might run them.
 *
 * @throws TocsinError "bad-input" for more claims than a workbook is put together for
 * @see ECMA-376, SpreadsheetML
 */
export async function* exportXlsx({ documents }: ExportSource): AsyncGenerator<Uint8Array> {
  const rows: SheetRow[] = [COLUMNS.map(([name]) => ({ value: name, fontWeight: "bold" as const }))];
  for await (const document of documents()) {
    for (const claim of citedClaims(document)) rows.push(COLUMNS.map(([, cell]) => sheetCell(cell(claim))));
    if (rows.length > MOST_ROWS + 1)
      throw new TocsinError("bad-input", `too many claims for a workbook: more than ${MOST_ROWS}`, {
        hint: "export one collection with --collection, or all as csv, which has no limit",
      });
  }
  const { default: writeWorkbook } = await import("write-excel-file/node");
  yield await writeWorkbook(rows, { sheet: "claims", stickyRowsCount: 1 }).toBuffer();
}

type SheetRow = ({ value: string; fontWeight?: "bold" } | { value: number } | null)[];

function sheetCell(cell: Cell): SheetRow[number] {
  const safe = withoutFormula(cell);
  if (safe === null || safe === "") return null;
  if (typeof safe === "number") return { value: safe };
  const value = safe.length > MOST_CELL ? safe.slice(0, MOST_CELL - CUT.length) + CUT : safe;
  return { value };
}
