// The header: every page within two steps, by pointer and by keyboard, on one line, on a phone too.
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

const WIDE = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 } };

describe("the header", () => {
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

  const on = async (options: typeof WIDE, steps: (page: Page) => Promise<void>) => {
    const watched = await openPage(browser, served, options);
    await watched.page.goto("/claims");
    await settled(watched.page);
    await steps(watched.page);
    assert.deepEqual(complaintsOf(watched), []);
    await watched.page.context().close();
  };
  const menu = (page: Page) => page.getByRole("navigation", { name: "Main" });
  const opened = (page: Page) => menu(page).locator("details[open]");
  const focused = (page: Page) => page.evaluate<string>("document.activeElement.textContent");

  test("stands on one line at 1440, and its menus lie within the page at 390", async () => {
    await on(WIDE, async (page) => {
      const height = await page.evaluate<number>(
        "document.querySelector('.masthead').getBoundingClientRect().height",
      );
      assert.ok(height < 70, `${height} px high`);
    });
    await on(PHONE, async (page) => {
      for (const summary of await menu(page).locator("summary").all()) {
        await summary.click();
        await opened(page).getByRole("link").first().waitFor();
        const [left, right] = await page.evaluate<[number, number]>(
          "(({ left, right }) => [left, right])(document.querySelector('nav details[open] > ul').getBoundingClientRect())",
        );
        assert.ok(left >= 0 && right <= 390, `${left} to ${right}`);
        assert.equal(await opened(page).count(), 1, "one at a time");
      }
    });
  });

  test("by keyboard: opened by Enter, gone through by Tab, left by Escape with the focus kept", async () => {
    await on(WIDE, async (page) => {
      await menu(page).locator("summary", { hasText: "Warn" }).press("Enter");
      await opened(page).getByRole("link", { name: "Problems" }).waitFor();
      await page.keyboard.press("Tab");
      assert.equal(await focused(page), "Problems");
      await page.keyboard.press("Escape");
      await gone(opened(page));
      assert.match(await focused(page), /^Warn/);
      await page.keyboard.press("Enter");
      await opened(page).getByRole("link", { name: "Alerts" }).press("Enter");
      await page.getByRole("heading", { level: 1, name: "Alerts" }).waitFor();
      await gone(opened(page));
    });
  });

  test("a menu is closed by whatever else one turns to, and says where one is", async () => {
    await on(WIDE, async (page) => {
      await menu(page).locator("summary", { hasText: "Follow" }).click();
      await opened(page).waitFor();
      await page.mouse.click(20, 700);
      await gone(opened(page));
      await goByMenu(page, "Map");
      await page.getByRole("heading", { level: 1, name: "Map" }).waitFor();
      assert.equal(await menu(page).locator("summary.here").textContent(), "Follow, where you are");
      assert.equal(await menu(page).locator("[aria-current=page]").textContent(), "Map");
    });
  });

  test("a page that is reached from another stands under the same group", async () => {
    await on(WIDE, async (page) => {
      for (const [path, group, from] of [
        ["/problem-new", "Warn", "Problems"],
        ["/follow/ent-solvane", "Follow", "Screening"],
      ] as const) {
        await page.goto(path);
        await settled(page);
        const here = menu(page).locator("summary.here");
        assert.equal(await here.textContent(), `${group}, where you are`);
        assert.equal(await menu(page).locator("[aria-current=true]").textContent(), from);
        assert.equal(await menu(page).locator("[aria-current=page]").count(), 0);
      }
    });
  });

  test("the documentation opens from the foot of a page, the help and the palette, and leads back", async () => {
    const isThere = async (page: Page) => {
      await page.waitForURL(/\/docs\/$/);
      await page.getByRole("heading", { level: 1, name: "Documentation" }).waitFor();
      await page.goBack();
      await page.getByRole("heading", { level: 1, name: "Claims" }).waitFor();
    };
    await on(WIDE, async (page) => {
      const link = (within: string) =>
        page.locator(within).getByRole("link", { name: /ocumentation/ });
      await link("footer").click();
      await isThere(page);
      await page.keyboard.press("?");
      await link("dialog").click();
      await isThere(page);
      await page.keyboard.press("Control+k");
      await page.keyboard.type("docum");
      await page.getByRole("option", { name: /^Documentation/ }).click();
      await isThere(page);
    });
  });
});
