import type { SeriesEvent } from "../../model/event-series.ts";
import { delimitedParser, type DelimitedRow } from "../delimited.ts";
import { cellOf, headerOf, type CellOf } from "../header-row.ts";
import { ACLED_COLUMNS, acledRow } from "./acled.ts";
import type { CodedRow } from "./coded-row.ts";
import { gdeltRow } from "./gdelt.ts";
import { POLECAT_COLUMNS, polecatRow } from "./polecat.ts";
import { UCDP_COLUMNS, ucdpRow } from "./ucdp.ts";

/** Data sets of coded events that can be imported. */
export const EVENT_FORMATS = ["acled", "gdelt", "polecat", "ucdp"] as const;
export type EventFormat = (typeof EVENT_FORMATS)[number];

/** What came of a stretch of the file. */
export interface CodedBatch {
  readonly events: readonly SeriesEvent[];
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

interface Layout {
  readonly delimiter: "," | "\t";
  readonly quoted: boolean;
  /** Columns without which the file is another's; none for a format without a header. */
  readonly columns: readonly string[];
  readonly row: (cell: CellOf) => CodedRow;
}

const LAYOUTS: Readonly<Record<Exclude<EventFormat, "gdelt">, Layout>> = {
  acled: { delimiter: ",", quoted: true, columns: ACLED_COLUMNS, row: acledRow },
  ucdp: { delimiter: ",", quoted: true, columns: UCDP_COLUMNS, row: ucdpRow },
  polecat: { delimiter: "\t", quoted: false, columns: POLECAT_COLUMNS, row: polecatRow },
};

/** Reads a file of coded events as it comes. */
export interface CodedEventReader {
  push(text: string): CodedBatch;
  end(): CodedBatch;
}

/**
 * A reader for one file of a data set.
 *
 * A row with a fault that leaves an event is kept and its faults told; one that leaves none is told with its line. An id
 * that stands twice is told, and the first is kept.
 *
 * @throws TocsinError "bad-input", from `push`, for a header that lacks a column the format must have
 */
export function codedEventReader(format: EventFormat): CodedEventReader {
  const layout = format === "gdelt" ? null : LAYOUTS[format];
  const parser = delimitedParser(layout?.delimiter ?? "\t", layout?.quoted ?? false);
  const seen = new Set<string>();
  let header: ReadonlyMap<string, number> | null = null;
  const code = ({ line, cells }: DelimitedRow): CodedRow | null => {
    if (!layout) return gdeltRow(cells);
    if (header) return layout.row(cellOf(header, cells));
    header = headerOf(cells, {
      columns: layout.columns,
      line,
      hint: `give the file as ${format.toUpperCase()} publishes it, with its header`,
    });
    return null;
  };
  const batch = (rows: readonly DelimitedRow[]): CodedBatch => {
    const events: SeriesEvent[] = [];
    const faults: { line: number; message: string }[] = [];
    for (const row of rows) {
      const coded = code(row);
      if (!coded) continue;
      for (const message of coded.faults) faults.push({ line: row.line, message });
      if (!coded.event) continue;
      if (seen.has(coded.event.id))
        faults.push({ line: row.line, message: `duplicate id: "${coded.event.id}"` });
      else events.push(coded.event);
      seen.add(coded.event.id);
    }
    return { events, faults };
  };
  return { push: (text) => batch(parser.push(text)), end: () => batch(parser.end()) };
}
