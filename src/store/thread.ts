// Questions to a thread of this process, and their answers: plain data both.
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { inTurn } from "../base/in-turn.ts";
import { type ErrorCode, TocsinError } from "../base/error.ts";

interface Asked {
  readonly id: number;
  readonly question: unknown;
}

interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string | undefined;
}

interface Failure {
  readonly message: string;
  readonly stack: string | undefined;
}

type Reply = { readonly id: number } & (
  { readonly answer: unknown } | { readonly refusal: Refusal } | { readonly failure: Failure }
);

/** A thread that answers questions of one kind, one after the other. It holds no process open that waits for nothing. */
export class Thread<Question, Answer> {
  isReady = false;
  /** It was ready, and died since: another may take its place. One that never came so far would only fail again. */
  isOver = false;
  /** Settles once it is ready, or is known never to be. */
  readonly ready: Promise<void>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, PromiseWithResolvers<Answer>>();
  #count = 0;
  #cause: Error | null = null; // of its end

  /** @param file a module that calls `answerAs` with the same role */
  constructor(file: URL, role: string, setting: unknown) {
    this.#worker = new Worker(file, { workerData: { role, setting } });
    this.#worker.unref();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ready = promise;
    this.#worker.on("message", (reply: Reply | "ready") => {
      if (reply !== "ready") return this.#take(reply);
      this.isReady = true;
      resolve();
    });
    this.#worker.on("error", (error) => this.#end(error));
    this.#worker.on("exit", () => {
      this.#end(new Error("a thread has ended"));
      resolve();
    });
  }

  /** Questions that are not answered yet. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** @throws what the answer threw there; an error where the thread dies first */
  ask(question: Question): Promise<Answer> {
    if (this.#cause) return Promise.reject(this.#cause);
    const id = this.#count++;
    const waiting = Promise.withResolvers<Answer>();
    this.#waiting.set(id, waiting);
    this.#worker.ref();
    this.#worker.postMessage({ id, question } satisfies Asked, []);
    return waiting.promise;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #take(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ("answer" in reply) waiting?.resolve(reply.answer as Answer);
    else waiting?.reject("refusal" in reply ? refusalOf(reply.refusal) : failureOf(reply.failure));
  }

  #end(cause: Error): void {
    this.#cause ??= cause;
    this.isOver ||= this.isReady;
    this.isReady = false;
    for (const waiting of this.#waiting.values()) waiting.reject(cause);
    this.#waiting.clear();
  }
}

function refusalOf({ code, message, hint }: Refusal): TocsinError {
  return new TocsinError(code, message, hint === undefined ? {} : { hint });
}

function failureOf({ message, stack }: Failure): Error {
  return Object.assign(new Error(message), { stack });
}

/**
 * In the file of a thread: where this is such a thread, makes what answers, then does so; anywhere else does nothing.
 *
 * @param make from the setting that the thread was started with
 */
export async function answerAs<Setting, Question, Answer>(
  role: string,
  make: (setting: Setting) => Promise<(question: Question) => Promise<Answer>>,
): Promise<void> {
  const given = workerData as { role?: unknown; setting?: unknown } | null;
  if (isMainThread || given?.role !== role) return;
  const answer = await make(given.setting as Setting);
  const queue = inTurn();
  parentPort?.on("message", async ({ id, question }: Asked) => {
    const reply = await queue(() => answer(question as Question)).then(
      (found): Reply => ({ id, answer: found }),
      (error: unknown): Reply => ({ id, ...told(error) }),
    );
    parentPort?.postMessage(reply, []);
  });
  parentPort?.postMessage("ready", []);
}

function told(error: unknown) {
  if (error instanceof TocsinError) {
    const { code, message, hint } = error;
    return { refusal: { code, message, hint } };
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { failure: { message, stack } };
}
