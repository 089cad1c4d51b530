import type { MiddlewareHandler } from "hono";
import type { Context } from "./context.ts";

/** Questions that take seconds of a core on a large case: where they can be, they are answered aside. */
const LONG: ReadonlySet<string> = new Set([
  "/api/series",
  "/api/detection",
  "/api/suggestions",
  "/api/review",
  "/api/stories",
]);
/** Questions that read much of the case, whoever asks. */
const SLOW: ReadonlySet<string> = new Set([
  ...LONG,
  "/api/network",
  "/api/today",
  "/api/places",
  "/api/sources",
]);
const MOST = 64; // answers kept; the one that was made longest ago goes first

interface Kept {
  /** Writes that the case had seen, and the day: some answers say what is due. */
  readonly state: string;
  readonly answer: Promise<Response | null>;
}

/**
 * Answers as they were made, until anybody writes to the case or the day turns. Who asks while an answer is being made
 * waits for that one. An answer that failed is kept for nobody.
 */
export function remember({
  store,
  world,
  aside = async () => null,
}: Pick<Context, "store" | "world" | "aside">): MiddlewareHandler {
  const answers = new Map<string, Kept>();
  const answeredAside = async (path: string, question: string) =>
    LONG.has(path) ? aside(`http://localhost${question}`) : null;
  return async (c, next) => {
    if (c.req.method !== "GET" || !SLOW.has(c.req.path)) return next();
    const { pathname, search } = new URL(c.req.url);
    const question = pathname + search;
    const state = `${await store.revision()} ${world.now().slice(0, 10)}`;
    const known = answers.get(question);
    const kept = known?.state === state ? await known.answer : null;
    if (kept) {
      c.res = kept.clone();
      return;
    }
    const { promise, resolve } = Promise.withResolvers<Response | null>();
    answers.delete(question);
    answers.set(question, { state, answer: promise });
    const [oldest] = answers.keys();
    if (answers.size > MOST && oldest !== undefined) answers.delete(oldest);
    try {
      const answered = await answeredAside(pathname, question);
      if (answered) c.res = answered;
      else await next();
      resolve(c.res.ok ? await copyOf(c.res) : null);
    } finally {
      resolve(null); // does nothing where it was answered
    }
  };
}

/** A copy of its own that can be handed out many times: a body that streams could be read once. */
async function copyOf(response: Response): Promise<Response> {
  const body = await response.clone().arrayBuffer();
  return new Response(body, { status: response.status, headers: new Headers(response.headers) });
}
