import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What `eval/names.ts` measured. */
export interface Measured {
  readonly words: string;
  /** A share, or a count of 10,000. */
  readonly value: number;
  readonly n: number;
  readonly bar: string;
}

export const SCREENING_RESULTS = join(import.meta.dirname, "results", "names.json");
const HEADING = "## Screening";

/** The page of results with what screening came to at its end, in place of what stood there. */
export function withScreening(page: string): string {
  if (!existsSync(SCREENING_RESULTS)) return page;
  const measured = JSON.parse(readFileSync(SCREENING_RESULTS, "utf8")) as readonly Measured[];
  const rows = measured.map(
    ({ words, value, n, bar }) =>
      `| ${words} | ${value < 1 ? value.toFixed(3) : value} | ${n} | ${bar} |`,
  );
  return [
    page.split(HEADING)[0]?.trimEnd() ?? "",
    "",
    HEADING,
    "",
    "Names derived from the lists of the UN and of OFAC, by `npm run eval:names`; rows of listed aliases, slips and false matches are what",
    "`tocsin screen --list` answers. A share is that of the queries whose party came first.",
    "",
    "| what is asked | value | queries | beside it |",
    "|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}
