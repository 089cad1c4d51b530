import { sql } from "kysely";
import { groupBy } from "../base/group.ts";
import type { Relation } from "../model/entity.ts";
import type { NetworkView, RelationRow } from "../model/view.ts";
import { actorRows } from "./actors.ts";
import { documentsWithin } from "./days.ts";
import type { Db } from "./dialect.ts";
import { labelsOf } from "./labels.ts";
import { like } from "./query.ts";
import { keyOf, unique } from "./records.ts";
import { likeAnywhere } from "./search.ts";
import type { NetworkPage } from "./store.ts";

const DEFAULT_EDGES = 500;

interface Edge {
  readonly type: string;
  readonly from_id: string;
  readonly to_id: string;
}

/** Who is tied to whom on whose word: the relations with the most evidence, and the actors at their ends. */
export async function network(db: Db, page: NetworkPage): Promise<NetworkView> {
  const { query } = db;
  let matching = query.selectFrom("relation");
  if (page.collection !== undefined) {
    const inside = query
      .selectFrom("document")
      .select("id")
      .where("collection", "=", keyOf(page.collection));
    matching = matching.where("document_id", "in", inside);
  }
  if (page.type !== undefined) matching = matching.where("type", "=", page.type);
  const within = documentsWithin(db, page);
  if (within) matching = matching.where("document_id", "in", within);
  if (page.q?.trim()) {
    const named = query
      .selectFrom("entity")
      .select("id")
      .where(like("folded", likeAnywhere(page.q)));
    matching = matching.where((eb) =>
      eb.or([eb("from_id", "in", named), eb("to_id", "in", named)]),
    );
  }
  const edges = await matching
    .select(["type", "from_id", "to_id"])
    .groupBy(["type", "from_id", "to_id"])
    .orderBy(sql`count(*)`, "desc")
    .orderBy("from_id")
    .orderBy("to_id")
    .orderBy("type")
    .limit(page.limit ?? DEFAULT_EDGES)
    .offset(page.offset ?? 0)
    .execute();
  const rows = await relationRows(db, edges);
  return {
    nodes: await actorRows(db, unique(rows.flatMap(({ from, to }) => [from.id, to.id]))),
    edges: rows,
  };
}

/** All relations that one entity stands in. */
export async function relationsOf(db: Db, entityId: string): Promise<RelationRow[]> {
  const edges = await db.query
    .selectFrom("relation")
    .select(["type", "from_id", "to_id"])
    .distinct()
    .where((eb) => eb.or([eb("from_id", "=", entityId), eb("to_id", "=", entityId)]))
    .orderBy("from_id")
    .orderBy("to_id")
    .orderBy("type")
    .execute();
  return relationRows(db, edges);
}

/** Relations of these types, in order of their ends. */
export async function relationsOfTypes(
  db: Db,
  types: readonly Relation["type"][],
): Promise<RelationRow[]> {
  const edges = await db.query
    .selectFrom("relation")
    .select(["type", "from_id", "to_id"])
    .distinct()
    .where("type", "in", [...types])
    .orderBy("from_id")
    .orderBy("to_id")
    .orderBy("type")
    .execute();
  return relationRows(db, edges);
}

/** The edges with all their evidence, from whichever documents; contested where some of it says no. */
async function relationRows(db: Db, edges: readonly Edge[]): Promise<RelationRow[]> {
  const rows = await db.query
    .selectFrom("relation")
    .selectAll()
    .where("from_id", "in", db.dialect.values(unique(edges.map((edge) => edge.from_id))))
    .orderBy("document_id")
    .orderBy("id")
    .execute();
  const evidence = groupBy(rows, keyOfEdge);
  const label = await labelsOf(
    db,
    edges.flatMap((edge) => [edge.from_id, edge.to_id]),
  );
  return edges.map((edge) => {
    const pieces = evidence.get(keyOfEdge(edge)) ?? [];
    const relation: Relation = {
      id: pieces[0]?.id ?? "",
      type: edge.type as Relation["type"],
      fromId: edge.from_id,
      toId: edge.to_id,
      evidence: pieces.map(({ body }) => JSON.parse(body) as Relation["evidence"][number]),
    };
    const contested = new Set(pieces.map((piece) => piece.polarity)).size > 1;
    return { relation, from: label(edge.from_id), to: label(edge.to_id), contested };
  });
}

function keyOfEdge({ type, from_id: from, to_id: to }: Edge): string {
  return `${type} ${from} ${to}`;
}
