// The documentation as it is served without network.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import type { AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import type { Served } from "../../src/api/serve.ts";
import { buildWeb, complaintsOf, openBrowser, openPage, serveFixture } from "./browser.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe("the documentation", () => {
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

  test("is read from its contents to an anchor on another page", async () => {
    const watched = await openPage(browser, served);
    const { page } = watched;
    await page.goto("/docs");
    await page.getByRole("heading", { level: 1, name: "Documentation" }).waitFor();
    await page.getByRole("link", { name: "The conflict researcher" }).click();
    await page.getByRole("heading", { level: 1, name: "The conflict researcher" }).waitFor();
    await page.getByRole("link", { name: "commands", exact: true }).click();
    await page.waitForURL(/\/docs\/guide\/commands\.html#import$/);
    assert.ok(await page.locator("#import").isVisible());
    assert.deepEqual(complaintsOf(watched), []);
    await page.context().close();
  });

  for (const colorScheme of ["light", "dark"] as const)
    test(`nothing against WCAG 2.2 AA, and nothing cut on a phone, ${colorScheme}`, async () => {
      const { page } = await openPage(browser, served, {
        colorScheme,
        viewport: { width: 390, height: 844 },
      });
      for (const path of [
        "/docs/",
        "/docs/guide/commands.html",
        "/docs/threat-model.html",
        "/docs/methods/independence.html",
      ]) {
        await page.goto(path);
        await page.evaluate(AXE);
        const { violations } = await page.evaluate<AxeResults>(
          'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })',
        );
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`),
          [],
        );
        const wide = await page.evaluate<number>("document.documentElement.scrollWidth");
        assert.ok(wide <= 390, `${path}: ${wide}`);
      }
      await page.context().close();
    });
});
