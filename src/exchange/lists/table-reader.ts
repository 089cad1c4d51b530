import { TocsinError } from "../../base/error.ts";
import { delimitedParser, type DelimitedRow } from "../delimited.ts";
import { cellOf, headerOf, namesIn } from "../header-row.ts";
import type { ListBuilder, ListContents } from "./list-builder.ts";
import type { ListReader } from "./list-reader.ts";

/** A row of a list with a header: the cell of a column without white space around it, null where empty. */
export interface TableRow {
  readonly line: number;
  readonly cell: (column: string) => string | null;
}

interface Layout {
  readonly delimiter: "," | ";";
  /** Columns without which the file is another's. */
  readonly columns: readonly string[];
  /** Who publishes it, for the hint. */
  readonly publisher: string;
  readonly onRow: (row: TableRow) => void;
  /** Lines before the header: what they say of the date of the file. */
  readonly onPreamble?: (cells: readonly string[]) => void;
  readonly contents: () => ListContents;
  readonly builder: ListBuilder;
}

const MOST_PREAMBLE = 5; // lines before the header

/** Reads a list that is one table. Rows with more cells than the header are faults: a delimiter is not quoted. */
export function tableReader(layout: Layout): ListReader {
  const parser = delimitedParser(layout.delimiter, true);
  let header: ReadonlyMap<string, number> | null = null;
  let before = 0;
  const hint = `give the file as ${layout.publisher} publishes it, with its header`;
  const take = ({ line, cells }: DelimitedRow) => {
    if (header === null) {
      const isPreamble = !namesIn(cells).includes(layout.columns[0]?.toLowerCase() ?? "");
      if (isPreamble && layout.onPreamble && before < MOST_PREAMBLE) {
        before++;
        return layout.onPreamble(cells);
      }
      header = headerOf(cells, { columns: layout.columns, line, hint });
      return undefined;
    }
    if (cells.length > header.size)
      return layout.builder.fault(line, `row of ${cells.length} cells for ${header.size} columns`);
    const of = cellOf(header, cells);
    return layout.onRow({ line, cell: (column) => of(column)?.trim() || null });
  };
  return {
    push: (text) => parser.push(text).forEach(take),
    endFile: () => {
      parser.end().forEach(take);
      if (header === null)
        throw new TocsinError("bad-input", "missing header: the file is empty", { hint });
    },
    end: layout.contents,
  };
}
