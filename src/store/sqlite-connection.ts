import { statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { CompiledQuery, Kysely, SqliteDialect, SqliteDriver } from "kysely";
import type { DatabaseConnection, SqliteDatabase, TransactionSettings } from "kysely";
import { TocsinError } from "../base/error.ts";
import type { Session } from "./session.ts";
import { explainSqlite } from "./sqlite-error.ts";
import { APPLICATION_ID, sqliteDialect } from "./sqlite.ts";
import type { Tables } from "./tables.ts";

const CACHE_KIB = 65_536;
const CHECKPOINT_PAGES = 8000; // of 4 KiB: a page that is written again and again is copied back once
const WAL_LIMIT_BYTES = 67_108_864; // the log is cut back to this after a checkpoint
const MAX_CACHED_STATEMENTS = 256;

interface Options {
  readonly create: boolean;
  readonly lockTimeoutMs: number;
  /** Refuses every change. */
  readonly readOnly?: boolean;
}

/** Opens a case in one file, or in memory. @throws TocsinError where there is none, or it is none */
export function openSqlite(path: string, options: Options): Session {
  const memory = path === ":memory:";
  if (!memory) checkPath(path, options.create);
  const name = memory ? "memory" : basename(path);
  const database = openDatabase(path, name, options);
  const prepare = statementCache(database);
  return {
    name,
    query: new Kysely<Tables>({ dialect: new CaseDialect(database, prepare) }),
    dialect: sqliteDialect({ database, prepare, name }),
    pending: new Set(),
    disconnect: async () => {
      if (database.isOpen) database.close();
    },
  };
}

function checkPath(path: string, create: boolean): void {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file?.isDirectory()) {
    throw new TocsinError("bad-input", `invalid case: "${path}" is a folder`, {
      hint: "name a file, e.g. news.tocsin",
    });
  }
  if (file) return;
  if (!create) {
    throw new TocsinError("not-found", `unknown case: "${path}"`, {
      hint: "check the path, or add documents to make a new case",
    });
  }
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new TocsinError("not-found", `missing folder: "${folder}"`, {
    hint: `mkdir -p "${folder}"`,
  });
}

function openDatabase(
  path: string,
  name: string,
  { lockTimeoutMs, readOnly = false }: Options,
): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: lockTimeoutMs });
    checkBrand(database, name);
    // Case files are passed around: whatever schema one brings may not call functions with side effects.
    database.exec(`
      pragma trusted_schema = off;
      pragma journal_mode = wal;
      pragma synchronous = normal;
      pragma temp_store = memory;
      pragma cache_size = -${CACHE_KIB};
      pragma wal_autocheckpoint = ${CHECKPOINT_PAGES};
      pragma journal_size_limit = ${WAL_LIMIT_BYTES};
      pragma query_only = ${readOnly ? "on" : "off"};
    `);
    return database;
  } catch (error) {
    database?.close();
    throw explainSqlite(error, name) ?? error;
  }
}

/** A database of somebody else is left alone; one without any table is a case that was never begun. */
function checkBrand(database: DatabaseSync, name: string): void {
  const { application_id: id } = database.prepare("pragma application_id").get() ?? {};
  if (id === APPLICATION_ID) return;
  const { tables } = database.prepare("select count(*) as tables from sqlite_schema").get() ?? {};
  if (tables === 0) return;
  throw new TocsinError("bad-input", `invalid case: "${name}" is another program's database`, {
    hint: "name a file made by Tocsin",
  });
}

type Statement = ReturnType<SqliteDatabase["prepare"]>;

/** Prepared statements by their text, in the shape that Kysely expects of better-sqlite3. */
function statementCache(database: DatabaseSync): (text: string) => Statement {
  const cache = new Map<string, Statement>();
  return (text) => {
    const cached = cache.get(text);
    if (cached) return cached;
    const statement = database.prepare(text);
    const prepared: Statement = {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
      run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
      iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
    };
    if (cache.size >= MAX_CACHED_STATEMENTS) cache.clear();
    cache.set(text, prepared);
    return prepared;
  };
}

class CaseDialect extends SqliteDialect {
  readonly #database: DatabaseSync;
  readonly #config: { database: SqliteDatabase };

  constructor(database: DatabaseSync, prepare: (text: string) => Statement) {
    const config = { database: { prepare, close: () => database.close() } };
    super(config);
    this.#database = database;
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new CaseDriver(this.#database, this.#config);
  }
}

class CaseDriver extends SqliteDriver {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync, config: { database: SqliteDatabase }) {
    super(config);
    this.#database = database;
  }

  /** Takes the write lock at once: a lock taken later cannot be waited for, once another process wrote meanwhile. */
  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const begin = settings?.accessMode === "read only" ? "begin" : "begin immediate";
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  /** On a full disk SQLite may have rolled back by itself. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}
