import { TocsinError } from "../base/error.ts";
import { sha256 } from "../base/hash.ts";
import type { Judgement, LogEntry } from "../model/judgement.ts";
import type { Db } from "./dialect.ts";
import { membersOf } from "./identities.ts";
import type { Store } from "./store.ts";
import { markJudged } from "./stale.ts";
import type { LogTable } from "./tables.ts";

const GENESIS = "0".repeat(64); // the hash before the first line

/**
 * Adds a decision; the same one twice is one.
 *
 * @param seen last judgement on the same subject that is known of, null for none; absent: whatever was said is overruled
 * @throws TocsinError "conflict" where the id is that of another, or something newer was said
 */
export async function appendJudgement(
  db: Db,
  judgement: Judgement,
  seen?: string | null,
): Promise<void> {
  const { query } = db;
  const body = JSON.stringify(judgement);
  const before = await query
    .selectFrom("judgement")
    .select("body")
    .where("id", "=", judgement.id)
    .executeTakeFirst();
  if (before?.body === body) return;
  if (before) {
    throw new TocsinError("conflict", `duplicate judgement: "${judgement.id}"`, {
      hint: "give a new judgement its own id: none is ever changed",
    });
  }
  if (seen !== undefined) await refuseOverruling(db, judgement, seen);
  const { id, subjectId, at } = judgement;
  await query.insertInto("judgement").values({ id, subject_id: subjectId, at, body }).execute();
  await markJudged(db, judgement);
}

async function refuseOverruling(db: Db, mine: Judgement, seen: string | null): Promise<void> {
  const rows = await db.query
    .selectFrom("judgement")
    .select("body")
    .where("subject_id", "=", mine.subjectId)
    .orderBy("at")
    .orderBy("id")
    .execute();
  const last = rows
    .map(({ body }) => JSON.parse(body) as Judgement)
    .findLast(({ about }) => about === mine.about);
  if (!last || last.id === seen) return;
  throw new TocsinError(
    "conflict",
    `judged meanwhile: "${last.verdict}" by ${last.by}: ${last.why}`,
    {
      hint: "look at what was said, and decide again",
    },
  );
}

/** Oldest first. */
export async function judgements({ query }: Db): Promise<Judgement[]> {
  const rows = await query
    .selectFrom("judgement")
    .select("body")
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Judgement);
}

/** Those that name the entity, as subject or as verdict, the newest first. */
export async function judgementsOn(db: Db, entityId: string): Promise<Judgement[]> {
  const members = [entityId, ...(await membersOf(db, entityId))];
  return (await judgements(db))
    .filter(({ subjectId, verdict }) =>
      members.some((id) => verdict === id || subjectId.split(" = ").includes(id)),
    )
    .toReversed();
}

/** Adds a line; its hash covers the line and the hash before it. */
export async function appendLog(
  { query }: Db,
  entry: Parameters<Store["appendLog"]>[0],
): Promise<LogEntry> {
  const last = await query
    .selectFrom("log")
    .select(["seq", "hash"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const line = {
    seq: (last?.seq ?? 0) + 1,
    at: entry.at,
    by: storable(entry.by),
    action: storable(entry.action),
    subject: storable(entry.subject),
    detail: storable(entry.detail),
  };
  const prevHash = last?.hash ?? GENESIS;
  const hash = hashOf(line, prevHash);
  await query
    .insertInto("log")
    .values({ ...line, prev_hash: prevHash, hash })
    .execute();
  return { ...line, prevHash, hash };
}

/** In order of `seq`. */
export async function log({ query }: Db): Promise<LogEntry[]> {
  const rows = await query.selectFrom("log").selectAll().orderBy("seq").execute();
  return rows.map(toLogEntry);
}

function toLogEntry({ prev_hash: prevHash, ...row }: LogTable): LogEntry {
  return { ...row, prevHash };
}

/** The first line at which the chain breaks; undefined where it holds. */
export function brokenLink(entries: readonly LogEntry[]): LogEntry | undefined {
  return entries.find((entry, i) => {
    const expected = entries[i - 1]?.hash ?? GENESIS;
    return (
      entry.seq !== i + 1 || entry.prevHash !== expected || entry.hash !== hashOf(entry, expected)
    );
  });
}

/** Text that comes back from every database as it went in; what is hashed must be. */
function storable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

/** Canonical JSON: the fields of the line in alphabetical order, without white space. */
function hashOf(
  { action, at, by, detail, seq, subject }: Omit<LogEntry, "prevHash" | "hash">,
  prevHash: string,
): string {
  return sha256(prevHash + JSON.stringify({ action, at, by, detail, seq, subject }));
}
