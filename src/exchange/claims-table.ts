import { ATTRIBUTION_COLUMNS, citedClaims, type CitedClaim } from "./cited-claim.ts";
import { CLAIM_ROW_COLUMNS } from "./claims-csv.ts";
import { csvHeader, csvLine, type CsvColumns } from "./csv.ts";
import type { ExportSource } from "./export-source.ts";
import { workbook } from "./workbook.ts";

const ROW_NAMES: ReadonlySet<string> = new Set([
  "claim_id",
  ...CLAIM_ROW_COLUMNS.map(([name]) => name),
]);

/** Those of the claims list, then where each claim stands. */
const COLUMNS: CsvColumns<CitedClaim> = [
  ...CLAIM_ROW_COLUMNS.map(([name, cell]) => [name, ({ row }: CitedClaim) => cell(row)] as const),
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
  return {
    ...row,
    quote,
    spans: spans.map(({ begin, end }) => [begin, end]),
    url,
    document_sha256: sha256,
    retrieved,
  };
}

/** Claims as a workbook with one sheet (`workbook.ts`). */
export function exportXlsx({ documents }: ExportSource): AsyncGenerator<Uint8Array> {
  const batches = async function* () {
    for await (const document of documents()) yield citedClaims(document);
  };
  return workbook("claims", COLUMNS, batches());
}
