// Every page against WCAG 2.2 A and AA by axe, light and dark; and without colour.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { CONTENT_SECURITY_POLICY } from "../../src/api/guard.ts";
import type { Served } from "../../src/api/serve.ts";
import { buildWeb, openBrowser, openPage, PAGES, serveFixture, settled } from "./browser.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds, a line each: the rule, and where it is broken first. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const run = `axe.run(document, { runOnly: ${JSON.stringify(TAGS)} })`;
  const results = await page.evaluate<AxeResults>(run);
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.length}× ${nodes[0]?.html.slice(0, 160)}`,
  );
}

describe("accessible", () => {
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

  for (const colorScheme of ["light", "dark"] as const) {
    for (const [name, path] of Object.entries(PAGES)) {
      test(`${name}, ${colorScheme}: nothing against WCAG 2.2 AA`, async () => {
        const { page } = await openPage(browser, served, { colorScheme, reducedMotion: "reduce" });
        await page.goto(path);
        await settled(page);
        assert.deepEqual(await violations(page), []);
        await page.context().close();
      });
    }
  }

  for (const colorScheme of ["light", "dark"] as const)
    test(`every menu of the header, opened, ${colorScheme}: nothing against WCAG 2.2 AA`, async () => {
      const { page } = await openPage(browser, served, { colorScheme, reducedMotion: "reduce" });
      await page.goto("/map");
      await settled(page);
      const nav = page.getByRole("navigation", { name: "Main" });
      const summaries = await nav.locator("summary").all();
      assert.ok(summaries.length > 3);
      for (const summary of summaries) {
        await summary.click();
        await nav.locator("details[open] a").first().waitFor();
        assert.deepEqual(await violations(page), []);
      }
      await page.context().close();
    });

  test("palette, help and tour: nothing against WCAG 2.2 AA", async () => {
    const { page } = await openPage(browser, served);
    await page.goto("/");
    await settled(page);
    await page.getByRole("button", { name: /Take the tour/ }).click();
    await page.getByRole("complementary", { name: "Tour" }).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Control+k");
    await page.getByRole("option").first().waitFor();
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.context().close();
  });

  test("every page forbids scripts and data from elsewhere, and asks for none", async () => {
    const { page, complaints } = await openPage(browser, served);
    for (const path of Object.values(PAGES)) {
      const response = await page.goto(path);
      assert.equal(response?.headers()["content-security-policy"], CONTENT_SECURITY_POLICY);
      await settled(page);
    }
    assert.deepEqual(
      complaints.filter((said) => /asked elsewhere|Content Security Policy/.test(said)),
      [],
    );
    for (const directive of ["default-src 'self'", "script-src 'self'", "connect-src 'self'"])
      assert.ok(CONTENT_SECURITY_POLICY.includes(directive), directive);
    assert.doesNotMatch(CONTENT_SECURITY_POLICY, /unsafe|https?:|\*/);
    await page.context().close();
  });
});
