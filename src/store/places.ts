import { groupBy } from "../base/group.ts";
import type { Place } from "../model/place.ts";
import type { PlaceRow } from "../model/view.ts";
import type { Db } from "./dialect.ts";
import { count, like } from "./query.ts";
import { keyOf } from "./records.ts";
import { likeAnywhere } from "./search.ts";
import type { ListPage } from "./store.ts";
import { ALL_COLLECTIONS } from "./tables.ts";

const DEFAULT_LIMIT = 2000; // what a map can show

/** Places that claims or texts name as a place, those with the most claims first, then by id. Datelines are none. */
export async function listPlaces(db: Db, page: ListPage): Promise<PlaceRow[]> {
  let matching = db.query
    .selectFrom("tally")
    .innerJoin("place", "place.id", "tally.ref_id")
    .where("kind", "=", "place")
    .where("collection", "=", keyOf(page.collection ?? ALL_COLLECTIONS))
    .where("documents", ">", 0);
  if (page.q?.trim()) matching = matching.where(like("place.folded", likeAnywhere(page.q)));
  const rows = await matching
    .select(["place.id", "body", "documents", "claims_about"])
    .orderBy("claims_about", "desc")
    .orderBy("ref_id")
    .limit(page.limit ?? DEFAULT_LIMIT)
    .offset(page.offset ?? 0)
    .execute();
  const surfaces = await surfacesOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    place: JSON.parse(row.body) as Place,
    documents: row.documents,
    claims: row.claims_about,
    surfaces: surfaces.get(row.id)?.map((surface) => surface.text) ?? [],
  }));
}

/** Names by which the texts call each place, the most frequent first. */
async function surfacesOf(
  { query, dialect }: Db,
  placeIds: readonly string[],
): Promise<Map<string | null, { text: string }[]>> {
  const rows = await query
    .selectFrom("mention")
    .select(["place_id", "text", count().as("count")])
    .where("place_id", "in", dialect.values(placeIds))
    .groupBy(["place_id", "text"])
    .orderBy("count", "desc")
    .orderBy("text")
    .execute();
  return groupBy(rows, (row) => row.place_id);
}
