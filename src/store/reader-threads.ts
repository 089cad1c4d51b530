// Threads that read a case file beside the one that writes it: a long question keeps no short one waiting.
import { awaited, type Session } from "./session.ts";
import { openSqlite } from "./sqlite-connection.ts";
import { answerAs, Thread } from "./thread.ts";
import { viewsOf, type Views } from "./views.ts";

type View = keyof Views;

interface Question {
  readonly view: View;
  readonly asked: readonly unknown[];
  /** The clock of whoever asks. */
  readonly now: string;
}

interface CaseFile {
  readonly path: string;
  readonly lockTimeoutMs: number;
}

interface ThreadedViews {
  readonly views: Views;
  /** The session at hand; it lets go of the threads too. */
  readonly session: Session;
  /** Starts the threads before anybody asks, and waits for them. */
  readonly ready: () => Promise<void>;
}

const ROLE = "tocsin-reader";

/**
 * The views of a case file, answered by threads of their own. Until the first of them is ready, and where none can be,
 * the session at hand answers as if there were none.
 *
 * @param threads how many, at least one; each keeps a page cache and about 50 MB of its own
 */
export function threadedViews(
  session: Session,
  { path, lockTimeoutMs, now, threads }: CaseFile & { now: () => string; threads: number },
): ThreadedViews {
  const own = viewsOf(session, now);
  let readers: Thread<Question, unknown>[] = [];
  const start = () => {
    readers = readers.filter(({ isOver }) => !isOver);
    while (readers.length < threads) {
      const file: CaseFile = { path, lockTimeoutMs };
      readers.push(new Thread(new URL(import.meta.url), ROLE, file));
    }
  };
  const ask = (view: View, asked: readonly unknown[]): Promise<unknown> => {
    start();
    const [idlest] = readers
      .filter(({ isReady }) => isReady)
      .toSorted((a, b) => a.waiting - b.waiting);
    return idlest ? idlest.ask({ view, asked, now: now() }) : asking(own, view)(...asked);
  };
  const names = Object.keys(own) as View[];
  const views = Object.fromEntries(
    names.map((view) => [view, (...asked: unknown[]) => awaited(session, ask(view, asked))]),
  );
  const disconnect = async () => {
    await Promise.all(readers.map((reader) => reader.stop()));
    await session.disconnect();
  };
  const ready = async () => {
    start();
    await Promise.all(readers.map((reader) => reader.ready));
  };
  return { views: views as unknown as Views, session: { ...session, disconnect }, ready };
}

function asking(views: Views, view: View): (...asked: readonly unknown[]) => Promise<unknown> {
  return views[view] as (...asked: readonly unknown[]) => Promise<unknown>;
}

// The thread has one connection, which cannot write.
await answerAs(ROLE, async ({ path, lockTimeoutMs }: CaseFile) => {
  const session = openSqlite(path, { create: false, lockTimeoutMs, readOnly: true });
  const clock = { now: "" };
  const views = viewsOf(session, () => clock.now);
  return ({ view, asked, now }: Question) => {
    clock.now = now;
    return asking(views, view)(...asked);
  };
});
