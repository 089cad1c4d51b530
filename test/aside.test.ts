// The thread that answers long questions of a large case: the same answers, and the same refusals.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createApp } from "../src/api/index.ts";
import { openAside } from "../src/cli/aside.ts";
import { openStore } from "../src/store/index.ts";
import { documentOf, NOW } from "./store/factory.ts";

const now = () => NOW;

test("a large case is asked aside, a small one at hand", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-aside-"));
  const location = join(folder, "case.tocsin");
  const store = await openStore(location, { create: true, now });
  await store.saveDocuments([documentOf("first"), documentOf("second")], []);
  const small = openAside({ store, location }, now);
  const large = openAside({ store, location }, now, 2);
  t.after(async () => {
    await small.close();
    await large.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });
  assert.equal(await small.ask("http://localhost/api/review"), null);

  const world = { now, fetch: () => Promise.reject(new Error("no network")) };
  const app = createApp({ store, world, webRoot: null, token: null, version: "test" });
  for (const path of ["/api/review", "/api/stories", "/api/series?step=month"]) {
    const url = `http://localhost${path}`;
    const [here, aside] = [await app.request(url), await large.ask(url)];
    assert.equal(aside?.status, here.status);
    assert.equal(aside?.headers.get("content-type"), here.headers.get("content-type"));
    assert.deepEqual(await aside?.json(), await here.json());
  }
  await store.saveDocuments([documentOf("third")], []);
  const asked = [1, 2, 3].map(() => large.ask("http://localhost/api/documents"));
  for (const answer of await Promise.all(asked)) {
    const { total }: { total?: number } = (await answer?.json()) ?? {};
    assert.equal(total, 3);
  }
});
