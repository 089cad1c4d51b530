// A thread for questions that read much of a large case: who asks waits for it, and nobody else does.
import { createApp } from "../api/index.ts";
import { answerAs, openStore, Thread, type Store } from "../store/index.ts";
import { VERSION } from "./package.ts";

/** Below it such a question takes less than the thread does to start. */
const LARGE = 5000; // documents
const ROLE = "tocsin-aside";

interface Question {
  readonly url: string;
  /** The clock of whoever asks. */
  readonly now: string;
}

interface Answer {
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
  let thread: Thread<Question, Answer> | undefined;
  return {
    ask: async (url) => {
      const { total } = await store.listDocuments({ limit: 1 });
      if (total < large) return null;
      if (thread?.isOver) thread = undefined;
      thread ??= new Thread(new URL(import.meta.url), ROLE, location);
      await thread.ready;
      if (!thread.isReady) return null; // it cannot open the case: whoever was asked can
      const { status, headers, body } = await thread.ask({ url, now: now() });
      return new Response(body, { status, headers: headers.map(([name, value]) => [name, value]) });
    },
    close: async () => thread?.stop(),
  };
}

// The thread has an app of its own on the same case.
await answerAs(ROLE, async (location: string) => {
  const clock = { now: "" };
  const now = () => clock.now;
  const store = await openStore(location, { now });
  const fetch = () => Promise.reject(new Error("the thread asks no network"));
  const rateLimit = { burst: Number.MAX_SAFE_INTEGER, perSecond: 1 }; // paced where the question came in
  const world = { now, fetch };
  const app = createApp({ store, world, webRoot: null, token: null, version: VERSION, rateLimit });
  return async ({ url, now: at }: Question): Promise<Answer> => {
    clock.now = at;
    const response = await app.request(url);
    const { status, headers } = response;
    return { status, headers: [...headers], body: await response.arrayBuffer() };
  };
});
