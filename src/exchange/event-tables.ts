import countries from "../../data/countries/countries.json" with { type: "json" };
import plover from "../../data/ontologies/plover.json" with { type: "json" };
import { addDays, type Interval } from "../base/interval.ts";
import type { Amount } from "../model/claim.ts";
import type { Place } from "../model/place.ts";
import { ATTRIBUTION_COLUMNS } from "./cited-claim.ts";
import { alpha3 } from "./country-codes.ts";
import { csvHeader, csvLine, withoutFormula, type Cell, type CsvColumns } from "./csv.ts";
import type { ExportSource } from "./export-source.ts";
import { toldEvents, type ToldEvent, type ToldParty } from "./told-events.ts";

type Columns = CsvColumns<ToldEvent>;

const ATTRIBUTION: Columns = ATTRIBUTION_COLUMNS.map(
  ([name, cell]) => [name, ({ claim }: ToldEvent) => cell(claim)] as const,
);

/** Events that are told, with a row for each that `row` takes. */
async function* told(
  { documents, entities }: ExportSource,
  takes: (event: ToldEvent) => boolean,
): AsyncGenerator<ToldEvent[]> {
  const known = new Map((await entities()).map((entity) => [entity.id, entity]));
  for await (const document of documents()) yield toldEvents(document, known).filter(takes);
}

/**
 * Events as POLECAT has them, 40 columns between tabs, then the attribution. Codes that are not known are empty; a break
 * or a tab in a cell becomes a space, as the format has no quotation.
 */
export async function* exportPolecat(source: ExportSource): AsyncGenerator<string> {
  yield `${POLECAT.map(([name]) => name).join("\t")}\n`;
  for await (const events of told(source, () => true)) yield events.map(tabbed).join("");
}

function tabbed(event: ToldEvent): string {
  const cells = POLECAT.map(([, cell]) => String(withoutFormula(flat(cell(event))) ?? ""));
  return `${cells.join("\t")}\n`;
}

function flat(cell: Cell): Cell {
  return typeof cell === "string" ? cell.replace(/[\t\r\n]+/g, " ").trim() : cell;
}

const PLOVER: Readonly<
  Record<string, { quad: string; score: number; modes: Readonly<Record<string, number>> }>
> = plover.types;
const QUADS = [
  "verbal-cooperation",
  "material-cooperation",
  "verbal-conflict",
  "material-conflict",
];
const COUNTRY_NAMES: ReadonlyMap<string, string> = new Map(
  countries.map(({ code, name }) => [code, name]),
);

/** Sectors of PLOVER that our kinds of bodies are, where there is no doubt. */
const SECTORS: Readonly<Record<string, string>> = {
  government: "GOV",
  ministry: "GOV",
  "state-agency": "GOV",
  "state-military": "MIL",
  "state-military-unit": "MIL",
  "state-intelligence": "SPY",
  "state-paramilitary": "PRM",
  paramilitary: "PRM",
  militia: "PRM",
  "armed-group": "REB",
  legislature: "LEG",
  court: "JUD",
  party: "PTY",
  company: "BUS",
  university: "EDU",
};

function partyColumns(
  role: "Actor" | "Recipient",
  of: (event: ToldEvent) => readonly ToldParty[],
): Columns {
  const first = (event: ToldEvent) => of(event)[0];
  const country = (event: ToldEvent) => first(event)?.entity?.countries[0];
  const sector = (event: ToldEvent) => SECTORS[first(event)?.entity?.subtype ?? ""] ?? null;
  return [
    [`${role} Name`, (event) => first(event)?.name ?? null],
    [`${role} Country`, (event) => alpha3OrNull(country(event))],
    [`${role} COW`, () => null],
    [`Primary ${role} Sector`, sector],
    [`${role} Sectors`, sector],
    [`${role} Title`, () => null],
    [`${role} Name Raw`, (event) => first(event)?.words ?? null],
    [`Wikipedia ${role} ID`, (event) => first(event)?.entity?.wikipedia ?? null],
  ];
}

