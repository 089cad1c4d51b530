import { Pool } from "pg";
import { Kysely, PostgresDialect, sql } from "kysely";
import { TocsinError } from "../base/error.ts";
import { explainPostgres } from "./postgres-error.ts";
import { lockSchema, postgresDialect } from "./postgres.ts";
import type { Session } from "./session.ts";
import type { Tables } from "./tables.ts";

const MAX_CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 10_000;

/** Opens a case in one schema of a server. @param url `postgres://user@host/database?schema=name` */
export async function openPostgres(
  url: string,
  { create, lockTimeoutMs }: { create: boolean; lockTimeoutMs: number },
): Promise<Session> {
  const { connectionString, schema, name, server } = parseUrl(url);
  const pool = new Pool({
    connectionString,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: "tocsin",
    options: `-c search_path=${schema} -c lock_timeout=${lockTimeoutMs}`,
  });
  pool.on("error", () => {
    // An idle connection was cut; the next query opens another and reports what is wrong.
  });
  const query = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const explain = (error: unknown): TocsinError | undefined =>
    explainPostgres(error, { name, server });
  try {
    await openSchema(query, { schema, name, create });
  } catch (error) {
    await pool.end();
    throw explain(error) ?? error;
  }
  return {
    name,
    query,
    dialect: postgresDialect(schema, explain),
    pending: new Set(),
    disconnect: () => query.destroy(),
  };
}

function parseUrl(text: string): {
  connectionString: string;
  schema: string;
  name: string;
  server: string;
} {
  const url = URL.parse(text);
  const schema = url?.searchParams.get("schema") ?? "public";
  if (!url || !/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) {
    const [noun, value] = url ? ["schema", schema] : ["address", text.replace(/\/\/.*@/, "//")];
    throw new TocsinError("bad-input", `invalid ${noun}: "${value}"`, {
      hint: "write postgres://user@host:5432/database?schema=name; a schema name is a-z, 0-9 and _",
    });
  }
  url.searchParams.delete("schema");
  const database = decodeURIComponent(url.pathname.slice(1));
  const name = schema === "public" ? database : `${database}/${schema}`;
  return { connectionString: url.href, schema, name, server: url.host };
}

async function openSchema(
  query: Kysely<Tables>,
  { schema, name, create }: { schema: string; name: string; create: boolean },
): Promise<void> {
  const { rows } = await sql`select 1 from pg_namespace where nspname = ${schema}`.execute(query);
  if (rows.length > 0) return;
  if (!create) {
    throw new TocsinError("not-found", `unknown case: "${name}"`, {
      hint: "check the schema, or add documents to make a new case",
    });
  }
  await query.transaction().execute(async (transaction) => {
    await lockSchema(transaction, schema); // "if not exists" alone does not stand two at once
    await sql`create schema if not exists ${sql.id(schema)}`.execute(transaction);
  });
}
