import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import type { Context } from "./context.ts";
import { remember } from "./remember.ts";

/** An app whose answer tells how often it was worked out. */
function made(aside?: Context["aside"]) {
  const clock = { revision: 1, now: "2031-03-05T08:00:00Z" };
  const told = { made: 0, status: 200 as 200 | 500 };
  const app = new Hono();
  app.use(
    "/api/*",
    remember({
      store: { revision: async () => clock.revision },
      world: { now: () => clock.now },
      ...(aside && { aside }),
    } as unknown as Context),
  );
  app.get("/api/*", async (c) => {
    told.made++;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return c.json({ made: told.made }, told.status, { "x-kept": "yes" });
  });
  const ask = async (path: string) => {
    const response = await app.request(path);
    assert.match(response.headers.get("content-type") ?? "", /json/);
    assert.equal(response.headers.get("x-kept"), "yes");
    return ((await response.json()) as { made: number }).made;
  };
  return { ask, clock, told };
}

test("an answer holds until the case is written to, or the day turns", async () => {
  const { ask, clock } = made();
  assert.deepEqual([await ask("/api/series"), await ask("/api/series")], [1, 1]);
  assert.equal(await ask("/api/series?step=day"), 2, "another question");
  clock.revision++;
  assert.equal(await ask("/api/series"), 3);
  clock.now = "2031-03-06T00:00:00Z";
  assert.equal(await ask("/api/series"), 4);
});

test("who asks meanwhile waits for the same answer", async () => {
  const { ask } = made();
  assert.deepEqual(await Promise.all([1, 2, 3].map(() => ask("/api/detection"))), [1, 1, 1]);
});

test("a failure is kept for nobody, and quick questions are not kept at all", async () => {
  const { ask, told } = made();
  told.status = 500;
  assert.equal(await ask("/api/network"), 1);
  told.status = 200;
  assert.equal(await ask("/api/network"), 2);
  assert.deepEqual([await ask("/api/claims"), await ask("/api/claims")], [3, 4]);
});

test("what takes long is answered aside, where that is offered; the rest here", async () => {
  const asked: string[] = [];
  const { ask } = made(async (url) => {
    asked.push(url);
    const headers = { "x-kept": "yes" };
    return url.endsWith("/api/review") ? null : Response.json({ made: 70 }, { headers });
  });
  assert.deepEqual(
    [await ask("/api/series?step=day"), await ask("/api/series?step=day")],
    [70, 70],
  );
  assert.deepEqual([await ask("/api/review"), await ask("/api/network")], [1, 2]);
  assert.deepEqual(asked, ["http://localhost/api/series?step=day", "http://localhost/api/review"]);
});
