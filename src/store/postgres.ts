import { sql, type Kysely } from "kysely";
import { TocsinError } from "../base/error.ts";
import type { Dialect } from "./dialect.ts";
import { insertInto, onConflict, quote } from "./insert.ts";
import type { Term } from "./search.ts";
import type { Tables } from "./tables.ts";

const MAX_PARAMETER_LENGTH = 8_000_000; // characters of rows that travel together
const MAX_POSITION = 16_383; // of a word in a tsvector
const MAX_VECTOR_BYTES = 1_000_000; // a tsvector takes 1,048,575
const POSITION_BYTES = 4; // at most, of one place of one word
const WRITE_LOCK = 0x544353; // advisory lock of this program; the second key is the schema

/** What is particular about PostgreSQL. */
export function postgresDialect(schema: string, explain: Dialect["explain"]): Dialect {
  return {
    name: "postgres",
    ...schemaOf(schema),
    ...ROWS,
    ...WORDS,
    lock: (query) => lockSchema(query, schema),
    async checkIntegrity() {
      return []; // pages are the server's to check: pg_amcheck, data checksums
    },
    async backup() {
      throw new TocsinError("bad-input", "invalid backup: a case on PostgreSQL is not a file", {
        hint: `pg_dump --schema=${schema} --format=custom --file=case.dump DATABASE-URL`,
      });
    },
    explain,
  };
}

/** Waits until no other process writes to the schema; held to the end of the transaction. */
export async function lockSchema(query: Kysely<Tables>, schema: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${WRITE_LOCK}, hashtext(${schema}))`.execute(query);
}

function schemaOf(
  schema: string,
): Pick<Dialect, "types" | "keyed" | "brand" | "createSearch" | "refuseChange" | "hasTable"> {
  return {
    types: { text: 'text collate "C"', bytes: "bytea" },
    keyed: "",
    brand: [],
    createSearch: (table) => [
      `create table ${table} (n integer primary key, words tsvector not null)`,
      `create index ${table}_words on ${table} using gin (words)`,
    ],
    refuseChange: (table) => [
      `create function ${table}_refuses_change() returns trigger language plpgsql as
        $$ begin raise exception 'append-only: ${table}'; end $$`,
      `create trigger ${table}_refuses_change before update or delete or truncate on ${table}
        for each statement execute function ${table}_refuses_change()`,
    ],
    async hasTable(query, table) {
      const name = `${schema}.${table}`;
      const { rows } = await sql`select 1 where to_regclass(${name}) is not null`.execute(query);
      return rows.length > 0;
    },
  };
}

const ROWS: Pick<Dialect, "insert" | "values" | "integers"> = {
  /** As JSON: one parameter whatever the number of rows, and the server knows the types of its columns. */
  async insert(query, table, rows, conflict) {
    const [first] = rows;
    if (!first) return;
    const columns = Object.keys(first);
    const head = sql.raw(`${insertInto(table, columns)} select ${columns.map(quote).join(", ")}`);
    const tail = sql.raw(onConflict(table, conflict));
    for (const chunk of chunksOf(rows)) {
      const source = sql`json_populate_recordset(null::${sql.table(table)}, ${chunk})`;
      await sql`${head} from ${source} ${tail}`.execute(query);
    }
  },
  values: (values) => sql`(select unnest(${values}::text[]))`,
  integers: (values) => sql`(select unnest(${values}::integer[]))`,
};

/** The rows as JSON arrays of bounded length. */
function* chunksOf(rows: readonly object[]): Generator<string> {
  let parts: string[] = [];
  let length = 0;
  for (const row of rows) {
    const part = JSON.stringify(row, storable);
    if (length + part.length > MAX_PARAMETER_LENGTH && parts.length > 0) {
      yield `[${parts.join(",")}]`;
      parts = [];
      length = 0;
    }
    parts.push(part);
    length += part.length;
  }
  if (parts.length > 0) yield `[${parts.join(",")}]`;
}

/** PostgreSQL's text holds no U+0000 and no lone surrogate; bytes travel as hex. */
function storable(this: unknown, key: string, value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "").toWellFormed();
  // `toJSON` of a Buffer ran before this function did, so the bytes are taken from their owner.
  const owned = (this as Record<string, unknown>)[key];
  return owned instanceof Uint8Array ? `\\x${Buffer.from(owned).toString("hex")}` : value;
}

const WORDS: Pick<Dialect, "index" | "unindex" | "matching" | "tested"> = {
  async index(query, table, rows) {
    for (const chunk of chunksOf(rows.map(({ n, words }) => ({ n, words: vectorOf(words) })))) {
      const source = sql`json_populate_recordset(null::${sql.table(table)}, ${chunk})`;
      const insert = sql`insert into ${sql.table(table)} (n, words) select n, words from ${source}`;
      await insert.execute(query);
    }
  },
  async unindex(query, table, ns) {
    await sql`delete from ${sql.table(table)} where n in ${ns}`.execute(query);
  },
  matching: (table, term) =>
    sql`(select n from ${sql.table(table)} where words @@ ${queryOf(term)}::tsquery)`,
  tested: (column) => sql.ref(column), // it knows how often words occur, and chooses by itself
};

/** `'word':1 'next':2`: words are letters and digits, so nothing needs escaping. What is beyond the limit is not found. */
function vectorOf(words: readonly string[]): string {
  const seen = new Set<string>();
  const parts: string[] = [];
  let bytes = 0;
  for (const [i, word] of words.entries()) {
    bytes += POSITION_BYTES + (seen.has(word) ? 0 : Buffer.byteLength(word));
    if (bytes > MAX_VECTOR_BYTES) break;
    seen.add(word);
    parts.push(`'${word}':${Math.min(i + 1, MAX_POSITION)}`);
  }
  return parts.join(" ");
}

function queryOf({ words, prefix }: Term): string {
  const last = words.length - 1;
  return words.map((word, i) => `'${word}'${prefix && i === last ? ":*" : ""}`).join(" <-> ");
}
