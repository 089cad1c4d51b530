import type { Mention } from "../model/mention.ts";
import { nameKey } from "../names/fold.ts";
import type { Bearer, ResolverBase } from "./base.ts";
import { upToLegalForm, withoutLegalForm } from "./legal-forms.ts";
import type { Scene } from "./scene.ts";

/** A name that a mention may be short for, with the words that say why. */
export interface LooseReading {
  readonly key: string;
  readonly reason: string;
  readonly bearers: readonly Bearer[];
}

const INSTITUTION =
  /^(?:foreign|finance|defen[cs]e|interior|justice|health|energy|oil|trade|education|information|culture)\s+ministry$|^ministry of\b|^(?:national\s+)?(?:army|navy|air force|armed forces|central bank|supreme court|senate|parliament|house of representatives|treasury|coast guard|national assembly)$/;
/** "Foreign Ministry": every country has one, so that the bare words name none. */
export function isInstitution(name: string): boolean {
  return INSTITUTION.test(name.replace(/^the\s+/i, "").toLowerCase());
}

/** A country leads a text where it is named this many times as often as the next. */
const LEAD = 2;
const LEAST_KEY = 5; // letters: shorter heads of company names are words

/**
 * Names that a mention no list holds may stand for, the surest first: its plural or a possessive that lost its
 * apostrophe; an institution of the country the text is about; a company whose name begins so.
 */
export function looseReadings(mention: Mention, scene: Scene): LooseReading[] {
  const name = mention.text.replace(/^the\s+/i, "").trim();
  return [...withoutS(name, scene.base), ...ofCountry(name, scene), ...headOf(name, scene.base)];
}

function reading(key: string, reason: string, base: ResolverBase): LooseReading[] {
  const bearers = base
    .bearers(key)
    .filter(({ name }) => name.kind === "primary" || name.kind === "alias");
  return bearers.length > 0 ? [{ key, reason, bearers }] : [];
}

/** "Acmes" is Acme where nothing is called Acmes; of names of four letters and more. */
function withoutS(name: string, base: ResolverBase): LooseReading[] {
  const key = nameKey(name);
  if (key.length < LEAST_KEY || !key.endsWith("s") || key.endsWith("ss")) return [];
  return reading(key.slice(0, -1), `"${name}" without its s`, base);
}

/** "The Foreign Ministry" in a text about one country is that country's. */
function ofCountry(name: string, scene: Scene): LooseReading[] {
  if (!isInstitution(name)) return [];
  const country = leadingCountry(scene.focus);
  const government = country === undefined ? undefined : scene.base.government(country);
  const adjectives = government?.names.filter(({ kind }) => kind === "demonym") ?? [];
  const keys = adjectives.map(({ text }) => nameKey(`${text} ${name}`));
  const found = keys.flatMap((key) => reading(key, `the text is about ${country}`, scene.base));
  return found.slice(0, 1);
}

function leadingCountry(focus: ReadonlyMap<string, number>): string | undefined {
  const [first, second] = [...focus].sort((a, b) => b[1] - a[1]);
  return first && first[1] >= LEAD * (second?.[1] ?? 0) ? first[0] : undefined;
}

/** "Acme Co.", "Acme Trading": where one company of the base alone has a name that begins so. */
function headOf(name: string, base: ResolverBase): LooseReading[] {
  const bare = upToLegalForm(name) ?? withoutLegalForm(name);
  const key = nameKey(bare);
  const isCompany = bare !== name || key.includes(" ");
  const [only, another] = isCompany && key.length >= LEAST_KEY ? base.companiesBeginning(key) : [];
  return only && !another
    ? [{ key, reason: `the one company whose name begins with "${bare}"`, bearers: [only] }]
    : [];
}
