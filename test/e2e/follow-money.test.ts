// From a bank in an article to its listed owners and the article's own words; and lists that come in by the page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { createApp, serve, type Served } from "../../src/api/index.ts";
import { add, judge, type World } from "../../src/cycle/index.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import {
  buildWeb,
  complaintsOf,
  openBrowser,
  openPage,
  root,
  settled,
  WEB_ROOT,
} from "./browser.ts";

/** A clock that goes on a second each time it is asked. */
function world(): World {
  let seconds = 0;
  return {
    now: () => new Date(Date.UTC(2026, 2, 5) + seconds++ * 1000).toISOString(),
    fetch: async (url) => {
      throw new Error(`asked the network for ${url}`);
    },
  };
}

const REGISTER = "gannet-bank-register";

describe("following money", () => {
  let store: Store;
  let served: Served;
  let browser: Browser;
  const at = world();

  before(async () => {
    await buildWeb();
    store = await openStore(":memory:", { now: at.now });
    await add(store, [root("examples/gannet-bank")], at);
    for (const [subject, number] of [
      ["gannet:bank", "r-bank"],
      ["gannet:talvasse", "r-talvasse"],
    ] as const)
      await judge(store, at, {
        about: "screening",
        subject,
        partyId: `${REGISTER}:${number}`,
        verdict: "positive",
        by: "ada",
        why: "same register number",
      });
    const app = createApp({ store, world: at, webRoot: WEB_ROOT, token: null, version: "test" });
    served = await serve(app, { host: "127.0.0.1", port: 0 });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await served.close();
    await store.close();
  });

  test("three clicks from a bank in an article to a file of its owners, each with whose word it is", async () => {
    const { documents } = await store.listDocuments({ q: "Gannet Bank" });
    const article = documents.find(({ publisher }) => publisher === "Lisbeck Courier");
    assert.ok(article);
    const watched = await openPage(browser, served, { acceptDownloads: true });
    const { page } = watched;
    await page.goto(`/documents/${encodeURIComponent(article.id)}`);
    await settled(page);
    await page.getByRole("link", { name: "Gannet Bank", exact: true }).first().click(); // one
    await settled(page);
    await page.getByRole("link", { name: "Money and ownership" }).click(); // two
    await page.getByRole("heading", { name: "Gannet Bank" }).waitFor();
    await page
      .getByText(/^≥ 50 % by listed owners on the evidence of Gannet Bank: register/)
      .first()
      .waitFor();
    const ways = page.locator(".ways li");
    assert.match((await ways.first().innerText()) ?? "", /Korvan Trust/);
    const words = page.locator(".evidence a").filter({ hasText: "allegedly owns Gannet Bank" });
    assert.equal(await words.count(), 1);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "CSV", exact: true }).click(); // three
    const csv = await readFile(await (await download).path(), "utf8");
    assert.match(csv, /Korvan Trust/);
    assert.match(csv, /allegedly owns Gannet Bank/);
    assert.match(csv, /alleged/);
    assert.match(csv, /Harbour Digest/);
    await words.click();
    await page.waitForURL(/\/documents\/.*claim=/);
    await settled(page);
    await page
      .getByText(/allegedly owns Gannet Bank/)
      .first()
      .waitFor();
    assert.deepEqual(complaintsOf(watched), []);
    await page.context().close();
  });

  const bring = async (page: Page, rows: readonly object[]) => {
    const buffer = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    await page.getByLabel("Format").selectOption("ftm");
    await page
      .getByLabel("File")
      .setInputFiles({ name: "amber.ftm.json", mimeType: "text/plain", buffer });
    await page.getByLabel("Short name").fill("amber");
    await page.getByRole("button", { name: "Import", exact: true }).click();
  };
  const company = (id: string) => ({
    id,
    schema: "Company",
    properties: { name: [`Quarry House ${id}`], topics: ["sanction"] },
  });

  test("a list comes in by the page: issues by line, and a question before it loses a tenth", async () => {
    const watched = await openPage(browser, served);
    const { page } = watched;
    await page.goto("/screening");
    await settled(page);
    const nameless = { id: "x", schema: "Company", properties: {} };
    await bring(page, [company("a"), nameless, company("b"), company("c")]);
    await page
      .getByText("amber: 3 parties")
      .or(page.getByText(/3 parties, 0 links/))
      .first()
      .waitFor();
    await page.getByText("amber:2").waitFor();
    await bring(page, [company("a")]);
    await page
      .getByText(/invalid version of amber: 1 parties where there were 3, 67 % fewer/)
      .waitFor();
    assert.equal((await store.listParties({ dataset: "amber" })).total, 3);
    await page.getByRole("button", { name: "Replace the list all the same" }).click();
    await page
      .getByText(/0 added, 2 removed/)
      .first()
      .waitFor();
    assert.equal((await store.listParties({ dataset: "amber" })).total, 1);
    await page.getByLabel("Format").selectOption("un-xml");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.locator(".failed").waitFor();
    assert.equal((await store.listParties({ dataset: "amber" })).total, 1);
    assert.deepEqual(
      complaintsOf(watched).filter((one) => !/ 40[09] /.test(one)),
      [],
    );
    await page.context().close();
  });
});
