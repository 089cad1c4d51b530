// A person corrects how an article was read: adds a claim from selected words, strikes it, and takes that back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { createApp, serve } from "../../src/api/index.ts";
import { addInputs, replay, type World } from "../../src/cycle/index.ts";
import { openStore } from "../../src/store/index.ts";
import { buildWeb, complaintsOf, openBrowser, openPage, settled, WEB_ROOT } from "./browser.ts";

let minute = 10;
const WORLD: World = {
  now: () => `2031-03-05T08:${minute++}:00Z`,
  fetch: async (url) => {
    throw new Error(`asked the network for ${url}`);
  },
};
const TEXT =
  "The guard said on Monday that boats had left. Per Lund, a fisherman, watched them go.";
const SELECT = `(() => {
  const walk = document.createTreeWalker(document.querySelector(".article"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.data.indexOf("watched them go");
    if (at < 0) continue;
    document.getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + 15);
    return true;
  }
  return false;
})()`;

test("select words, add a claim, strike it, take that back; all of it holds after replay", async (t) => {
  await buildWeb();
  const store = await openStore(":memory:", { now: WORLD.now });
  const line = JSON.stringify({ id: "a", title: "Boats", text: TEXT, published: "2031-03-04" });
  const bytes = new TextEncoder().encode(`${line}\n`);
  await addInputs(store, [{ bytes, name: "a.jsonl", retrieved: WORLD.now() }], WORLD);
  const [document] = (await store.listDocuments({})).documents;
  const app = createApp({
    store,
    world: WORLD,
    webRoot: WEB_ROOT,
    token: null,
    version: "test",
    rateLimit: { burst: 100_000, perSecond: 1 }, // the clock of this test stands still: no token comes back
  });
  const served = await serve(app, { host: "127.0.0.1", port: 0 });
  const browser = await openBrowser();
  t.after(async () => {
    await browser.close();
    await served.close();
    await store.close();
  });
  const watched = await openPage(browser, served);
  const { page } = watched;
  page.setDefaultTimeout(60_000);
  // What was said before comes late, as from a slow server: no form may be sent off before it is known.
  await page.route(/api\/judgements\?/, async (route) => {
    await setTimeout(500);
    await route.continue();
  });
  await page.goto(`/documents/${document?.id}`);
  await page.locator(".article .claimed").first().waitFor();

  assert.equal(await page.evaluate(SELECT), true);
  const card = page.getByRole("region", { name: "Selected words" });
  await card.getByText("watched them go").waitFor();
  await card.getByLabel("Who says it").fill("Per Lund");
  await card.getByLabel("Why").fill("he saw it himself");
  await card.getByLabel("Your name").fill("R. Analyst");
  await card.getByRole("button", { name: "Record" }).click();
  const corrections = page.locator(".section", { hasText: "Corrections by hand" });
  await corrections.getByText("R. Analyst: he saw it himself").waitFor();
  await replay(store, WORLD);
  const added = async () =>
    (await store.listClaims({ q: "watched", sort: "newest", limit: 9, offset: 0 })).claims.filter(
      ({ text }) => text === "watched them go",
    );
  assert.equal((await added())[0]?.chain.at(-1)?.name, "Per Lund");

  await page.goto(`/documents/${document?.id}?claim=${(await added())[0]?.id}`);
  await settled(page);
  const claim = page.locator(".claim-card").last();
  await claim.getByText("Correct this claim").click();
  await claim.getByLabel("Why").fill("he only heard of it");
  await claim.getByRole("button", { name: "Record" }).click();
  await corrections.getByText("he only heard of it").waitFor();
  assert.deepEqual(await added(), []);
  assert.deepEqual(complaintsOf(watched), []);
  assert.equal((await store.log()).filter(({ action }) => action === "judge-reading").length, 2);
});