function alpha3OrNull(code: string | null | undefined): string | null {
  return code ? alpha3(code) : null;
}

const place = (cell: (place: Place) => Cell) => (event: ToldEvent) =>
  event.place ? cell(event.place) : null;

const POLECAT: Columns = [
  ["Event ID", ({ id }) => id],
  ["Event Date", ({ when }) => dayOf(when)],
  ["Event Type", ({ type }) => type],
  ["Event Mode", ({ mode }) => mode],
  ["Intensity", ({ type, mode }) => PLOVER[type]?.modes[mode ?? ""] ?? PLOVER[type]?.score ?? null],
  ["Quad Code", ({ type }) => QUADS.indexOf(PLOVER[type]?.quad ?? "") + 1 || null],
  ["Contexts", () => null],
  ...partyColumns("Actor", ({ actors }) => actors),
  ...partyColumns("Recipient", ({ recipients }) => recipients),
  ["Placename", place(({ name }) => name)],
  ["City", place(({ kind, name }) => (kind === "city" ? name : null))],
  ["District", place(({ kind, name }) => (kind === "district" ? name : null))],
  ["Province", place(({ kind, name, admin1 }) => (kind === "region" ? name : admin1))],
  ["Country", place(({ country }) => alpha3OrNull(country))],
  ["Latitude", place(({ lat }) => lat)],
  ["Longitude", place(({ lon }) => lon)],
  ["GeoNames ID", place(({ geonamesId }) => geonamesId)],
  ["Raw Placename", ({ placeWords }) => placeWords],
  ["Feature Type", place(({ kind }) => kind)],
  ["Source", ({ claim }) => claim.document.publisher],
  ["Publication Date", ({ claim }) => claim.document.published?.slice(0, 10) ?? null],
  ["Story People", () => null],
  ["Story Organizations", () => null],
  ["Story Locations", () => null],
  ["Language", ({ claim }) => claim.document.language],
  ["Version", () => "PLOVER 0.8, Tocsin"],
  ...ATTRIBUTION,
];

function dayOf(when: Interval | null): string | null {
  return when?.precision === "day" ? when.from : null;
}

/** ACLED's event and sub-event type for a PLOVER type and mode; where ACLED asks for more than was read, none is given. */
const ACLED_TYPES: Readonly<Record<string, readonly [event: string, sub: string]>> = {
  "ASSAULT firearms": ["Battles", "Armed clash"],
  "ASSAULT aerial": ["Explosions/Remote violence", "Air/drone strike"],
  "ASSAULT drone": ["Explosions/Remote violence", "Air/drone strike"],
  "ASSAULT heavy-weapons": ["Explosions/Remote violence", "Shelling/artillery/missile attack"],
  "ASSAULT explosives": ["Explosions/Remote violence", "Remote explosive/landmine/IED"],
  "ASSAULT suicide-attack": ["Explosions/Remote violence", "Suicide bomb"],
  "ASSAULT unconventional": ["Explosions/Remote violence", "Chemical weapon"],
  "ASSAULT abduct": ["Violence against civilians", "Abduction/forced disappearance"],
  "ASSAULT sexual": ["Violence against civilians", "Sexual violence"],
  "ASSAULT destroy": ["Strategic developments", "Looting/property destruction"],
  "PROTEST riot": ["Riots", "Violent demonstration"],
  "PROTEST demo": ["Protests", "Peaceful protest"],
  "COERCE arrest": ["Strategic developments", "Arrests"],
  "RETREAT ceasefire": ["Strategic developments", "Agreement"],
};

const DISORDER: Readonly<Record<string, string>> = {
  Battles: "Political violence",
  "Explosions/Remote violence": "Political violence",
  "Violence against civilians": "Political violence",
  Protests: "Demonstrations",
  Riots: "Demonstrations",
  "Strategic developments": "Strategic developments",
};

