import { sql } from "kysely";
import { idOf } from "../base/id.ts";
import { sha256 } from "../base/hash.ts";
import type { Document } from "../model/document.ts";
import type { Proposition, Reuse } from "../model/proposition.ts";
import { annotationsOf } from "./annotations.ts";
import type { Db } from "./dialect.ts";
import { documentsOf } from "./documents.ts";
import { insertIssues } from "./issues.ts";
import { judgements } from "./judgements.ts";
import { clearWeighingIndex } from "./stale.ts";
import { keyOf, unique } from "./records.ts";
import type { Issue } from "../model/issue.ts";
import type { Judgement } from "../model/judgement.ts";
import type { Annotation } from "./store.ts";
import type { Tables } from "./tables.ts";
import { replacePropositionsOf } from "./weighing.ts";

export type SketchRow = Tables["sketch"];
export type ShingleRow = Tables["shingle"];
export type EvidenceRow = Tables["evidence"];
export type ParagraphRow = Tables["paragraph"];

/** The kept index of what is weighed, inside one writing transaction. */
export interface WeighingIndex {
  /** Documents read and not yet in the index, oldest first. */
  unindexed(limit: number): Promise<{ document: Document; annotation: Annotation; n: number }[]>;

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
  /** Texts with their words, by `n`. */
  texts(ns: readonly number[]): Promise<Map<number, string>>;
  reuseOf(documentId: string): Promise<Reuse[]>;
  reuseAmong(documentIds: readonly string[]): Promise<Reuse[]>;
  dropReuse(a: string, b: string): Promise<void>;
  addReuse(pairs: readonly Reuse[]): Promise<void>;
  printings(paragraphs: readonly number[]): Promise<ParagraphRow[]>;
  addPrintings(rows: readonly ParagraphRow[]): Promise<void>;
  setStanding(paragraph: number): Promise<void>;

