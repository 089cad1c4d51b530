import { renameSync, rmSync, statSync } from "node:fs";
import { backup, type DatabaseSync } from "node:sqlite";
import { sql, type SqliteStatement } from "kysely";
import { TocsinError } from "../base/error.ts";
import type { Dialect } from "./dialect.ts";
import { insertInto, onConflict } from "./insert.ts";
import { explainSqlite } from "./sqlite-error.ts";

/** "TCSI" in the header of the file: `file`, and Tocsin itself, tell a case from any other database. */
export const APPLICATION_ID = 0x54435349;

const MAX_FINDINGS = 20;

/** What is particular about SQLite. One connection serves all: what is prepared here runs in its transaction. */
export function sqliteDialect({
  database,
  prepare,
  name,
}: {
  database: DatabaseSync;
  prepare: (text: string) => SqliteStatement;
  name: string;
}): Dialect {
  return {
    name: "sqlite",
    ...SCHEMA,
    ...rows(prepare),
    ...words(prepare),
    async lock() {
      // "begin immediate" took it.
    },
    async checkIntegrity(query) {
      const check = sql<{
        integrity_check: string;
      }>`pragma integrity_check(${sql.lit(MAX_FINDINGS)})`;
      const { rows: findings } = await check.execute(query);
      return findings.map((row) => row.integrity_check).filter((finding) => finding !== "ok");
    },
    backup: (path) => backupTo(database, path),
    explain: (error) => explainSqlite(error, name),
  };
}

const SCHEMA: Pick<
  Dialect,
  "types" | "keyed" | "brand" | "createSearch" | "refuseChange" | "hasTable"
> = {
  types: { text: "text", bytes: "blob" },
  keyed: "without rowid",
  brand: [`pragma application_id = ${APPLICATION_ID}`],
  // Contentless: the words are kept once, in the row they come from.
  createSearch: (table) => [
    `create virtual table ${table} using fts5
      (words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0')`,
  ],
  refuseChange: (table) =>
    ["update", "delete"].map(
      (change) => `create trigger ${table}_refuses_${change} before ${change} on ${table}
        begin select raise(abort, 'append-only: ${table}'); end`,
    ),
  async hasTable(query, table) {
    const found = await sql`select 1 from sqlite_schema where name = ${table}`.execute(query);
    return found.rows.length > 0;
  },
};

function rows(
  prepare: (text: string) => SqliteStatement,
): Pick<Dialect, "insert" | "values" | "integers"> {
  return {
    async insert(_query, table, items, conflict) {
      const [first] = items;
      if (!first) return;
      const columns = Object.keys(first) as (keyof typeof first & string)[];
      const values = `values (${columns.map(() => "?").join(", ")})`;
      const statement = prepare(
        `${insertInto(table, columns)} ${values} ${onConflict(table, conflict)}`,
      );
      for (const item of items) statement.run(columns.map((column) => item[column]));
    },
    values: (values) => sql`(select value from json_each(${JSON.stringify(values)}))`,
    integers: (values) => sql`(select value from json_each(${JSON.stringify(values)}))`,
  };
}

function words(
  prepare: (text: string) => SqliteStatement,
): Pick<Dialect, "index" | "unindex" | "matching" | "tested"> {
  return {
    async index(_query, table, items) {
      const statement = prepare(`insert into ${table} (rowid, words) values (?, ?)`);
      for (const item of items) statement.run([item.n, item.words.join(" ")]);
    },
    async unindex(query, table, ns) {
      await sql`delete from ${sql.table(table)} where rowid in ${ns}`.execute(query);
    },
    matching(table, term) {
      const pattern = `"${term.words.join(" ")}"${term.prefix ? "*" : ""}`;
      return sql`(select rowid from ${sql.table(table)} where ${sql.ref(table)} match ${pattern})`;
    },
    tested: (column) => sql`+${sql.ref(column)}`, // an expression: no index serves it
  };
}

/** Written beside its place and then moved there: a backup that was cut off is never taken for one. */
async function backupTo(database: DatabaseSync, path: string): Promise<void> {
  if (statSync(path, { throwIfNoEntry: false })) {
    throw new TocsinError("conflict", `duplicate file: "${path}"`, {
      hint: "name a file that does not exist yet",
    });
  }
  const part = `${path}.part`;
  try {
    await backup(database, part);
    renameSync(part, path);
  } finally {
    rmSync(part, { force: true });
  }
}
