// Filters under a name: kept with the case and seen by others; what a browser kept before is taken over.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { createApp, serve, type Served } from "../../src/api/index.ts";
import type { World } from "../../src/cycle/index.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { buildWeb, gone, openBrowser, openPage, settled, WEB_ROOT } from "./browser.ts";

const WORLD: World = {
  now: () => "2031-03-05T08:00:00Z",
  fetch: async (url) => {
    throw new Error(`asked the network for ${url}`);
  },
};
const KEPT = JSON.stringify([
  { name: "denials", query: "polarity=negative" },
  { name: "of another age", query: "colour=red" },
]);

describe("saved views", () => {
  let store: Store;
  let served: Served;
  let browser: Browser;

  before(async () => {
    await buildWeb();
    store = await openStore(":memory:", { now: WORLD.now });
    const app = createApp({ store, world: WORLD, webRoot: WEB_ROOT, token: null, version: "test" });
    served = await serve(app, { host: "127.0.0.1", port: 0 });
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await served.close();
    await store.close();
  });

  const open = async (path: string, kept: Readonly<Record<string, string>> = {}): Promise<Page> => {
    const { page } = await openPage(browser, served);
    await page.goto("/tocsin.svg"); // a page of this host that runs no script
    await page.evaluate(
      `for (const [k, v] of ${JSON.stringify(Object.entries(kept))}) localStorage.setItem(k, v)`,
    );
    await page.goto(path);
    await settled(page);
    return page;
  };
  const names = async () => (await store.savedViews()).map(({ name, by }) => `${name} by ${by}`);
  const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });

  test("one person names a filter, another sees it at once and cannot forget it", async () => {
    const bo = await open("/claims?form=direct");
    const ada = await open("/claims?modality=possible");
    await ada.getByLabel("Name for this view").fill("hedged");
    await ada.locator(".saved-views").getByLabel("Your name").fill("ada");
    await ada.getByRole("button", { name: "Save" }).click();
    await link(ada, "hedged").waitFor();
    await link(bo, "hedged").waitFor();
    assert.equal(await bo.getByRole("button", { name: /^Forget/ }).count(), 0);
    await link(bo, "hedged").click();
    await bo.waitForURL(/\/claims\?modality=possible$/);
    await ada.getByRole("button", { name: "Forget the view hedged" }).click();
    await gone(link(bo, "hedged"));
    assert.deepEqual(await names(), []);
    for (const page of [ada, bo]) await page.context().close();
  });

  test("what a browser kept goes to the case once it is known whose it is; what is no filter stays", async () => {
    const page = await open("/claims?form=direct", {
      "tocsin-claim-views": KEPT,
      "tocsin-analyst": "cem",
    });
    await link(page, "denials").waitFor();
    assert.deepEqual(await names(), ["denials by cem"]);
    await page.waitForFunction(
      "JSON.parse(localStorage.getItem('tocsin-claim-views')).map((view) => view.name).join() === 'of another age'",
    );
    await page.context().close();
  });
});
