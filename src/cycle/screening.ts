import { readFile } from "node:fs/promises";
import { TocsinError } from "../base/error.ts";
import { sha256 } from "../base/hash.ts";
import { idOf } from "../base/id.ts";
import {
  KnownActors,
  parseScreeningList,
  partiesOfList,
  Screener,
  type Screened,
  type ScreeningOptions,
  type ScreeningQuery,
} from "../follow/index.ts";
import type { Entity, EntityName } from "../model/entity.ts";
import type { Judgement } from "../model/judgement.ts";
import type { ListChange } from "../model/party.ts";
import type { ScreenedActor, ScreeningCandidate } from "../model/screening.ts";
import { nameKey } from "../names/fold.ts";
import { canonicalOf, type ScreenedRow, type Store } from "../store/index.ts";
import { loadKnowledge } from "./knowledge.ts";
import type { World } from "./world.ts";

/** What screening the actors of a case did. */
export interface ScreeningReport {
  /** Actors asked anew in full, and those asked of the changes of the lists alone. */
  readonly asked: number;
  readonly updated: number;
  /** Actors with a candidate that reaches the threshold, whatever was judged. */
  readonly matched: number;
}

const KEPT_CANDIDATES = 10; // of an actor
const EVERY_ROW = 1_000_000;
const NAME_KINDS: ReadonlySet<EntityName["kind"]> = new Set(["primary", "alias", "former"]);
const SEPARATOR = " = ";

interface Opened {
  readonly versions: string;
  readonly screener: Screener;
}

/** Lists filed once for each case that is open, until a version changes. */
const OPENED = new WeakMap<Store, Opened>();

/** The newest versions of all lists of the case, filed. */
export async function openScreener(store: Store): Promise<Screener> {
  const versions = [...(await store.newestVersions())].map((pair) => pair.join(" ")).join(", ");
  const known = OPENED.get(store);
  if (known?.versions === versions) return known.screener;
  const screener = new Screener(await store.allParties());
  OPENED.set(store, { versions, screener });
  return screener;
}

/**
 * Screens all actors of the case against all its lists; what was asked before is asked only of what the lists changed.
 *
 * Nothing is done where the case has no lists. An actor that another stands for is screened by its names under that one.
 */
export async function screenCase(
  store: Store,
  { now }: Pick<World, "now">,
): Promise<ScreeningReport> {
  const newest = await store.newestVersions();
  if (newest.size === 0) return { asked: 0, updated: 0, matched: 0 };
  const { entities } = await loadKnowledge({ store });
  const to = canonicalOf(await store.identities());
  const subjects = await subjectsOf(store, entities, to);
  const known = knownActors(entities, to);
  const { queries, seen } = await store.screenedBy();
  const asked = subjects.filter(({ id, query }) => queries.get(id) !== hashOf(query, known));
  const fresh = await askAll(store, asked, { known, at: now() });
  const updated = await askChanges(store, { subjects, known, queries, seen, newest, at: now() });
  const there = new Set(subjects.map(({ id }) => id));
  const gone = [...queries.keys()].filter((id) => !there.has(id));
  const unseen = [...newest].some(([dataset, n]) => seen.get(dataset) !== n);
  if (fresh.length + updated.length + gone.length > 0 || unseen)
    await store.saveScreenings({ saved: [...fresh, ...updated], gone, seen: newest });
  const { actors } = await store.listScreened({ limit: EVERY_ROW });
  const matched = actors.filter(({ candidates }) => candidates.some(({ match }) => match)).length;
  return { asked: fresh.length, updated: updated.length, matched };
}

interface Subject {
  readonly id: string;
  readonly name: string;
  readonly query: ScreeningQuery;
}

/** Actors told apart by their names, and a hash of them all: where one is added, whom a party is closest to may change. */
interface Known {
  /** Filed when first asked for: most times no actor and no list is new. */
  readonly actors: () => KnownActors;
  readonly hash: string;
}

function knownActors(entities: readonly Entity[], to: (id: string) => string): Known {
  const actors = entities.filter(isScreened).map((entity) => ({
    id: to(entity.id),
    name: entity.name,
    names: screenedNames(entity),
    schema: schemaOf(entity),
  }));
  let filed: KnownActors | undefined;
  return {
    actors: () => (filed ??= new KnownActors(actors)),
    hash: sha256(JSON.stringify(actors)),
  };
}

/** Letters of an acronym, at most: "IDF" is like too much that is listed. */
const ACRONYM = /^[\p{Lu}\p{N}&.-]{1,5}$/u;

/**
 * Names that say who an actor is. Acronyms and nationalities alone do not, nor does the name of a country say that
 * its government is meant.
 */
