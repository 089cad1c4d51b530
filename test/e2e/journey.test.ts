// The whole path in one go, on a real store: an article comes in, a claim is corrected, an indication is accepted,
// the level follows, and the brief is written, published and exported.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { stringify } from "yaml";
import { createApp, serve, type Served } from "../../src/api/index.ts";
import { setProblem, type World } from "../../src/cycle/index.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import {
  buildWeb,
  complaintsOf,
  goByMenu,
  openBrowser,
  openPage,
  settled,
  WEB_ROOT,
  type WatchedPage,
} from "./browser.ts";

const WORLD: World = {
  now: () => "2031-03-05T08:00:00Z",
  fetch: async (url) => {
    throw new Error(`asked the network for ${url}`);
  },
};

const GATHERED = "landing craft had gathered at the northern pier";
const RECALLED = "the crews had been recalled from leave";
const ARTICLE =
  `The harbour master said on Tuesday that ${GATHERED}. ` +
  `A deckhand said on Tuesday that ${RECALLED}.`;

const PROBLEM = {
  id: "northern-pier",
  title: "The northern pier",
  question: "Will a landing force leave the northern pier within thirty days?",
  region: "Northern pier",
  owner: "watch desk",
  horizonDays: 30,
  soWhat: "The island opposite needs three days to be cleared.",
  scenarios: [
    { id: "drill", kind: "baseline", narrative: "A drill, and they go home.", prior: 0.7 },
    { id: "landing", kind: "plausible", narrative: "They land on the island.", prior: 0.2 },
    { id: "other", kind: "wildcard", narrative: "Something else altogether.", prior: 0.1 },
  ],
  indicators: [
    {
      id: "craft",
      statement: "Landing craft gather at the pier",
      category: "preparation",
      observable: [{ words: ["landing craft"] }],
      windowDays: 30,
      likelihood: { drill: "U", landing: "HL", other: "C" },
    },
    {
      id: "leave",
      statement: "Crews are called back from leave",
      category: "capability",
      observable: [{ words: ["recalled"] }],
      windowDays: 30,
      likelihood: { drill: "U", landing: "HL", other: "C" },
    },
  ],
  assumptions: [{ text: "The pier is the only one in the north.", rating: "caveated" }],
};

describe("from an article to a brief", () => {
  let store: Store;
  let served: Served;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  before(async () => {
    await buildWeb();
    store = await openStore(":memory:", { now: WORLD.now });
    await setProblem(store, WORLD, { yaml: stringify(PROBLEM), where: "problem", by: "ada" });
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

  const assessed = async () => {
    const view = await store.findProblem(PROBLEM.id);
    assert.ok(view);
    const levels = view.assessment.indicators.map((one) => [one.indicatorId, one.level] as const);
    return { ...view.assessment, levels: Object.fromEntries(levels) };
  };
  const openProblem = async () => {
    await goByMenu(page, "Problems");
    await page.getByRole("link", { name: PROBLEM.title }).click();
    await page.getByRole("heading", { level: 1, name: PROBLEM.title }).waitFor();
    await settled(page);
  };
  const indicator = (statement: string) => page.locator(".indicators > li", { hasText: statement });

  test("an article is added, and moves both indicators", async () => {
    await page.goto("/add");
    await page.getByLabel(/^Text of an article/).fill(ARTICLE);
    await page.getByText("Title, publisher, date").click();
    await page.getByLabel("Title").fill("At the northern pier");
    await page.getByLabel("Publisher").fill("Cape Courier");
    await page.getByLabel("Published").fill("2031-03-04");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByText(/^1 document added, with \d+ claims/).waitFor();
    const { levels, level } = await assessed();
    assert.equal(levels["craft"], "moderate");
    assert.equal(levels["leave"], "moderate");
    assert.notEqual(level, "WL4");
  });

  test("a claim is struck where it is read, and what rested on it falls", async () => {
    await goByMenu(page, "Documents");
    await page.getByRole("link", { name: "At the northern pier" }).click();
    await page.locator(".article .claimed", { hasText: RECALLED }).first().click();
    const card = page.locator(".claim-card");
    await card.getByText(RECALLED).waitFor();
    await card.getByText("Correct this claim").click();
    await card.getByRole("combobox").selectOption({ label: "wrong: the text says no such thing" });
    await card.getByLabel("Why").fill("it was another crew");
    await card.getByLabel("Your name").fill("ada");
    await card.getByRole("button", { name: "Record" }).click();
    await page.getByText("ada: it was another crew").waitFor();
    await openProblem();
    await indicator("Crews are called back").getByText("no reporting").first().waitFor();
    assert.equal((await assessed()).levels["leave"], "no-reporting");
  });

  test("an indication is accepted in the review queue, and the level says who did", async () => {
    await goByMenu(page, "Review");
    const card = page.getByRole("article", { name: "Suggestion: indication" });
    await card.getByText(/landing craft had gathered/).waitFor();
    await card.focus();
    await page.keyboard.press("a");
    await page.getByLabel("Why").fill("seen from the lighthouse too");
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await page.getByText("Recorded.").waitFor();
    await openProblem();
    await indicator("Landing craft gather").getByText("accepted by ada").first().waitFor();
    const { level } = await assessed();
    await page.getByRole("heading", { name: "Suggested level" }).waitFor();
    await page.locator(`.warning-${level}`, { hasText: level }).first().waitFor();
  });

  test("the brief is edited, published with a name, and exported as it was signed", async () => {
    await page.getByRole("link", { name: "the brief" }).click();
    await page.getByRole("heading", { name: "Edit and publish" }).waitFor();
    const soWhat = page.getByRole("group", { name: "So what" }).getByRole("textbox").first();
    await soWhat.fill("Clearing the island opposite takes three days, and one ferry.");
    await page.getByText("Checking …").waitFor({ state: "detached" });
    await page.getByLabel("Signed by").fill("ada");
    await page.getByLabel(/^What must be seen/).fill("Armed people from the pier on the island");
    await page.getByLabel("Where that will be looked up").fill("the Cape Courier");
    for (const why of await page.getByLabel(/^Let .* stand, because/).all())
      await why.fill("one article is all there is");
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText(/^Published as version 1, SHA-256 [0-9a-f]{64}\.$/).waitFor();
    const saved = page.waitForEvent("download");
    const published = page.locator(".section", { has: page.getByText("Version 1") });
    await published.getByRole("link", { name: "Markdown" }).click();
    const text = readFileSync(await (await saved).path(), "utf8");
    assert.match(text, /three days, and one ferry/);
    assert.match(text, /landing craft had gathered/);
    assert.match(text, /ada/);
    assert.doesNotMatch(text, /recalled/);
  });

  test("no page complained, and none asked another host", () => {
    assert.deepEqual(complaintsOf(watched), []);
  });
});
