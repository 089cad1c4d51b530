import countries from "../../data/countries/countries.json" with { type: "json" };
import type { Span } from "../base/span.ts";
import type { Filler, Incident, IncidentType } from "../model/incident.ts";
import type { Reading } from "../model/reading.ts";
import type { Given } from "./extract-input.ts";

/** What fills a slot: words that may stand for one another, and where each stands. */
export interface ExtractFiller {
  readonly strings: readonly string[];
  readonly spans: readonly Span[];
  readonly confidence: number;
}

/** A value, and the words it is said of. */
export interface ExtractValue {
  readonly values: readonly string[];
  readonly refs: readonly string[];
}

/** An incident as a template of MUC-4, in the shape and the words of that set. */
export interface ExtractTemplate {
  readonly types: readonly string[];
  readonly stage: readonly string[];
  readonly date?: string;
  readonly location?: string;
  readonly instrument: readonly ExtractFiller[];
  readonly instrumentType: readonly ExtractValue[];
  readonly perpIndividual: readonly ExtractFiller[];
  readonly perpOrganization: readonly ExtractFiller[];
  readonly perpOrganizationConfidence: readonly ExtractValue[];
  readonly physicalTarget: readonly ExtractFiller[];
  readonly physicalTargetType: readonly ExtractValue[];
  readonly physicalTargetEffect: readonly ExtractValue[];
  readonly humanTargetName: readonly ExtractFiller[];
  readonly humanTargetDescription: readonly ExtractFiller[];
  readonly humanTargetType: readonly ExtractValue[];
  readonly humanTargetEffect: readonly ExtractValue[];
  readonly humanTargetNumber: readonly ExtractValue[];
  readonly confidence: number;
}

const TYPES: Readonly<Record<IncidentType, string>> = {
  attack: "ATTACK",
  bombing: "BOMBING",
  kidnapping: "KIDNAPPING",
  arson: "ARSON",
  robbery: "ROBBERY",
  "work-stoppage": "FORCED WORK STOPPAGE",
};

/** Incidents of a reading as templates; what lies before the given text is dropped. */
export function templatesOf(
  { incidents = [] }: Pick<Reading, "incidents">,
  text: string,
  given: Given,
): ExtractTemplate[] {
  return incidents.map((incident) => templateOf(incident, text, given));
}

function templateOf(incident: Incident, text: string, given: Given): ExtractTemplate {
  const { instruments, perpetrators, physicalTargets, humanTargets } = incident;
  const fillers = (list: readonly Filler[]) => list.map((one) => fillerOf(one, text, given));
  const values = <F extends Filler>(list: readonly F[], valueOf: (one: F) => string | null) =>
    list.flatMap((one) => setOf(valueOf(one), one.text));
  const humans = (form: "name" | "description") => humanTargets.filter((one) => one.form === form);
  return {
    types: [TYPES[incident.type]],
    stage: [incident.stage.toUpperCase()],
    ...placeAndDate(incident, text),
    instrument: fillers(instruments),
    instrumentType: values(instruments, ({ kind }) => kind),
    perpIndividual: fillers(perpetrators.individuals),
    perpOrganization: fillers(perpetrators.organizations),
    perpOrganizationConfidence: values(perpetrators.organizations, ({ blame }) => blame),
    physicalTarget: fillers(physicalTargets),
    physicalTargetType: values(physicalTargets, ({ kind }) => kind),
    physicalTargetEffect: values(physicalTargets, ({ effect }) => effect),
    humanTargetName: fillers(humans("name")),
    humanTargetDescription: fillers(humans("description")),
    humanTargetType: values(humanTargets, ({ kind }) => kind),
    humanTargetEffect: values(humanTargets, ({ effect }) => effect),
    humanTargetNumber: values(humanTargets, ({ number }) =>
      number === null ? null : String(number),
    ),
    confidence: incident.confidence,
  };
}

function fillerOf(
  { span, alternatives, confidence }: Filler,
  text: string,
  given: Given,
): ExtractFiller {
  const all = [span, ...alternatives].filter((one) => given(one).length > 0);
  return {
    strings: all.map((one) => text.slice(one.begin, one.end).toUpperCase()),
    spans: all.flatMap(given),
    confidence,
  };
}

/** Words of the set are in capitals, with spaces: "reported-as-fact" → "REPORTED AS FACT". */
function setOf(value: string | null, ref: string): ExtractValue[] {
  if (!value) return [];
  return [{ values: [value.replaceAll("-", " ").toUpperCase()], refs: [ref.toUpperCase()] }];
}

const NAMES: ReadonlyMap<string, string> = new Map(countries.map(({ code, name }) => [code, name]));

/** "COLOMBIA: MEDELLIN", and the day as "23 AUG 88". */
function placeAndDate(
  { location, date }: Incident,
  text: string,
): Pick<ExtractTemplate, "location" | "date"> {
  const country = NAMES.get(location.country ?? "");
  const places = location.places.map(({ begin, end }) => text.slice(begin, end));
  const parts = [
    ...(country ? [country] : []),
    ...places.filter((name) => !sameName(name, country)),
  ];
  const day = date?.interval.precision === "day" ? date.interval.from : null;
  return {
    ...(parts.length > 0 ? { location: parts.join(": ").toUpperCase() } : {}),
    ...(day ? { date: dayOf(day) } : {}),
  };
}

function sameName(name: string, country: string | undefined): boolean {
  return name.toUpperCase() === country?.toUpperCase();
}

const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");

function dayOf(iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return `${day} ${MONTHS[Number(month) - 1] ?? ""} ${year.slice(-2)}`;
}
