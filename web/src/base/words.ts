import type { ChainLink, ClaimForm, Factuality, Modality } from "../../../src/model/claim.ts";
import type { RelationType } from "../../../src/model/entity.ts";
import type { Document } from "../../../src/model/document.ts";
import type {
  ConcernLevel,
  LikelihoodRating,
  Scenario,
  WarningLevel,
} from "../../../src/model/problem.ts";
import type { Independence, Origin, ReuseKind, Stance } from "../../../src/model/proposition.ts";
import type { Credibility, Reliability, Source } from "../../../src/model/source.ts";

// What the codes of the model are called on a page: each table is complete by its type.

export const FORM: Readonly<Record<ClaimForm, string>> = {
  direct: "direct speech",
  mixed: "part quoted",
  indirect: "indirect speech",
  headline: "headline",
  narrator: "the outlet's own word",
};

export const MODALITY: Readonly<Record<Modality, string>> = {
  asserted: "asserted",
  claimed: "claimed",
  assessed: "assessed",
  alleged: "alleged",
  possible: "possible",
  expected: "expected",
  predicted: "predicted",
  conditional: "conditional",
  intended: "intended",
  threatened: "threatened",
  demanded: "demanded",
  generic: "in general",
};

/** What each way of putting it means for whoever weighs it. */
export const MODALITY_MEANING: Readonly<Record<Modality, string>> = {
  asserted: "said to be so",
  claimed: "said to be so, in words from which the writer stands back",
  assessed: "believed, estimated or concluded to be so",
  alleged: "hearsay: counts for no origin",
  possible: "may be so: counts for no origin",
  expected: "expected: counts for no origin",
  predicted: "said of the future: counts for no origin",
  conditional: "so only if something else is: counts for no origin",
  intended: "a plan: counts for no origin",
  threatened: "a threat: counts for no origin",
  demanded: "a demand: counts for no origin",
  generic: "said in general, of no one case",
};

const PLAIN: ReadonlySet<Modality> = new Set(["asserted", "claimed", "assessed"]);

/** True where the claim does not say that the thing is so. */
export function isHedged(modality: Modality): boolean {
  return !PLAIN.has(modality);
}

export const FACTUALITY: Readonly<Record<Factuality, string>> = {
  "CT+": "certain that it is so",
  "CT-": "certain that it is not so",
  "PR+": "thinks it probable",
  "PR-": "thinks it improbable",
  "PS+": "thinks it possible",
  "PS-": "thinks it possibly not so",
  Uu: "does not commit",
};

export const SCOPE: Readonly<Record<ChainLink["scope"], string | null>> = {
  explicit: null,
  carried: "carried over from the sentence before",
  resolved: "resolved from another mention",
  narrator: "the narrator's own voice",
};

export const LINK_TYPE: Readonly<Record<ChainLink["type"], string>> = {
  publisher: "publisher",
  media: "outlet",
  person: "person",
  organisation: "organisation",
  role: "by office",
  anonymous: "unnamed",
  document: "document",
  untraceable: "untraceable",
  unknown: "unknown",
};

export const STANCE: Readonly<Record<Stance, string>> = {
  supports: "said",
  denies: "denied",
  hedged: "hedged",
};

export const ORIGIN_KIND: Readonly<Record<Origin["kind"], string>> = {
  speaker: "named speaker",
  report: "own report",
  anonymous: "unnamed, through a report",
  untraceable: "untraceable",
};

export const FLAG: Readonly<Record<string, string>> = {
  "circular-reporting": "circular reporting",
  "single-transmitter": "one outlet carries all",
  untraceable: "untraceable",
  "adverse-interests": "said by opposed parties",
  "self-citation": "cites itself",
};

/** What the later of two texts is to the earlier. */
export const REUSE: Readonly<Record<ReuseKind, string>> = {
  identical: "is the same text as",
  "near-duplicate": "is nearly the same text as",
  abridges: "is a shorter version of",
  extends: "is a longer version of",
  partial: "shares passages with",
  "shared-quote": "shares a quotation with",
  "press-release": "rests on the same press release as",
  reworded: "says in other words what stands in",
  translation: "may be a translation of",
};

export const CONCERN: Readonly<Record<ConcernLevel, string>> = {
  "no-reporting": "no reporting",
  negligible: "negligible",
  low: "low",
  moderate: "moderate",
  substantial: "substantial",
  serious: "serious",
};

export const WARNING: Readonly<Record<WarningLevel, string>> = {
  WL4: "normal watch",
  WL3: "increased",
  WL2: "significant",
  WL1: "imminent",
};

export const LIKELIHOOD: Readonly<Record<LikelihoodRating, string>> = {
  HL: "highly likely",
  L: "likely",
  C: "could be",
  U: "unlikely",
  HU: "highly unlikely",
};

export const RELATION: Readonly<Record<RelationType, string>> = {
  "member-of": "is a member of",
  commands: "commands",
  "patron-of": "backs",
  "allied-with": "is allied with",
  "hostile-to": "is hostile to",
  "holds-office": "holds office in",
  owns: "owns",
  "located-in": "is located in",
  "met-with": "met with",
};

export const SCENARIO_KIND: Readonly<Record<Scenario["kind"], string>> = {
  baseline: "baseline: what to expect if nothing changes",
  plausible: "plausible",
  wildcard: "wild card: unlikely, and costly to miss",
};

export const PUBLISHED_BASIS: Readonly<Record<Document["publishedBasis"], string | null>> = {
  record: null,
  page: "as the page says",
  text: "as the text says",
  none: null,
};

export const RELIABILITY: Readonly<Record<Reliability, string>> = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "reliability cannot be judged",
};

