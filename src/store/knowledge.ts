import type { Entity } from "../model/entity.ts";
import type { Place } from "../model/place.ts";
import type { Source } from "../model/source.ts";
import type { Db } from "./dialect.ts";
import { insertLabels, lastById } from "./labels.ts";
import { entityRow, placeRow, STANDING } from "./records.ts";
import type { CaseKnowledge } from "./store.ts";
import type { Tables } from "./tables.ts";

/** Replaces what one collection knows. */
export async function replaceKnowledge(
  db: Db,
  collection: string,
  { entities, places, sources }: CaseKnowledge,
): Promise<void> {
  const { query, dialect } = db;
  await query.deleteFrom("knowledge").where("collection", "=", collection).execute();
  await dialect.insert(query, "knowledge", [
    ...rowsOf(collection, "entity", entities),
    ...rowsOf(collection, "place", places),
    ...rowsOf(collection, "source", sources),
  ]);
  await forget(db);
  await insertEntities(db, entities, STANDING.knowledge);
  await insertPlaces(db, places, STANDING.knowledge);
  await insertLabels(db, sources, STANDING.knowledge);
}

function rowsOf(
  collection: string,
  kind: string,
  things: readonly { readonly id: string }[],
): Tables["knowledge"][] {
  return lastById(things).map((thing) => ({
    collection,
    kind,
    id: thing.id,
    body: JSON.stringify(thing),
  }));
}

/** Drops what no collection knows any more; documents that name it are to be read again. */
async function forget({ query }: Db): Promise<void> {
  for (const table of ["entity", "place", "label"] as const) {
    await query
      .deleteFrom(table)
      .where("standing", "=", STANDING.knowledge)
      .where("id", "not in", query.selectFrom("knowledge").select("knowledge.id"))
      .execute();
  }
}

export async function insertEntities(
  db: Db,
  entities: readonly Entity[],
  standing: number,
): Promise<void> {
  const rows = lastById(entities).map((entity) => entityRow(entity, standing));
  await db.dialect.insert(db.query, "entity", rows, {
    key: ["id"],
    update: ["name", "folded", "standing", "body"],
    unlessLower: "standing",
  });
  await insertLabels(db, entities, standing);
}

export async function insertPlaces(
  db: Db,
  places: readonly Place[],
  standing: number,
): Promise<void> {
  const rows = lastById(places).map((place) => placeRow(place, standing));
  await db.dialect.insert(db.query, "place", rows, {
    key: ["id"],
    update: ["name", "folded", "standing", "body"],
    unlessLower: "standing",
  });
  await insertLabels(db, places, standing);
}

/** What the collections of the case brought along, by id. */
export async function caseKnowledge({ query }: Db): Promise<CaseKnowledge> {
  const rows = await query
    .selectFrom("knowledge")
    .select(["kind", "id", "body"])
    .orderBy("id")
    .orderBy("collection")
    .execute();
  const ofKind = <T extends { readonly id: string }>(kind: string): T[] =>
    lastById(rows.filter((row) => row.kind === kind).map(({ body }) => JSON.parse(body) as T));
  return {
    entities: ofKind<Entity>("entity"),
    places: ofKind<Place>("place"),
    sources: ofKind<Source>("source"),
  };
}

/** Entities with names: those of the case's knowledge, and those its documents named first. In id order. */
export async function allEntities({ query }: Db): Promise<Entity[]> {
  const rows = await query
    .selectFrom("entity")
    .select("body")
    .where("standing", ">", STANDING.label)
    .where((eb) =>
      eb.or([
        eb("standing", "=", STANDING.knowledge),
        eb.exists(
          eb
            .selectFrom("mention")
            .select("mention.id")
            .where((mention) =>
              mention.or([
                mention("mention.entity_id", "=", mention.ref("entity.id")),
                mention("mention.canonical_id", "=", mention.ref("entity.id")),
              ]),
            ),
        ),
      ]),
    )
    .orderBy("id")
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Entity);
}
