import { idOf } from "../base/id.ts";
import type { Document } from "../model/document.ts";
import type { Candidate, Entity } from "../model/entity.ts";
import type { Issue } from "../model/issue.ts";
import type { Mention } from "../model/mention.ts";
import type { Place, PlaceRole, Toponym } from "../model/place.ts";
import type { Reading } from "../model/reading.ts";
import { nameKey } from "../names/fold.ts";
import type { ResolverBase } from "./base.ts";
import { widerReading } from "./candidates.ts";
import type { KnownMention } from "./chains.ts";
import { resolveChain } from "./chains.ts";
import type { Correction } from "./corrections.ts";
import type { Metonymy } from "./metonymy.ts";
import { isActor, metonymies } from "./metonymy.ts";
import type { Named } from "./naming.ts";
import { countryMeant, isOutlet, nameBodies, nameGroups, namePlace, typed } from "./naming.ts";
import { relationsOf } from "./relations.ts";
import type { Resolved } from "./resolved.ts";
import type { Scene } from "./scene.ts";
import { after, before, isDateline, openScene } from "./scene.ts";
import { placeOfAdjective } from "./adjectives.ts";
import { movementRole } from "./movement.ts";
import { findPlaces } from "./place-names.ts";
import { containerOf, isWithin } from "./place-setting.ts";
import { isBodyOf } from "./surface.ts";
import { placeNames } from "./toponyms.ts";

const ARMS: ReadonlySet<string> = new Set(["Weapon", "MilitaryPlatform"]);
const LARGE_POPULATION = 100_000;

/**
 * Says of each name in a reading whom or which place it means, and what the claims put between them.
 *
 * A name is resolved by the base, then by the document, then becomes an entity of its own if it names a
 * body or a person in a public role; in doubt it stays unresolved. Never throws on a bad article.
 *
 * @param corrections what people said of single mentions, by mention id: it goes before every reason
 * @returns the reading with finer mention types and pointed chain links, and what was resolved;
 *   every candidate's score is the sum of its reasons
 * @see docs/methods/resolve.md
 */
export function resolve(
  document: Document,
  reading: Reading,
  base: ResolverBase,
  corrections: ReadonlyMap<string, Correction> = new Map(),
): Resolved {
  const scene = openScene(document, reading, base, corrections);
  const places = scene.names.filter((mention) => isPlaceName(mention, scene));
  const bodies = scene.names.filter((mention) => !places.includes(mention));
  const free = places.filter(({ id }) => !scene.inBodies.has(id));
  const countries = free.filter(
    (mention) => !isAdjective(mention, scene) && countryMeant(mention, base) !== undefined,
  );
  const roles = metonymies(countries, scene);
  const toponyms = toponymsOf(places, roles, scene);
  const names = [
    ...free.map((mention) =>
      namePlace(mention, roles.get(mention.id) ?? armedSign(mention, scene), scene),
    ),
    ...nameBodies(bodies, scene),
  ];
  const all = [...names, ...nameGroups(names, scene)].sort(
    (a, b) => a.mention.span.begin - b.mention.span.begin,
  );
  const known = all.flatMap(pointed);
  const sources = [...known, ...all.flatMap(pointedOutlet)];
  const claims = reading.claims.map((claim) => resolveChain(claim, sources, document, base));
  const related = [...known, ...sponsors(free, scene)].sort(
    (a, b) => a.mention.span.begin - b.mention.span.begin,
  );
  return {
    reading: { ...reading, mentions: retype(all, toponyms, scene), claims },
    resolutions: all.map(({ resolution }) => resolution),
    toponyms,
    entities: newEntities(all, base),
    relations: relationsOf(related, claims, scene),
    issues: all.filter(isAmbiguous).map((one) => ambiguity(one, document)),
  };
}

function isPlaceName(mention: Mention, scene: Scene): boolean {
  if (scene.inBodies.has(mention.id)) return !isBodyOf(mention.text);
  return !ARMS.has(mention.type) && !isInTitle(mention, scene) && isNameOfPlace(mention, scene);
}

function isNameOfPlace(mention: Mention, scene: Scene): boolean {
  if (isNational(mention, scene) || isOwnPlace(mention, scene)) return true;
  if (countryMeant(mention, scene.base) !== undefined) return mention.type !== "Person";
  return mention.type === "Person" ? isTerritory(mention, scene) : isNamedPlace(mention, scene);
}

function isNational(mention: Mention, scene: Scene): boolean {
  return isAdjective(mention, scene) || mention.type === "Nationality";
}

function isNamedPlace(mention: Mention, scene: Scene): boolean {
  if (isBodyOf(mention.text)) return false;
  const isBody = scene.base
    .bearers(nameKey(mention.text))
    .some(({ name }) => name.kind === "primary" || name.kind === "alias");
  if (isAbbreviatedRegion(mention, scene) || isHeld(mention, scene)) return true;
  if (mention.type === "Location" && !isBody) return !isPartOfBody(mention, scene);
  const { places, by } = findPlaces(mention.text, scene.base);
  return by === "name" && places.some((place) => isLarge(place, mention));
}

