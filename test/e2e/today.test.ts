// The page one starts from: what changed since the last visit, and what it rests on.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Served } from "../../src/api/serve.ts";
import {
  buildWeb,
  complaintsOf,
  gone,
  openBrowser,
  openPage,
  serveFixture,
  settled,
} from "./browser.ts";

describe("today", () => {
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

  const onToday = async (steps: (page: Page, context: BrowserContext) => Promise<void>) => {
    const watched = await openPage(browser, served);
    await watched.page.goto("/");
    await settled(watched.page);
    await steps(watched.page, watched.page.context());
    assert.deepEqual(complaintsOf(watched), []);
    await watched.page.context().close();
  };

  test("on the first visit all is new, and each sentence opens to its evidence by one key", async () => {
    await onToday(async (page) => {
      await page.getByText("Your first visit").waitFor();
      await page.keyboard.press("j");
      const focused = () => page.evaluate<string>("document.activeElement.textContent");
      const first = await focused();
      await page.keyboard.press("j");
      assert.notEqual(await focused(), first);
      await page.keyboard.press("k");
      assert.equal(await focused(), first);
      await page.keyboard.press("Enter");
      await page.locator(".change[open] .change-evidence").first().waitFor();
      await page.locator(".change[open] a[href*='/documents/']").first().waitFor();
    });
  });

  test("the next visit says that nothing changed; a reload is no new visit", async () => {
    await onToday(async (page, context) => {
      await page.reload();
      await page.getByText("Your first visit").waitFor();
      const next = await context.newPage();
      await next.goto("/");
      await next.getByText(/Nothing changed since your last visit/).waitFor();
    });
  });

  test("all can be marked as seen, and shown again from the beginning", async () => {
    await onToday(async (page) => {
      await page.getByRole("button", { name: "Mark all as seen" }).click();
      await page.getByText(/Nothing changed since/).waitFor();
      await gone(page.locator(".change"));
      await page.getByRole("button", { name: "Show all from the beginning" }).click();
      await page.getByText("Your first visit").waitFor();
    });
  });

  test("the address can say since when, whoever was here before", async () => {
    await onToday(async (page, context) => {
      await page.goto("/?since=12");
      await page.getByText(/Nothing changed since/).waitFor();
      await page.goto("/?since=2031-03-04");
      await page.getByText(/What changed since/).waitFor();
      const unwatched = await context.newPage(); // the browser complains of the refusal that is expected
      await unwatched.goto("/?since=soon");
      await unwatched.getByRole("alert").waitFor();
    });
  });
});
