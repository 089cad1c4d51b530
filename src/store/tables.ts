// Rows as the database holds them. `body` and the other JSON columns are text: exact, and free of
// what JSON types refuse (PostgreSQL's jsonb knows no U+0000). Absent collections are "" where they are keys.

import type { ChangeKind } from "../model/today.ts";

/** What a claim refers to: who it is about, where, what kind of event, and on whose word. */
export type RefKind = "actor" | "place" | "event" | "speaker";

/** What else is tallied: values of a claim's own columns. */
export const COLUMN_KINDS = ["publisher", "modality", "form", "collection"] as const;
type ColumnKind = (typeof COLUMN_KINDS)[number];

/** What a document adds to tallies of. Speakers are actors there, whom its claims are by. */
export type TallyKind = Exclude<RefKind, "speaker"> | ColumnKind;

export interface ClaimTable {
  n: number;
  id: string;
  document_id: string;
  /** Place in the reading: claims of one document sort as they are read. */
  ord: number;
  collection: string | null;
  publisher: string | null;
  /** ISO date or instant; "" where unknown, so that it sorts last when the newest come first. */
  published: string;
  form: string;
  modality: string;
  polarity: string;
  /** Folded beginning of the text, to sort by. */
  text_key: string;
  proposition_id: string | null;
  stance: string | null;
  n_min: number;
  n_max: number;
}

export interface DocumentTable {
  n: number;
  id: string;
  sha256: string;
  url: string | null;
  /** Addresses may be longer than an index takes. */
  url_hash: string | null;
  collection: string | null;
  publisher: string | null;
  language: string;
  /** "" where unknown, as in claims. */
  published: string;
  retrieved: string;
  title: string;
  state: string;
  claims: number;
  body: string;
}

export interface PropositionTable {
  n: number;
  id: string;
  hash: string;
  text: string;
  event: string | null;
  articles: number;
  n_min: number;
  n_max: number;
  n_eff: number;
  denials: number;
  contradictions: number;
  contested: number;
  grade: string;
  flags: string;
  actors: string;
  sentence: string;
  body: string;
  /** 1 where the event it tells of, if any, is in `claim_event`. */
  coded: number;
}

export interface LogTable {
  seq: number;
  at: string;
  by: string;
  action: string;
  subject: string;
  detail: string;
  prev_hash: string;
  hash: string;
}

