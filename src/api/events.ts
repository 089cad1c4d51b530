import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { Context } from "./context.ts";

const PING_MS = 25_000; // proxies drop a silent connection after 30 s or more

/** `GET /api/events`: server-sent "changed" whenever an addition changed the case. */
export function eventRoute({ changes, version }: Context): Hono {
  const app = new Hono();
  app.get("/events", (c) =>
    streamSSE(c, async (stream) => {
      await stream.writeSSE({ event: "open", data: version });
      await new Promise<void>((resolve) => {
        const stop = changes.listen(() => void stream.writeSSE({ event: "changed", data: "case" }));
        const ping = setInterval(() => void stream.write(": ping\n\n"), PING_MS).unref();
        stream.onAbort(() => {
          clearInterval(ping);
          stop();
          resolve();
        });
      });
    }),
  );
  return app;
}
