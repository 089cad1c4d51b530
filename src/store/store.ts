import type { Position } from "../base/cursor.ts";
import type { BriefIssue, PublishedBrief } from "../model/brief.ts";
import type { Collection } from "../model/collection.ts";
import type { Document } from "../model/document.ts";
import type { Entity, Relation } from "../model/entity.ts";
import type { SeriesEvent } from "../model/event-series.ts";
import type { ChainedEntry, LedgerEntry } from "../model/forecast.ts";
import type { ExportedDocument } from "../model/exported.ts";
import type { Issue } from "../model/issue.ts";
import type { Identity, Judgement, LogEntry } from "../model/judgement.ts";
import type { Place } from "../model/place.ts";
import type { Alert, AlertDelivery, AlertSettings } from "../model/alert.ts";
import type { Assessment, WarningProblem } from "../model/problem.ts";
import type { Proposition, Reuse } from "../model/proposition.ts";
import type { SavedView } from "../model/saved-view.ts";
import type { Source } from "../model/source.ts";
import type { StoryDay } from "../model/story-day.ts";
import type { TodayView } from "../model/today.ts";
import type {
  ActorRow,
  ActorView,
  CaseView,
  ClaimConditions,
  ClaimContent,
  ClaimFacets,
  ClaimFilter,
  ClaimPage,
  DocumentRow,
  DocumentView,
  NetworkView,
  PlaceRow,
  ProblemRow,
  ProblemView,
  PropositionRow,
  PropositionView,
  SourceRow,
  Window,
} from "../model/view.ts";
import type { Annotation } from "./annotation.ts";
import type { FollowStore } from "./follow-store.ts";
import type { SourceActivity, WeighingIndex } from "./weighing-store.ts";

/** A problem as it is kept, with the file it was read from; null where there was none. */
export interface KeptProblem {
  readonly problem: WarningProblem;
  readonly yaml: string | null;
}

/** How a problem is saved. */
export interface ProblemSaving {
  /** The file it was read from, comments and all. */
  readonly yaml?: string;
  readonly check?: (kept: KeptProblem | undefined) => void;
}

/** All that is derived of the whole case; replaced as a whole. */
export interface Weighing {
  readonly propositions: readonly Proposition[];
  readonly reuse: readonly Reuse[];
}

/** What a collection adds to the knowledge base of the case; kept with the case so that it can be replayed. */
export interface CaseKnowledge {
  readonly entities: readonly Entity[];
  readonly places: readonly Place[];
  readonly sources: readonly Source[];
}

/** A file of places imported into the case, encoded as `resolve` reads it. */
export interface GazetteerFile {
  /** "IQ"; importing the same name again replaces it. */
  readonly name: string;
  readonly places: number;
  readonly importedAt: string;
  readonly placeBytes: Uint8Array;
  readonly nameBytes: Uint8Array;
}

/** When a document was published and came, and to which collection. */
export type DocumentTimes = Pick<Document, "id" | "published" | "retrieved" | "collection">;

/** A document with a date, without its text. */
export type PublishedDocument = Pick<Document, "id" | "title" | "publisher" | "language"> & {
  readonly published: string;
};

/** A stretch of a file of coded events, and what was wrong in it. */
export interface CodedEvents {
  readonly events: readonly SeriesEvent[];
  readonly issues: readonly Issue[];
}

/** Propositions that tell of events, and all that says who did what where and when. */
export interface ToldEvents {
  readonly propositions: readonly Proposition[];
  /** Of the documents they stand in, with each entity replaced by the one that stands for it. */
  readonly annotations: readonly Annotation[];
  /** By document; null where it has no date. */
  readonly published: ReadonlyMap<string, string | null>;
}

/** [from, to), YYYY-MM-DD. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** "" where nobody is named. */
export interface Dyad {
  readonly actor: string;
  readonly recipient: string;
}

/** Events of some types, spoken of or not; of both where `talk` is absent. */
export interface DyadRange extends Days {
  readonly types: readonly string[];
  readonly talk?: boolean | undefined;
  readonly most: number;
}

/** What was read, by numbers of documents: of each day, and of each of the parties that they name. */
export interface Exposed {
  readonly days: ReadonlyMap<string, readonly number[]>;
  readonly naming: ReadonlyMap<string, readonly number[]>;
}

