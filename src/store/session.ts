import type { Kysely } from "kysely";
import type { Db, Dialect } from "./dialect.ts";
import type { Tables } from "./tables.ts";

/** An open database and what is particular about it. */
export interface Session extends Db {
  readonly name: string;
  readonly close: () => Promise<void>;
}

/** Runs one piece of reading; foreign errors come out as words. */
export async function read<T>(session: Session, work: (db: Db) => Promise<T>): Promise<T> {
  return explained(session.dialect, () => work(session));
}

/** Runs one transaction of writing: all of it is kept, or nothing. */
export async function write<T>(session: Session, work: (db: Db) => Promise<T>): Promise<T> {
  const { dialect } = session;
  const locked = async (query: Kysely<Tables>): Promise<T> => {
    await dialect.lock(query);
    return work({ query, dialect });
  };
  return explained(dialect, () => session.query.transaction().execute(locked));
}

async function explained<T>(dialect: Dialect, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw dialect.explain(error) ?? error;
  }
}
