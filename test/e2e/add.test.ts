// Adding: files dropped or chosen one by one, a refusal that stops no other, and issues with what to do about them.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { serve } from "../../src/api/serve.ts";
import { TocsinError } from "../../src/base/error.ts";
import { buildWeb, openBrowser, openPage, settled, WEB_ROOT } from "./browser.ts";
import { fixtureApp } from "./fixture/app.ts";
import { ISSUES } from "./fixture/problem.ts";

describe("adding", () => {
  let browser: Browser;
  before(async () => {
    await buildWeb();
    browser = await openBrowser();
  });
  after(() => browser.close());

  const file = (name: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from("Boats.") });

  test("each file is told of: added, refused, or with issues and hints", async () => {
    const names: string[] = [];
    const { app } = fixtureApp(
      { webRoot: WEB_ROOT },
      {
        addInputs: async (_store, inputs) => {
          const name = inputs[0]?.name ?? "";
          names.push(name);
          if (name === "bad.txt")
            throw new TocsinError("bad-input", 'invalid file: "bad.txt"', {
              hint: "save it again",
            });
          return { added: 1, known: 0, claims: 2, issues: ISSUES.slice(0, 1) };
        },
      },
    );
    const served = await serve(app, { host: "127.0.0.1", port: 0 });
    const { page } = await openPage(browser, served);
    await page.goto("/add");
    await settled(page);
    await page.getByLabel(/drop files here/).setInputFiles(["a.txt", "bad.txt", "c.txt"].map(file));
    await page.getByText("2 documents added, with 4 claims.").waitFor();
    assert.deepEqual(names, ["a.txt", "bad.txt", "c.txt"]);
    await page.getByText('invalid file: "bad.txt".').waitFor();
    await page.getByText("What you can do: save it again.").waitFor();
    await page
      .getByText(ISSUES[0]?.message ?? "none")
      .first()
      .waitFor();
    await page.evaluate(`(() => {
      const data = new DataTransfer();
      data.items.add(new File(["Boats."], "dropped.txt"));
      document.querySelector(".files").dispatchEvent(
        new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
    })()`);
    await page.getByText("1 document added, with 2 claims.").waitFor();
    assert.equal(names.at(-1), "dropped.txt");
    await page.context().close();
    await served.close();
  });

  test("an address is fetched by the server, whatever stands behind it: a page or a feed", async () => {
    const { app, calls } = fixtureApp({ webRoot: WEB_ROOT });
    const served = await serve(app, { host: "127.0.0.1", port: 0 });
    const { page } = await openPage(browser, served);
    await page.goto("/add");
    await page.getByLabel(/address of a page or feed/).fill("https://news.example/feed.xml");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByText("1 document added, with 3 claims.").waitFor();
    assert.deepEqual(calls.targets, ["https://news.example/feed.xml"]);
    await page.context().close();
    await served.close();
  });
});
