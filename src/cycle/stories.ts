import { setImmediate as nextTurn } from "node:timers/promises";
import { TocsinError } from "../base/error.ts";
import { fold } from "../names/fold.ts";
import type { Proposition } from "../model/proposition.ts";
import type { StoryDay } from "../model/story-day.ts";
import type { Label, PropositionRow } from "../model/view.ts";
import type { StoryRow, StoryView } from "../model/weighing-view.ts";
import type { PublishedDocument, Store } from "../store/index.ts";
import {
  followStories,
  groupsOf,
  openStoryWords,
  storyWindows,
  type StoryCourse,
  type StoryWindow,
  type StoryWords,
} from "../weigh/index.ts";

const MOST_PROPOSITIONS = 100; // on the page of a story: more is a list for the claims page

const AT_ONCE = 200; // stories whose propositions are in memory together

/**
 * The stories of a case over time, with what is contested in each: reports on one happening stand together whatever
 * they say of it, and a denial among them is shown as one, never counted as another report that agrees.
 *
 * @returns the latest first; documents without a date are in none
 */
export async function storiesOfCase(store: Store): Promise<StoryRow[]> {
  const lines = (await told(store)).toReversed();
  const rows: StoryRow[] = [];
  for (let from = 0; from < lines.length; from += AT_ONCE)
    rows.push(...(await rowsOf(store, lines.slice(from, from + AT_ONCE))));
  return rows;
}

