// Threads that read a case file beside the one that writes it: a long question keeps no short one waiting.
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { TocsinError, type ErrorCode } from "../base/error.ts";
import type { Session } from "./session.ts";
import { openSqlite } from "./sqlite-connection.ts";
import { viewsOf, type Views } from "./views.ts";

type View = keyof Views;

/** One question to a thread, and what comes back: plain data both. */
interface Question {
  readonly id: number;
  readonly view: View;
  readonly asked: readonly unknown[];
  /** The clock of whoever asks. */
  readonly now: string;
}

type Reply = { readonly id: number } & (
  | { readonly answer: unknown }
  | { readonly failure: { code: ErrorCode; message: string; hint: string | undefined } }
);

interface Role {
  readonly role: "tocsin-reader";
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

/**
 * The views of a case file, answered by threads of their own. Until the first of them is ready, and where one dies, the
 * session at hand answers as if there were none.
 *
 * @param threads how many, at least one; each keeps a page cache and about 50 MB of its own
 */
export function threadedViews(
  session: Session,
  {
    path,
    lockTimeoutMs,
    now,
    threads,
  }: Omit<Role, "role"> & { now: () => string; threads: number },
): ThreadedViews {
  const own = viewsOf(session, now);
  const readers: Reader[] = [];
  const start = () => {
    for (const [i, reader] of readers.entries()) if (reader.isOver) readers.splice(i, 1);
    while (readers.length < threads)
      readers.push(new Reader({ role: "tocsin-reader", path, lockTimeoutMs }));
  };
  const ask = (view: View, asked: readonly unknown[]): Promise<unknown> => {
    start();
    const [idlest] = readers
      .filter(({ isReady }) => isReady)
      .toSorted((a, b) => a.waiting - b.waiting);
    const local = own[view] as (...asked: readonly unknown[]) => Promise<unknown>;
    return idlest ? idlest.ask(view, asked, now()) : local(...asked);
  };
  const names = Object.keys(own) as View[];
  const views = Object.fromEntries(
    names.map((view) => [view, (...asked: unknown[]) => kept(session, ask(view, asked))]),
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

/** What is under way is waited for before the case is let go of. */
async function kept<T>({ pending }: Session, work: Promise<T>): Promise<T> {
  pending.add(work);
  try {
    return await work;
  } finally {
    pending.delete(work);
  }
}

class Reader {
  isReady = false;
  /** It answered, and died since: another may take its place. One that never came so far would only fail again. */
  isOver = false;
  /** Settles once it answers, or is known never to. */
  readonly ready: Promise<void>;
  readonly #worker: Worker;
  readonly #asked = new Map<number, PromiseWithResolvers<unknown>>();
  #count = 0;

  constructor(role: Role) {
    this.#worker = new Worker(new URL(import.meta.url), { workerData: role });
    this.#worker.unref(); // what waits for an answer holds the process by itself
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ready = promise;
    this.#worker.on("message", (reply: Reply | "ready") => {
      if (reply !== "ready") return this.#take(reply);
      this.isReady = true;
      resolve();
    });
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", () => {
      this.#fail(new Error("the thread has ended"));
      resolve();
    });
  }

  get waiting(): number {
    return this.#asked.size;
  }

  ask(view: View, asked: readonly unknown[], now: string): Promise<unknown> {
    const id = this.#count++;
    const waiting = Promise.withResolvers<unknown>();
    this.#asked.set(id, waiting);
    this.#worker.ref();
    this.#worker.postMessage({ id, view, asked, now } satisfies Question, []);
    return waiting.promise;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #take(reply: Reply): void {
    const waiting = this.#asked.get(reply.id);
    this.#asked.delete(reply.id);
    if (this.#asked.size === 0) this.#worker.unref();
    if ("answer" in reply) waiting?.resolve(reply.answer);
    else {
      const { code, message, hint } = reply.failure;
      waiting?.reject(new TocsinError(code, message, hint === undefined ? {} : { hint }));
    }
  }

  #fail(cause: Error): void {
    this.isOver ||= this.isReady;
    this.isReady = false;
    const failure = new TocsinError("internal", `a reading thread failed: ${cause.message}`, {
      cause,
    });
    for (const waiting of this.#asked.values()) waiting.reject(failure);
    this.#asked.clear();
  }
}

/** The thread: one connection that cannot write, one question after the other. */
function answerQuestions({ path, lockTimeoutMs }: Role): void {
  const session = openSqlite(path, { create: false, lockTimeoutMs, readOnly: true });
  const clock = { now: "" };
  const views = viewsOf(session, () => clock.now);
  const answer = async ({ id, view, asked, now }: Question): Promise<Reply> => {
    clock.now = now;
    try {
      const ask = views[view] as (...asked: readonly unknown[]) => Promise<unknown>;
      return { id, answer: await ask(...asked) };
    } catch (error) {
      const { code, message, hint } =
        error instanceof TocsinError
          ? error
          : {
              code: "internal" as const,
              message: String((error as Error).stack ?? error),
              hint: undefined,
            };
      return { id, failure: { code, message, hint } };
    }
  };
  let last = Promise.resolve();
  parentPort?.on("message", (question: Question) => {
    last = last.then(async () => parentPort?.postMessage(await answer(question), []));
  });
  parentPort?.postMessage("ready", []);
}

const role: unknown = isMainThread ? null : workerData;
if (isRole(role)) answerQuestions(role);

function isRole(data: unknown): data is Role {
  return (
    typeof data === "object" && data !== null && "role" in data && data.role === "tocsin-reader"
  );
}