export const CREDIBILITY: Readonly<Record<Credibility, string>> = {
  1: "confirmed by other origins",
  2: "probably true",
  3: "possibly true",
  4: "doubtful",
  5: "improbable",
  6: "truth cannot be judged",
};

/** "F3" in words; the code itself where it is none of the scale. */
export function gradeInWords(grade: string): string {
  const reliability = RELIABILITY[grade.charAt(0) as Reliability];
  const credibility = CREDIBILITY[Number(grade.charAt(1)) as Credibility];
  return reliability && credibility ? `source: ${reliability}; report: ${credibility}` : grade;
}

export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
}

/** Language or country by its name in English; null for a code that is nobody's, as made-up countries have. */
function named(names: Intl.DisplayNames, code: string): string | null {
  try {
    return names.of(code) ?? null;
  } catch {
    return null; // no code at all
  }
}

const LANGUAGES = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
const COUNTRIES = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** "fr" → "French"; the code where it is none. */
export function languageOf(code: string): string {
  return named(LANGUAGES, code) ?? code;
}

/** "IQ" → "Iraq"; null for the code of a made-up country. */
export function countryOf(code: string): string | null {
  return named(COUNTRIES, code);
}

/** "Iraq, Syria"; empty where all of them are made up. */
export function countriesOf(codes: readonly string[]): string {
  return codes.flatMap((code) => countryOf(code) ?? []).join(", ");
}

/** "news organisation · Iraq · English · speaks for a state": what a source is, as far as it is known. */
export function aboutSource(source: Source): string {
  const parts = [
    LINK_TYPE[source.type],
    source.country && countryOf(source.country),
    source.language && languageOf(source.language),
    source.ownerGroup && `owned by ${source.ownerGroup}`,
    speaksFor(source.stateAffiliation),
  ];
  return parts.filter((part) => part !== null && part !== "").join(" · ");
}

/** A made-up state has a code and no name: that it is a state's voice is said all the same. */
function speaksFor(state: string | null): string | null {
  return state === null ? null : `speaks for ${countryOf(state) ?? "a state"}`;
}

/** The part a source plays. */
export const ROLE: Readonly<Record<string, string>> = {
  origin: "as origin",
  transmitter: "as transmitter",
};

/** What the count of origins says of their independence. */
export const INDEPENDENCE: Readonly<Record<Independence, string>> = {
  "no-origin": "no traceable origin",
  "one-origin": "one origin: nothing corroborates it",
  "not-established": "independence not established",
  independent: "independent origins",
};

/** "12", "at least 70", "at most 5", "12–15". */
export function rangeInWords({ low, high }: { low: number | null; high: number | null }): string {
  if (low === high && low !== null) return NUMBER.format(low);
  if (high === null) return low === null ? "not known" : `at least ${NUMBER.format(low)}`;
  return low === null
    ? `at most ${NUMBER.format(high)}`
    : `${NUMBER.format(low)}–${NUMBER.format(high)}`;
}

/** "12 to 72", "12 to 40 or more": from the least that anybody gives to the most. */
export function spreadInWords(
  figures: readonly { readonly low: number | null; readonly high: number | null }[],
): string {
  const known = figures.flatMap(({ low, high }) => [low, high]).filter((n) => n !== null);
  if (known.length === 0) return "not known";
  const open = figures.some(({ high }) => high === null);
  const [least, most] = [Math.min(...known), Math.max(...known)].map((n) => NUMBER.format(n));
  return `${least} to ${most}${open ? " or more" : ""}`;
}

const NUMBER = new Intl.NumberFormat("en-GB");

/** "2–3 origins", "1 origin", "no traceable origin". */
export function originsInWords(nMin: number, nMax: number): string {
  if (nMax === 0) return "no traceable origin";
  if (nMin === nMax) return counted(nMin, "origin");
  return `${nMin}–${nMax} origins`;
}

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

const ISO_DAY = /^\d{4}-\d{2}-\d{2}/;

const MOMENT = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});

/** "3 Mar 2031, 06:00 UTC": two versions may be of one day. */
export function momentOf(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : `${MOMENT.format(at)} UTC`;
}

/** "3 Mar 2031"; the words as they are where they are no date. */
export function dayOf(date: string | null, missing = "undated"): string {
  if (date === null) return missing;
  const at = ISO_DAY.test(date) ? Date.parse(date) : Number.NaN;
  return Number.isNaN(at) ? date : DAY.format(at);
}

const SUBTYPES: Readonly<Record<string, string>> = {
  igo: "intergovernmental organisation",
  "igo-peacekeeping": "peacekeeping force of an intergovernmental organisation",
  ngo: "non-governmental organisation",
  "de-facto-government": "de facto government",
};

/** What kind of actor: "igo" → "intergovernmental organisation", "state-military" → "state military". */
export function kindOfActor(actor: {
  readonly subtype: string | null;
  readonly type: string;
}): string {
  const { subtype, type } = actor;
  return subtype === null ? type.toLowerCase() : (SUBTYPES[subtype] ?? spaced(subtype));
}

/** "circular-reporting" → "circular reporting". */
export function spaced(code: string): string {
  return code.replaceAll("-", " ");
}

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ku-arab|nqo|ps|sd|syr|ug|ur|yi)\b/i;

export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.test(language) ? "rtl" : "ltr";
}

const OVERRIDES = /[\u202d\u202e]/g;

/** Text with the two characters that can set it backwards spelt out; what honest text needs is kept. */
export function plainly(text: string): string {
  return text.replace(OVERRIDES, (character) => (character === "\u202e" ? "[U+202E]" : "[U+202D]"));
}

/** Words of a claim in a row of their own: "said that the bridge fell" is told as "the bridge fell". */
export function toldWords(text: string): string {
  return text.replace(/^that\s+/i, "");
}