/** Events of one data set with a day in [from, to), YYYY-MM-DD; without `from` those with no day too. */
export interface SeriesRange {
  readonly dataset: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What was imported of a data set; days are null where no event has one. */
export interface SeriesDataset {
  readonly dataset: string;
  readonly events: number;
  /** First and last day. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Of a list in a total order, `after` stands for the offset: the position that the page before gave as its `next`. */
export interface ListPage {
  readonly q?: string | undefined;
  readonly collection?: string | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
  readonly after?: Position | undefined;
}

/** A page of a list, how long the list is, and where the next page begins: null after the last. */
export type Listed<Rows> = Rows & { readonly total: number; readonly next: Position | null };

/** A filter of claims with the page that is asked for, by offset or by position. */
export type ClaimsAsked = ClaimFilter & Pick<ListPage, "after">;

/** Which places: named by claims of a window, or of one type of event. */
export interface PlacePage extends ListPage, Window {
  readonly event?: string | undefined;
}

/** Which ties of the network: of one kind, in documents of a window. */
export interface NetworkPage extends ListPage, Window {
  readonly type?: Relation["type"] | undefined;
}

/**
 * One case. Every writing method is one transaction: when its promise resolves, the data survives a crash.
 * `find…` may answer undefined; `list…` pages; nothing here throws for data that is merely absent.
 */
export interface Store extends FollowStore {
  readonly dialect: "sqlite" | "postgres";
  readonly name: string;

  /** Bytes go to the archive by hash, once. Returns the ids that were new; the same thing twice changes nothing. */
  saveDocuments(
    items: readonly { document: Document; bytes: Uint8Array }[],
    issues: readonly Issue[],
  ): Promise<string[]>;
  /** Documents collected and not yet read, oldest first: what a crashed run left behind. */
  pendingDocuments(): Promise<Document[]>;
  saveAnnotations(annotations: readonly Annotation[]): Promise<void>;
  /** Everything derived is dropped and all documents become pending; judgements, log and archive stay. */
  clearDerived(): Promise<void>;
  saveWeighing(weighing: Weighing): Promise<void>;
  /** Adds to the kept index, and weighs what that touches: one transaction. */
  weigh<T>(work: (index: WeighingIndex) => Promise<T>): Promise<T>;
  /** Claims in no proposition yet: more than none after a run that broke off before it weighed. */
  unweighedClaims(): Promise<number>;
  /** Alerts and their deliveries are kept together: what is told is queued, whatever breaks off afterwards. */
  saveAssessments(
    assessments: readonly Assessment[],
    alerts: readonly Alert[],
    deliveries?: readonly AlertDelivery[],
  ): Promise<void>;
  /** The newest settings count; `at` is when they were set. */
  saveAlertSettings(settings: AlertSettings, at: string): Promise<void>;
  /**
   * Looks at the deliveries that are open, and at those lately sent, and keeps those that `work` changed: one
   * transaction, so that two senders never take up the same one.
   */
  changeDeliveries<T>(
    work: (open: readonly AlertDelivery[]) => { changed: readonly AlertDelivery[]; result: T },
  ): Promise<T>;
  saveIssues(issues: readonly Issue[]): Promise<void>;
  saveCollection(
    collection: Collection,
    knowledge: CaseKnowledge,
    problems: readonly WarningProblem[],
  ): Promise<void>;
  /** Keeps it in place of one with the same id, unless `check`, which sees that one, throws. */
  saveProblem(problem: WarningProblem, how?: ProblemSaving): Promise<void>;
  /** A problem with its file as it was written; null where it came another way. */
  problemFile(id: string): Promise<KeptProblem | undefined>;
  saveGazetteer(file: GazetteerFile): Promise<void>;
  /**
   * Saves events as they come, in one transaction: where the source throws, nothing is kept. An id that is there
   * already is replaced, so that a file imported twice counts once. Returns how many were read and how many are new.
   */
  saveSeriesEvents(batches: AsyncIterable<CodedEvents>): Promise<{ read: number; added: number }>;
  /**
   * Hands the first of the propositions that wait to be coded, `most` at a time, to `code`, and keeps the events that it
   * makes of them: one transaction. Returns how many were handed over: fewer than `most` when none waits any more.
   */
  codeEvents(most: number, code: (told: ToldEvents) => readonly SeriesEvent[]): Promise<number>;
  /** Adds a line to the ledger of forecasts unless `check`, which sees the ledger at that moment, throws. */
  appendForecast(
    entry: LedgerEntry,
    check: (ledger: readonly LedgerEntry[]) => void,
  ): Promise<ChainedEntry>;
  /** Keeps filters under their names; each person has one of a name. */
  saveViews(views: readonly SavedView[]): Promise<void>;
  /** @returns false where there was none */
  forgetView(view: Pick<SavedView, "name" | "by">): Promise<boolean>;
  /** Keeps how the texts of these days were put together; no revision of the case comes of it. */
  saveStoryDays(days: ReadonlyMap<string, StoryDay>): Promise<void>;
  /** Freezes an issue as the next version on its problem, with its hash. */
  publishBrief(issue: BriefIssue): Promise<PublishedBrief>;
  /** @param seen last judgement on the subject that whoever judges knew of, null for none; a newer one is a "conflict" */
  appendJudgement(judgement: Judgement, seen?: string | null): Promise<void>;
  /**
   * Replaces the clusters of entities; documents that name a member of a changed one count anew. What was read
   * of them stays: without the clusters everything is as before. Returns the ids of those documents.
   */
  saveIdentities(identities: readonly Identity[], canonicals: readonly Entity[]): Promise<string[]>;
  appendLog(
    entry: Pick<LogEntry, "at" | "by" | "action" | "subject" | "detail">,
  ): Promise<LogEntry>;

