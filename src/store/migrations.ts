import { sql } from "kysely";
import { TocsinError } from "../base/error.ts";
import type { Db, Dialect } from "./dialect.ts";
import { FOLLOW_TABLES } from "./follow-schema.ts";
import { GAZETTEER, IDENTITY_TABLE, TABLES } from "./schema.ts";
import { ANCHOR_TABLES, FLAT_INDEX, WEIGHING_INDEX } from "./weighing-schema.ts";
import { CLAIM_EVENTS } from "./series-schema.ts";
import { write, type Session } from "./session.ts";
import { CHANGE_TABLE } from "./today-schema.ts";
import { ALERT_TABLES, BRIEF_TABLE, PROBLEM_TEXT, WARNING_TABLES } from "./warning-schema.ts";
import { NAME_INDEX, STORY_DAYS, WORKBENCH } from "./workbench-schema.ts";

/** Steps of the schema, forward only: the version of a case is how many it has taken. Never edit one that was released. */
const MIGRATIONS: readonly ((dialect: Dialect) => readonly string[])[] = [
  TABLES,
  GAZETTEER,
  IDENTITY_TABLE,
  WEIGHING_INDEX,
  WARNING_TABLES,
  FLAT_INDEX,
  ALERT_TABLES,
  FOLLOW_TABLES,
  BRIEF_TABLE,
  CHANGE_TABLE,
  PROBLEM_TEXT,
  ANCHOR_TABLES,
  WORKBENCH,
  STORY_DAYS,
  CLAIM_EVENTS,
  NAME_INDEX,
];

/**
 * Brings a case to the newest schema, in one transaction.
 *
 * @returns how many steps were taken
 * @throws TocsinError "conflict" where a newer Tocsin made the case; "not-found" where there is none and `create` is off
 */
export async function migrate(
  session: Session,
  { create, now }: { create: boolean; now: () => string },
): Promise<number> {
  if ((await versionOf(session)) === MIGRATIONS.length) return 0;
  return write(session, async (db) => {
    const version = await versionOf(db);
    if (version === 0 && !create) {
      throw new TocsinError("not-found", `unknown case: "${session.name}"`, {
        hint: "add documents to make a new case",
      });
    }
    if (version > MIGRATIONS.length) {
      throw new TocsinError(
        "conflict",
        `invalid case: "${session.name}" has schema ${version}, this Tocsin knows ${MIGRATIONS.length}`,
        {
          hint: "update Tocsin: npm install -g tocsin@latest",
        },
      );
    }
    for (const [step, statements] of MIGRATIONS.slice(version).entries()) {
      for (const statement of statements(db.dialect)) await sql.raw(statement).execute(db.query);
      const row = { version: version + step + 1, applied_at: now() };
      await db.query.insertInto("schema").values(row).execute();
    }
    return MIGRATIONS.length - version;
  });
}

async function versionOf({ query, dialect }: Db): Promise<number> {
  if (!(await dialect.hasTable(query, "schema"))) return 0;
  const row = await query
    .selectFrom("schema")
    .select((eb) => eb.fn.max("version").as("version"))
    .executeTakeFirst();
  return row?.version ?? 0;
}
