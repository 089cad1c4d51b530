import { TocsinError } from "../base/error.ts";
import type { OwnershipLink } from "../model/ownership.ts";
import type { ListChange, ListVersion, Party } from "../model/party.ts";
import type { Db } from "./dialect.ts";
import type { ChangePage, ListBefore, ListUpdate, PartyPage } from "./follow-store.ts";
import { insertIssues } from "./issues.ts";
import { count, like, nextN } from "./query.ts";
import { keyOf, unique } from "./records.ts";
import { fold, likeAnywhere } from "./search.ts";

const DEFAULT_ROWS = 100;

/** Replaces a list by what is decided on the parties there are. */
export async function saveList(
  db: Db,
  dataset: string,
  decide: (before: ListBefore) => ListUpdate | undefined,
): Promise<ListVersion | undefined> {
  const { query, dialect } = db;
  const [latest] = await listVersions(db, dataset);
  const update = decide({ parties: await partiesWhere(db, dataset), latest });
  if (!update) return latest;
  const { version } = update;
  const n = await nextN(db, "list_version");
  const row = { n, id: version.id, dataset, body: JSON.stringify(version) };
  await query.insertInto("list_version").values(row).execute();
  const changes = update.changes.map((change) => ({
    version_n: n,
    party_id: keyOf(change.partyId),
    kind: change.kind,
    body: JSON.stringify(change),
  }));
  await dialect.insert(query, "list_change", changes);
  await query.deleteFrom("party").where("id", "in", dialect.values(update.removed)).execute();
  await dialect.insert(query, "party", update.saved.map(partyRow), {
    key: ["id"],
    update: ["dataset", "folded", "body"],
  });
  await query.deleteFrom("ownership_link").where("dataset", "=", dataset).execute();
  await dialect.insert(query, "ownership_link", update.links.map(linkRow));
  await insertIssues(db, update.issues);
  return version;
}

function partyRow(party: Party) {
  return {
    id: checkedKey(party.id),
    dataset: party.dataset,
    folded: unique(party.names.map(({ text }) => fold(text))).join("\n"),
    body: JSON.stringify(party),
  };
}

function linkRow(link: OwnershipLink) {
  const { id, dataset, fromId, toId } = link;
  return { id, dataset, from_id: fromId, to_id: toId, body: JSON.stringify(link) };
}

/** An id that fits an index whole: two that are cut alike would be one. */
function checkedKey(id: string): string {
  if (keyOf(id) === id && !id.includes("\0")) return id;
  throw new TocsinError("bad-input", `invalid number of a party: "${id.slice(0, 80)}…"`, {
    hint: "give each party an id of at most 150 characters",
  });
}

async function partiesWhere({ query }: Db, dataset?: string): Promise<Party[]> {
  let matching = query.selectFrom("party").select("body");
  if (dataset !== undefined) matching = matching.where("dataset", "=", dataset);
  const rows = await matching.orderBy("id").execute();
  return rows.map(({ body }) => JSON.parse(body) as Party);
}

/** In order of id. */
export async function allParties(db: Db): Promise<Party[]> {
  return partiesWhere(db);
}

/** Newest first. */
export async function listVersions({ query }: Db, dataset?: string): Promise<ListVersion[]> {
  let matching = query.selectFrom("list_version").select("body");
  if (dataset !== undefined) matching = matching.where("dataset", "=", dataset);
  const rows = await matching.orderBy("n", "desc").execute();
  return rows.map(({ body }) => JSON.parse(body) as ListVersion);
}

/** Number of the newest version of each list. */
export async function newestVersions({ query }: Db): Promise<Map<string, number>> {
  const rows = await query
    .selectFrom("list_version")
    .select((eb) => ["dataset", eb.fn.max("n").as("n")])
    .groupBy("dataset")
    .execute();
  return new Map(rows.map(({ dataset, n }) => [dataset, n]));
}

/** What versions changed, the newest version first. */
export async function listChanges(
  db: Db,
  page: ChangePage,
): Promise<{ changes: ListChange[]; total: number }> {
  let matching = db.query
    .selectFrom("list_change")
    .innerJoin("list_version", "list_version.n", "list_change.version_n");
  if (page.dataset !== undefined) matching = matching.where("dataset", "=", page.dataset);
  if (page.versionId !== undefined) matching = matching.where("id", "=", page.versionId);
  if (page.partyIds !== undefined)
    matching = matching.where("party_id", "in", db.dialect.values(page.partyIds));
  const total = await matching.select(count().as("n")).executeTakeFirst();
  const rows = await matching
    .select("list_change.body")
    .orderBy("version_n", "desc")
    .orderBy("party_id")
    .limit(page.limit ?? DEFAULT_ROWS)
    .offset(page.offset ?? 0)
    .execute();
  return {
    changes: rows.map(({ body }) => JSON.parse(body) as ListChange),
    total: total?.n ?? 0,
  };
}

/** Parties as they are now that versions after `n` touched; those that are no more by id. */
export async function changedSince(
  db: Db,
  dataset: string,
  n: number,
): Promise<{ saved: Party[]; removed: string[] }> {
  const rows = await db.query
    .selectFrom("list_change")
    .innerJoin("list_version", "list_version.n", "list_change.version_n")
    .select("party_id")
    .distinct()
    .where("dataset", "=", dataset)
    .where("version_n", ">", n)
    .execute();
  const ids = rows.map((row) => row.party_id);
  const saved = await partiesOf(db, ids);
  const there = new Set(saved.map(({ id }) => id));
  return { saved, removed: ids.filter((id) => !there.has(id)).toSorted() };
}

/** Those of these ids that are there, in order of id. */
export async function partiesOf({ query, dialect }: Db, ids: readonly string[]): Promise<Party[]> {
  const rows = await query
    .selectFrom("party")
    .select("body")
    .where("id", "in", dialect.values(ids.map(keyOf)))
    .orderBy("id")
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Party);
}

export async function listParties(
  { query }: Db,
  page: PartyPage,
): Promise<{ parties: Party[]; total: number }> {
  let matching = query.selectFrom("party");
  if (page.dataset !== undefined) matching = matching.where("dataset", "=", page.dataset);
  if (page.q?.trim()) matching = matching.where(like("folded", likeAnywhere(page.q)));
  const total = await matching.select(count().as("n")).executeTakeFirst();
  const rows = await matching
    .select("body")
    .orderBy("folded")
    .orderBy("id")
    .limit(page.limit ?? DEFAULT_ROWS)
    .offset(page.offset ?? 0)
    .execute();
  return { parties: rows.map(({ body }) => JSON.parse(body) as Party), total: total?.n ?? 0 };
}

/** Links of all lists, in order of id. */
export async function allLinks({ query }: Db): Promise<OwnershipLink[]> {
  const rows = await query.selectFrom("ownership_link").select("body").orderBy("id").execute();
  return rows.map(({ body }) => JSON.parse(body) as OwnershipLink);
}
