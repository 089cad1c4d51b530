import type { ClaimRow } from "../model/view.ts";
import { chainText } from "./chain-text.ts";

type Cell = string | number | null;

/** Columns of the file, in order. Who says it stands beside what is said, and neither can be left out. */
const COLUMNS: readonly (readonly [name: string, cell: (row: ClaimRow) => Cell])[] = [
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
  ["articles", (row) => row.articles],
  ["denials", (row) => row.denials],
  ["grade", (row) => row.grade],
  ["confidence", (row) => row.confidence],
];

/**
 * Claims as CSV after RFC 4180: comma, CRLF, a header, quotation marks where they are needed.
 *
 * A cell of text that a spreadsheet would run as a formula is led by an apostrophe. Numbers are left alone.
 *
 * @see OWASP, CSV Injection
 */
export function claimsToCsv(rows: Iterable<ClaimRow>): string {
  const lines = [COLUMNS.map(([name]) => name)];
  for (const row of rows) lines.push(COLUMNS.map(([, cell]) => written(cell(row))));
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

function list(values: readonly string[]): string {
  return values.join("; ");
}
