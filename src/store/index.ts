import { migrate } from "./migrations.ts";
import { openPostgres } from "./postgres-connection.ts";
import { threadedViews } from "./reader-threads.ts";
import { read } from "./session.ts";
import { openSqlite } from "./sqlite-connection.ts";
import { storeOf } from "./store-of.ts";
import type { OpenOptions, Store } from "./store.ts";

export { answerAs, Thread } from "./thread.ts";
export { canonicalOf, projected, type CanonicalOf } from "./projection.ts";
export type { ChangePage, ListBefore, ListUpdate, PartyPage, ScreenedRow } from "./follow-store.ts";
export type { Annotation } from "./annotation.ts";
export type {
  CaseKnowledge,
  ClaimsAsked,
  CodedEvents,
  Days,
  DocumentTimes,
  Dyad,
  KeptProblem,
  Listed,
  ListPage,
  OpenOptions,
  PublishedDocument,
  SeriesDataset,
  Store,
  ToldEvents,
  Weighing,
} from "./store.ts";
export type { AnchorRow, ShingleRow, SketchRow, WeighingIndex } from "./weighing-store.ts";

const LOCK_TIMEOUT_MS = 5000;

/**
 * Opens a case and brings its schema up to date.
 *
 * @param url a file, ":memory:", or a `postgres://` URL
 * @throws TocsinError "not-found" where there is no case and `create` is off; "bad-input" where it is none or damaged;
 *   "unavailable" where it is locked, unreadable or unreachable; "conflict" where a newer Tocsin made it
 */
export async function openStore(url: string, options: OpenOptions): Promise<Store> {
  const memory = url === ":memory:";
  const create = memory || (options.create ?? false);
  const lockTimeoutMs = options.lockTimeoutMs ?? LOCK_TIMEOUT_MS;
  const session = /^postgres(ql)?:\/\//.test(url)
    ? await openPostgres(url, { create, lockTimeoutMs })
    : openSqlite(url, { create, lockTimeoutMs });
  try {
    await read(session, () => migrate(session, { create, now: options.now }));
  } catch (error) {
    await session.disconnect();
    throw error;
  }
  const { now, readers: threads = 0 } = options;
  if (session.dialect.name === "postgres" || memory || threads === 0) return storeOf(session, now);
  const threaded = threadedViews(session, { path: url, lockTimeoutMs, now, threads });
  void threaded.ready(); // they start meanwhile; until then the session at hand answers
  return storeOf(threaded.session, now, threaded.views);
}