function acledType({ type, mode }: ToldEvent): readonly [event: string, sub: string] | undefined {
  return ACLED_TYPES[`${type} ${mode ?? ""}`];
}

const party = (parties: readonly ToldParty[], at: number): string | null =>
  parties[at]?.name ?? null;
const others = (parties: readonly ToldParty[]): string =>
  parties
    .slice(1)
    .map(({ name }) => name)
    .join("; ");

const ACLED: Columns = [
  ["event_id_cnty", ({ id }) => id],
  ["event_date", ({ when }) => dayOf(when)],
  ["year", ({ when }) => dayOf(when)?.slice(0, 4) ?? null],
  ["time_precision", ({ when }) => (dayOf(when) ? 1 : null)],
  ["disorder_type", (event) => DISORDER[acledType(event)?.[0] ?? ""] ?? null],
  ["event_type", (event) => acledType(event)?.[0] ?? null],
  ["sub_event_type", (event) => acledType(event)?.[1] ?? null],
  ["actor1", ({ actors }) => party(actors, 0)],
  ["assoc_actor_1", ({ actors }) => others(actors)],
  ["inter1", () => null],
  ["actor2", ({ recipients }) => party(recipients, 0)],
  ["assoc_actor_2", ({ recipients }) => others(recipients)],
  ["inter2", () => null],
  ["interaction", () => null],
  ["civilian_targeting", () => null],
  ["iso", () => null],
  ["region", () => null],
  ["country", place(({ country }) => COUNTRY_NAMES.get(country ?? "") ?? country)],
  ["admin1", place(({ kind, name, admin1 }) => (kind === "region" ? name : admin1))],
  ["admin2", place(({ kind, name }) => (kind === "district" ? name : null))],
  ["admin3", () => null],
  ["location", place(({ name }) => name)],
  ["latitude", place(({ lat }) => lat)],
  ["longitude", place(({ lon }) => lon)],
  ["geo_precision", place(({ kind }) => GEO_PRECISION[kind])],
  ["source", ({ claim }) => claim.document.publisher],
  ["source_scale", () => null],
  ["notes", ({ claim }) => claim.quote],
  ["fatalities", ({ amounts }) => deathsOf(amounts)?.best ?? null],
  ["tags", () => null],
  ["timestamp", () => null],
  ...ATTRIBUTION,
];

/** 1 the town, 2 the district, 3 the first-level region or wider. */
const GEO_PRECISION: Readonly<Record<Place["kind"], number>> = {
  city: 1,
  district: 2,
  facility: 2,
  region: 3,
  country: 3,
  area: 3,
  water: 3,
};

/**
 * Events in ACLED's 31 columns, then the attribution: ACLED's layout, not its data nor its rules of coding. Events of a kind
 * that ACLED has no type for, and those without a day, are left out: its rows have both.
 */
export function exportAcled(source: ExportSource): AsyncGenerator<string> {
  return table(
    ACLED,
    told(source, (event) => acledType(event) !== undefined && dayOf(event.when) !== null),
  );
}

async function* table(
  columns: Columns,
  batches: AsyncIterable<ToldEvent[]>,
): AsyncGenerator<string> {
  yield csvHeader(columns);
  for await (const events of batches) yield events.map((event) => csvLine(columns, event)).join("");
}

