// What is typed and not saved stands again when one comes back, and goes when it is saved or not wanted.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { Served } from "../../src/api/serve.ts";
import {
  buildWeb,
  complaintsOf,
  goByMenu,
  gone,
  openBrowser,
  openPage,
  serveFixture,
  settled,
} from "./browser.ts";

const OLD = /^These are your words of earlier, not saved yet/;

describe("what is not saved", () => {
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
  const yaml = (page: Page) => page.getByLabel("The problem as YAML");

  test("of a problem: left by a menu, a reload and the back button, and found each time", async () => {
    await on("/problems/amber-strait/edit", async (page) => {
      const first = await yaml(page).inputValue();
      await yaml(page).fill(`${first}# half a thought`);
      await goByMenu(page, "Issues");
      await page.getByRole("heading", { level: 1, name: "Issues" }).waitFor();
      await page.goBack();
      await page.getByText(OLD).waitFor();
      assert.match(await yaml(page).inputValue(), /half a thought$/);
      await page.reload();
      await page.getByText(OLD).waitFor();
      assert.match(await yaml(page).inputValue(), /half a thought$/);
      await page.getByRole("button", { name: "Discard them" }).click();
      await gone(page.getByText(OLD));
      assert.equal(await yaml(page).inputValue(), first);
      await page.reload();
      await settled(page);
      assert.equal(await page.getByText(OLD).count(), 0);
    });
  });

  test("of a problem that is saved, nothing is kept", async () => {
    await on("/problems/amber-strait/edit", async (page) => {
      await yaml(page).fill(`${await yaml(page).inputValue()}# a whole thought`);
      await page.getByLabel("Your name").fill("ada");
      await page.getByText("It can be used").waitFor();
      await page.getByRole("button", { name: "Watch it" }).click();
      await page.waitForURL(/\/problems\/[^/]+$/);
      await page.goto("/problems/amber-strait/edit");
      await yaml(page).waitFor();
      assert.equal(await page.getByText(OLD).count(), 0);
    });
  });

  test("of a brief: each sentence comes back to its place", async () => {
    await on("/problems/amber-strait/brief", async (page) => {
      const words = page.locator(".brief-fields textarea").first();
      const first = await words.inputValue();
      await words.fill("Put in my own words.");
      await goByMenu(page, "Issues");
      await page.getByRole("heading", { level: 1, name: "Issues" }).waitFor();
      await page.goBack();
      await page.getByText(OLD).waitFor();
      assert.equal(await words.inputValue(), "Put in my own words.");
      await page.getByRole("button", { name: "Discard them" }).click();
      await gone(page.getByText(OLD));
      assert.equal(await words.inputValue(), first);
    });
  });

  test("of a brief whose sentence is gone: the words are shown all the same", async () => {
    await on("/issues", async (page) => {
      const lost = { heading: "So what", from: "No such sentence.", to: "What I meant to say." };
      await page.evaluate(
        `sessionStorage.setItem("tocsin-draft:brief:amber-strait", ${JSON.stringify(JSON.stringify([lost]))})`,
      );
      await page.goto("/problems/amber-strait/brief");
      await page.getByText("these words of yours have no place any more").waitFor();
      await page.getByText("What I meant to say.").waitFor();
    });
  });
});
