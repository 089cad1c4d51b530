import type { Context, MiddlewareHandler } from "hono";
import { refuse } from "./failures.ts";

/** Requests that may come at once, and how many more each second: a page of the workbench asks for about ten. */
export interface RateLimit {
  readonly burst: number;
  readonly perSecond: number;
}

export const RATE_LIMIT: RateLimit = { burst: 400, perSecond: 100 };

const MOST_CLIENTS = 10_000; // remembered; the one that was quiet for longest is forgotten first

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/**
 * A token bucket for each address that asks. Who asks too often is told when to come back.
 *
 * @param now ISO instant
 * @see RFC 6585 §4; RFC 9110 §10.2.3 for Retry-After
 */
export function limitRate({ burst, perSecond }: RateLimit, now: () => string): MiddlewareHandler {
  const buckets = new Map<string, Bucket>();
  return async (c, next) => {
    const client = clientOf(c);
    const at = Date.parse(now());
    const last = buckets.get(client) ?? { tokens: burst, at };
    const seconds = Math.max(0, at - last.at) / 1000;
    const tokens = Math.min(burst, last.tokens + seconds * perSecond);
    const isAllowed = tokens >= 1;
    buckets.delete(client); // so that the order of the map is that of the last request
    buckets.set(client, { tokens: isAllowed ? tokens - 1 : tokens, at });
    for (const oldest of buckets.keys()) {
      if (buckets.size <= MOST_CLIENTS) break;
      buckets.delete(oldest);
    }
    if (isAllowed) return next();
    c.header("retry-after", String(Math.ceil((1 - tokens) / perSecond)));
    return refuse(c, {
      title: "Too many requests",
      status: 429,
      detail: `invalid pace: more than ${perSecond} requests a second`,
      hint: "wait as long as Retry-After says, or ask for larger pages",
    });
  };
}

/** The address at the other end of the connection: a header could name any. */
function clientOf(c: Context): string {
  const env: unknown = c.env;
  if (typeof env !== "object" || env === null || !("incoming" in env)) return "";
  const { incoming } = env as { incoming: { socket?: { remoteAddress?: string } } };
  return incoming.socket?.remoteAddress ?? "";
}