  /** Ids of the documents retrieved from this address, the newest first. */
  documentsAt(url: string): Promise<string[]>;
  /** In document id order; the whole case, for stages that weigh it. */
  allDocuments(): Promise<Document[]>;
  /** When each was published and came, and to which collection; in id order. */
  documentTimes(): Promise<DocumentTimes[]>;
  /** In no order, without their texts. */
  publishedDocuments(): Promise<PublishedDocument[]>;
  /** Texts of these documents, by id; unknown ids are left out. */
  textsOf(ids: readonly string[]): Promise<Map<string, string>>;
  /** These documents, known ones alone, in the order in which they came in. */
  inOrderOfArrival(ids: readonly string[]): Promise<string[]>;
  allAnnotations(): Promise<Annotation[]>;
  /** Of these documents, in document id order. */
  annotationsOf(documentIds: readonly string[]): Promise<Annotation[]>;
  allPropositions(): Promise<Proposition[]>;
  /** What was kept of days, by `YYYY-MM-DD`. */
  storyDays(): Promise<Map<string, StoryDay>>;
  /** To which one of these documents speaks, in id order. */
  propositionsIn(documentIds: readonly string[]): Promise<Proposition[]>;
  allEntities(): Promise<Entity[]>;
  allAssessments(): Promise<Assessment[]>;
  /** What was assessed when, oldest first: one entry for each time that the assessment changed. */
  assessmentHistory(problemId: string): Promise<Assessment[]>;
  /** The last of that history, or its last before a day. */
  lastAssessment(problemId: string, beforeDay?: string): Promise<Assessment | undefined>;
  alertSettings(): Promise<{ settings: AlertSettings; at: string } | undefined>;
  /** Propositions whose event waits to be coded. */
  uncodedEvents(): Promise<number>;
  /** Coded events of these days, and those with none, of these pairs alone where they are named; by proposition. */
  claimEvents(days: Days, dyads?: readonly Dyad[]): Promise<SeriesEvent[]>;
  /**
   * Who acts on whom most, and how many pairs there are in all: those of which both are named first, those of nobody last, the
   * most events first, then in order of both.
   */
  busiestDyads(range: DyadRange): Promise<{ dyads: (Dyad & { events: number })[]; total: number }>;
  /** Days that half of the reports of coded events take to come; 0 where nobody can say. */
  usualDelay(days: Days): Promise<number>;
  /** First and last day of what was read; null where nothing is dated. */
  publishedDays(): Promise<{ readonly first: string; readonly last: string } | null>;
  /** What was read of these days, and which of it names these parties. */
  exposed(days: Days, parties: readonly string[]): Promise<Exposed>;
  /** Names of actors and places by id; unknown ones are left out. */
  namesOf(ids: readonly string[]): Promise<Record<string, string>>;
  seriesEvents(range: SeriesRange): Promise<SeriesEvent[]>;
  seriesDatasets(): Promise<SeriesDataset[]>;
  forecastLedger(): Promise<ChainedEntry[]>;
  /** All versions on a problem, oldest first. */
  publishedBriefs(problemId: string): Promise<PublishedBrief[]>;
  /** The newest version on a problem, or the one that is named. */
  findPublishedBrief(problemId: string, version?: number): Promise<PublishedBrief | undefined>;
  knowledge(): Promise<CaseKnowledge>;
  gazetteers(): Promise<GazetteerFile[]>;
  problems(): Promise<WarningProblem[]>;
  collections(): Promise<Collection[]>;
  judgements(): Promise<Judgement[]>;
  /** Clusters of two and more entities, in order of entity ids. */
  identities(): Promise<Identity[]>;
  log(): Promise<LogEntry[]>;
  archivedBytes(sha256: string): Promise<Uint8Array | undefined>;

