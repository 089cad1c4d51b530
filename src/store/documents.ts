import { idOf } from "../base/id.ts";
import type { Document } from "../model/document.ts";
import type { Issue } from "../model/issue.ts";
import type { DocumentRow } from "../model/view.ts";
import { archiveRow } from "./archive.ts";
import { noteChanges } from "./changes.ts";
import type { Db } from "./dialect.ts";
import { insertIssues } from "./issues.ts";
import { keyOf, keyOrNull } from "./records.ts";
import { parseSearch, wordsOf } from "./search.ts";
import { keyedPage, rowsRead, type Order } from "./keyset.ts";
import type { DocumentTimes, Listed, ListPage, PublishedDocument, Store } from "./store.ts";
import type { DocumentTable } from "./tables.ts";
import { foundRows } from "./found.ts";
import { count, nextN } from "./query.ts";

type Collected = Parameters<Store["saveDocuments"]>[0];

/** Adds what is new, pending to be read. */
export async function saveDocuments(
  db: Db,
  { items, issues, at }: { items: Collected; issues: readonly Issue[]; at: string },
): Promise<string[]> {
  const ids = items.map(({ document }) => document.id);
  const known = new Set(
    (
      await db.query
        .selectFrom("document")
        .select("id")
        .where("id", "in", db.dialect.values(ids))
        .execute()
    ).map((row) => row.id),
  );
  const added = [
    ...new Map(
      items
        .filter(({ document }) => !known.has(document.id))
        .map((item) => [item.document.id, item]),
    ).values(),
  ];
  const firstN = await nextN(db, "document");
  const archived = added.map(({ document, bytes }) => archiveRow(document.sha256, bytes));
  await db.dialect.insert(db.query, "archive", archived, { key: ["sha256"] });
  await db.dialect.insert(
    db.query,
    "document",
    added.map(({ document }, i) => documentRow(document, firstN + i)),
  );
  await db.dialect.index(
    db.query,
    "document_search",
    added.map(({ document }, i) => ({ n: firstN + i, words: wordsOf(document.text) })),
  );
  await insertIssues(db, issues);
  const first = added[0]?.document.id;
  const reached = String(added.length);
  if (first !== undefined)
    await noteChanges(db, at, [{ kind: "document", subject: first, reached }]);
  return added.map(({ document }) => document.id);
}

function documentRow(document: Document, n: number): DocumentTable {
  return {
    n,
    id: document.id,
    sha256: document.sha256,
    url: document.url,
    url_hash: document.url === null ? null : idOf("url", document.url),
    collection: keyOrNull(document.collection),
    publisher: keyOrNull(document.publisher),
    language: document.language,
    published: keyOf(document.published ?? ""),
    retrieved: document.retrieved,
    title: document.title ?? document.url ?? document.id,
    state: "pending",
    claims: 0,
    body: JSON.stringify(document),
  };
}

export async function pendingDocuments({ query }: Db): Promise<Document[]> {
  const rows = await query
    .selectFrom("document")
    .select("body")
    .where("state", "=", "pending")
    .orderBy("retrieved")
    .orderBy("id")
    .execute();
  return rows.map(parseDocument);
}

export async function allDocuments({ query }: Db): Promise<Document[]> {
  const rows = await query.selectFrom("document").select("body").orderBy("id").execute();
  return rows.map(parseDocument);
}

/** When each document was published and came, and to which collection; in id order, without the texts. */
export async function documentTimes({ query }: Db): Promise<DocumentTimes[]> {
  const rows = await query
    .selectFrom("document")
    .select(["id", "published", "retrieved", "collection"])
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, published: row.published || null }));
}

/** The documents of these ids, in id order; unknown ids are left out. */
export async function documentsOf(
  { query, dialect }: Db,
  ids: readonly string[],
): Promise<Document[]> {
  const rows = await query
    .selectFrom("document")
    .select("body")
    .where("id", "in", dialect.values(ids))
    .orderBy("id")
    .execute();
  return rows.map(parseDocument);
}

/** Those with a date, in no order. */
export async function publishedDocuments({ query }: Db): Promise<PublishedDocument[]> {
  const rows = await query
    .selectFrom("document")
    .select(["id", "title", "url", "publisher", "published", "language"])
    .where("published", "!=", "")
    .execute();
  return rows.map(({ url, title, ...row }) => ({
    ...row,
    title: title === url || title === row.id ? null : title,
  }));
}

/** The texts of these documents, by id; unknown ids are left out. */
export async function textsOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map((await documentsOf(db, ids)).map(({ id, text }) => [id, text]));
}

/** These documents, known ones alone, in the order in which they came in. */
export async function inOrderOfArrival(
  { query, dialect }: Db,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await query
    .selectFrom("document")
    .select("id")
    .where("id", "in", dialect.values(ids))
    .orderBy("n")
    .execute();
  return rows.map(({ id }) => id);
}

/** Ids of the documents retrieved from this address, the newest first. */
export async function documentsAt({ query }: Db, url: string): Promise<string[]> {
  const rows = await query
    .selectFrom("document")
    .select("id")
    .where("url_hash", "=", idOf("url", url))
    .orderBy("retrieved", "desc")
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

function parseDocument({ body }: { body: string }): Document {
  return JSON.parse(body) as Document;
}

const NEWEST: Order = [
  { column: "published", type: "text", descending: true },
  { column: "id", type: "text" },
];

/** Newest first, by publication, then id. */
export async function listDocuments(
  db: Db,
  page: ListPage,
): Promise<Listed<{ documents: DocumentRow[] }>> {
  let others = db.query.selectFrom("document");
  if (page.collection !== undefined)
    others = others.where("collection", "=", keyOf(page.collection));
  const terms = parseSearch(page.q);
  const found = await foundRows(db, { n: "document.n", search: "document_search", terms });
  const matching = (want: number) => (found ? others.where(found.where(want)) : others);
  // The ids alone stand in an index in this order; the rows themselves hold the texts.
  const { rows: ids, next } = await keyedPage(matching(rowsRead(page)).select("id"), NEWEST, page);
  const countAll = async () =>
    matching(found?.size ?? 0)
      .select(count().as("total"))
      .executeTakeFirstOrThrow();
  const isOnlyFound = found && page.collection === undefined;
  const { total } = isOnlyFound ? { total: found.size } : await countAll();
  const documents = await documentRows(
    db,
    ids.map(({ id }) => id),
  );
  return { documents, total, next };
}

const ROW_COLUMNS = [
  "id",
  "title",
  "publisher",
  "published",
  "retrieved",
  "language",
  "collection",
  "url",
  "state",
  "claims",
] as const;

/** The documents of these ids as rows, newest first. */
export async function documentRows(
  { query, dialect }: Db,
  ids: readonly string[],
): Promise<DocumentRow[]> {
  const rows = await query
    .selectFrom("document")
    .select(ROW_COLUMNS)
    .where("id", "in", dialect.values(ids))
    .orderBy("published", "desc")
    .orderBy("id")
    .execute();
  return rows.map(toDocumentRow);
}

function toDocumentRow(row: Pick<DocumentTable, (typeof ROW_COLUMNS)[number]>): DocumentRow {
  return { ...row, published: row.published || null, state: row.state as DocumentRow["state"] };
}
