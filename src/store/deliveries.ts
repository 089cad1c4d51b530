import type { AlertDelivery, AlertSettings } from "../model/alert.ts";
import type { Db } from "./dialect.ts";
import { nextN } from "./query.ts";

const LATELY_SENT = 1000; // more than any rate limit counts

export async function saveAlertSettings(
  db: Db,
  settings: AlertSettings,
  at: string,
): Promise<void> {
  const n = await nextN(db, "alert_settings");
  const row = { n, at, body: JSON.stringify(settings) };
  await db.query.insertInto("alert_settings").values(row).execute();
}

/** The newest, and when they were set; undefined where there are none. */
export async function alertSettings({
  query,
}: Db): Promise<{ settings: AlertSettings; at: string } | undefined> {
  const row = await query
    .selectFrom("alert_settings")
    .select(["at", "body"])
    .orderBy("n", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && { settings: JSON.parse(row.body) as AlertSettings, at: row.at };
}

/** One that is there already stays as it is: it may have been sent. */
export async function queueDeliveries(
  { query, dialect }: Db,
  deliveries: readonly AlertDelivery[],
): Promise<void> {
  await dialect.insert(query, "alert_delivery", deliveries.map(rowOf), { key: ["id"] });
}

function rowOf(delivery: AlertDelivery) {
  const { id, state, queuedAt } = delivery;
  return { id, state, queued_at: queuedAt, body: JSON.stringify(delivery) };
}

/** Newest first. */
export async function listDeliveries({ query }: Db): Promise<AlertDelivery[]> {
  const rows = await query
    .selectFrom("alert_delivery")
    .select("body")
    .orderBy("queued_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as AlertDelivery);
}

/** Keeps what `work` makes of the open deliveries and those lately sent. */
export async function changeDeliveries<T>(
  db: Db,
  work: (open: readonly AlertDelivery[]) => { changed: readonly AlertDelivery[]; result: T },
): Promise<T> {
  const open = await db.query
    .selectFrom("alert_delivery")
    .select("body")
    .where("state", "in", ["waiting", "sending"])
    .execute();
  const sent = await db.query
    .selectFrom("alert_delivery")
    .select("body")
    .where("state", "=", "sent")
    .orderBy("queued_at", "desc")
    .limit(LATELY_SENT)
    .execute();
  const { changed, result } = work(
    [...open, ...sent].map(({ body }) => JSON.parse(body) as AlertDelivery),
  );
  await db.dialect.insert(db.query, "alert_delivery", changed.map(rowOf), {
    key: ["id"],
    update: ["state", "body"],
  });
  return result;
}