  /** In document id order, a few in memory at a time: for what leaves the case. Reads while others write. */
  streamDocuments(query: { collection?: string | undefined }): AsyncIterable<ExportedDocument>;
  /** In id order, a few in memory at a time. */
  streamPropositions(): AsyncIterable<Proposition>;

  caseView(): Promise<CaseView>;
  /** In order of name. */
  savedViews(): Promise<SavedView[]>;
  /** What changed after the change of this number, or since this day or instant. */
  todayView(since: number | string): Promise<TodayView>;
  /** Where rows come in meanwhile, a page by position neither repeats a row nor hides one. So of all that are `Listed`. */
  listClaims(filter: ClaimsAsked): Promise<Listed<ClaimPage>>;
  /** What could narrow a filter further, with how many claims each would leave. */
  claimFacets(filter: ClaimConditions): Promise<ClaimFacets>;
  /** Where these claims stand in the texts of their documents. */
  claimContents(ids: readonly string[]): Promise<ClaimContent[]>;
  listDocuments(page: ListPage): Promise<Listed<{ documents: DocumentRow[] }>>;
  findDocument(id: string): Promise<DocumentView | undefined>;
  listPropositions(
    page: ListPage & { contested?: boolean | undefined },
  ): Promise<Listed<{ propositions: PropositionRow[] }>>;
  findProposition(id: string): Promise<PropositionView | undefined>;
  /** Id of the proposition that a claim stands in. */
  propositionOfClaim(claimId: string): Promise<string | undefined>;
  listActors(page: ListPage): Promise<Listed<{ actors: ActorRow[] }>>;
  findActor(id: string): Promise<ActorView | undefined>;
  /** How many claims were published on each day, in order. */
  claimDays(page: ListPage): Promise<{ day: string; claims: number }[]>;
  network(page: NetworkPage): Promise<NetworkView>;
  listPlaces(page: PlacePage): Promise<PlaceRow[]>;
  /** @param known sources beside those of the case's collections, which come first */
  listSources(page: ListPage, known?: readonly Source[]): Promise<SourceRow[]>;
  /** What is known of what these publishers do: the names under which a source stands. */
  sourceActivity(publishers: readonly string[]): Promise<SourceActivity>;
  /** One document of each page that was retrieved in several versions. */
  versionedPages(): Promise<string[]>;
  listProblems(): Promise<ProblemRow[]>;
  findProblem(id: string): Promise<ProblemView | undefined>;
  listAlerts(query?: {
    readonly problemId?: string | undefined;
    readonly most?: number | undefined;
  }): Promise<Alert[]>;
  /** Newest first. */
  listDeliveries(): Promise<AlertDelivery[]>;
  listIssues(page: ListPage): Promise<Listed<{ issues: Issue[] }>>;

  /** Checks the file or server: integrity, log chain, hashes of the archive. What failed; empty: all is well. */
  audit(): Promise<{ check: string; ok: boolean; detail: string }[]>;
  /** A consistent copy while others read; for SQLite a file. */
  backup(path: string): Promise<void>;
  close(): Promise<void>;
}

/** How to open a case: a file, ":memory:", or a `postgres://` URL (`?schema=name` chooses a schema). */
export interface OpenOptions {
  /** Makes the case where there is none; without it a missing case is an error. ":memory:" is always made. */
  readonly create?: boolean;
  readonly now: () => string;
  /** How long to wait while another process writes, ms; 5,000 unless told. */
  readonly lockTimeoutMs?: number;
  /** Threads that answer the views of a case file, so that a long question keeps no short one waiting; none unless told. */
  readonly readers?: number;
}
