import type { Candidate, Entity, EntityName } from "../model/entity.ts";
import type { Mention } from "../model/mention.ts";
import { fold, nameKey } from "../names/fold.ts";
import { compareNames } from "../names/match.ts";
import { parseName } from "../names/parse.ts";
import type { Bearer } from "./base.ts";
import { looseReadings } from "./body-names.ts";
import type { Scene } from "./scene.ts";
import { after, before } from "./scene.ts";
import type { NameReading } from "./surface.ts";
import { readingsOf, widerNames, withoutCountry } from "./surface.ts";

type Part = Candidate["parts"][number];

/** Score from which a name is taken for its bearer; below, the candidates are shown and nobody is named. */
export const LINK_THRESHOLD = 0.75;
/** Two bearers closer than this are a question for a person. */
const LEAST_LEAD = 0.1;

const NAME_VALUES: Readonly<Record<EntityName["kind"], number>> = {
  primary: 1,
  alias: 0.95,
  former: 0.85,
  weak: 0.55,
  acronym: 0.45,
  demonym: 0,
  capital: 0,
};
const SOUND_VALUE = 0.85;
const LOOSE_VALUE = 0.9; // still enough where the reader took the name for a person's
const LEAST_SPELLING = 0.67; // of names that sound alike
const EXPANDED = 0.5;
const COUNTRY_IN_TEXT = 0.2;
const KIN_IN_TEXT = 0.2;
const KIND_BESIDE = 0.2;
const COUNTRY_STATED = 0.15;
const OTHER_COUNTRY_STATED = -0.6;
const OTHER_TYPE = -0.15; // vetoes a likeness of sound, never an exact name

/** Entities a name may mean, the best first, each with the reasons that add up to its score. */
export function candidatesOf(mention: Mention, scene: Scene): Candidate[] {
  const listed = widerReading(mention, scene);
  const readings = listed ? [listed] : readingsOf(mention.text, scene.base);
  const exact = readings.flatMap((reading) =>
    scene.base
      .bearers(reading.key)
      .map((bearer) => ({ bearer, reading, part: exactPart(bearer, mention) })),
  );
  const loose = exact.length > 0 ? [] : looselyNamed(mention, scene);
  const listedFirst = exact.length > 0 ? longestFirst(exact) : loose;
  const found = listedFirst.length > 0 ? listedFirst : soundAlike(readings, scene);
  const byId = new Map<string, Candidate>();
  for (const one of found) {
    const candidate = scored(one, mention, scene);
    const known = byId.get(candidate.refId);
    if (!known || candidate.score > known.score) byId.set(candidate.refId, candidate);
  }
  return [...byId.values()].sort((a, b) => b.score - a.score || (a.refId < b.refId ? -1 : 1));
}

/** The longest listed name that the mention is a part of; a country that owns it is left off. */
export function widerReading(mention: Mention, scene: Scene): NameReading | undefined {
  return widerNames(mention.span, scene.text)
    .flatMap((wider): NameReading[] => {
      const owned = wider.startsWith(mention.text) ? withoutCountry(wider, scene.base) : undefined;
      const whole = { key: nameKey(wider), country: null };
      return owned ? [whole, { key: nameKey(owned.name), country: owned.country }] : [whole];
    })
    .find(({ key }) => scene.base.bearers(key).length > 0);
}

/** The candidate to link to; undefined where none is good enough or two are too close. */
export function choose(candidates: readonly Candidate[]): Candidate | undefined {
  const [first, second] = candidates;
  if (!first || first.score < LINK_THRESHOLD) return undefined;
  return second && first.score - second.score < LEAST_LEAD ? undefined : first;
}

interface Found {
  readonly bearer: Bearer;
  readonly reading: NameReading;
  readonly part: Part;
}

/** Only those that bear the longest reading: "Kata'ib Hezbollah" is never "Hezbollah". */
function longestFirst(found: readonly Found[]): Found[] {
  const longest = Math.max(...found.map(({ reading }) => reading.key.length));
  return found.filter(({ reading }) => reading.key.length === longest);
}

function looselyNamed(mention: Mention, scene: Scene): Found[] {
  const [first] = looseReadings(mention, scene);
  if (!first) return [];
  const part = { reason: first.reason, value: LOOSE_VALUE };
  return first.bearers.map((bearer) => ({
    bearer,
    reading: { key: first.key, country: null },
    part,
  }));
}

function exactPart({ name }: Bearer, mention: Mention): Part {
  const isShouted =
    name.kind !== "acronym" || /^[^a-z]*[A-Z][^a-z]*$|[a-z][A-Z]/.test(mention.text);
  const value = isShouted ? NAME_VALUES[name.kind] : 0;
  return { reason: `${name.kind} name "${name.text}"`, value };
}

function soundAlike(readings: readonly NameReading[], scene: Scene): Found[] {
  return readings.flatMap((reading) =>
    reading.key.length < 5
      ? []
      : scene.base
          .soundAlike(reading.key)
          .filter((bearer) => spelling(reading.key, bearer) >= LEAST_SPELLING)
          .map((bearer) => ({
            bearer,
            reading,
            part: { reason: `sounds like "${bearer.name.text}"`, value: SOUND_VALUE },
          })),
  );
}

