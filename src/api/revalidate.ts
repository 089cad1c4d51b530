import type { MiddlewareHandler } from "hono";
import { etag } from "hono/etag";

const tag = etag({ weak: true });

/** Streams have no end to hash. */
const STREAMS = /^\/api\/(events|claims\.(csv|jsonl)|export\/[^/]+)$/;

/** Answers may be kept but must be asked after: a case changes whenever something is added. */
export const revalidate: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== "GET" || STREAMS.test(c.req.path)) {
    await next();
    c.header("cache-control", "no-store");
    return;
  }
  await tag(c, next);
  if (!c.res.headers.has("cache-control")) c.header("cache-control", "private, no-cache");
};