function screenedNames({ name, names, subtype }: Entity): string[] {
  if (subtype === "government") return [name];
  const telling = names.filter(({ text, kind }) => NAME_KINDS.has(kind) && !ACRONYM.test(text));
  return [...new Set([name, ...telling.map(({ text }) => text)])].toSorted();
}

function schemaOf({ type }: Entity): "person" | "organisation" {
  return type === "Person" ? "person" : "organisation";
}

/** Actors of the case, each with those that it stands for. */
async function subjectsOf(
  store: Store,
  base: readonly Entity[],
  to: (id: string) => string,
): Promise<Subject[]> {
  const known = new Map(base.map((one) => [one.id, one]));
  const members = Map.groupBy(await store.allEntities(), ({ id }) => to(id));
  return [...members].flatMap(([id, entities]) => {
    const all = entities.map((entity) => known.get(entity.id) ?? entity);
    const first = all.find((entity) => entity.id === id) ?? all[0];
    if (!first || !isScreened(first)) return [];
    const names = [...new Set(all.flatMap(screenedNames))].toSorted();
    const countries = [...new Set(all.flatMap((entity) => entity.countries))].toSorted();
    return [{ id, name: first.name, query: { id, names, schema: schemaOf(first), countries } }];
  });
}

/** States and places are no parties of a list. */
function isScreened({ type, subtype }: Entity): boolean {
  return (type === "Person" || type === "Organisation") && subtype !== "state";
}

function hashOf(query: ScreeningQuery, { hash }: Known): string {
  return sha256(JSON.stringify([query, hash]));
}

async function askAll(
  store: Store,
  asked: readonly Subject[],
  { known, at }: { readonly known: Known; readonly at: string },
): Promise<ScreenedRow[]> {
  if (asked.length === 0) return [];
  const screener = await openScreener(store);
  return asked.map(({ id, name, query }) => ({
    id,
    name,
    at,
    query: hashOf(query, known),
    candidates: unjudged(screener.screen(query, { limit: KEPT_CANDIDATES, known: known.actors() })),
  }));
}

interface Asked {
  readonly subjects: readonly Subject[];
  readonly known: Known;
  readonly queries: ReadonlyMap<string, string>;
  readonly seen: ReadonlyMap<string, number>;
  readonly newest: ReadonlyMap<string, number>;
  readonly at: string;
}

/** Asks those asked before of the entries alone that the lists changed since. */
async function askChanges(store: Store, asked: Asked): Promise<ScreenedRow[]> {
  const { subjects, known, queries, seen, newest, at } = asked;
  const moved = [...newest].filter(([dataset, n]) => (seen.get(dataset) ?? 0) < n);
  if (moved.length === 0 || queries.size === 0) return [];
  const changes = await Promise.all(
    moved.map(([dataset]) => store.changedSince(dataset, seen.get(dataset) ?? 0)),
  );
  const saved = changes.flatMap((change) => change.saved);
  const dropped = new Set([
    ...saved.map(({ id }) => id),
    ...changes.flatMap(({ removed }) => removed),
  ]);
  const screener = new Screener(saved);
  const { actors } = await store.listScreened({ limit: EVERY_ROW });
  const rows = new Map(actors.map((row) => [row.id, row]));
  return subjects.flatMap(({ id, query }) => {
    const row = rows.get(id);
    if (!row || queries.get(id) !== hashOf(query, known)) return [];
    const kept = row.candidates.filter(({ partyId }) => !dropped.has(partyId));
    const found = unjudged(
      screener.screen(query, { limit: KEPT_CANDIDATES, known: known.actors() }),
    );
    if (found.length === 0 && kept.length === row.candidates.length) return [];
    const candidates = [...kept, ...found]
      .sort((a, b) => b.score - a.score)
      .slice(0, KEPT_CANDIDATES);
    return [{ ...row, at, candidates }];
  });
}

function unjudged(screened: readonly Screened[]): ScreeningCandidate[] {
  return screened.map((candidate) => ({ ...candidate, judgement: null }));
}

/** Names asked at hand: each answer with what was judged of that name before. */
export async function screenNames(
  store: Store,
  queries: readonly ScreeningQuery[],
  options: ScreeningOptions = {},
): Promise<{ id: string; candidates: ScreeningCandidate[] }[]> {
  const screener = await openScreener(store);
  const judged = await judgementsIn(store);
  return queries.map((query) => ({
    id: query.id,
    candidates: screener.screen(query, options).map((candidate) => ({
      ...candidate,
      judgement: judged(nameSubject(candidate.queryName), candidate.partyId),
    })),
  }));
}

