import type { Label } from "../model/view.ts";
import type { Db } from "./dialect.ts";
import { keyOf } from "./records.ts";

export async function insertLabels(
  { query, dialect }: Db,
  things: readonly Label[],
  standing: number,
): Promise<void> {
  const rows = lastById(things).map(({ id, name }) => ({ id: keyOf(id), name, standing }));
  await dialect.insert(query, "label", rows, {
    key: ["id"],
    update: ["name", "standing"],
    unlessLower: "standing",
  });
}

/** The last of those that share an id. */
export function lastById<T extends { readonly id: string }>(things: readonly T[]): T[] {
  return [...new Map(things.map((thing) => [thing.id, thing])).values()];
}

/** Names by id; ids without any are left out. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Record<string, string>> {
  const label = await labelsOf(db, ids);
  const known = ids.map(label).filter(({ id, name }) => name !== id);
  return Object.fromEntries(known.map(({ id, name }) => [id, name]));
}

/** Words to show for ids; an id without any stands for itself. */
export async function labelsOf(
  { query, dialect }: Db,
  ids: Iterable<string>,
): Promise<(id: string) => Label> {
  const asked = [...new Set(ids)];
  const rows = await query
    .selectFrom("label")
    .select(["id", "name"])
    .where("id", "in", dialect.values(asked))
    .execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => ({ id, name: names.get(id) ?? id });
}
