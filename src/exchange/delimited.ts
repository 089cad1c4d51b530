import { TocsinError } from "../base/error.ts";

/** One record of a delimited file, with the line it begins in, from 1. */
export interface DelimitedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface DelimitedParser {
  /** Records that are whole once this text has come. */
  push(text: string): DelimitedRow[];
  /** What is left at the end. */
  end(): DelimitedRow[];
}

const NONE: readonly DelimitedRow[] = [];
const MOST_RECORD = 1 << 20; // characters: a record that never ends is no record

/**
 * Reads delimited text as it comes, in one pass and with no more in memory than the record under way.
 *
 * @param delimiter one character
 * @param quoted    whether cells may stand in quotation marks, with line breaks in them (RFC 4180); GDELT's may not
 * @throws TocsinError "bad-input" for a record of more than a million characters: a quotation mark is not closed
 */
export function delimitedParser(delimiter: "," | "\t" | ";", quoted: boolean): DelimitedParser {
  let [line, startLine, cell] = [1, 1, ""];
  let cells: string[] = [];
  let inQuotes = false;
  let size = 0;
  let afterQuote = false;
  const endCell = () => {
    cells.push(cell);
    [cell, afterQuote] = ["", false];
  };
  const endRecord = (): DelimitedRow[] => {
    endCell();
    const row = { line: startLine, cells };
    [cells, startLine, size] = [[], line, 0];
    return row.cells.length === 1 && row.cells[0] === "" ? [] : [row];
  };
  const quote = () => {
    if (inQuotes) [inQuotes, afterQuote] = [false, true];
    else if (afterQuote) [inQuotes, cell] = [true, `${cell}"`];
    else if (cell === "") inQuotes = true;
    else cell += '"';
  };
  const take = (char: string): readonly DelimitedRow[] => {
    if (char === "\n") line++;
    if (++size > MOST_RECORD) throw endless(startLine);
    if (quoted && char === '"') quote();
    else if (inQuotes) cell += char;
    else if (char === delimiter) endCell();
    else if (char === "\n") return endRecord();
    else if (char !== "\r") cell += char;
    return NONE;
  };
  return {
    push: (text) => {
      const rows: DelimitedRow[] = [];
      for (const char of text) for (const row of take(char)) rows.push(row);
      return rows;
    },
    end: () => {
      if (inQuotes) throw endless(startLine);
      return size === 0 ? [] : endRecord();
    },
  };
}

function endless(line: number): TocsinError {
  return new TocsinError(
    "bad-input",
    `invalid record: it begins in line ${line} and does not end`,
    {
      hint: "look for a quotation mark that is not closed",
    },
  );
}