const TITLE_REACH = 80; // characters: the longest name of an operation, a book or a campaign
const SMALL_WORDS = /^(?:of|the|and|in|on|for|to|a|an|at|with|[&–-])$/;

/** One of several capitalised words between quotation marks, as in the name of an operation or a book. */
function isInTitle({ span }: Mention, { text }: Scene): boolean {
  const left = /["“”«]([^"“”«»\n]*)$/.exec(
    text.slice(Math.max(0, span.begin - TITLE_REACH), span.begin),
  );
  const right = /^([^"“”«»\n]*)["“”»]/.exec(text.slice(span.end, span.end + TITLE_REACH));
  if (!left || !right) return false;
  const others = `${left[1] ?? ""} ${right[1] ?? ""}`
    .split(/[\s,.!?]+/)
    .filter((word) => word !== "");
  const large = others.filter((word) => !SMALL_WORDS.test(word));
  return large.length > 0 && large.every((word) => /^\p{Lu}/u.test(word));
}

/** A place that the case itself names: a tagger that never saw the name may take it for a person's. */
function isOwnPlace({ text, type }: Mention, { base: { gazetteer } }: Scene): boolean {
  const found = type === "Person" ? (gazetteer.own?.find(text) ?? []) : [];
  return found.some(({ name }) => nameKey(name) === nameKey(text));
}

/** "Central Asia", "ships to Port Sudan": no person, whatever the reader took it for. */
function isTerritory(mention: Mention, scene: Scene): boolean {
  if (!mention.text.includes(" ")) return false;
  const found = scene.base.gazetteer.find(mention.text);
  const isGoal = /\b(?:in|at|near|to|from|into|toward|towards|around|outside|off)\s+$/.test(
    before(scene.text, mention.span),
  );
  return found.some(({ kind }) => isGoal || (kind !== "city" && kind !== "district"));
}

