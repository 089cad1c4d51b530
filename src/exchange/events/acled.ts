import {
  areaOf,
  countOf,
  dayFaults,
  dayOf,
  IMPORTED,
  refusedRow,
  textOf,
  type CodedRow,
} from "./coded-row.ts";

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
export function acledRow(cell: (column: string) => string | undefined): CodedRow {
  const id = textOf(cell("event_id_cnty"));
  if (id === null) return refusedRow("missing event_id_cnty");
  const name = textOf(cell("sub_event_type")) ?? textOf(cell("event_type")) ?? "";
  const [type, mode] = TYPES[name.toLowerCase()] ?? [`ACLED ${name}`, null];
  return {
    event: {
      ...IMPORTED,
      id: `acled-${id}`,
      dataset: "ACLED",
      type,
      mode,
      actor: textOf(cell("actor1")),
      recipient: textOf(cell("actor2")),
      area: areaOf(cell("country"), cell("admin1")),
      day: dayOf(cell("event_date")),
      published: null,
      deaths: countOf(cell("fatalities")),
    },
    faults: [
      ...dayFaults("event_date", cell("event_date")),
      ...(name === "" ? ["missing event_type"] : []),
      ...fatalityFaults(textOf(cell("fatalities"))),
    ],
  };
}

function fatalityFaults(text: string | null): string[] {
  return text !== null && countOf(text) === null ? [`invalid fatalities: "${text}"`] : [];
}