/** Which stories are asked for; `reports`: of so many at least. */
export interface StoriesAsked {
  readonly q?: string | undefined;
  readonly document?: string | undefined;
  readonly reports?: number | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** A page of the stories whose title or outlets have all these words. */
export async function listStories(
  store: Store,
  { q = "", document, reports = 1, limit, offset }: StoriesAsked,
): Promise<{ stories: StoryRow[]; total: number }> {
  const words = fold(q).split(" ");
  const found = (await told(store)).filter(
    ({ title, publishers, documents }) =>
      documents.length >= reports &&
      (document === undefined || documents.some(({ id }) => id === document)) &&
      words.every((word) => fold([title, ...publishers].join(" ")).includes(word)),
  );
  const page = found.toReversed().slice(offset, offset + limit);
  return { stories: await rowsOf(store, page), total: found.length };
}

/** One story, by its id or that of a story which has merged into it. */
export async function storyView(store: Store, id: string): Promise<StoryView | undefined> {
  const lines = await told(store);
  const line =
    lines.find(({ course }) => course.id === id) ??
    lines.find(({ course }) => course.mergedFrom.some((one) => one.id === id));
  if (!line) return undefined;
  const said = saidBy(line, saidIn(await propositionsOf(store, [line])));
  const shown = said.slice(0, MOST_PROPOSITIONS).map(toPropositionRow);
  const names = new Map((await store.allEntities()).map(({ id: of, name }) => [of, name]));
  const label = (of: string): Label => ({ id: of, name: names.get(of) ?? of });
  return {
    story: toRow(line, said),
    documents: line.documents.map(toReport),
    propositions: shown.map(({ actorIds, ...row }) => ({ ...row, actors: actorIds.map(label) })),
    total: said.length,
  };
}

/** One story with its reports. */
interface Line {
  readonly course: StoryCourse;
  readonly documents: readonly PublishedDocument[];
  readonly title: string;
  readonly publishers: readonly string[];
}

type ToldProposition = Omit<PropositionRow, "actors"> & { readonly actorIds: readonly string[] };

interface Kept {
  readonly revision: number;
  /** In order of their first day. */
  readonly lines: Promise<Line[]>;
  /** Days that were told, of whatever revision. */
  readonly days: Promise<Map<string, StoryDay>>;
}

/** Stories of each case that is open, until somebody writes to it; its days also after that. */
const KEPT = new WeakMap<Store, Kept>();

async function told(store: Store): Promise<readonly Line[]> {
  const revision = await store.revision();
  const kept = KEPT.get(store);
  if (kept?.revision === revision) return kept.lines;
  const days = kept?.days ?? store.storyDays();
  const telling: Kept = { revision, lines: days.then((known) => tellAnew(store, known)), days };
  KEPT.set(store, telling);
  telling.lines.catch(() => {
    if (KEPT.get(store) === telling) KEPT.delete(store); // the next question tries again
  });
  return telling.lines;
}

/** @param known days told before; filled here. A day is put together anew where other texts stand in its two weeks. */
async function tellAnew(store: Store, known: Map<string, StoryDay>): Promise<Line[]> {
  const documents = await store.publishedDocuments();
  const tell = dayTeller(store);
  const days = new Map<string, StoryDay>();
  const fresh = new Map<string, StoryDay>();
  for (const window of storyWindows(documents)) {
    const before = known.get(window.day);
    const day = before?.of === window.of ? before : await tell(window);
    days.set(window.day, day);
    known.set(window.day, day);
    if (day !== before) fresh.set(window.day, day);
  }
  await keepDays(store, fresh);
  const byId = new Map(documents.map((document) => [document.id, document]));
  return followStories(documents, days).map((course) =>
    toLine(
      course,
      course.texts.flatMap((id) => byId.get(id) ?? []),
    ),
  );
}

/** Keeps days that were told, unless nobody can write at the moment: with the next start they are told again then. */
async function keepDays(store: Store, fresh: ReadonlyMap<string, StoryDay>): Promise<void> {
  if (fresh.size === 0) return;
  try {
    await store.saveStoryDays(fresh);
  } catch (error) {
    if (!(error instanceof TocsinError && error.code === "unavailable")) throw error;
  }
}

/** Puts the texts of windows together; those that a window shares with the one before are opened once. */
function dayTeller(store: Store): (window: StoryWindow) => Promise<StoryDay> {
  const open = openStoryWords();
  let opened: ReadonlyMap<string, StoryWords> = new Map();
  return async ({ of, texts }) => {
    await nextTurn(); // others are answered between two days
    const fresh = await store.textsOf(texts.filter((id) => !opened.has(id)));
    const words = texts.map((id) => opened.get(id) ?? open(fresh.get(id) ?? ""));
    opened = new Map(texts.map((id, i) => [id, words[i] ?? open("")]));
    const groups = groupsOf(words);
    return { of, groups: groups.map((group) => group.flatMap((i) => texts[i] ?? [])) };
  };
}

function toLine(course: StoryCourse, documents: readonly PublishedDocument[]): Line {
  return {
    course,
    documents,
    title: documents.find(({ title }) => title !== null && title !== "")?.title ?? "",
    publishers: [...new Set(documents.flatMap(({ publisher }) => publisher ?? []))],
  };
}

async function rowsOf(store: Store, lines: readonly Line[]): Promise<StoryRow[]> {
  const said = saidIn(await propositionsOf(store, lines));
  return lines.map((line) => toRow(line, saidBy(line, said)));
}

function propositionsOf(store: Store, lines: readonly Line[]): Promise<Proposition[]> {
  return store.propositionsIn(lines.flatMap(({ course }) => course.texts));
}

/** The best supported first. */
function saidBy({ course }: Line, said: ReadonlyMap<string, Proposition[]>): Proposition[] {
  return [...new Set(course.texts.flatMap((id) => said.get(id) ?? []))].sort(
    (a, b) => b.supports.nMin - a.supports.nMin || b.supports.nMax - a.supports.nMax,
  );
}

/** Document → propositions that it speaks to, in order of id. */
function saidIn(propositions: readonly Proposition[]): Map<string, Proposition[]> {
  const byDocument = new Map<string, Proposition[]>();
  for (const one of propositions)
    for (const { documentId } of one.members) {
      const said = byDocument.get(documentId);
      if (said) said.push(one);
      else byDocument.set(documentId, [one]);
    }
  return byDocument;
}

function toRow(
  { course: { texts, mergedFrom, ...course }, title, publishers }: Line,
  propositions: readonly Proposition[],
): StoryRow {
  const within = new Set(texts);
  const [best] = propositions.filter(({ supports }) => supports.nMax > 0);
  return {
    ...course,
    title,
    documentIds: [...texts],
    publishers: [...publishers],
    mergedFrom: [...mergedFrom],
    origins: best ? originsOf(best) : null,
    contested: propositions.filter((one) => isContestedIn(one, within)).map(toContested),
  };
}

function originsOf({ supports: { nMin, nMax, articles } }: Proposition) {
  return { nMin, nMax, articles };
}

/** Said outright by one of these documents, and denied or contradicted anywhere. */
function isContestedIn(
  { members, denies, contradicts }: Proposition,
  within: ReadonlySet<string>,
): boolean {
  const isTold = members.some(
    ({ documentId, stance }) => stance !== "hedged" && within.has(documentId),
  );
  return isTold && (denies !== null || contradicts.length > 0);
}

function toContested({ id, text, supports, denies, contradicts }: Proposition) {
  const { nMin, nMax } = supports;
  const conflicts = contradicts.map(({ reason }) => reason);
  return { id, text, nMin, nMax, denials: denies?.nMax ?? 0, conflicts };
}

function toReport({ id, title, publisher, published, language }: PublishedDocument) {
  return { id, title: title ?? id, publisher, published, language };
}

function toPropositionRow(one: Proposition): ToldProposition {
  const { id, text, event, actorIds, supports, denies, contradicts } = one;
  const { articles, nMin, nMax, nEff, independence, sentence } = supports;
  return {
    id,
    text,
    event,
    actorIds,
    articles,
    nMin,
    nMax,
    nEff,
    independence,
    denials: denies?.nMax ?? 0,
    contradictions: contradicts.length,
    flags: [...new Set([...supports.flags, ...(denies?.flags ?? [])])],
    sentence,
  };
}
