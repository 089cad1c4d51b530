// A thread for questions that read much of a large case: who asks waits for it, and nobody else does.
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { createApp } from "../api/index.ts";
import { openStore, type Store } from "../store/index.ts";
import { VERSION } from "./package.ts";

/** Below it such a question takes less than the thread does to start. */
const LARGE = 5000; // documents

interface Role {
  readonly role: "tocsin-aside";
  readonly location: string;
}

interface Question {
  readonly id: number;
  readonly url: string;
  readonly now: string;
}

interface Reply {
  readonly id: number;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: ArrayBuffer;
}

export interface Aside {
  /** The answer to a question; null where the case is small enough to answer it at hand. */
  readonly ask: (url: string) => Promise<Response | null>;
  readonly close: () => Promise<void>;
}

/**
 * @param location of the case: a file or a `postgres://` URL, which the thread opens for itself
 * @param large number of documents from which on the thread answers
 */
export function openAside(
  { store, location }: { readonly store: Store; readonly location: string },
  now: () => string,
  large = LARGE,
): Aside {
  const room: { at?: Room | undefined } = {};
  return {
    ask: async (url) => {
      const { counts } = await store.caseView();
      if (counts.documents < large) return null;
      if (room.at?.isOver) room.at = undefined;
      room.at ??= new Room({ role: "tocsin-aside", location });
      return room.at.ask(url, now());
    },
    close: async () => room.at?.close(),
  };
}

class Room {
  isOver = false;
  readonly #worker: Worker;
  readonly #asked = new Map<number, PromiseWithResolvers<Response>>();
  #count = 0;

  constructor(role: Role) {
    this.#worker = new Worker(new URL(import.meta.url), { workerData: role });
    this.#worker.unref();
    this.#worker.on("message", ({ id, status, headers, body }: Reply) => {
      this.#asked.get(id)?.resolve(new Response(body, { status, headers: [...headers] as never }));
      this.#asked.delete(id);
    });
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", () => this.#fail(new Error("the thread has ended")));
  }

  ask(url: string, now: string): Promise<Response> {
    const id = this.#count++;
    const waiting = Promise.withResolvers<Response>();
    this.#asked.set(id, waiting);
    this.#worker.postMessage({ id, url, now } satisfies Question, []);
    return waiting.promise;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.isOver = true;
    for (const { reject } of this.#asked.values()) reject(error);
    this.#asked.clear();
  }
}

/** The thread: an app of its own on the same case, asked for answers alone. */
async function answer({ location }: Role): Promise<void> {
  const clock = { now: "" };
  const now = () => clock.now;
  const store = await openStore(location, { now });
  const fetch = () => Promise.reject(new Error("the thread asks no network"));
  const rateLimit = { burst: Number.MAX_SAFE_INTEGER, perSecond: 1 }; // paced where the question came in
  const world = { now, fetch };
  const app = createApp({ store, world, webRoot: null, token: null, version: VERSION, rateLimit });
  parentPort?.on("message", async ({ id, url, now: at }: Question) => {
    clock.now = at;
    const response = await app.request(url);
    const body = await response.arrayBuffer();
    const { status, headers } = response;
    parentPort?.postMessage({ id, status, headers: [...headers], body } satisfies Reply, [body]);
  });
}

function isRole(data: unknown): data is Role {
  return (
    typeof data === "object" && data !== null && "role" in data && data.role === "tocsin-aside"
  );
}

const role: unknown = isMainThread ? null : workerData;
if (isRole(role)) await answer(role);