  /** Claims that share one of these clues, with their clumps. */
  claimsWithClues(clues: readonly number[]): Promise<{ claim_id: string; clump: string }[]>;
  addClues(rows: readonly Tables["clue"][]): Promise<void>;
  evidence(claimIds: readonly string[]): Promise<EvidenceRow[]>;
  evidenceOfClump(clump: string): Promise<EvidenceRow[]>;
  addEvidence(rows: readonly EvidenceRow[]): Promise<void>;
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

/** @param db inside a writing transaction */
export function weighingIndex(db: Db): WeighingIndex {
  return { ...documents(db), ...shingles(db), ...reuse(db), ...claims(db) };
}

function documents(db: Db) {
  const { query } = db;
  return {
    async unindexed(limit) {
      const rows = await query
        .selectFrom("document")
        .leftJoin("sketch", "sketch.n", "document.n")
        .select(["document.id", "document.n"])
        .where("document.state", "!=", "pending")
        .where("sketch.n", "is", null)
        .orderBy(sql`document.published = ''`)
        .orderBy("document.published")
        .orderBy("document.id")
        .limit(limit)
        .execute();
      const ids = rows.map(({ id }) => id);
      const found = new Map((await documentsOf(db, ids)).map((one) => [one.id, one]));
      const read = new Map((await annotationsOf(db, ids)).map((one) => [one.documentId, one]));
      return rows.flatMap(({ id, n }) => {
        const [document, annotation] = [found.get(id), read.get(id)];
        return document && annotation ? [{ document, annotation, n }] : [];
      });
    },
    async texts(ns) {
      const rows = await query
        .selectFrom("document")
        .select(["n", "body"])
        .where("n", "in", db.dialect.integers(ns))
        .execute();
      return new Map(rows.map(({ n, body }) => [n, (JSON.parse(body) as Document).text]));
    },
    async savePropositions(claimIds, propositions, issues) {
      await replacePropositionsOf(db, claimIds, propositions);
      await insertIssues(db, issues);
    },
    judgements: () => judgements(db),
  } satisfies Partial<WeighingIndex>;
}

function shingles({ query, dialect }: Db) {
  const holders = (hs: readonly number[], rest: 0 | 1) =>
    query
      .selectFrom("shingle")
      .selectAll()
      .where("h", "in", dialect.integers(hs))
      .where("rest", "=", rest)
      .orderBy("h")
      .orderBy("at")
      .orderBy("tie")
      .orderBy("n")
      .execute();
  return {
    sketchesOfWords: (words) =>
      query
        .selectFrom("sketch")
        .selectAll()
        .where("words", "=", words)
        .where("posted", "=", 1)
        .execute(),
    copiesOf: (words) =>
      query
        .selectFrom("sketch")
        .selectAll()
        .where("words", "=", words)
        .where("posted", "=", 0)
        .orderBy("n")
        .execute(),
    async dropSketch(n) {
      await query.deleteFrom("sketch").where("n", "=", n).execute();
    },
    sketches: (ns) =>
      query.selectFrom("sketch").selectAll().where("n", "in", dialect.integers(ns)).execute(),
    saveSketch: (row) =>
      dialect.insert(query, "sketch", [row], {
        key: ["n"],
        update: ["words", "at", "tie", "posted", "body"],
      }),
    async setPosted(n, posted) {
      await query.updateTable("sketch").set({ posted }).where("n", "=", n).execute();
    },
    firstHolders: (hs) => holders(hs, 0),
    otherHolders: (hs) => holders(hs, 1),
    addShingles: (rows) =>
      dialect.insert(query, "shingle", rows, { key: ["h", "rest", "at", "tie", "n"] }),
    async dropShingles(rows) {
      for (const { h, rest, at, tie, n } of rows)
        await query
          .deleteFrom("shingle")
          .where("h", "=", h)
          .where("rest", "=", rest)
          .where("at", "=", at)
          .where("tie", "=", tie)
          .where("n", "=", n)
          .execute();
    },
    printings: (paragraphs) =>
      query
        .selectFrom("paragraph")
        .selectAll()
        .where("paragraph", "in", dialect.integers(paragraphs))
        .orderBy("paragraph")
        .orderBy("n")
        .execute(),
    addPrintings: (rows) =>
      dialect.insert(query, "paragraph", rows, { key: ["paragraph", "n"], update: ["words"] }),
    async setStanding(paragraph) {
      await query
        .updateTable("paragraph")
        .set({ standing: 1 })
        .where("paragraph", "=", paragraph)
        .execute();
    },
  } satisfies Partial<WeighingIndex>;
}

function reuse({ query, dialect }: Db) {
  const bodies = (rows: readonly { body: string }[]) =>
    rows.map(({ body }) => JSON.parse(body) as Reuse);
  return {
    async reuseOf(documentId) {
      const rows = await query
        .selectFrom("reuse")
        .select("body")
        .where((eb) => eb.or([eb("a", "=", documentId), eb("b", "=", documentId)]))
        .execute();
      return bodies(rows);
    },
    async reuseAmong(documentIds) {
      const within = dialect.values(documentIds);
      return bodies(
        await query
          .selectFrom("reuse")
          .select("body")
          .where("a", "in", within)
          .where("b", "in", within)
          .orderBy("a")
          .orderBy("b")
          .execute(),
      );
    },
    async dropReuse(a, b) {
      await query.deleteFrom("reuse").where("a", "in", [a, b]).where("b", "in", [a, b]).execute();
    },
    addReuse: (pairs) =>
      dialect.insert(
        query,
        "reuse",
        pairs.map((pair) => {
          const body = JSON.stringify(pair);
          const id = idOf("reuse", pair.a, pair.b, pair.kind);
          return { id, hash: sha256(body), a: pair.a, b: pair.b, body };
        }),
        { key: ["id"], update: ["hash", "body"] },
      ),
  } satisfies Partial<WeighingIndex>;
}

function claims({ query, dialect }: Db) {
  return {
    claimsWithClues: (clues) =>
      query
        .selectFrom("clue")
        .innerJoin("evidence", "evidence.claim_id", "clue.claim_id")
        .select(["evidence.claim_id", "evidence.clump"])
        .distinct()
        .where("clue", "in", dialect.integers(clues))
        .orderBy("evidence.claim_id")
        .execute(),
    addClues: (rows) => dialect.insert(query, "clue", rows, { key: ["clue", "claim_id"] }),
    evidence: (claimIds) =>
      query
        .selectFrom("evidence")
        .selectAll()
        .where("claim_id", "in", dialect.values(claimIds))
        .execute(),
    evidenceOfClump: (clump) =>
      query
        .selectFrom("evidence")
        .selectAll()
        .where("clump", "=", clump)
        .orderBy("claim_id")
        .execute(),
    addEvidence: (rows) =>
      dialect.insert(query, "evidence", rows, { key: ["claim_id"], update: ["clump", "body"] }),
    async joinClumps(from, to) {
      await query
        .updateTable("evidence")
        .set({ clump: to })
        .where("clump", "in", dialect.values(from))
        .execute();
      await query.deleteFrom("stale").where("clump", "in", dialect.values(from)).execute();
    },
    async clumpsOfDocument(documentId) {
      const rows = await query
        .selectFrom("evidence")
        .select("clump")
        .distinct()
        .where("document_id", "=", documentId)
        .execute();
      return rows.map(({ clump }) => clump);
    },
    markStale: (clumps) =>
      dialect.insert(
        query,
        "stale",
        unique(clumps).map((clump) => ({ clump: keyOf(clump) })),
        { key: ["clump"] },
      ),
    async takeStale(limit) {
      const rows = await query
        .selectFrom("stale")
        .select("clump")
        .orderBy("clump")
        .limit(limit)
        .execute();
      const clumps = rows.map(({ clump }) => clump);
      await query.deleteFrom("stale").where("clump", "in", dialect.values(clumps)).execute();
      return clumps;
    },
  } satisfies Partial<WeighingIndex>;
}

/** Documents that were weighed are read anew: what their words were compared with no longer holds. */
export async function forgetWeighing(db: Db, documentIds: readonly string[]): Promise<void> {
  const known = await db.query
    .selectFrom("sketch")
    .select("n")
    .where("document_id", "in", db.dialect.values(documentIds))
    .limit(1)
    .execute();
  if (known.length === 0) return;
  await clearWeighingIndex(db);
  await replacePropositionsOf(db, await allClaimIds(db), []);
}

async function allClaimIds({ query }: Db): Promise<string[]> {
  const rows = await query.selectFrom("proposition_claim").select("claim_id").execute();
  return rows.map((row) => row.claim_id);
}
