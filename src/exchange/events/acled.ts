import type { CellOf } from "../header-row.ts";
import { countOf, textOf, violentRow, type CodedRow, type RowColumns } from "./coded-row.ts";

/** PLOVER type and mode of ACLED's sub-event types; what PLOVER does not have keeps ACLED's name and counts in no series. */
const TYPES: Readonly<Record<string, readonly [type: string, mode: string | null]>> = {
  "armed clash": ["ASSAULT", "firearms"],
  "government regains territory": ["ASSAULT", null],
  "non-state actor overtakes territory": ["ASSAULT", null],
  "chemical weapon": ["ASSAULT", "unconventional"],
  "air/drone strike": ["ASSAULT", "aerial"],
  "suicide bomb": ["ASSAULT", "suicide-attack"],
  "shelling/artillery/missile attack": ["ASSAULT", "heavy-weapons"],
  "remote explosive/landmine/ied": ["ASSAULT", "explosives"],
  grenade: ["ASSAULT", "explosives"],
  "sexual violence": ["ASSAULT", "sexual"],
  attack: ["ASSAULT", null],
  "abduction/forced disappearance": ["ASSAULT", "abduct"],
  "peaceful protest": ["PROTEST", "demo"],
  "protest with intervention": ["PROTEST", "demo"],
  "excessive force against protesters": ["ASSAULT", "crowd-control"],
  "violent demonstration": ["PROTEST", "riot"],
  "mob violence": ["PROTEST", "riot"],
  agreement: ["AGREE", null],
  arrests: ["COERCE", "arrest"],
  "looting/property destruction": ["ASSAULT", "destroy"],
  "headquarters or base established": ["MOBILIZE", null],
};
export const ACLED_COLUMNS = ["event_id_cnty", "event_date", "event_type", "actor1"] as const;

/** One row of an ACLED export. ACLED's terms ask for credit and the day of access, and forbid passing the data on. */
export function acledRow(cell: CellOf): CodedRow {
  const name = textOf(cell("sub_event_type")) ?? textOf(cell("event_type")) ?? "";
  const [type, mode] = TYPES[name.toLowerCase()] ?? [`ACLED ${name}`, null];
  return violentRow(cell, ACLED, { type, mode, published: null }, [
    ...(name === "" ? ["missing event_type"] : []),
    ...fatalityFaults(textOf(cell("fatalities"))),
  ]);
}

const ACLED: RowColumns = {
  dataset: "ACLED",
  id: "event_id_cnty",
  actor: "actor1",
  recipient: "actor2",
  region: "admin1",
  day: "event_date",
  deaths: "fatalities",
};

function fatalityFaults(text: string | null): string[] {
  return text !== null && countOf(text) === null ? [`invalid fatalities: "${text}"`] : [];
}
