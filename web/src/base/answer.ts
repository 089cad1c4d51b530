import { signal, useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";

/** What the server says when it refuses: RFC 9457 with our code and hint. */
export interface Failure {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly hint?: string;
}

export type Answer<T> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly data: T }
  | { readonly state: "failed"; readonly failure: Failure };

/** "away": the stream of changes broke; "slow": an answer takes long. */
export const connection = signal<"open" | "slow" | "away">("open");

const SLOW_MS = 4000; // the longest that a reader waits without a word

/** Goes up when the case changed under us; every page then asks again. */
export const generation = signal(0);

const KEPT = 40;
const kept = new Map<string, unknown>();

/**
 * The answer to a question, asked again when the case changes. While a new question of the same page
 * is under way, the old answer stands.
 */
export function useAnswer<T>(url: string): Answer<T> {
  const answer = useSignal<Answer<T>>(keptAnswer<T>(url));
  const turn = generation.value;
  // Before the first frame is drawn: the question waits for nothing that is to be seen.
  useLayoutEffect(() => {
    const abort = new AbortController();
    if (kept.has(url)) answer.value = keptAnswer<T>(url);
    void settle<T>(url, abort, (next) => {
      answer.value = next;
    });
    return () => abort.abort();
  }, [url, turn]);
  return answer.value;
}

/** Hands over the answer, unless the page has left or asks something else by then. */
async function settle<T>(
  url: string,
  abort: AbortController,
  hand: (answer: Answer<T>) => void,
): Promise<void> {
  const next = await askServer<T>(url, { signal: abort.signal }).then(
    (data): Answer<T> => ({ state: "ready", data }),
    (error: unknown): Answer<T> => ({ state: "failed", failure: failureOf(error) }),
  );
  if (abort.signal.aborted) return;
  if (next.state === "ready") keep(url, next.data);
  hand(next);
}

function keptAnswer<T>(url: string): Answer<T> {
  return kept.has(url) ? { state: "ready", data: kept.get(url) as T } : { state: "loading" };
}

function keep(url: string, data: unknown): void {
  kept.delete(url);
  kept.set(url, data);
  const oldest = kept.keys().next().value;
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}

/** A refusal, as an error that carries what the server said. */
class Refusal extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.detail);
    this.failure = failure;
  }
}

/** @throws a refusal, or the error of a server that cannot be reached; `failureOf` tells both in words */
export async function askServer<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await answered(url, init);
  if (response.ok) return (await response.json()) as T;
  throw new Refusal(await refusalOf(response));
}

/** Questions under way that take long. */
const slow = new Set<object>();

async function answered(url: string, init: RequestInit): Promise<Response> {
  const asked = {};
  const isReading = (init.method ?? "GET") === "GET"; // an addition takes its time, and says so itself
  const late = setTimeout(() => {
    slow.add(asked);
    if (connection.value === "open") connection.value = "slow";
  }, SLOW_MS);
  if (!isReading) clearTimeout(late);
  try {
    return await fetch(url, init);
  } finally {
    clearTimeout(late);
    slow.delete(asked);
    if (slow.size === 0 && connection.value === "slow") connection.value = "open";
  }
}

async function refusalOf(response: Response): Promise<Failure> {
  const told = response.headers.get("content-type")?.startsWith("application/problem+json");
  if (told) return (await response.json()) as Failure;
  return {
    title: "The server refused",
    status: response.status,
    detail: response.statusText || String(response.status),
  };
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return error.failure;
  return {
    title: "Tocsin does not answer",
    status: 0,
    detail: "unreachable server",
    hint: "start it again with: tocsin start",
  };
}

/** Everything shown is asked for again: the case is no longer what it was. */
export function renew(): void {
  kept.clear();
  generation.value++;
}

/**
 * Asks again whenever the server says that the case changed, and after either side was away.
 * A hidden tab lets go of its stream: a browser grants six a host, and the seventh tab would wait for ever.
 */
export function followChanges(): void {
  let events: EventSource | null = null;
  let wasAway = false;
  const follow = () => {
    events?.close();
    events = null;
    if (document.hidden) {
      wasAway = true;
      return;
    }
    events = new EventSource("/api/events");
    events.addEventListener("changed", renew);
    events.addEventListener("error", () => {
      wasAway = true;
      connection.value = "away";
    });
    events.addEventListener("open", () => {
      connection.value = "open";
      if (wasAway) renew();
      wasAway = false;
    });
  };
  document.addEventListener("visibilitychange", follow);
  follow();
}
