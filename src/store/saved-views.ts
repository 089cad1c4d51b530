import type { SavedView } from "../model/saved-view.ts";
import type { Db } from "./dialect.ts";

/** In order of name, then of whose it is. */
export async function savedViews({ query }: Db): Promise<SavedView[]> {
  const rows = await query
    .selectFrom("saved_view")
    .selectAll()
    .orderBy("name")
    .orderBy("by")
    .execute();
  return rows.map((row) => ({ ...row }));
}

/** Each person has one view of a name: the newest. */
export async function saveViews(
  { query, dialect }: Db,
  views: readonly SavedView[],
): Promise<void> {
  await dialect.insert(query, "saved_view", views, {
    key: ["name", "by"],
    update: ["at", "query"],
  });
}

/** @returns false where there is no such view */
export async function forgetView(
  { query }: Db,
  { name, by }: Pick<SavedView, "name" | "by">,
): Promise<boolean> {
  const { numDeletedRows } = await query
    .deleteFrom("saved_view")
    .where("name", "=", name)
    .where("by", "=", by)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
