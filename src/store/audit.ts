import { sha256 } from "../base/hash.ts";
import { unpack } from "./archive.ts";
import { brokenBrief } from "./briefs.ts";
import type { Db } from "./dialect.ts";
import { brokenForecast } from "./forecasts.ts";
import { brokenLink, log } from "./judgements.ts";

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** What failed of all checks; empty: all is well. */
export async function audit(db: Db): Promise<Finding[]> {
  const integrity = await db.dialect.checkIntegrity(db.query);
  return [
    ...integrity.map((finding) => failed("integrity", finding)),
    ...(await checkLog(db)),
    ...(await checkForecasts(db)),
    ...(await checkBriefs(db)),
    ...(await checkArchive(db)),
    ...(await checkDocuments(db)),
  ];
}

function failed(check: string, detail: string): Finding {
  return { check, ok: false, detail };
}

async function checkLog(db: Db): Promise<Finding[]> {
  const broken = brokenLink(await log(db));
  return broken
    ? [failed("log", `line ${broken.seq} of ${broken.at} was changed, or one before it is missing`)]
    : [];
}

async function checkForecasts(db: Db): Promise<Finding[]> {
  const broken = await brokenForecast(db);
  return broken
    ? [
        failed(
          "forecasts",
          `line ${broken.seq} of ${broken.at} was changed, or one before it is missing`,
        ),
      ]
    : [];
}

async function checkBriefs(db: Db): Promise<Finding[]> {
  const broken = await brokenBrief(db);
  return broken
    ? [
        failed(
          "briefs",
          `version ${broken.version} on "${broken.problemId}" of ${broken.at} was changed, or one before it is missing`,
        ),
      ]
    : [];
}

/** One row at a time: the archive may be larger than memory. */
async function checkArchive({ query }: Db): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { sha256: hash } of await query
    .selectFrom("archive")
    .select("sha256")
    .orderBy("sha256")
    .execute()) {
    const row = await query
      .selectFrom("archive")
      .selectAll()
      .where("sha256", "=", hash)
      .executeTakeFirstOrThrow();
    if (hashOf(row) !== hash) findings.push(failed("archive", `bytes of ${hash} were changed`));
  }
  return findings;
}

function hashOf(row: Parameters<typeof unpack>[0]): string | undefined {
  try {
    return sha256(unpack(row));
  } catch {
    return undefined; // bytes that no longer unpack are changed bytes
  }
}

async function checkDocuments({ query }: Db): Promise<Finding[]> {
  const rows = await query
    .selectFrom("document")
    .leftJoin("archive", "archive.sha256", "document.sha256")
    .select("id")
    .where("archive.sha256", "is", null)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => failed("archive", `bytes of document ${id} are missing`));
}
