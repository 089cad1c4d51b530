import { sql } from "kysely";
import { TocsinError } from "../base/error.ts";
import type { Document } from "../model/document.ts";
import { noteChanges } from "./changes.ts";
import type { Db } from "./dialect.ts";
import { documentsOf } from "./documents.ts";
import { identities } from "./identities.ts";
import { insertIssues } from "./issues.ts";
import { insertEntities, insertPlaces } from "./knowledge.ts";
import { canonicalOf, projected, type CanonicalOf } from "./projection.ts";
import { nextN } from "./query.ts";
import {
  claimRecords,
  documentRefs,
  labelledEntities,
  mentionRows,
  STANDING,
  type ClaimRecord,
  unique,
} from "./records.ts";
import type { Annotation } from "./annotation.ts";
import { ALL_COLLECTIONS } from "./tables.ts";
import { linkClaims } from "./weighing.ts";
import { forgetCoding, forgetWeighing } from "./forget.ts";
import { awaitIndex, INDEX_TABLES } from "./stale.ts";

/** Replaces all that is derived of these documents. @throws TocsinError "not-found" for a document that was never saved */
export async function saveAnnotations(
  db: Db,
  annotations: readonly Annotation[],
  at: string,
): Promise<void> {
  const latest = [
    ...new Map(annotations.map((annotation) => [annotation.documentId, annotation])).values(),
  ];
  const ids = latest.map((annotation) => annotation.documentId);
  const documents = new Map(
    (await documentsOf(db, ids)).map((document) => [document.id, document]),
  );
  const unknown = ids.find((id) => !documents.has(id));
  if (unknown !== undefined) {
    throw new TocsinError("not-found", `unknown document: "${unknown}"`, {
      hint: "save the document before its annotation",
    });
  }
  await dropAnnotations(db, ids, at);
  const to = canonicalOf(await identities(db));
  const shown = latest.map((annotation) => projected(annotation, to));
  const claims = await insertClaims(db, shown, documents);
  await insertBodies(db, latest, to);
  const actorIds = await insertLayers(db, shown, claims);
  await noteChanges(
    db,
    at,
    actorIds.map((subject) => ({ kind: "actor", subject })),
  );
  await insertEntities(db, latest.flatMap(labelledEntities), STANDING.label);
  await insertEntities(
    db,
    latest.flatMap((annotation) => annotation.entities),
    STANDING.document,
  );
  await insertPlaces(
    db,
    latest.flatMap(({ toponyms }) => toponyms.flatMap(({ place }) => place ?? [])),
    STANDING.document,
  );
  await insertIssues(
    db,
    latest.flatMap((annotation) => annotation.issues),
  );
  await addToTallies(db, ids, 1);
  await setStates(db, latest);
  await awaitIndex(db, db.dialect.values(ids));
}

async function insertClaims(
  db: Db,
  annotations: readonly Annotation[],
  documents: ReadonlyMap<string, Document>,
): Promise<Map<string, ClaimRecord[]>> {
  let n = await nextN(db, "claim");
  const byDocument = new Map<string, ClaimRecord[]>();
  for (const annotation of annotations) {
    const document = documents.get(annotation.documentId);
    if (!document) continue;
    byDocument.set(document.id, claimRecords(annotation, document, n));
    n += annotation.reading.claims.length;
  }
  const claims = [...byDocument.values()].flat();
  const { query, dialect } = db;
  await dialect.insert(
    query,
    "claim",
    claims.map((claim) => claim.row),
  );
  await dialect.insert(
    query,
    "claim_body",
    claims.map(({ row, body }) => ({ n: row.n, body: JSON.stringify(body) })),
  );
  await dialect.insert(
    query,
    "claim_ref",
    claims.flatMap((claim) => claim.refs),
  );
  await dialect.index(
    query,
    "claim_search",
    claims.map(({ row, words }) => ({ n: row.n, words })),
  );
  await linkClaims(
    db,
    claims.map((claim) => claim.row.id),
  );
  return byDocument;
}

/** What was read, as it was read. */
async function insertBodies(
  { query, dialect }: Db,
  annotations: readonly Annotation[],
  to: CanonicalOf,
): Promise<void> {
  const bodies = annotations.map((annotation) => ({
    document_id: annotation.documentId,
    body: JSON.stringify(annotation),
  }));
  await dialect.insert(query, "annotation", bodies);
  const mentions = annotations.flatMap((annotation) => mentionRows(annotation, to));
  await dialect.insert(query, "mention", mentions);
}

/** What it counts for: by the entities that stand for those it names. Returns the ids of these. */
async function insertLayers(
  { query, dialect }: Db,
  annotations: readonly Annotation[],
  claims: ReadonlyMap<string, readonly ClaimRecord[]>,
): Promise<string[]> {
  await dialect.insert(query, "citation", annotations.flatMap(citationRows));
  await dialect.insert(query, "relation", annotations.flatMap(relationRows));
  const refs = annotations.flatMap((annotation) =>
    documentRefs(annotation, claims.get(annotation.documentId) ?? []),
  );
  await dialect.insert(query, "document_ref", refs);
  return unique(refs.flatMap(({ kind, ref_id }) => (kind === "actor" ? [ref_id] : [])));
}