export interface Tables {
  schema: { version: number; applied_at: string };
  /** One row, counted up by every writing transaction of whatever process: what was kept in memory before is stale. */
  revision: { n: number };
  archive: { sha256: string; encoding: string; size: number; bytes: Uint8Array };
  document: DocumentTable;
  annotation: { document_id: string; body: string };
  claim: ClaimTable;
  claim_body: { n: number; body: string };
  claim_ref: { kind: RefKind; ref_id: string; claim_n: number };
  mention: {
    document_id: string;
    id: string;
    /** As it was resolved: never changed by a merge. */
    entity_id: string | null;
    /** The entity that stands for it, by what people said. */
    canonical_id: string | null;
    place_id: string | null;
    text: string;
  };
  citation: { document_id: string; outlet: string };
  relation: {
    document_id: string;
    id: string;
    type: string;
    from_id: string;
    to_id: string;
    polarity: string;
    body: string;
  };
  /** What one document adds to the tallies: of its actors and places, and of all that its claims can be filtered by. */
  document_ref: {
    document_id: string;
    kind: TallyKind;
    ref_id: string;
    mentions: number;
    claims_by: number;
    claims_about: number;
  };
  /** Sums of `document_ref` for each collection, and for the whole case under ALL_COLLECTIONS. */
  tally: {
    kind: TallyKind;
    ref_id: string;
    collection: string;
    documents: number;
    mentions: number;
    claims_by: number;
    claims_about: number;
  };
  /** `standing`: 0 known by label only, 1 first seen in a document, 2 of the knowledge base. */
  entity: { id: string; name: string; folded: string; standing: number; body: string };
  place: { id: string; name: string; folded: string; standing: number; body: string };
  label: { id: string; name: string; standing: number };
  proposition: PropositionTable;
  proposition_claim: {
    proposition_id: string;
    claim_id: string;
    document_id: string;
    stance: string;
  };
  /** Who printed a proposition; `first` is 1 for the publisher of its earliest origin. */
  proposition_publisher: { proposition_id: string; publisher: string; first: number };
  reuse: { id: string; hash: string; a: string; b: string; body: string };
  /** A text as the index of reuse knows it; of texts with the same words only the earliest is posted. */
  sketch: {
    n: number;
    document_id: string;
    words: string;
    at: number;
    tie: number;
    posted: number;
    body: string;
  };
  /** Texts that hold a sampled shingle; `rest` is 0 for the few earliest, 1 for all others. */
  shingle: { h: number; rest: number; at: number; tie: number; n: number };
  /** Texts that hold an anchor in a stretch of time, by language; `rest` as in `shingle`. */
  anchor: { h: number; rest: number; language: string; at: number; tie: number; n: number };
  /** Printings of a paragraph by one outlet, in sum; `standing` is 1 where they make it boilerplate. */
  printed: {
    paragraph: number;
    /** Some different texts that hold it, as JSON. */
    words: string;
    first: string | null;
    last: string | null;
    standing: number;
  };
  /** Texts that print a paragraph which is not boilerplate yet. */
  printer: { paragraph: number; n: number };
  /** A claim as weighing needs it. `clump`: claims between which and all others nothing leads. */
  evidence: { claim_id: string; document_id: string; clump: string; body: string };
  /** Sources, speakers and origins on which the claims of a document rest. */
  named_party: { party: string; document_id: string };
  clue: { clue: number; claim_id: string };
  /** Read, and not in the index yet; `undated` sorts those without a date after all others. */
  unindexed: { undated: number; published: string; document_id: string };
  /** Clumps to be weighed again. */
  stale: { clump: string };
  collection: { id: string; body: string };
  knowledge: { collection: string; kind: string; id: string; body: string };
  /** Imported files of places, as `resolve` reads them: the places, and their names in order; both zipped. */
  gazetteer: {
    name: string;
    sha256: string;
    places: number;
    imported_at: string;
    place_bytes: Uint8Array;
    name_bytes: Uint8Array;
  };
  /** Imported events; `day` is that of the event, else of its report, "" where neither is known. */
  series_event: { id: string; dataset: string; day: string; body: string };
  /** Events that propositions of the case tell of, with what they are counted by. */
  claim_event: {
    proposition_id: string;
    /** As in `series_event`. */
    day: string;
    /** Days from the event to its first report; null where one of them is not known, or the report came first. */
    delay: number | null;
    /** "" where nobody is named. */
    actor: string;
    recipient: string;
    type: string;
    talk: number;
    body: string;
  };
  /** The ledger of forecasts, chained as the log is; append-only. */
  forecast_entry: { seq: number; at: string; body: string; prev_hash: string; hash: string };
  /** What was assessed when; append-only. */
  assessment_history: { n: number; problem_id: string; as_of: string; body: string };
  /** Versions of lists, in order of import; append-only, as what each changed. */
  list_version: { n: number; id: string; dataset: string; body: string };
  list_change: { version_n: number; party_id: string; kind: string; body: string };
  /** Parties of the newest version of each list, and the links between them. */
  party: { id: string; dataset: string; folded: string; body: string };
  ownership_link: { id: string; dataset: string; from_id: string; to_id: string; body: string };
  /** Actors as they were screened; `best` is the score of the first candidate, 0 without any. */
  screened: {
    subject_id: string;
    name: string;
    query: string;
    at: string;
    best: number;
    body: string;
  };
  /** Up to which version of each list all actors were screened. */
  screened_version: { n: number; dataset: string; version_n: number };
  /** Briefs as they were published, chained as the log is, by problem; append-only. */
  published_brief: {
    problem_id: string;
    version: number;
    at: string;
    body: string;
    prev_hash: string;
    hash: string;
  };
  /** `yaml` is the file as it was written; null where it came another way. */
  problem: { id: string; body: string; yaml: string | null };
  assessment: { problem_id: string; body: string };
  /** Append-only in spirit: what was told was told. `problem_id` is "" where there is none. */
  alert: { id: string; problem_id: string; at: string; body: string };
  /** What changed, in the order in which it came: `reached` where one thing can change more than once. */
  change: {
    kind: ChangeKind;
    subject: string;
    reached: string;
    n: number;
    /** "" where it was there before times were kept. */
    at: string;
    body: string;
  };
  /** Rules and channels as they were set; the newest counts. Append-only. */
  alert_settings: { n: number; at: string; body: string };
  /** Filters that people named; one of a name each. */
  saved_view: { name: string; by: string; at: string; query: string };
  /** Days as stories were told of them; `texts` is the same only for the same texts. */
  story_day: { day: string; texts: string; groups: string };
  alert_delivery: { id: string; state: string; queued_at: string; body: string };
  /** Members of clusters of two and more; derived from the judgements. */
  identity: { entity_id: string; canonical_id: string };
  judgement: { id: string; subject_id: string; at: string; body: string };
  log: LogTable;
  issue: {
    id: string;
    document_id: string | null;
    stage: string;
    at: string;
    folded: string;
    body: string;
  };
}

/** Key of a tally over the whole case; no collection can be called so, since ids there are slugs. */
export const ALL_COLLECTIONS = "*";
