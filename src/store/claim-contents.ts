import type { ClaimContent } from "../model/view.ts";
import { annotationsOf } from "./annotations.ts";
import type { Db } from "./dialect.ts";
import { documentsOf } from "./documents.ts";
import { unique } from "./records.ts";

/** Where these claims stand in their documents, in no order; unknown ids are left out. */
export async function claimContents(db: Db, ids: readonly string[]): Promise<ClaimContent[]> {
  const rows = await db.query
    .selectFrom("claim")
    .select("document_id")
    .distinct()
    .where("id", "in", db.dialect.values(ids))
    .execute();
  const documentIds = unique(rows.map((row) => row.document_id));
  const documents = await documentsOf(db, documentIds);
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  const wanted = new Set(ids);
  return (await annotationsOf(db, documentIds)).flatMap(({ documentId, reading }) =>
    reading.claims
      .filter(({ id }) => wanted.has(id))
      .map(({ id, content }) => ({ id, content, text: texts.get(documentId) ?? "" })),
  );
}
