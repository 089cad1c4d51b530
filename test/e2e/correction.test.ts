// A person corrects one mention on the page of an actor; the correction holds after replay, and can be taken back.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { createApp, serve, type Served } from "../../src/api/index.ts";
import { addInputs, replay, type World } from "../../src/cycle/index.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { buildWeb, complaintsOf, openBrowser, openPage, settled, WEB_ROOT } from "./browser.ts";
import type { WatchedPage } from "./browser.ts";

const WORLD: World = {
  now: () => "2031-03-05T08:00:00Z",
  fetch: async (url) => {
    throw new Error(`asked the network for ${url}`);
  },
};

const ACTOR = "act:lebanese-hezbollah";
const TEXTS = {
  "Two boats":
    "The coast guard said on Monday that Hezbollah had sent two boats. Hezbollah denied it.",
  "A depot": "The army said on Tuesday that Hezbollah had moved a depot.",
};

function inputs() {
  return Object.entries(TEXTS).map(([title, text]) => {
    const line = { id: title, title, text, published: "2031-03-04" };
    const bytes = new TextEncoder().encode(`${JSON.stringify(line)}\n`);
    return { bytes, name: `${title}.jsonl`, retrieved: WORLD.now() };
  });
}

describe("a correction on the page of an actor", () => {
  let store: Store;
  let served: Served;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  before(async () => {
    await buildWeb();
    store = await openStore(":memory:", { now: WORLD.now });
    await addInputs(store, inputs(), WORLD);
    const app = createApp({ store, world: WORLD, webRoot: WEB_ROOT, token: null, version: "test" });
    served = await serve(app, { host: "127.0.0.1", port: 0 });
    browser = await openBrowser();
    watched = await openPage(browser, served);
    page = watched.page;
  });

  after(async () => {
    await browser.close();
    await served.close();
    await store.close();
  });

  const open = async () => {
    await page.goto(`/actors/${ACTOR}`);
    await page.getByRole("heading", { level: 1, name: "Lebanese Hezbollah" }).waitFor();
    await settled(page);
  };
  const mentioned = async () => (await store.findActor(ACTOR))?.resolutions.length ?? 0;

  test("the page says why each mention was resolved so, and what it is not sure of", async () => {
    await open();
    await page.getByText("Not checked by a person.").waitFor();
    await page.getByText(/^Who says so:/).waitFor();
    await page.getByRole("heading", { name: "Why it was recognised" }).waitFor();
    await page.locator(".resolutions summary").first().click();
    await page
      .getByText(/(?:primary|alias) name/)
      .first()
      .waitFor();
  });

  test("the words of one article are corrected, and stay so after replay", async () => {
    assert.equal(await mentioned(), 3);
    await open();
    await page.locator(".resolutions > li > details > summary").first().click();
    const article = page.locator(".resolutions li li", { hasText: "Two boats" });
    const form = article.locator(".decide");
    await form.locator("summary").click();
    await form.getByRole("combobox").selectOption({ label: "nobody that is to be named" });
    await form.getByLabel("Why").fill("the name of a ship");
    await form.getByLabel("Your name").fill("ada");
    await form.getByRole("button", { name: "Record" }).click();
    await page.getByText("1 mention in 1 document").waitFor();
    assert.equal(await mentioned(), 1);
    const judgements = await store.judgements();
    assert.deepEqual(
      judgements.map(({ why }) => why),
      ["the name of a ship", "the name of a ship"],
    );
    await replay(store, WORLD);
    await open();
    await page.getByText("1 mention in 1 document").waitFor();
    assert.equal(await mentioned(), 1);
  });

  test("nothing was asked of another server, and no error was thrown", () => {
    assert.deepEqual(complaintsOf(watched), []);
  });
});
