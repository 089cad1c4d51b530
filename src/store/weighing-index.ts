import { sha256 } from "../base/hash.ts";
import { idOf } from "../base/id.ts";
import type { Document } from "../model/document.ts";
import type { Reuse } from "../model/proposition.ts";
import { annotationsOf } from "./annotations.ts";
import { claimIndex } from "./claim-index.ts";
import type { Db } from "./dialect.ts";
import { documentsOf } from "./documents.ts";
import { insertIssues } from "./issues.ts";
import { judgements } from "./judgements.ts";
import { shingleIndex } from "./shingle-index.ts";
import type { WeighingIndex } from "./weighing-store.ts";
import { replacePropositionsOf } from "./weighing.ts";

/** @param db inside a writing transaction; @param at time at which what changes is noted */
export function weighingIndex(db: Db, at: string): WeighingIndex {
  const texts = { ...shingleIndex(db), ...reuse(db), ...translations(db) };
  return { ...documents(db, at), ...texts, ...claimIndex(db) };
}

function documents(db: Db, at: string) {
  const { query, dialect } = db;
  return {
    async takeUnindexed(limit) {
      const waiting = await query
        .selectFrom("unindexed")
        .select("document_id")
        .orderBy("undated")
        .orderBy("published")
        .orderBy("document_id")
        .limit(limit)
        .execute();
      const ids = waiting.map((row) => row.document_id);
      const rows = await query
        .selectFrom("document")
        .select(["id", "n", "published"])
        .where("id", "in", dialect.values(ids))
        .execute();
      for (const { id, published } of rows)
        await query
          .deleteFrom("unindexed")
          .where("undated", "=", published === "" ? 1 : 0)
          .where("published", "=", published)
          .where("document_id", "=", id)
          .execute();
      const numbers = new Map(rows.map(({ id, n }) => [id, n]));
      const found = new Map((await documentsOf(db, ids)).map((one) => [one.id, one]));
      const read = new Map((await annotationsOf(db, ids)).map((one) => [one.documentId, one]));
      return ids.flatMap((id) => {
        const [document, annotation, n] = [found.get(id), read.get(id), numbers.get(id)];
        return document && annotation && n !== undefined ? [{ document, annotation, n }] : [];
      });
    },
    async texts(ns) {
      const rows = await query
        .selectFrom("document")
        .select(["n", "body"])
        .where("n", "in", dialect.integers(ns))
        .execute();
      return new Map(rows.map(({ n, body }) => [n, (JSON.parse(body) as Document).text]));
    },
    async savePropositions(claimIds, propositions, issues) {
      await replacePropositionsOf(db, { claimIds, propositions, at });
      await insertIssues(db, issues);
    },
    judgements: () => judgements(db),
  } satisfies Partial<WeighingIndex>;
}

function bodies(rows: readonly { body: string }[]): Reuse[] {
  return rows.map(({ body }) => JSON.parse(body) as Reuse);
}

function translations({ query, dialect }: Db) {
  return {
    async translationsInto(documentIds) {
      return bodies(
        await query
          .selectFrom("reuse")
          .select("body")
          .where("b", "in", dialect.values(documentIds))
          .where("body", "like", '%"kind":"translation"%')
          .orderBy("a")
          .orderBy("b")
          .execute(),
      );
    },
  } satisfies Partial<WeighingIndex>;
}

function reuse({ query, dialect }: Db) {
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
