// Suggestions are answered by keyboard, each with a name and a reason; and two people on one of them lose nothing.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { serve } from "../../src/api/serve.ts";
import { TocsinError } from "../../src/base/error.ts";
import type { Decision } from "../../src/cycle/index.ts";
import type { Judgement } from "../../src/model/judgement.ts";
import { buildWeb, complaintsOf, openBrowser, openPage, settled, WEB_ROOT } from "./browser.ts";
import { fixtureApp } from "./fixture/app.ts";
import { fixtureStore } from "./fixture/store.ts";
import { SUGGESTIONS } from "./fixture/suggestions.ts";

const LOCAL = { host: "127.0.0.1", port: 0 };

describe("the review queue", () => {
  let browser: Browser;

  before(async () => {
    await buildWeb();
    browser = await openBrowser();
  });
  after(() => browser.close());

  const sign = async (page: Page, why: string) => {
    await page.getByLabel("Why").fill(why);
    await page.getByLabel("Your name").fill("ada");
    await page.keyboard.press("Enter");
  };

  test("j, k, a, r and u: accept, reject, take back, with who and why", async () => {
    const { app, calls } = fixtureApp({ webRoot: WEB_ROOT });
    const served = await serve(app, LOCAL);
    const watched = await openPage(browser, served);
    const { page } = watched;
    await page.goto("/review");
    await settled(page);
    await page.getByText("5 suggestions").waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    await page.keyboard.press("a");
    await sign(page, "two houses saw it");
    await page.getByText("4 suggestions").waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("r");
    await sign(page, "another country");
    await page.getByText("3 suggestions").waitFor();
    await page.locator("h1").click();
    await page.keyboard.press("u");
    await page.getByText("4 suggestions").waitFor();
    assert.deepEqual(
      calls.decisions.map((said) => [said.about, "verdict" in said && said.verdict, said.by]),
      [
        ["indication", "accepted", "ada"],
        ["identity", "negative", "ada"],
        ["identity", "none", "ada"],
      ],
    );
    assert.deepEqual(complaintsOf(watched), []);
    await page.context().close();
    await served.close();
  });

  test("a grouping is rejected and a grade accepted, and each is taken back by its judgement", async () => {
    const { app, calls } = fixtureApp({ webRoot: WEB_ROOT });
    const served = await serve(app, LOCAL);
    const watched = await openPage(browser, served);
    const { page } = watched;
    await page.goto("/review");
    await settled(page);
    const answer = async (kind: string, key: string, left: string) => {
      await page.getByRole("article", { name: `Suggestion: ${kind}` }).focus();
      await page.keyboard.press(key);
      await sign(page, "read both");
      await page.getByText(left).waitFor();
      await page.locator("h1").click();
      await page.keyboard.press("u");
      await page.getByText("5 suggestions").waitFor();
    };
    await answer("grouping", "r", "4 suggestions");
    await answer("grade", "a", "4 suggestions");
    const said = calls.decisions.map(
      ({ why: _why, by: _by, seen: _seen, ...decision }) => decision,
    );
    assert.deepEqual(
      said.map(({ about }) => about),
      ["grouping", "undo", "credibility", "undo"],
    );
    const [split, undo, grade] = said;
    assert.ok(split?.about === "grouping" && split.verdict === "split" && split.b === undefined);
    assert.ok(undo?.about === "undo" && undo.judgementId === "jud-1");
    assert.ok(grade?.about === "credibility" && grade.credibility === 3);
    assert.deepEqual(complaintsOf(watched), []);
    await page.context().close();
    await served.close();
  });

  test("what somebody else decided meanwhile is shown beside it, and then overruled knowingly", async () => {
    const theirs: Judgement = {
      id: "jud-theirs",
      about: "indication",
      subjectId: "any",
      verdict: "rejected",
      why: "an exercise",
      by: "bo",
      at: "2031-03-05T07:59:00Z",
    };
    const subject = SUGGESTIONS[0]?.subjectId ?? "";
    const said: Decision[] = [];
    const judge = async (_store: unknown, _world: unknown, decision: Decision) => {
      said.push(decision);
      if (decision.seen === theirs.id) return { ...theirs, id: "jud-mine", by: decision.by };
      throw new TocsinError("conflict", 'judged meanwhile: "rejected" by bo: an exercise');
    };
    const store = fixtureStore({ judgements: async () => [{ ...theirs, subjectId: subject }] });
    const { app } = fixtureApp({ webRoot: WEB_ROOT, store }, { judge });
    const served = await serve(app, LOCAL);
    const { page } = await openPage(browser, served);
    await page.goto("/review");
    await settled(page);
    await page.keyboard.press("j");
    await page.keyboard.press("a");
    await sign(page, "two houses saw it");
    await page.getByRole("alert").getByText("an exercise").waitFor();
    assert.equal(await page.getByLabel("Why").inputValue(), "two houses saw it", "nothing is lost");
    await page.getByRole("button", { name: "Record mine after theirs" }).click();
    await page.getByText("Recorded.").waitFor();
    assert.deepEqual(
      said.map(({ seen }) => seen),
      [null, "jud-theirs"],
    );
    await page.context().close();
    await served.close();
  });
});