interface Deaths {
  readonly best: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Deaths as UCDP gives them. A bound that the text leaves open is the number itself: "at least 12" is 12, 12, 12, and the quote
 * beside it says that it is a bound.
 */
function deathsOf(amounts: readonly Amount[]): Deaths | null {
  const killed = amounts.find(({ unit }) => unit === "killed");
  if (!killed) return null;
  const { value, upTo } = killed;
  return {
    best: Math.round(value),
    low: Math.round(value),
    high: Math.round(Math.max(value, upTo ?? value)),
  };
}

const PRECISE_DAYS = { day: 1, week: 3, month: 4, season: 5, year: 5 } as const;

const UCDP: Columns = [
  ["id", ({ id }) => id],
  ["relid", () => null],
  ["year", ({ when }) => when?.from?.slice(0, 4) ?? null],
  ["active_year", () => null],
  ["code_status", () => "machine-read"],
  ["type_of_violence", () => null],
  ...["conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id"].map(
    (name) => [name, () => null] as const,
  ),
  [
    "dyad_name",
    ({ actors, recipients }) =>
      [party(actors, 0), party(recipients, 0)].filter(Boolean).join(" - "),
  ],
  ["side_a_dset_id", () => null],
  ["side_a_new_id", () => null],
  ["side_a", ({ actors }) => party(actors, 0)],
  ["side_b_dset_id", () => null],
  ["side_b_new_id", () => null],
  ["side_b", ({ recipients }) => party(recipients, 0)],
  ["number_of_sources", ({ claim }) => claim.row.articles],
  ["source_article", ({ claim }) => claim.document.title],
  ["source_office", ({ claim }) => claim.document.publisher],
  ["source_date", ({ claim }) => claim.document.published?.slice(0, 10) ?? null],
  ["source_headline", ({ claim }) => claim.document.title],
  ["source_original", ({ claim }) => claim.row.speaker],
  ["where_prec", place(({ kind }) => WHERE_PRECISION[kind])],
  ["where_coordinates", place(({ name }) => name)],
  ["where_description", ({ placeWords }) => placeWords],
  ["adm_1", place(({ kind, name, admin1 }) => (kind === "region" ? name : admin1))],
  ["adm_2", place(({ kind, name }) => (kind === "district" ? name : null))],
  ["latitude", place(({ lat }) => lat)],
  ["longitude", place(({ lon }) => lon)],
  ["geom_wkt", place(({ lat, lon }) => `POINT (${lon} ${lat})`)],
  ["priogrid_gid", () => null],
  ["country", place(({ country }) => COUNTRY_NAMES.get(country ?? "") ?? country)],
  ["country_id", () => null],
  ["region", () => null],
  ["event_clarity", () => null],
  ["date_prec", ({ when }) => PRECISE_DAYS[when?.precision as keyof typeof PRECISE_DAYS] ?? null],
  ["date_start", ({ when }) => when?.from ?? null],
  ["date_end", ({ when }) => (when?.to ? addDays(when.to, -1) : null)],
  ["deaths_a", () => null],
  ["deaths_b", () => null],
  ["deaths_civilians", () => null],
  ["deaths_unknown", ({ amounts }) => deathsOf(amounts)?.best ?? null],
  ["best", ({ amounts }) => deathsOf(amounts)?.best ?? null],
  ["high", ({ amounts }) => deathsOf(amounts)?.high ?? null],
  ["low", ({ amounts }) => deathsOf(amounts)?.low ?? null],
  ["gwnoa", () => null],
  ["gwnob", () => null],
  ...ATTRIBUTION,
];

/** 1 exact place, 3 district, 4 first-level region, 6 country, 5 and 7 others: of water and vague areas only that they are vague. */
const WHERE_PRECISION: Readonly<Record<Place["kind"], number>> = {
  city: 1,
  district: 3,
  facility: 3,
  region: 4,
  country: 6,
  area: 5,
  water: 7,
};

/**
 * Deadly events in UCDP GED's 49 columns, then the attribution: its layout, not its data nor its definitions. Only assaults
 * with a number of killed and a day or a period are rows, as UCDP has no others.
 */
export function exportUcdp(source: ExportSource): AsyncGenerator<string> {
  return table(
    UCDP,
    told(
      source,
      ({ type, amounts, when }) =>
        type === "ASSAULT" && deathsOf(amounts) !== null && (when?.from ?? null) !== null,
    ),
  );
}
