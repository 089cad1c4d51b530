// Two people edit one problem: the later one is shown what the earlier saved, and nothing is lost.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { createApp, serve, type Served } from "../../src/api/index.ts";
import { setProblem, type World } from "../../src/cycle/index.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { buildWeb, openBrowser, openPage, settled, WEB_ROOT } from "./browser.ts";
import { stringify } from "yaml";
import { PROBLEM_VIEW } from "./fixture/problem.ts";

const WORLD: World = {
  now: () => "2031-03-05T08:00:00Z",
  fetch: async (url) => {
    throw new Error(`asked the network for ${url}`);
  },
};

describe("two people on one problem", () => {
  let store: Store;
  let served: Served;
  let browser: Browser;

  before(async () => {
    await buildWeb();
    store = await openStore(":memory:", { now: WORLD.now });
    const { collection: _none, ...problem } = PROBLEM_VIEW.problem;
    await setProblem(store, WORLD, { yaml: stringify(problem), where: "problem", by: "ada" });
    const app = createApp({ store, world: WORLD, webRoot: WEB_ROOT, token: null, version: "test" });
    served = await serve(app, { host: "127.0.0.1", port: 0 });
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await served.close();
    await store.close();
  });

  const edit = async (page: Page, by: string, to: string) => {
    const box = page.getByLabel("The problem as YAML");
    await box.fill((await box.inputValue()).replace(/^soWhat: .*$/m, `soWhat: ${to}`));
    await page.getByLabel("Your name").fill(by);
    await page.getByText("It can be used").waitFor();
    await page.getByRole("button", { name: "Watch it" }).click();
  };
  const soWhat = async () => (await store.problems())[0]?.soWhat;

  test("the second to save sees the first one's version, and saves knowingly", async () => {
    const pages = await Promise.all(["ada", "bo"].map(() => openPage(browser, served)));
    const [ada, bo] = pages.map(({ page }) => page);
    assert.ok(ada && bo);
    for (const page of [ada, bo]) {
      await page.goto("/problems/amber-strait/edit");
      await settled(page);
    }
    await edit(ada, "ada", "Grain stops.");
    await ada.waitForURL(/\/problems\/amber-strait$/);
    await edit(bo, "bo", "Ships turn back.");
    const theirs = bo.getByRole("region", { name: "Their version" });
    await theirs.getByText("Grain stops.").waitFor();
    assert.equal(await soWhat(), "Grain stops.");
    assert.match(await bo.getByLabel("The problem as YAML").inputValue(), /Ships turn back/);
    await bo.getByRole("button", { name: "Watch it" }).click();
    await bo.waitForURL(/\/problems\/amber-strait$/);
    assert.equal(await soWhat(), "Ships turn back.");
    for (const page of [ada, bo]) await page.context().close();
  });
});
