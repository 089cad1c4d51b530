import { ploverOfCameo } from "./cameo.ts";
import { dayFaults, dayOf, IMPORTED, refusedRow, textOf, type CodedRow } from "./coded-row.ts";

/** Columns of GDELT 2.0 events that are read, of 61 without a header. */
const AT = {
  id: 0,
  day: 1,
  actor: 5,
  actorCountry: 7,
  recipient: 15,
  recipientCountry: 17,
  code: 26,
  country: 53,
  adm1: 54,
  added: 59,
} as const;
export const GDELT_COLUMNS = 61;

/**
 * One row of the GDELT 2.0 event table. Its sources are addresses of single pages, no origins, so it carries none.
 *
 * @see GDELT Event Codebook 2.0
 */
export function gdeltRow(cells: readonly string[]): CodedRow {
  if (cells.length !== GDELT_COLUMNS)
    return refusedRow(`${cells.length} columns, expected ${GDELT_COLUMNS}`);
  const id = textOf(cells[AT.id]);
  const code = textOf(cells[AT.code]) ?? "";
  if (id === null) return refusedRow("missing GLOBALEVENTID");
  return {
    event: {
      ...IMPORTED,
      id: `gdelt-${id}`,
      dataset: "GDELT",
      type: ploverOfCameo(code) ?? `CAMEO ${code}`,
      mode: null,
      actor: firstText(cells, AT.actorCountry, AT.actor),
      recipient: firstText(cells, AT.recipientCountry, AT.recipient),
      area: firstText(cells, AT.adm1, AT.country),
      day: dayOf(cells[AT.day]),
      published: dayOf(cells[AT.added]?.slice(0, 8)),
      deaths: null,
    },
    faults: [
      ...dayFaults("SQLDATE", cells[AT.day]),
      ...(/^\d{2,4}$/.test(code) ? [] : [`invalid EventCode: "${code}"`]),
    ],
  };
}

function firstText(cells: readonly string[], ...at: readonly number[]): string | null {
  return at.map((i) => textOf(cells[i])).find((text) => text !== null) ?? null;
}
