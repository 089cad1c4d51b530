import { groupBy } from "../base/group.ts";
import type { Place } from "../model/place.ts";
import type { PlaceRow } from "../model/view.ts";
import { documentsWithin } from "./days.ts";
import type { Db } from "./dialect.ts";
import { count, like, sum } from "./query.ts";
import { keyOf } from "./records.ts";
import { likeAnywhere } from "./search.ts";
import type { PlacePage } from "./store.ts";
import { ALL_COLLECTIONS } from "./tables.ts";

const DEFAULT_LIMIT = 2000; // what a map can show

/** Places that claims or texts name as a place, those with the most claims first, then by id. Datelines are none. */
export async function listPlaces(db: Db, page: PlacePage): Promise<PlaceRow[]> {
  if ([page.from, page.to, page.event].some((asked) => asked !== undefined))
    return placesWithin(db, page);
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
  return placeRows(db, rows);
}

/** Counted over the documents of the window, or over the claims of one type of event: the tallies know neither. */
async function placesWithin(db: Db, page: PlacePage): Promise<PlaceRow[]> {
  const counted = page.event === undefined ? countedByDocument(db, page) : countedByClaim(db, page);
  let matching = db.query
    .with("counted", () => counted)
    .selectFrom("counted")
    .innerJoin("place", "place.id", "counted.ref_id");
  if (page.q?.trim()) matching = matching.where(like("place.folded", likeAnywhere(page.q)));
  const rows = await matching
    .select(["place.id", "place.body", "counted.claims_about", "counted.documents"])
    .orderBy("counted.claims_about", "desc")
    .orderBy("place.id")
    .limit(page.limit ?? DEFAULT_LIMIT)
    .offset(page.offset ?? 0)
    .execute();
  return placeRows(
    db,
    rows.map((row) => ({ ...row, documents: Number(row.documents) })),
  );
}

/** What each document of the window says of places was counted when it was read. */
function countedByDocument(db: Db, page: PlacePage) {
  let matching = db.query
    .selectFrom("document_ref")
    .where("kind", "=", "place")
    .where("claims_about", ">", 0);
  const within = documentsWithin(db, page);
  if (within) {
    const asked =
      page.collection === undefined
        ? within
        : within.where("collection", "=", keyOf(page.collection));
    matching = matching.where("document_id", "in", asked);
  }
  return matching
    .select(["ref_id", sum("claims_about").as("claims_about"), count().as("documents")])
    .groupBy("ref_id");
}

function countedByClaim({ query }: Db, page: PlacePage) {
  let matching = query
    .selectFrom("claim_ref as told")
    .innerJoin("claim", "claim.n", "told.claim_n")
    .innerJoin("claim_ref", "claim_ref.claim_n", "told.claim_n")
    .where("told.kind", "=", "event")
    .where("told.ref_id", "=", keyOf(page.event ?? ""))
    .where("claim_ref.kind", "=", "place")
    .where("claim.published", "!=", "");
  if (page.from !== undefined) matching = matching.where("claim.published", ">=", page.from);
  if (page.to !== undefined) matching = matching.where("claim.published", "<", page.to);
  if (page.collection !== undefined)
    matching = matching.where("claim.collection", "=", keyOf(page.collection));
  return matching
    .select(["claim_ref.ref_id", count().as("claims_about")])
    .select((eb) => eb.fn.count<number>("claim.document_id").distinct().as("documents"))
    .groupBy("claim_ref.ref_id");
}

interface Counted {
  readonly id: string;
  readonly body: string;
  readonly documents: number;
  readonly claims_about: number;
}

async function placeRows(db: Db, rows: readonly Counted[]): Promise<PlaceRow[]> {
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
