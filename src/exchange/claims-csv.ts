import type { CitedRow, ClaimRow } from "../model/view.ts";
import { spansText } from "./cited-claim.ts";
import { chainText } from "./chain-text.ts";
import { toCsv, type CsvColumns } from "./csv.ts";

/** Columns of the file, in order. Who says it stands beside what is said, and neither can be left out. */
export const CLAIM_ROW_COLUMNS: CsvColumns<ClaimRow> = [
  ["id", (row) => row.id],
  ["document_id", (row) => row.documentId],
  ["title", (row) => row.title],
  ["publisher", (row) => row.publisher],
  ["published", (row) => row.published],
  ["collection", (row) => row.collection],
  ["speaker", (row) => row.speaker],
  ["chain", (row) => chainText(row.chain)],
  ["chain_types", (row) => row.chain.map(({ type }) => type).join(" < ")],
  ["chain_scopes", (row) => row.chain.map(({ scope }) => scope).join(" < ")],
  ["cue", (row) => row.chain.at(-1)?.cue?.lemma ?? null],
  ["cue_class", (row) => row.chain.at(-1)?.cue?.class ?? null],
  ["form", (row) => row.form],
  ["text", (row) => row.text],
  ["polarity", (row) => row.polarity],
  ["modality", (row) => row.modality],
  ["factuality_source", (row) => row.factuality.source],
  ["factuality_writer", (row) => row.factuality.writer],
  ["hedges", (row) => list(row.hedges)],
  ["events", (row) => list(row.events)],
  ["actors", (row) => list(row.actors.map(({ name }) => name))],
  ["places", (row) => list(row.places.map(({ name }) => name))],
  ["proposition_id", (row) => row.propositionId],
  ["stance", (row) => row.stance],
  ["origins_min", (row) => row.nMin],
  ["origins_max", (row) => row.nMax],
  ["origins_eff", (row) => row.nEff],
  ["independence", (row) => row.independence],
  ["articles", (row) => row.articles],
  ["denials", (row) => row.denials],
  ["grade", (row) => row.grade],
  ["confidence", (row) => row.confidence],
];

const CITED_COLUMNS: CsvColumns<CitedRow> = [
  ...CLAIM_ROW_COLUMNS,
  ["quote", (row) => row.quote],
  ["spans", (row) => spansText(row.spans.map(([begin, end]) => ({ begin, end })))],
];

/** Claims as CSV (`csv.ts`), each with its words and where they stand. */
export function claimsToCsv(rows: Iterable<CitedRow>): string {
  return toCsv(CITED_COLUMNS, rows);
}

function list(values: readonly string[]): string {
  return values.join("; ");
}
