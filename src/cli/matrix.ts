import type { AchMatrix } from "../model/ach.ts";
import type { Effects } from "./effects.ts";
import { oneLine } from "./paper.ts";
import { printRows } from "./print.ts";

/** The matrix of hypotheses in columns: cells, a star where analysts differ, and what speaks against each. */
export function printMatrix(
  { hypotheses, rows, analysts, decisiveOrigins }: AchMatrix,
  effects: Effects,
): void {
  printRows(
    rows,
    {
      noun: "proposition",
      columns: [
        ...hypotheses.map(({ id }, h) => ({
          heading: id,
          cell: ({ cells }: AchMatrix["rows"][number]) =>
            `${cells[h]?.cell ?? "NA"}${(cells[h]?.disagreement ?? 0) > 0 ? "*" : ""}`,
        })),
        { heading: "tells", cell: ({ diagnosticity }) => diagnosticity.toFixed(2) },
        { heading: "id", cell: ({ propositionId }) => propositionId },
        { heading: "proposition", cell: ({ text }) => text },
      ],
    },
    effects,
  );
  const say = (line: string) => effects.stdout.write(`${oneLine(line)}\n`);
  for (const { id, inconsistency, leads, text } of hypotheses)
    say(`${id}: ${inconsistency.toFixed(2)} against it${leads ? ", least of all" : ""}: ${text}`);
  say(`rated by ${analysts.join(", ") || "nobody: cells are suggestions"}; * where they differ`);
  if (decisiveOrigins.length > 0)
    say(`another would lead without one of these origins: ${decisiveOrigins.join(", ")}`);
}
