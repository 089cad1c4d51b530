import type { Brief } from "../model/brief.ts";
import type { Document, RawInput } from "../model/document.ts";
import type { Issue } from "../model/issue.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Annotation, Store, Weighing } from "../store/index.ts";

/** The network, as an argument: refuses private addresses, limits size and time (`cycle/net.ts`). */
export type Fetch = (url: string) => Promise<RawInput>;

/** Everything a run takes from outside: so that it can be replayed bit for bit. */
export interface World {
  readonly now: () => string;
  readonly fetch: Fetch;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly step: "collect" | "read" | "weigh" | "warn";
  readonly done: number;
  readonly total: number;
}

export interface AddReport {
  readonly added: number;
  /** Already in the case: nothing changed. */
  readonly known: number;
  readonly claims: number;
  readonly issues: readonly Issue[];
}

/** One article read without a store. */
export interface ReadArticle {
  readonly document: Document;
  readonly annotation: Annotation;
}

/** A collection run through every stage in memory: what the answer key is checked on. */
export interface Study {
  readonly articles: readonly (ReadArticle & { readonly name: string })[];
  readonly weighing: Weighing;
  readonly issues: readonly Issue[];
}

/** Bundled knowledge, plus what the collections of the case add. */
export declare function loadKnowledge(extra?: { store: Store }): Promise<KnowledgeBase>;
/** Collect, read and resolve one input: no store, no network. */
export declare function readInput(input: RawInput, knowledge: KnowledgeBase): { articles: ReadArticle[]; issues: Issue[] };
/** Adds files, folders, collection folders (`collection.yaml`), pages and feeds; then weighs and warns. Idempotent. */
export declare function add(store: Store, targets: readonly string[], world: World): Promise<AddReport>;
/** Adds bytes at hand: an upload, pasted text, standard input. */
export declare function addInputs(store: Store, inputs: readonly RawInput[], world: World): Promise<AddReport>;
/** Finishes what a crash left pending; weighs and warns if anything changed. */
export declare function resume(store: Store, world: World): Promise<AddReport>;
/** Drops everything derived and makes it again from the archive; judgements stay. */
export declare function replay(store: Store, world: World): Promise<AddReport>;
/** The brief on one problem of the case, rendered. Throws not-found. */
export declare function briefOn(store: Store, problemId: string): Promise<{ brief: Brief; markdown: string; html: string }>;
/** One collection folder through every stage, in memory. */
export declare function study(folder: string, now: string): Promise<Study>;