function citationRows({
  documentId,
  reading,
}: Annotation): { document_id: string; outlet: string }[] {
  return reading.citations.map(({ outlet }) => ({ document_id: documentId, outlet }));
}

/** One row for each piece of evidence: the relation itself is what they have in common. */
function relationRows({ documentId, relations }: Annotation) {
  return relations.flatMap(({ id, type, fromId, toId, evidence }) =>
    evidence.map((piece) => ({
      document_id: documentId,
      id,
      type,
      from_id: fromId,
      to_id: toId,
      polarity: piece.polarity,
      body: JSON.stringify(piece),
    })),
  );
}

async function setStates({ query }: Db, annotations: readonly Annotation[]): Promise<void> {
  for (const { documentId, state, reading } of annotations) {
    await query
      .updateTable("document")
      .set({ state, claims: reading.claims.length })
      .where("id", "=", documentId)
      .execute();
  }
}

async function dropAnnotations(db: Db, ids: readonly string[], at: string): Promise<void> {
  const { query, dialect } = db;
  const documents = dialect.values(ids);
  const claims = sql<number>`(select n from claim where document_id in ${documents})`;
  await addToTallies(db, ids, -1);
  await forgetWeighing(db, ids, at);
  await forgetCoding(db, ids);
  await dialect.unindex(query, "claim_search", claims);
  await query.deleteFrom("claim_ref").where("claim_n", "in", claims).execute();
  await query.deleteFrom("claim_body").where("n", "in", claims).execute();
  for (const table of [
    "claim",
    "mention",
    "citation",
    "relation",
    "document_ref",
    "annotation",
  ] as const) {
    await query.deleteFrom(table).where("document_id", "in", documents).execute();
  }
  await query
    .deleteFrom("issue")
    .where("document_id", "in", documents)
    .where("stage", "in", ["read", "resolve"])
    .execute();
}

/** Adds what the documents hold to the sums, or takes it away. @param sign 1 or -1 */
async function addToTallies(
  { query, dialect }: Db,
  ids: readonly string[],
  sign: 1 | -1,
): Promise<void> {
  for (const collection of [sql`${sql.lit(ALL_COLLECTIONS)}`, sql`coalesce(d.collection, '')`]) {
    await sql`
      insert into tally (kind, ref_id, collection, documents, mentions, claims_by, claims_about)
      select r.kind, r.ref_id, ${collection} as c, ${sql.lit(sign)} * count(*), ${sql.lit(sign)} * sum(r.mentions),
             ${sql.lit(sign)} * sum(r.claims_by), ${sql.lit(sign)} * sum(r.claims_about)
        from document_ref r join document d on d.id = r.document_id
       where r.document_id in ${dialect.values(ids)}
       group by r.kind, r.ref_id, c
      on conflict (kind, ref_id, collection) do update set
        documents = tally.documents + excluded.documents, mentions = tally.mentions + excluded.mentions,
        claims_by = tally.claims_by + excluded.claims_by, claims_about = tally.claims_about + excluded.claims_about`.execute(
      query,
    );
  }
}

/** In document id order. */
export async function allAnnotations({ query }: Db): Promise<Annotation[]> {
  const rows = await query.selectFrom("annotation").select("body").orderBy("document_id").execute();
  return rows.map(({ body }) => JSON.parse(body) as Annotation);
}

/** The annotations of these documents, in document id order. */
export async function annotationsOf(
  { query, dialect }: Db,
  ids: readonly string[],
): Promise<Annotation[]> {
  const rows = await query
    .selectFrom("annotation")
    .select("body")
    .where("document_id", "in", dialect.values(ids))
    .orderBy("document_id")
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Annotation);
}

/** Drops everything derived, and what was learnt of it; documents wait to be read again. */
export async function clearDerived({ query, dialect }: Db): Promise<void> {
  await dialect.unindex(query, "claim_search", sql`(select n from claim)`);
  await dialect.unindex(query, "proposition_search", sql`(select n from proposition)`);
  for (const table of DERIVED) await query.deleteFrom(table).execute();
  for (const table of ["entity", "place", "label"] as const) {
    await query.deleteFrom(table).where("standing", "<", STANDING.knowledge).execute();
  }
  await query.deleteFrom("issue").where("stage", "not in", KEPT_ISSUES).execute();
  await query.updateTable("document").set({ state: "pending", claims: 0 }).execute();
}

/** Stages that a replay does not run again: what they met stays told. */
const KEPT_ISSUES = ["collect", "exchange"];

const DERIVED = [
  "claim",
  "claim_body",
  "claim_ref",
  "mention",
  "citation",
  "relation",
  "document_ref",
  "tally",
  "annotation",
  "proposition",
  "proposition_claim",
  "proposition_publisher",
  "claim_event",
  "reuse",
  "screened",
  "screened_version",
  "assessment",
  ...INDEX_TABLES,
] as const;
