import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { createApp, serve, type Served } from "../../src/api/index.ts";
import { add, type World } from "../../src/cycle/index.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import {
  buildWeb,
  complaintsOf,
  goByMenu,
  openBrowser,
  openPage,
  root,
  settled,
  WEB_ROOT,
  type WatchedPage,
} from "./browser.ts";

const NOW = "2026-01-15T08:00:00Z";
const PHONE = { viewport: { width: 390, height: 844 } };

/** The first time that anyone sees of Tocsin: both sample collections, read by the real stages. */
const WORLD: World = {
  now: () => NOW,
  fetch: async (url) => {
    throw new Error(`asked the network for ${url}`);
  },
};

const PASTED =
  "The harbour pilot said the convoy left Port Ellisk before dawn. " +
  "The coast guard denied that any ship had left. " +
  "Ordia may send more ships next week, the pilot said.";

const PATHS = [
  "/",
  "/case",
  "/review",
  "/add",
  "/claims",
  "/documents",
  "/propositions",
  "/actors",
  "/map",
  "/problems",
  "/problems/sorrel-strait",
  "/problems/sorrel-strait/brief",
  "/problems/mosul/brief",
  "/sources",
  "/issues",
];

describe("the sample case", () => {
  let store: Store;
  let served: Served;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  before(async () => {
    await buildWeb();
    store = await openStore(":memory:", { now: WORLD.now });
    await add(store, [root("examples/sample"), root("examples/sorrel-strait")], WORLD);
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

  const menu = (name: string) => goByMenu(page, name);
  const firstLink = (within: string) => page.locator(`${within} a`).first();
  const stands = async (heading: string | RegExp) => {
    await page.getByRole("heading", { level: 1, name: heading }).waitFor();
    await settled(page);
    assert.equal(await page.locator(".failed").count(), 0);
  };

  test("case → claims → article → proposition with its origins, and back", async () => {
    await page.goto("/case");
    await page.getByRole("heading", { name: "Best corroborated" }).waitFor();
    await page.getByRole("link", { name: "111 documents" }).waitFor();
    await menu("Claims");
    await stands("Claims");
    await page.getByLabel("Words in a claim, or a name").fill("landing ships");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=landing\+ships/);
    await page.getByRole("link", { name: "Ordia has moved six landing ships" }).first().click();
    await page.locator(".article .chosen").first().waitFor();
    await page.locator(".chain-path li").nth(1).waitFor(); // who said it, and who printed it
    await page.getByRole("link", { name: "All who speak to this" }).click();
    await page.getByRole("heading", { name: "Origins" }).waitFor();
    await page.getByText(/Seven articles, two independent origins/).waitFor();
    await page.getByRole("img", { name: /^Origins through time/ }).waitFor();
    await page.goBack();
    await page.locator(".article .chosen").first().waitFor();
  });

  test("problem → evidence → brief, whose citation leads to the words", async () => {
    await menu("Problems");
    await stands("Warning problems");
    await page.getByRole("link", { name: "Ordia and the Sorrel Strait" }).click();
    await stands("Ordia and the Sorrel Strait");
    await page.getByText("invented", { exact: true }).first().waitFor();
    await page.locator(".seen .claim-words").first().waitFor(); // what was seen, in the open
    assert.equal(await page.getByText("no-reporting").count(), 0, "codes are spelt out");
    await page.getByRole("link", { name: "the brief" }).click();
    await page.getByRole("heading", { name: "Citations" }).waitFor();
    await firstLink(".citations").click();
    await page.locator(".article .chosen").first().waitFor();
  });

  test("actors and their ties, the map, sources, issues", async () => {
    await menu("Actors");
    await stands("Actors");
    await page.locator(".canvas canvas").first().waitFor();
    await firstLink(".actor-list").click();
    await page.getByRole("heading", { name: "Claims about it" }).waitFor();
    await menu("Map");
    await page.locator("canvas.maplibregl-canvas").waitFor();
    await page.getByRole("link", { name: "Port Ellisk" }).click();
    await page.getByRole("heading", { name: "Claims that name Port Ellisk" }).waitFor();
    await menu("Sources");
    await stands("Sources");
    await page.getByRole("row", { name: /^Ordian Wire/ }).waitFor();
    await menu("Issues");
    await stands("Issues");
    await page.getByText('unknown to the reader: language "fr"').waitFor();
  });

  test("a pasted article is read, shown, and its claims are listed", async () => {
    await menu("Case");
    await page.getByLabel(/^Text of an article/).fill(PASTED);
    await page.getByText("Title, publisher, date").click();
    await page.getByLabel("Title").fill("Before dawn at Port Ellisk");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByText(/^1 document added, with \d+ claims/).waitFor();
    await menu("Documents");
    await page.getByLabel("Words in a document").fill("Before dawn");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Before dawn at Port Ellisk" }).click();
    await page.locator(".article .claimed", { hasText: "the convoy left" }).first().waitFor();
    await page.goto("/claims?q=convoy");
    await page.getByText("the convoy left Port Ellisk before dawn").first().waitFor();
  });

  test("on a phone nothing scrolls sideways", async () => {
    const phone = await openPage(browser, served, PHONE);
    const { documents } = await store.listDocuments({ q: "mole", limit: 1 });
    const { propositions } = await store.listPropositions({ q: "six landing ships", limit: 1 });
    const paths = [
      ...PATHS,
      ...documents.map(({ id }) => `/documents/${id}`),
      ...propositions.map(({ id }) => `/propositions/${id}`),
    ];
    assert.equal(paths.length, PATHS.length + 2);
    for (const path of paths) {
      await phone.page.goto(path);
      await settled(phone.page);
      const width = await phone.page.evaluate<number>("document.documentElement.scrollWidth");
      assert.ok(width <= 390, `${path}: ${width} px wide`);
    }
    assert.deepEqual(complaintsOf(phone), []);
  });

  test("no page complained, and none asked another host", () => {
    assert.deepEqual(complaintsOf(watched), []);
  });
});
