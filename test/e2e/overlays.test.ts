// What lies over every page: the palette, the help, the tour, and the word that the server is away.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { serve, type Served } from "../../src/api/serve.ts";
import {
  buildWeb,
  complaintsOf,
  openBrowser,
  openPage,
  serveFixture,
  settled,
  WEB_ROOT,
} from "./browser.ts";
import { fixtureApp } from "./fixture/app.ts";

describe("over every page", () => {
  let served: Served;
  let browser: Browser;

  before(async () => {
    await buildWeb();
    served = await serveFixture();
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await served.close();
  });

  const on = async (path: string, steps: (page: Page) => Promise<void>) => {
    const watched = await openPage(browser, served);
    await watched.page.goto(path);
    await settled(watched.page);
    await steps(watched.page);
    assert.deepEqual(complaintsOf(watched), []);
    await watched.page.context().close();
  };

  test("the palette goes to a page, to an actor, and to claims, by keys alone", async () => {
    await on("/sources", async (page) => {
      await page.keyboard.press("Control+k");
      await page.keyboard.type("issu");
      await page.getByRole("option", { name: /Issues/ }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Issues" }).waitFor();
      await page.keyboard.press("Control+k");
      await page.keyboard.type("solvane");
      await page.getByRole("option", { name: /^Solvane actor/ }).click();
      await page.waitForURL(/\/actors\/ent-solvane$/);
      await page.keyboard.press("Control+k");
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    });
  });

  test("a question mark shows the keys, but not while one types", async () => {
    await on("/claims", async (page) => {
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
      await page.getByRole("button", { name: "Close" }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.getByLabel("Search claims").fill("");
      await page.getByLabel("Search claims").press("?");
      assert.equal(await page.getByRole("dialog").count(), 0);
    });
  });

  test("the tour begins on the first visit, survives a reload, and ends in a brief", async () => {
    await on("/", async (page) => {
      await page.getByRole("button", { name: /Take the tour/ }).click();
      const tour = page.getByRole("complementary", { name: "Tour" });
      await tour.getByText("Tour, 1 of 6").waitFor();
      await tour.getByRole("button", { name: "Next" }).click();
      await page.waitForURL(/\/claims$/);
      await page.reload();
      for (const at of [2, 3, 4, 5]) {
        await tour.getByText(`Tour, ${at} of 6`).waitFor();
        await tour.getByRole("button", { name: "Next" }).click();
      }
      await page.waitForURL(/\/problems\/amber-strait\/brief$/);
      await tour.getByRole("button", { name: "Done" }).click();
      await tour.waitFor({ state: "detached" });
    });
  });

  test("a server that is away is told of without moving the page, and so is its return", async () => {
    const own = await serveFixture();
    const { page } = await openPage(browser, own);
    await page.goto("/case");
    await settled(page);
    const top = () =>
      page.evaluate<number>("document.querySelector('h1').getBoundingClientRect().top");
    const stood = await top();
    await own.close();
    await page.getByText("Tocsin does not answer: what you see may be old.").waitFor();
    assert.equal(await top(), stood);
    assert.equal(await page.locator("h1").count(), 1, "what was read stays");
    const { app } = fixtureApp({ webRoot: WEB_ROOT });
    const again = await serve(app, { host: "127.0.0.1", port: Number(new URL(own.url).port) });
    await page.locator(".connection").waitFor({ state: "detached" });
    assert.equal(await top(), stood);
    await page.context().close();
    await again.close();
  });
});
