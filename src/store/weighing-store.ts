import type { Document } from "../model/document.ts";
import type { Issue } from "../model/issue.ts";
import type { Judgement } from "../model/judgement.ts";
import type { Proposition, Reuse } from "../model/proposition.ts";
import type { SourceView } from "../model/weighing-view.ts";
import type { Annotation } from "./annotation.ts";
import type { Tables } from "./tables.ts";

export type SketchRow = Tables["sketch"];
export type ShingleRow = Tables["shingle"];
export type AnchorRow = Tables["anchor"];
export type EvidenceRow = Tables["evidence"];
export type PrintedRow = Omit<Tables["printed"], "words"> & { readonly words: readonly string[] };

/** What a source does; `pages`: one document of each page that it has several versions of. */
export type SourceActivity = Pick<
  SourceView,
  "firstWith" | "repeatsFrom" | "copiesFrom" | "copiedBy"
> & { readonly pages: string[] };

/** The kept index of what is weighed, inside one writing transaction. */
export interface WeighingIndex {
  /** Documents read and not yet in the index, oldest first; they wait no more. */
  takeUnindexed(
    limit: number,
  ): Promise<{ document: Document; annotation: Annotation; n: number }[]>;

  /** The text that leads those with these words. */
  sketchesOfWords(words: string): Promise<SketchRow[]>;
  /** Those with these words that do not lead. */
  copiesOf(words: string): Promise<SketchRow[]>;
  dropSketch(n: number): Promise<void>;
  sketches(ns: readonly number[]): Promise<SketchRow[]>;
  saveSketch(row: SketchRow): Promise<void>;
  setPosted(n: number, posted: 0 | 1): Promise<void>;
  /** The earliest texts that hold each of these shingles. */
  firstHolders(hs: readonly number[]): Promise<ShingleRow[]>;
  /** All others, in order of time. */
  otherHolders(hs: readonly number[]): Promise<ShingleRow[]>;
  addShingles(rows: readonly ShingleRow[]): Promise<void>;
  dropShingles(rows: readonly ShingleRow[]): Promise<void>;
  /** Texts that hold anchors in these places: of each language the few earliest, or all others from a minute on. */
  anchorHolders(hs: readonly number[], rest: 0 | 1, from?: number): Promise<AnchorRow[]>;
  /** The same of every language but one. */
  foreignHolders(
    hs: readonly number[],
    rest: 0 | 1,
    to: string,
    from?: number,
  ): Promise<AnchorRow[]>;
  addAnchors(rows: readonly AnchorRow[]): Promise<void>;
  dropAnchors(rows: readonly AnchorRow[]): Promise<void>;
  /** Texts with their words, by `n`. */
  texts(ns: readonly number[]): Promise<Map<number, string>>;
  reuseOf(documentId: string): Promise<Reuse[]>;
  reuseAmong(documentIds: readonly string[]): Promise<Reuse[]>;
  /** Where any of these documents may be a translation of an earlier one. */
  translationsInto(documentIds: readonly string[]): Promise<Reuse[]>;
  dropReuse(a: string, b: string): Promise<void>;
  addReuse(pairs: readonly Reuse[]): Promise<void>;
  /** How often paragraphs were printed: one row each, however often that is. */
  printed(paragraphs: readonly number[]): Promise<PrintedRow[]>;
  addPrintings(
    printed: readonly PrintedRow[],
    printers: readonly Tables["printer"][],
  ): Promise<void>;
  printersOf(paragraph: number): Promise<number[]>;

  /** Claims that hold each of these clues, with their clumps. */
  claimsWithClues(
    clues: readonly number[],
  ): Promise<{ clue: number; claim_id: string; clump: string }[]>;
  addClues(rows: readonly Tables["clue"][]): Promise<void>;
  evidence(claimIds: readonly string[]): Promise<EvidenceRow[]>;
  /** In order of clump and claim. */
  evidenceOfClumps(clumps: readonly string[]): Promise<EvidenceRow[]>;
  addEvidence(rows: readonly EvidenceRow[]): Promise<void>;
  /** Who stands behind what a document says, by ids and keys. */
  addParties(documentId: string, parties: readonly string[]): Promise<void>;
  joinClumps(from: readonly string[], to: string): Promise<void>;
  clumpsOfDocument(documentId: string): Promise<string[]>;
  markStale(clumps: readonly string[]): Promise<void>;
  /** Clumps to weigh, in order; they are stale no more. */
  takeStale(limit: number): Promise<string[]>;

  savePropositions(
    claimIds: readonly string[],
    propositions: readonly Proposition[],
    issues: readonly Issue[],
  ): Promise<void>;
  judgements(): Promise<Judgement[]>;
}
