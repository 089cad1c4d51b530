// A page made to do harm, read by the real stages: scripts, styles, a huge image, turned text, a word of a megabyte.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { createApp, serve, type Served } from "../../src/api/index.ts";
import { addInputs, type World } from "../../src/cycle/index.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { buildWeb, complaintsOf, openBrowser, openPage, settled, WEB_ROOT } from "./browser.ts";

const WORLD: World = {
  now: () => "2031-03-05T08:00:00Z",
  fetch: async (url) => {
    throw new Error(`asked the network for ${url}`);
  },
};
const MEGABYTE = 1_000_000;
const PHONE = { viewport: { width: 390, height: 844 } };

const PAGE = `<!doctype html><html lang="en"><head><title>At the ferry <b>pier</b></title>
<style>body { display: none }</style><script>window.pwned = 1</script></head><body><article>
<h1>At the ferry pier</h1>
<p onclick="window.pwned = 2">The harbour master said on Monday that nine ferries had left the pier, and that none had
come back by the evening of the same day.<script>window.pwned = 3</script></p>
<img src="data:image/png;base64,${"A".repeat(MEGABYTE)}" onerror="window.pwned = 4" width="99999" height="99999">
<p>The coast guard said on Monday that the \u202epier\u202c was closed to all traffic until further notice.</p>
<p>${"w".repeat(MEGABYTE)}</p>
<p>A deckhand said on Monday that the crews of the ferries had been told to stay on board for the night.</p>
</article></body></html>`;

/** What it denies is a contradiction, and so is news: it stands on the page that people open first. */
const NEWS = `<!doctype html><html lang="en"><head><title>At the ferry pier</title></head><body><article>
<h1>At the ferry pier</h1>
<p>The Pier \u202eUnion\u202c denied on Monday that it had told &lt;img src=x onerror=window.pwned=5&gt; the crews of
${"w".repeat(MEGABYTE)} to stay on board.</p>
<p>A spokesman for Pelmara Ferries denied on Monday that "&lt;script&gt;window.pwned = 6&lt;/script&gt; the crews had left
the \u202epier\u202c".</p>
</article></body></html>`;

describe("a page made to do harm", () => {
  let store: Store;
  let served: Served;
  let browser: Browser;

  before(async () => {
    await buildWeb();
    store = await openStore(":memory:", { now: WORLD.now });
    const pages = { "pier.html": PAGE, "news.html": NEWS };
    const inputs = Object.entries(pages).map(([name, page]) => ({
      bytes: new TextEncoder().encode(page),
      name,
      retrieved: WORLD.now(),
    }));
    await addInputs(store, inputs, WORLD);
    const app = createApp({ store, world: WORLD, webRoot: WEB_ROOT, token: null, version: "test" });
    served = await serve(app, { host: "127.0.0.1", port: 0 });
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await served.close();
    await store.close();
  });

  test("is shown as text on a phone: nothing runs, nothing is loaded, nothing scrolls sideways", async () => {
    const { documents } = await store.listDocuments({ limit: 2 });
    assert.equal(documents.length, 2);
    const { contradictions, actors } = await store.todayView(0);
    assert.equal(contradictions.length, 2);
    assert.ok(
      actors.some(({ name }) => name.includes("\u202e")),
      "a name that turns the words after it",
    );
    const watched = await openPage(browser, served, PHONE);
    const { page } = watched;
    for (const path of [
      ...documents.map(({ id }) => `/documents/${id}`),
      "/claims",
      "/documents",
      "/",
      "/case",
    ]) {
      await page.goto(path);
      await settled(page);
      await page
        .getByText(/ferries had left the pier|At the ferry|the crews had left/)
        .first()
        .waitFor();
      assert.equal(await page.evaluate("window.pwned"), undefined, path);
      assert.equal(await page.locator("main img").count(), 0, path);
      const width = await page.evaluate<number>("document.documentElement.scrollWidth");
      assert.ok(width <= PHONE.viewport.width, `${path}: ${width} px wide`);
    }
    assert.deepEqual(complaintsOf(watched), []);
  });
});
