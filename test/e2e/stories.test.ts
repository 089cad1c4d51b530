// What happened, as stories: the list, one story with its reports, and the ways there from a document and from Today.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { createApp, serve, type Served } from "../../src/api/index.ts";
import { addInputs, type World } from "../../src/cycle/index.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { buildWeb, complaintsOf, openBrowser, openPage, settled, WEB_ROOT } from "./browser.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WORLD: World = {
  now: () => "2031-03-06T08:00:00Z",
  fetch: async (url) => {
    throw new Error(`asked the network for ${url}`);
  },
};
const BRIDGE =
  "The bridge over the Tarn at Sorrel collapsed when a barge laden with grain struck its third pier.";
const ARTICLES = [
  {
    id: "a",
    publisher: "Sorrel Post",
    published: "2031-03-04",
    title: "Bridge at Sorrel falls",
    text: `${BRIDGE} Seven lorries sank, the harbour master said.`,
  },
  {
    id: "b",
    publisher: "Tarn Gazette",
    published: "2031-03-05",
    title: "Barge brings down Sorrel bridge",
    text: `A barge laden with grain struck a pier and brought down the bridge over the Tarn at Sorrel. The owner of the barge denied that it had struck the bridge.`,
  },
  {
    id: "c",
    publisher: "Mirror",
    published: "2031-03-05",
    title: "Ministers meet in Velmont",
    text: "Finance ministers met in Velmont to speak of tariffs on wool and timber.",
  },
];

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const run = `axe.run(document, { runOnly: ${JSON.stringify(TAGS)} })`;
  const results = await page.evaluate<AxeResults>(run);
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

describe("stories", () => {
  let store: Store;
  let served: Served;
  let browser: Browser;

  before(async () => {
    await buildWeb();
    store = await openStore(":memory:", { now: WORLD.now });
    const bytes = new TextEncoder().encode(
      ARTICLES.map((one) => `${JSON.stringify(one)}\n`).join(""),
    );
    await addInputs(store, [{ bytes, name: "all.jsonl", retrieved: WORLD.now() }], WORLD);
    const app = createApp({ store, world: WORLD, webRoot: WEB_ROOT, token: null, version: "test" });
    served = await serve(app, { host: "127.0.0.1", port: 0 });
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await served.close();
    await store.close();
  });

  test("from Today to the list, to a story, to a report of it and back to its story", async () => {
    const watched = await openPage(browser, served);
    const { page } = watched;
    await page.goto("/");
    await page.getByRole("link", { name: "the stories" }).click();
    await page.getByRole("heading", { name: "Stories", level: 1 }).waitFor();
    await page.getByText("2 reports in 2 outlets").waitFor();
    assert.equal(
      await page.locator(".proposition-list > li").count(),
      1,
      "of two reports and more",
    );
    await page.getByRole("link", { name: "all", exact: true }).click();
    await page.getByText("Ministers meet in Velmont").waitFor();
    await page.getByRole("link", { name: "Bridge at Sorrel falls" }).click();
    await page.getByRole("heading", { name: "Bridge at Sorrel falls", level: 1 }).waitFor();
    const reports = page
      .locator(".section", { hasText: "The earliest first" })
      .getByRole("listitem");
    await reports.nth(1).waitFor();
    assert.match(await reports.nth(0).innerText(), /Bridge at Sorrel falls\s+Sorrel Post/);
    assert.match(
      await reports.nth(1).innerText(),
      /Barge brings down Sorrel bridge\s+Tarn Gazette/,
    );
    await reports.getByRole("link", { name: "Barge brings down Sorrel bridge" }).click();
    await page.getByRole("link", { name: "The story it belongs to" }).click();
    await page.getByText("of one document").waitFor();
    await page.getByRole("link", { name: "Bridge at Sorrel falls" }).waitFor();
    assert.equal(await page.locator(".proposition-list > li").count(), 1);
    assert.deepEqual(complaintsOf(watched), []);
    await page.context().close();
  });

  for (const colorScheme of ["light", "dark"] as const)
    test(`${colorScheme}: nothing against WCAG 2.2 AA, and no scrolling sideways on a phone`, async () => {
      const { page } = await openPage(browser, served, { colorScheme, reducedMotion: "reduce" });
      const [story] = await storyIds();
      for (const path of ["/stories?all=true", `/stories/${story}`]) {
        await page.goto(path);
        await settled(page);
        assert.deepEqual(await violations(page), [], path);
        await page.setViewportSize({ width: 390, height: 844 });
        const [inner, outer] = await page.evaluate<[number, number]>(
          "[document.documentElement.scrollWidth, window.innerWidth]",
        );
        assert.ok(inner <= outer, `${path}: ${inner} > ${outer}`);
        const shots = process.env["SHOTS"];
        if (shots) {
          const name = path.includes("?") ? "list" : "story";
          await page.screenshot({
            path: `${shots}/${name}-${colorScheme}-390.png`,
            fullPage: true,
          });
          await page.setViewportSize({ width: 1440, height: 900 });
          await page.screenshot({
            path: `${shots}/${name}-${colorScheme}-1440.png`,
            fullPage: true,
          });
        }
      }
      await page.context().close();
    });

  test("a story that is not there says so", async () => {
    const { page } = await openPage(browser, served);
    await page.goto("/stories/story-none");
    await page.getByText(/unknown story/i).waitFor();
    await page.context().close();
  });

  async function storyIds(): Promise<string[]> {
    const answer = await fetch(`${served.url}/api/stories?reports=2`);
    const { stories } = (await answer.json()) as { stories: { id: string }[] };
    return stories.map(({ id }) => id);
  }
});
