import { fold } from "../names/fold.ts";
import type { Document } from "../model/document.ts";
import type { Proposition } from "../model/proposition.ts";
import type { Label, PropositionRow } from "../model/view.ts";
import type { StoryRow, StoryView } from "../model/weighing-view.ts";
import type { Store } from "../store/index.ts";
import { followStories, type StoryCourse, type StoryDays } from "../weigh/index.ts";

const MOST_PROPOSITIONS = 100; // on the page of a story: more is a list for the claims page

/**
 * The stories of a case over time, with what is contested in each: reports on one happening stand together whatever
 * they say of it, and a denial among them is shown as one, never counted as another report that agrees.
 *
 * @returns the latest first; documents without a date are in none
 */
export async function storiesOfCase(store: Store): Promise<StoryRow[]> {
  return (await told(store)).map(({ row }) => row).toReversed();
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
  const found = (await storiesOfCase(store)).filter(
    ({ title, publishers, documentIds }) =>
      documentIds.length >= reports &&
      (document === undefined || documentIds.includes(document)) &&
      words.every((word) => fold([title, ...publishers].join(" ")).includes(word)),
  );
  return { stories: found.slice(offset, offset + limit), total: found.length };
}

/** One story, by its id or that of a story which has merged into it. */
export async function storyView(store: Store, id: string): Promise<StoryView | undefined> {
  const stories = await told(store);
  const found =
    stories.find(({ row }) => row.id === id) ??
    stories.find(({ row }) => row.mergedFrom.some((one) => one.id === id));
  if (!found) return undefined;
  const names = new Map((await store.allEntities()).map(({ id: of, name }) => [of, name]));
  const label = (of: string): Label => ({ id: of, name: names.get(of) ?? of });
  return {
    story: found.row,
    documents: [...found.documents],
    propositions: found.propositions.map(({ actorIds, ...row }) => ({
      ...row,
      actors: actorIds.map(label),
    })),
    total: found.total,
  };
}

/** A story without the texts that it is made of. */
interface Told {
  readonly row: StoryRow;
  readonly documents: StoryView["documents"];
  /** The best supported first, as many as a page shows. */
  readonly propositions: readonly ToldProposition[];
  readonly total: number;
}

type ToldProposition = Omit<PropositionRow, "actors"> & { readonly actorIds: readonly string[] };

interface Kept {
  /** The stories as of this revision of the case. */
  revision: number | null;
  stories: readonly Told[];
  readonly days: StoryDays;
}

/** Stories of each case that is open, until somebody writes to it; its days also after that. */
const KEPT = new WeakMap<Store, Kept>();

/** In order of their first day. */
async function told(store: Store): Promise<readonly Told[]> {
  const kept: Kept = KEPT.get(store) ?? { revision: null, stories: [], days: new Map() };
  KEPT.set(store, kept);
  const revision = await store.revision();
  if (kept.revision === revision) return kept.stories;
  const stories = await tellAnew(store, kept.days);
  kept.revision = revision;
  kept.stories = stories;
  return stories;
}

async function tellAnew(store: Store, days: StoryDays): Promise<Told[]> {
  const documents = await store.allDocuments();
  const byId = new Map(documents.map((document) => [document.id, document]));
  const dated = documents.flatMap(({ id, text, published }) =>
    published === null ? [] : [{ id, text, published }],
  );
  const byDocument = saidIn(await store.allPropositions());
  return followStories(dated, days).map((line) => {
    const found = line.texts.flatMap((id) => byId.get(id) ?? []);
    const said = new Set(line.texts.flatMap((id) => byDocument.get(id) ?? []));
    const propositions = [...said].sort(
      (a, b) => b.supports.nMin - a.supports.nMin || b.supports.nMax - a.supports.nMax,
    );
    return {
      row: toRow(line, found, propositions),
      documents: found.map(toReport),
      propositions: propositions.slice(0, MOST_PROPOSITIONS).map(toPropositionRow),
      total: propositions.length,
    };
  });
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
  { texts, mergedFrom, ...line }: StoryCourse,
  documents: readonly Document[],
  propositions: readonly Proposition[],
): StoryRow {
  const within = new Set(texts);
  const [best] = propositions.filter(({ supports }) => supports.nMax > 0);
  return {
    ...line,
    title: documents.find(({ title }) => title !== null && title !== "")?.title ?? "",
    documentIds: [...texts],
    publishers: [...new Set(documents.flatMap(({ publisher }) => publisher ?? []))],
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

function toReport({ id, title, publisher, published, language }: Document) {
  return { id, title: title ?? id, publisher, published: published ?? "", language };
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