/** "Reno, Nev.": behind a name, the short form of a region is no body. */
function isAbbreviatedRegion(mention: Mention, scene: Scene): boolean {
  if (!/^\p{Lu}[\p{L}.]{1,5}$/u.test(mention.text)) return false;
  if (!/\p{Lu}[\p{L}.'’-]*,\s?$/u.test(before(scene.text, mention.span))) return false;
  const [first] = scene.base.gazetteer.find(mention.text);
  return first?.kind === "region" && nameKey(first.name) !== nameKey(mention.text);
}

/** "Reno, Nevada": what a region stands behind, and has a place of that name. */
function isHeld(mention: Mention, scene: Scene): boolean {
  const container = containerOf(mention, scene);
  if (container?.by !== "comma") return false;
  return scene.base.gazetteer.find(mention.text).some((place) => isWithin(place, container));
}

/** "London" of the London Metal Exchange, where the reader found no more of it. */
function isPartOfBody(mention: Mention, scene: Scene): boolean {
  const wider = widerReading(mention, scene);
  const bearers = wider ? scene.base.bearers(wider.key) : [];
  return bearers.some(({ name }) => name.kind === "primary" || name.kind === "alias");
}

/** Large enough, and of this very name, to be meant although a body bears it too. */
function isLarge({ kind, name, population }: Place, mention: Mention): boolean {
  if (nameKey(name) !== nameKey(mention.text)) return false;
  return kind === "city" ? (population ?? 0) >= LARGE_POPULATION : kind !== "district";
}

function isAdjective(mention: Mention, scene: Scene): boolean {
  if (scene.base.nationality(mention.text) === undefined) return false;
  const isCountryToo = scene.base.countryNamed(nameKey(mention.text)) !== undefined;
  return !isCountryToo || isAttributive(after(scene.text, mention.span));
}

/** What only a state's forces are or do; ships, missiles and drones may be anybody's. */
const OF_ITS_FORCES =
  /^\s(?:[\p{L}-]+\s){0,2}?(?:forces|troops|soldiers|(?:fighter )?jets|warplanes|warships|gunboats|landing ships|army|navy|military|airstrikes|air strikes|air raids|shelling|bombardment)\b/u;

/** "Ordian troops crossed": the state acts by its forces. */
function armedSign(mention: Mention, scene: Scene): Metonymy | undefined {
  return isAdjective(mention, scene) && OF_ITS_FORCES.test(after(scene.text, mention.span))
    ? { role: "government", reason: "its forces act" }
    : undefined;
}

const NO_NOUN =
  /^\s(?:and|or|in|on|at|to|for|with|from|by|as|but|than|that|who|which|is|was|are|were|has|had|have|will|would|could|may|might|can|should|did|does)\b/;

/** "US officials", and not "the US said": a noun follows at once. */
function isAttributive(right: string): boolean {
  return /^\s\p{L}/u.test(right) && !NO_NOUN.test(right) && !isActor(right);
}

function toponymsOf(
  places: readonly Mention[],
  roles: ReadonlyMap<string, Metonymy>,
  scene: Scene,
): Toponym[] {
  const placed = placeNames(
    places.filter((mention) => !isNational(mention, scene)),
    scene,
  );
  const documentId = scene.document.id;
  return [
    ...placed.map(({ mention, place, candidates }): Toponym => {
      const shared = { mentionId: mention.id, documentId, candidates: [...candidates] };
      return scene.inBodies.has(mention.id)
        ? { ...shared, role: "nationality", place: null, adjectiveOf: place }
        : {
            ...shared,
            role: roleOf(mention, roles.get(mention.id)?.role ?? "place", scene),
            place,
          };
    }),
    ...places
      .filter((mention) => isNational(mention, scene))
      .map((mention): Toponym => ({
        mentionId: mention.id,
        documentId,
        role: "nationality",
        place: null,
        adjectiveOf: placeOfAdjective(mention, scene.base),
        candidates: countryCandidates(mention, scene),
      })),
  ];
}

function roleOf(mention: Mention, role: Metonymy["role"], scene: Scene): PlaceRole {
  if (isDateline(scene, mention.span)) return "dateline";
  return role === "government" ? role : movementRole(mention, scene);
}

/** The country of an adjective, for those who count it as a toponym: it never becomes its place. */
function countryCandidates(mention: Mention, scene: Scene): Candidate[] {
  const country = scene.base.nationality(mention.text);
  if (country === undefined) return [];
  const part = { reason: "adjective of a country", value: 1 };
  return [{ refId: `country:${country}`, label: country, score: part.value, parts: [part] }];
}

function pointed({ mention, entity }: Named): KnownMention[] {
  return entity ? [{ mention: typed(mention, entity), entityId: entity.id }] : [];
}

function pointedOutlet(one: Named): KnownMention[] {
  const outlet = isOutlet(one) ? one.resolution.candidates[0] : undefined;
  return outlet
    ? [{ mention: { ...one.mention, type: "Organisation" }, entityId: outlet.refId }]
    : [];
}

/** "Iranian-backed": the adjective stands for the government in this one place. */
function sponsors(places: readonly Mention[], scene: Scene): KnownMention[] {
  return places.flatMap((mention) => {
    const country = isAdjective(mention, scene) ? scene.base.nationality(mention.text) : undefined;
    const government = country && scene.base.government(country);
    const isSponsor = /^[-–](?:backed|funded|sponsored|supported|armed|trained)\b/.test(
      after(scene.text, mention.span),
    );
    return government && isSponsor ? [{ mention, entityId: government.id }] : [];
  });
}

/** Mention types as resolution found them: outlets and groups are Organisations, adjectives Nationalities. */
function retype(all: readonly Named[], toponyms: readonly Toponym[], scene: Scene): Mention[] {
  const finer = new Map<string, Pick<Mention, "type" | "subtype">>();
  for (const one of all) {
    if (one.entity)
      finer.set(one.mention.id, { type: one.entity.type, subtype: one.entity.subtype });
    else if (isOutlet(one)) finer.set(one.mention.id, { type: "Organisation", subtype: "media" });
  }
  for (const { mentionId, role, place } of toponyms) {
    const isPeople = role === "nationality" && !scene.inBodies.has(mentionId);
    const type = isPeople ? "Nationality" : "Location";
    finer.set(mentionId, { type, subtype: place?.kind ?? null });
  }
  const mentions = [...scene.reading.mentions, ...scene.nested];
  return mentions.map((mention) => ({ ...mention, ...finer.get(mention.id) }));
}

function newEntities(all: readonly Named[], base: ResolverBase): Entity[] {
  const fresh = all.flatMap(({ entity }) =>
    entity && base.entity(entity.id) === undefined ? [entity] : [],
  );
  return [...new Map(fresh.map((entity) => [entity.id, entity])).values()];
}

/** Fits two bearers equally well: a person can say which. */
function isAmbiguous({ entity, resolution }: Named): boolean {
  return (
    entity === undefined && resolution.basis !== "judgement" && resolution.candidates.length > 1
  );
}

function ambiguity({ mention, resolution }: Named, document: Document): Issue {
  const labels = resolution.candidates.slice(0, 3).map(({ label }) => label);
  return {
    id: idOf("issue", "resolve", "ambiguous-name", mention.id),
    stage: "resolve",
    code: "ambiguous-name",
    message: `unknown name: "${mention.text}" may be ${labels.join(" or ")}`,
    hint: "decide it on the page of one of them",
    where: document.id,
    documentId: document.id,
    span: mention.span,
    severity: "note",
    at: document.retrieved,
  };
}
