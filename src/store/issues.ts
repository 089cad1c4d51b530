import type { Issue } from "../model/issue.ts";
import type { Db } from "./dialect.ts";
import { keyedPage, type Order } from "./keyset.ts";
import { count, like } from "./query.ts";
import { fold, likeAnywhere } from "./search.ts";
import type { Listed, ListPage } from "./store.ts";

const NEWEST: Order = [
  { column: "at", type: "text", descending: true },
  { column: "id", type: "text" },
];

/** Keeps what is new; the same issue met again is the same issue. */
export async function insertIssues(
  { query, dialect }: Db,
  issues: readonly Issue[],
): Promise<void> {
  const rows = issues.map((issue) => ({
    id: issue.id,
    document_id: issue.documentId,
    stage: issue.stage,
    at: issue.at,
    folded: fold([issue.code, issue.message, issue.where].join("\n")),
    body: JSON.stringify(issue),
  }));
  await dialect.insert(query, "issue", rows, { key: ["id"] });
}

export async function listIssues(
  { query }: Db,
  page: ListPage,
): Promise<Listed<{ issues: Issue[] }>> {
  let matching = query.selectFrom("issue");
  if (page.q?.trim()) matching = matching.where(like("folded", likeAnywhere(page.q)));
  if (page.collection !== undefined) {
    const inside = query
      .selectFrom("document")
      .select("id")
      .where("collection", "=", page.collection);
    matching = matching.where("document_id", "in", inside);
  }
  const { rows, next } = await keyedPage(matching.select("body"), NEWEST, page);
  const { total } = await matching.select(count().as("total")).executeTakeFirstOrThrow();
  return { issues: rows.map(parseIssue), total, next };
}

/** Issues of one document, oldest first. */
export async function issuesOf({ query }: Db, documentId: string): Promise<Issue[]> {
  const rows = await query
    .selectFrom("issue")
    .select("body")
    .where("document_id", "=", documentId)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map(parseIssue);
}

function parseIssue({ body }: { body: string }): Issue {
  return JSON.parse(body) as Issue;
}