/** Screened actors with what people said of their candidates, those with the best candidates first. */
export async function screenedActors(
  store: Store,
  page: { limit?: number | undefined; offset?: number | undefined; least?: number | undefined },
): Promise<{ actors: ScreenedActor[]; total: number }> {
  const { actors, total } = await store.listScreened(page);
  const judged = await judgementsIn(store);
  return { actors: actors.map((row) => withJudgements(row, judged)), total };
}

/** One actor as it was screened; undefined where it was not. */
export async function screenedActor(store: Store, id: string): Promise<ScreenedActor | undefined> {
  const row = await store.findScreened(id);
  return row && withJudgements(row, await judgementsIn(store));
}

type JudgedAs = (subject: string, partyId: string) => ScreeningCandidate["judgement"];

function withJudgements(
  { id, name, at, candidates: found }: ScreenedRow,
  judged: JudgedAs,
): ScreenedActor {
  const candidates = found.map((candidate) => ({
    ...candidate,
    judgement: judged(id, candidate.partyId),
  }));
  return { id, name, at, candidates };
}

/** What a judgement on a candidate is about. @param subject id of an actor, or of a name */
export function candidateSubject(subject: string, partyId: string): string {
  return subject + SEPARATOR + partyId;
}

/** Under what an ad-hoc name is judged: spellings that fold alike are one. */
export function nameSubject(name: string): string {
  return `name:${nameKey(name)}`;
}

/** What was said last of a subject and a party; and whether the list changed the party since. */
async function judgementsIn(store: Store): Promise<JudgedAs> {
  const latest = new Map(
    (await store.judgements())
      .filter(({ about }) => about === "screening")
      .map((judgement) => [judgement.subjectId, judgement]),
  );
  const parties = [...latest.keys()].map((subject) => subject.split(SEPARATOR)[1] ?? "");
  const { changes } = await store.listChanges({ partyIds: parties, limit: EVERY_ROW });
  const moved = new Map<string, ListChange[]>();
  for (const change of changes)
    moved.set(change.partyId, [...(moved.get(change.partyId) ?? []), change]);
  return (subject, partyId) => {
    const judgement = latest.get(subject + SEPARATOR + partyId);
    if (!judgement || judgement.verdict === "none") return null;
    const { verdict, why, by, at } = judgement;
    const changedSince = (moved.get(partyId) ?? []).some((change) => change.at > at);
    return { verdict: verdict as "positive" | "negative" | "unsure", why, by, at, changedSince };
  };
}

/** Pairs of actor or name and party that people said are one: what ownership is followed through. */
export async function confirmedPairs(
  store: Store,
): Promise<{ subject: string; partyId: string }[]> {
  const latest = new Map(
    (await store.judgements())
      .filter(({ about }) => about === "screening")
      .map(({ subjectId, verdict }) => [subjectId, verdict]),
  );
  return [...latest].flatMap(([subjectId, verdict]) => {
    const [subject, partyId] = subjectId.split(SEPARATOR);
    return verdict === "positive" && subject && partyId ? [{ subject, partyId }] : [];
  });
}

/** A person's word on whether an actor, or a name, is a party of a list. "none" withdraws what was said before. */
export interface CandidateDecision {
  readonly about: "screening";
  /** Id of the actor, or the name that was asked. */
  readonly subject: string;
  readonly partyId: string;
  readonly verdict: "positive" | "negative" | "unsure" | "none";
  readonly why: string;
  readonly by: string;
  readonly seen?: string | null | undefined;
}

/**
 * The judgement of a decision on a candidate.
 *
 * @throws TocsinError "not-found" for a party that is on no list
 */
export async function candidateJudgement(
  store: Store,
  { subject, partyId, verdict, why, by }: CandidateDecision,
  at: string,
): Promise<Judgement> {
  const [party] = await store.partiesOf([partyId]);
  if (!party) {
    throw new TocsinError("not-found", `unknown party: ${JSON.stringify(partyId)}`, {
      hint: "take its id from tocsin screen --json",
    });
  }
  const isActor = (await store.findScreened(subject)) !== undefined;
  const subjectId = candidateSubject(isActor ? subject : nameSubject(subject), partyId);
  const id = idOf("jud", "screening", subjectId, verdict, by, at);
  return { id, about: "screening", subjectId, verdict, why, by, at };
}

/** Names asked of the list of names that comes with Tocsin: a sample, for a case without lists. */
export async function screenSample(
  queries: readonly ScreeningQuery[],
  options: ScreeningOptions = {},
): Promise<{ id: string; candidates: ScreeningCandidate[] }[]> {
  const file = new URL("../../data/lists/ofac-sample.json", import.meta.url);
  const screener = new Screener(partiesOfList(parseScreeningList(await readFile(file, "utf8"))));
  return queries.map((query) => ({
    id: query.id,
    candidates: unjudged(screener.screen(query, options)),
  }));
}
