import type { Kysely } from "kysely";
import type { Db, Dialect } from "./dialect.ts";
import type { Tables } from "./tables.ts";

/** A connected database, what is particular about it, and what is under way on it. */
export interface Session extends Db {
  readonly name: string;
  readonly pending: Set<Promise<unknown>>;
  readonly disconnect: () => Promise<void>;
}

/** Runs one piece of reading; foreign errors come out as words. */
export async function read<T>(session: Session, work: (db: Db) => Promise<T>): Promise<T> {
  return awaited(session, explained(session.dialect, work(session)));
}

/** Runs one transaction of writing: all of it is kept, or nothing. */
export async function write<T>(session: Session, work: (db: Db) => Promise<T>): Promise<T> {
  return keep(session, async (db) => {
    const result = await work(db);
    await db.query
      .updateTable("revision")
      .set((eb) => ({ n: eb("n", "+", 1) }))
      .execute();
    return result;
  });
}

/** The same for what was only worked out: no answer is another one by it, so the case counts as unchanged. */
export async function keep<T>(session: Session, work: (db: Db) => Promise<T>): Promise<T> {
  const { dialect } = session;
  const locked = async (query: Kysely<Tables>): Promise<T> => {
    await dialect.lock(query);
    return work({ query, dialect });
  };
  return awaited(session, explained(dialect, session.query.transaction().execute(locked)));
}

/** Finishes what was begun, then lets go. */
export async function close(session: Session): Promise<void> {
  await Promise.allSettled(session.pending);
  await session.disconnect();
}

/** Work that `close` waits for. */
export async function awaited<T>({ pending }: Session, work: Promise<T>): Promise<T> {
  pending.add(work);
  try {
    return await work;
  } finally {
    pending.delete(work);
  }
}

async function explained<T>(dialect: Dialect, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw dialect.explain(error) ?? error;
  }
}