function spelling(key: string, { entity, name }: Bearer): number {
  const schema = entity.type === "Person" ? "person" : "organisation";
  return compareNames(parseName(key, schema), parseName(fold(name.text), schema)).score;
}

function scored({ bearer, reading, part }: Found, mention: Mention, scene: Scene): Candidate {
  const parts = [part, ...contextParts(bearer, reading, mention, scene)];
  const score = parts.reduce((sum, { value }) => sum + value, 0);
  return { refId: bearer.entity.id, label: bearer.entity.name, score, parts };
}

function contextParts(
  bearer: Bearer,
  reading: NameReading,
  mention: Mention,
  scene: Scene,
): Part[] {
  const { entity, name } = bearer;
  const needsMore = name.kind === "weak" || name.kind === "acronym";
  const parts: (Part | undefined)[] = [
    statedCountry(entity.countries, reading.country),
    isOfType(mention.type, entity.type)
      ? undefined
      : { reason: `read as ${mention.type}`, value: OTHER_TYPE },
    needsMore ? expansion(bearer, mention, scene) : undefined,
    needsMore ? countryInText(entity.countries, scene) : undefined,
    needsMore ? kinInText(bearer, scene) : undefined,
    needsMore ? kindBeside(bearer, mention, scene) : undefined,
  ];
  return parts.filter((one) => one !== undefined);
}

const ARMS: ReadonlySet<string> = new Set(["Weapon", "MilitaryPlatform", "Vehicle"]);

function isOfType(read: string, listed: string): boolean {
  return read === listed || read === "Location" || (ARMS.has(read) && ARMS.has(listed));
}

function statedCountry(countries: readonly string[], stated: string | null): Part | undefined {
  if (stated === null || countries.length === 0) return undefined;
  return countries.includes(stated)
    ? { reason: `country stated: ${stated}`, value: COUNTRY_STATED }
    : { reason: `another country stated: ${stated}`, value: OTHER_COUNTRY_STATED };
}

/** "Popular Mobilization Forces (PMF)" once in the text makes PMF plain everywhere in it. */
function expansion({ entity }: Bearer, mention: Mention, scene: Scene): Part | undefined {
  const key = scene.definitions.get(mention.text);
  if (key === undefined) return namedInFull(entity, mention, scene);
  const isSame = scene.base.bearers(key).some((other) => other.entity.id === entity.id);
  return { reason: "expanded in this text", value: isSame ? EXPANDED : -EXPANDED };
}

/** The same text names it in full, elsewhere and without saying that the short form stands for it. */
function namedInFull(entity: Entity, mention: Mention, scene: Scene): Part | undefined {
  const isNamed = scene.names.some(
    ({ id, text }) =>
      id !== mention.id &&
      scene.base
        .bearers(nameKey(text))
        .some((other) => other.entity.id === entity.id && isStrong(other.name.kind)),
  );
  return isNamed ? { reason: "named in full in this text", value: EXPANDED } : undefined;
}

function isStrong(kind: EntityName["kind"]): boolean {
  return kind === "primary" || kind === "alias";
}

function countryInText(countries: readonly string[], scene: Scene): Part | undefined {
  const country = countries.find((code) => scene.setting.has(code));
  return country
    ? { reason: `country in this text: ${country}`, value: COUNTRY_IN_TEXT }
    : undefined;
}

/** Parent or alleged sponsor named in the same text. */
function kinInText({ entity }: Bearer, scene: Scene): Part | undefined {
  const parent = entity.allegedParent === null ? "" : nameKey(entity.allegedParent);
  const isNamed = scene.names.some((name) => parent !== "" && nameKey(name.text) === parent);
  const sponsor = entity.allegedSponsors.find(
    (code) => scene.setting.has(code) && !entity.countries.includes(code),
  );
  if (isNamed) return { reason: "parent named in this text", value: KIN_IN_TEXT };
  return sponsor
    ? { reason: `alleged sponsor in this text: ${sponsor}`, value: KIN_IN_TEXT }
    : undefined;
}

const KINDS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /militia|armed|paramilitary/,
    /\b(?:militia|armed group|fighters|rebels|militants|faction|insurgents)\b/i,
  ],
  [/intelligence/, /\b(?:intelligence|spy|agents?|secret service)\b/i],
  [/military/, /\b(?:army|military|troops|soldiers|forces)\b/i],
  [/party/, /\b(?:party|politicians?|lawmakers?)\b/i],
];

/** A word beside the name that says what it is, and agrees with the kind of the entity. */
function kindBeside({ entity }: Bearer, mention: Mention, scene: Scene): Part | undefined {
  const beside = `${before(scene.text, mention.span).slice(-40)} ${mention.context.join(" ")} ${after(scene.text, mention.span).slice(0, 40)}`;
  const agrees = KINDS.some(
    ([kind, words]) => kind.test(entity.subtype ?? "") && words.test(beside),
  );
  return agrees ? { reason: "kind named beside it", value: KIND_BESIDE } : undefined;
}
