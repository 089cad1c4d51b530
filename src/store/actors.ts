import type { Entity } from "../model/entity.ts";
import type { ActorRow } from "../model/view.ts";
import type { Db } from "./dialect.ts";
import { count, like } from "./query.ts";
import { keyOf } from "./records.ts";
import { likeAnywhere } from "./search.ts";
import { keyedPage, type Order } from "./keyset.ts";
import type { Listed, ListPage } from "./store.ts";
import { ALL_COLLECTIONS, type Tables } from "./tables.ts";

const MOST_MENTIONED: Order = [
  { column: "mentions", type: "number", descending: true },
  { column: "ref_id", type: "text" },
];

/** Entities named in the documents, the most mentioned first, then by id. */
export async function listActors(db: Db, page: ListPage): Promise<Listed<{ actors: ActorRow[] }>> {
  let named = db.query.selectFrom("entity").select("id");
  if (page.q?.trim()) named = named.where(like("folded", likeAnywhere(page.q)));
  const matching = db.query
    .selectFrom("tally")
    .where("kind", "=", "actor")
    .where("collection", "=", keyOf(page.collection ?? ALL_COLLECTIONS))
    .where("documents", ">", 0)
    .where("ref_id", "in", named);
  const { rows, next } = await keyedPage(
    matching
      .innerJoin("entity", "entity.id", "tally.ref_id")
      .select(["body", "documents", "mentions", "claims_by", "claims_about"]),
    MOST_MENTIONED,
    page,
  );
  const { total } = await matching.select(count().as("total")).executeTakeFirstOrThrow();
  const actors = rows.map((row) => actorRow(JSON.parse(row.body) as Entity, row));
  return { actors, total, next };
}

type Tally = Pick<Tables["tally"], "documents" | "mentions" | "claims_by" | "claims_about">;

/** The entities of these ids as rows, in id order; unknown ids are left out. */
export async function actorRows(db: Db, ids: readonly string[]): Promise<ActorRow[]> {
  const rows = await db.query
    .selectFrom("entity")
    .leftJoin("tally", (join) =>
      join
        .onRef("tally.ref_id", "=", "entity.id")
        .on("tally.kind", "=", "actor")
        .on("tally.collection", "=", ALL_COLLECTIONS),
    )
    .select(["body", "documents", "mentions", "claims_by", "claims_about"])
    .where("entity.id", "in", db.dialect.values(ids))
    .orderBy("entity.id")
    .execute();
  return rows.map((row) => actorRow(JSON.parse(row.body) as Entity, row));
}

function actorRow(entity: Entity, tally: { [K in keyof Tally]: Tally[K] | null }): ActorRow {
  const { id, name, type, subtype, countries, verified, provenance } = entity;
  return {
    id,
    name,
    type,
    subtype,
    countries,
    verified,
    provenance,
    mentions: tally.mentions ?? 0,
    documents: tally.documents ?? 0,
    claimsBy: tally.claims_by ?? 0,
    claimsAbout: tally.claims_about ?? 0,
  };
}
