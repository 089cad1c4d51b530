// A question asked, answered and settled in the workbench: each a line that nobody can change, each refusal with its reason.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { createApp, serve, type Served } from "../../src/api/index.ts";
import { recordForecast, type World } from "../../src/cycle/index.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { buildWeb, complaintsOf, openBrowser, openPage, settled, WEB_ROOT } from "./browser.ts";

const WORLD: World = {
  now: () => "2031-03-05T08:00:00.000Z",
  fetch: async (url) => {
    throw new Error(`asked the network for ${url}`);
  },
};
const SETTLED = 12;

describe("forecasts", () => {
  let store: Store;
  let served: Served;
  let browser: Browser;

  before(async () => {
    await buildWeb();
    store = await openStore(":memory:", { now: WORLD.now });
    const app = createApp({ store, world: WORLD, webRoot: WEB_ROOT, token: null, version: "test" });
    served = await serve(app, { host: "127.0.0.1", port: 0 });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await served.close();
    await store.close();
  });

  const ask = async (page: Page, closes: string) => {
    await page.getByLabel("Question", { exact: true }).fill("Will the lock at Holt be shut?");
    await page.getByLabel("What must be seen for each answer").fill("An order of the canal board.");
    await page.getByLabel("Where it will be looked up").fill("the board's gazette");
    await page.getByLabel("Takes forecasts from").fill("2031-03-01");
    await page.getByLabel("until", { exact: true }).fill(closes);
    await page.getByLabel("Settled by", { exact: true }).fill("2031-05-01");
    await page.getByLabel("Your name").last().fill("ada");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
  };

  test("a question is asked, answered and settled, and refusals say why and lose nothing", async () => {
    const watched = await openPage(browser, served);
    const { page } = watched;
    await page.goto("/forecasts");
    await settled(page);
    await ask(page, "2031-06-01");
    await page.getByText("invalid dates: opens 2031-03-01, closes 2031-06-01").waitFor();
    assert.equal((await store.forecastLedger()).length, 0);
    await page.getByLabel("until", { exact: true }).fill("2031-04-01");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    const question = page.locator(".questions li").first();
    await question.getByText("Will the lock at Holt be shut?").click();
    await question.getByText("Give a forecast").click();
    const forecast = question.locator("form").filter({ hasText: "Record it" });
    await forecast.getByLabel("yes, %").fill("70");
    await forecast.getByLabel("no, %").fill("40");
    await forecast.getByLabel("Why").fill("boats were moved");
    await forecast.getByLabel("Your name").fill("ada");
    await forecast.getByRole("button", { name: "Record it" }).click();
    await forecast.getByText("invalid chances: 0.7, 0.4").waitFor();
    await forecast.getByLabel("no, %").fill("30");
    await forecast.getByRole("button", { name: "Record it" }).click();
    await question.getByText("yes 70%, no 30%").waitFor();

    await question.getByText("Settle it").click();
    const settle = question.locator("form").filter({ hasText: "Settle for good" });
    await settle.getByLabel("How it ended").selectOption("no");
    await settle.getByLabel("On what day").fill("2031-03-04");
    await settle.getByLabel(/What says so/).fill("gazette of the canal board, no. 12");
    await settle.getByLabel("Your name").fill("ada");
    await settle.getByRole("button", { name: "Settle for good" }).click();
    await settle.getByText("invalid settlement: ada is its only forecaster").waitFor();
    await settle.getByLabel("Your name").fill("bo");
    await settle.getByRole("button", { name: "Settle for good" }).click();
    await question.getByText("Ended on 2031-03-04: no").waitFor();
    await question.getByText("settled by bo").waitFor();
    assert.deepEqual(
      (await store.forecastLedger()).map(({ kind, by }) => `${kind} ${by}`),
      ["question ada", "forecast ada", "settlement bo"],
    );
    assert.deepEqual(
      complaintsOf(watched).filter((one) => !/ 40[09] /.test(one)),
      [],
    );
    await page.context().close();
  });

  test("from ten settled questions on the record is drawn: chances against what came true", async () => {
    for (let i = 0; i < SETTLED; i++) {
      const id = `q${i}`;
      const answer = i % 4 === 0 ? "no" : "yes";
      const body = {
        id,
        problemId: null,
        text: `Will ferry ${i} sail?`,
        resolutionCriteria: "the timetable",
        source: "the port",
        opens: "2031-03-01",
        closes: "2031-03-06",
        resolvesBy: "2031-03-07",
        type: "binary" as const,
        answers: ["yes", "no"],
      };
      await recordForecast(store, WORLD, { kind: "question", by: "ada", body });
      const values = [0.7, 0.3];
      const said = {
        questionId: id,
        by: "cem",
        machine: false,
        values,
        rationale: "",
        evidence: [],
      };
      await recordForecast(store, WORLD, { kind: "forecast", body: said });
      const outcome = { kind: "answer" as const, answer };
      const ended = { questionId: id, outcome, by: "bo", on: "2031-03-05", evidence: ["port"] };
      await recordForecast(store, WORLD, { kind: "settlement", body: ended });
    }
    const { page } = await openPage(browser, served);
    await page.goto("/forecasts");
    await settled(page);
    const record = page.locator("article").filter({ hasText: "cem" });
    await record.getByText(/12 settled/).waitFor();
    await record.getByText(/^Brier 0\.\d+/).waitFor();
    const plot = record.getByRole("img");
    assert.match((await plot.getAttribute("aria-label")) ?? "", /9 of 12/);
    await record.getByText(/said “likely” 12 times, came true 9/).waitFor();
    await page.context().close();
  });
});
