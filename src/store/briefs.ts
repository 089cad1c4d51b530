import { sha256 } from "../base/hash.ts";
import { BriefIssue, type PublishedBrief } from "../model/brief.ts";
import type { Db } from "./dialect.ts";
import type { Tables } from "./tables.ts";

const GENESIS = "0".repeat(64); // the hash before the first issue

type Row = Tables["published_brief"];

/** Freezes an issue as the next version on its problem; its hash covers it and the hash of the version before. */
export async function publishBrief({ query }: Db, issue: BriefIssue): Promise<PublishedBrief> {
  const { problemId } = issue.brief;
  const last = await query
    .selectFrom("published_brief")
    .select(["version", "hash"])
    .where("problem_id", "=", problemId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  const body = JSON.stringify(issue);
  const prevHash = last?.hash ?? GENESIS;
  const row = {
    problem_id: problemId,
    version: (last?.version ?? 0) + 1,
    at: issue.at,
    body,
    prev_hash: prevHash,
    hash: hashOf(prevHash, body),
  };
  await query.insertInto("published_brief").values(row).execute();
  return publishedOf(row);
}

/** All versions on a problem, oldest first. */
export async function publishedBriefs({ query }: Db, problemId: string): Promise<PublishedBrief[]> {
  const rows = await query
    .selectFrom("published_brief")
    .selectAll()
    .where("problem_id", "=", problemId)
    .orderBy("version")
    .execute();
  return rows.map(publishedOf);
}

/** The newest version on a problem, or the one that is named; undefined where there is none. */
export async function findPublishedBrief(
  { query }: Db,
  problemId: string,
  version?: number,
): Promise<PublishedBrief | undefined> {
  const all = query.selectFrom("published_brief").selectAll().where("problem_id", "=", problemId);
  const asked = version === undefined ? all : all.where("version", "=", version);
  const row = await asked.orderBy("version", "desc").limit(1).executeTakeFirst();
  return row && publishedOf(row);
}

/** The first issue at which the chain of a problem breaks; undefined where all hold. */
export async function brokenBrief({
  query,
}: Db): Promise<{ problemId: string; version: number; at: string } | undefined> {
  const rows = await query
    .selectFrom("published_brief")
    .selectAll()
    .orderBy("problem_id")
    .orderBy("version")
    .execute();
  const broken = rows.find((row, i) => {
    const before = rows[i - 1]?.problem_id === row.problem_id ? rows[i - 1] : undefined;
    const expected = before?.hash ?? GENESIS;
    const holds = row.prev_hash === expected && row.hash === hashOf(expected, row.body);
    return !holds || row.version !== (before?.version ?? 0) + 1;
  });
  return broken && { problemId: broken.problem_id, version: broken.version, at: broken.at };
}

function publishedOf({ version, body, prev_hash: prevHash, hash }: Row): PublishedBrief {
  return { ...BriefIssue.parse(JSON.parse(body)), version, prevHash, hash };
}

function hashOf(prevHash: string, body: string): string {
  return sha256(prevHash + body);
}
