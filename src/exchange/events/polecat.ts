import type { CellOf } from "../header-row.ts";
import {
  areaOf,
  dayFaults,
  dayOf,
  IMPORTED,
  refusedRow,
  textOf,
  type CodedRow,
} from "./coded-row.ts";

export const POLECAT_COLUMNS = ["Event ID", "Event Date", "Event Type"] as const;

/** One row of POLECAT: PLOVER types and modes as they stand; those of older versions under the names of 0.8. */
export function polecatRow(cell: CellOf): CodedRow {
  const id = textOf(cell("Event ID"));
  if (id === null) return refusedRow("missing Event ID");
  const printed = (textOf(cell("Event Type")) ?? "").toUpperCase();
  return {
    event: {
      ...IMPORTED,
      id: `polecat-${id}`,
      dataset: "POLECAT",
      type: RENAMED[printed] ?? printed,
      mode: textOf(cell("Event Mode"))?.toLowerCase() ?? null,
      actor: partyOf(cell, "Actor"),
      recipient: partyOf(cell, "Recipient"),
      area: areaOf(cell("Country"), cell("Province")),
      day: dayOf(cell("Event Date")),
      published: dayOf(cell("Publication Date")),
      deaths: null,
    },
    faults: [
      ...dayFaults("Event Date", cell("Event Date")),
      ...(printed === "" ? ["missing Event Type"] : []),
    ],
  };
}

const RENAMED: Readonly<Record<string, string>> = {
  DEMAND: "REQUEST",
  DISAPPROVE: "ACCUSE",
  INVESTIGATE: "ACCUSE",
  FIGHT: "ASSAULT",
};

/** Country and sector, as dyads are counted; the name where there is no country. */
function partyOf(cell: CellOf, role: "Actor" | "Recipient"): string | null {
  const country = textOf(cell(`${role} Country`));
  const sector = textOf(cell(`Primary ${role} Sector`));
  const code = [country, sector].filter((part) => part !== null).join(" ");
  return country === null ? textOf(cell(`${role} Name`)) : code;
}
