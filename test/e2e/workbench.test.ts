import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { Served } from "../../src/api/serve.ts";
import {
  buildWeb,
  complaintsOf,
  goByMenu,
  gone,
  openBrowser,
  openPage,
  PAGES,
  serveFixture,
  settled,
} from "./browser.ts";
import { EMPTY_CASE, fixtureStore } from "./fixture/store.ts";

const PHONE = { viewport: { width: 390, height: 844 } };

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

/** Runs in a page of its own, and fails on anything the page complains of. */
async function onPage(
  path: string,
  steps: (page: Page) => Promise<void>,
  options: Parameters<typeof openPage>[2] = {},
): Promise<void> {
  const watched = await openPage(browser, served, options);
  const { page } = watched;
  await page.goto(path);
  await settled(page);
  await steps(page);
  await page.context().close();
  assert.deepEqual(complaintsOf(watched), []);
}

for (const [name, path] of Object.entries(PAGES)) {
  test(`${name}: stands without complaint, asks no other server, and has one heading`, async () => {
    await onPage(path, async (page) => {
      assert.equal(await page.locator("h1").count(), 1);
      assert.notEqual(await page.title(), "");
      assert.equal(await page.locator(".failed").count(), 0);
    });
  });

  test(`${name}: fits a phone without scrolling sideways`, async () => {
    await onPage(
      path,
      async (page) => {
        const width = await page.evaluate<number>("document.documentElement.scrollWidth");
        assert.ok(width <= 390, `${width} px wide`);
      },
      PHONE,
    );
  });
}

test("from a claim to its text, to the proposition, and back again", async () => {
  await onPage("/claims", async (page) => {
    await page
      .getByRole("link", { name: /could strike the lighthouse/ })
      .first()
      .click();
    await page.locator(".article .chosen").first().waitFor();
    assert.match(page.url(), /\/documents\/doc-wire\?claim=claim-strike$/);
    const chosen = await page.locator(".article .chosen").allTextContents();
    assert.equal(chosen.join("").includes("strike the lighthouse garrison"), true);
    assert.equal(chosen.join("").includes("official said"), false, "the pieces stay apart");

    await page.getByRole("link", { name: "All who speak to this" }).click();
    await page.getByRole("heading", { name: /^denied/ }).waitFor();
    await page.getByText("Two articles, one origin").first().waitFor();
    await page
      .getByRole("link", { name: /could strike/ })
      .first()
      .click();
    await page.locator(".article .chosen").first().waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: /^denied/ }).waitFor();
  });
});

test("a click on underlined words picks the innermost claim, a further one the claim around it", async () => {
  await onPage("/documents/doc-wire", async (page) => {
    const words = page.locator(".article .stacked", { hasText: "the exercise would end" });
    await words.click();
    await page.getByRole("region", { name: "Claim 5" }).waitFor();
    assert.match(page.url(), /claim=claim-end/);
    const path = await page.locator(".chain-path b").allTextContents();
    assert.deepEqual(path, ["Meridian Wire", "The Solvane Herald", "President Oren Vale"]);
    await words.click();
    await page.getByRole("region", { name: "Claim 4" }).waitFor();
  });
});

test("the keyboard reaches everything: skip link, claims in the list and in the text", async () => {
  await onPage("/claims", async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate("document.activeElement.className"), "skip");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    await page.keyboard.press("j");
    const focused = await page.evaluate("document.activeElement.textContent");
    assert.equal(focused, "We counted at least forty landing boats");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Claim 2" }).waitFor();
    await page.keyboard.press("j");
    await page.getByRole("region", { name: "Claim 3" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("region", { name: "Claim 3" }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: /^Claim 6, by/ }).press("Enter");
    await page.getByRole("region", { name: "Claim 6" }).waitFor();
    await page.keyboard.press("/");
  });
});

test("focus goes to the heading of a page one comes to, and is to be seen", async () => {
  await onPage("/", async (page) => {
    await goByMenu(page, "Sources");
    await page.getByRole("heading", { name: "Sources" }).waitFor();
    assert.equal(await page.evaluate("document.activeElement.tagName"), "H1");
    await page.keyboard.press("Tab");
    const outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
    assert.equal(outline, "solid");
  });
});

test("the words of an article stay words: no markup, no script, no turned text", async () => {
  for (const path of ["/documents/doc-hostile", "/claims", "/documents", "/sources", "/"]) {
    await onPage(path, async (page) => {
      assert.equal(await page.evaluate("'pwned' in window"), false);
      assert.equal(await page.locator("main script, main img, main b > svg").count(), 0);
      assert.equal((await page.locator("main").textContent())?.includes("\u202e"), false);
    });
  }
  await onPage("/documents/doc-hostile", async (page) => {
    await page.getByText("<script>window.pwned = true</script>").first().waitFor();
    assert.equal(await page.locator('a[href^="javascript:"]').count(), 0);
  });
});

test("a text is set in the direction of its language", async () => {
  await onPage("/documents/doc-arabic", async (page) => {
    assert.equal(await page.locator(".text").first().getAttribute("dir"), "rtl");
  });
  await onPage("/documents/doc-wire", async (page) => {
    assert.equal(await page.locator(".text").first().getAttribute("dir"), "ltr");
  });
});

test("the filter is the address: facets, search, and a way out of each", async () => {
  await onPage("/claims", async (page) => {
    await page.getByRole("link", { name: "direct speech", exact: true }).click();
    await page.getByText("3 claims", { exact: true }).waitFor();
    assert.match(page.url(), /\/claims\?form=direct$/);
    const csv = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
    assert.equal(csv, "/api/claims.csv?form=direct");
    assert.equal(
      await page.getByRole("link", { name: "JSON", exact: true }).getAttribute("href"),
      "/api/claims.json?form=direct",
    );
    await page.getByLabel("Name for this view").fill("Their own words");
    await page.locator(".saved-views").getByLabel("Your name").fill("ada");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("link", { name: "Their own words" }).waitFor();
    await page.getByLabel("Words in a claim, or a name").fill("twelve");
    await page.keyboard.press("Enter");
    await page.getByText("1 claim", { exact: true }).waitFor();
    await page.getByRole("link", { name: /Remove the filter Whose words/ }).click();
    await page.waitForURL(/\/claims\?q=twelve$/);
    await page.goto("/claims?q=nothing+like+it");
    await page.getByText("No claim is like that.").waitFor();
    await page.getByRole("link", { name: "Their own words" }).click();
    await page.waitForURL(/\/claims\?form=direct$/);
    await page.getByText("3 claims", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Forget the view Their own words" }).click();
    await gone(page.getByRole("link", { name: "Their own words" }));
  });
});

test("added text is sent, told of, and every open page asks again", async () => {
  await onPage("/case", async (page) => {
    await page.getByLabel(/^Text of an article/).fill("Boats left.");
    const asked = page.waitForRequest((request) => request.url().endsWith("/api/case"));
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByText("1 document added, with 3 claims.").waitFor();
    await asked;
  });
});

test("an empty case says what to do; a refusal says what went wrong", async () => {
  const empty = await serveFixture({ store: fixtureStore({ caseView: async () => EMPTY_CASE }) });
  const { page, complaints } = await openPage(browser, empty);
  await page.goto("/");
  await page.getByText("Add an article and it will").waitFor();
  await page.goto("/documents/nothing");
  await page.getByText('unknown document: "nothing".').waitFor();
  await page.getByRole("button", { name: "Try again" }).waitFor();
  assert.deepEqual(complaints, []);
  await page.context().close();
  await empty.close();
});

test("light and dark: as the system has it, until one chooses", async () => {
  await onPage(
    "/",
    async (page) => {
      const paper = () =>
        page.evaluate<string>("getComputedStyle(document.documentElement).backgroundColor");
      const dark = await paper();
      await page.getByRole("button", { name: "Light" }).click();
      assert.notEqual(await paper(), dark);
      await page.reload();
      await settled(page);
      assert.notEqual(await paper(), dark);
    },
    { colorScheme: "dark" },
  );
});

test("the map is drawn, and is a list where it cannot be", async () => {
  await onPage("/map", async (page) => {
    await page.locator("canvas.maplibregl-canvas").waitFor();
    await page.getByRole("link", { name: "Tern Point" }).click();
    await page.getByRole("heading", { name: "Claims that name Tern Point" }).waitFor();
    assert.match(page.url(), /place=place-tern/);
  });
  const { page } = await openPage(browser, served);
  await page.addInitScript({ content: "HTMLCanvasElement.prototype.getContext = () => null" });
  await page.goto("/map");
  await page.getByText("This browser cannot draw the map.").waitFor();
  await page.getByRole("link", { name: "Gull Bay" }).waitFor();
  await page.context().close();
});

test("a window of days is chosen by its ends, stands in the address, and goes along to other pages", async () => {
  await onPage("/map", async (page) => {
    await page.getByText("2 Mar 2031 to 4 Mar 2031").waitFor();
    await page.getByLabel("First day shown").fill("1");
    await page.getByText("3 Mar 2031 to 4 Mar 2031").waitFor();
    assert.match(page.url(), /from=2031-03-03&to=2031-03-05$/);
    const claims = page.locator(".brush").getByRole("link", { name: "claims", exact: true });
    assert.equal(await claims.getAttribute("href"), "/claims?from=2031-03-03&to=2031-03-05");
    await page.getByLabel("Borders in dispute").selectOption("plain");
    await page.waitForURL(/borders=plain/);
    await page.getByRole("link", { name: "all days" }).click();
    await page.getByText("2 Mar 2031 to 4 Mar 2031").waitFor();
  });
});

test("the timeline sets counts against what was to be expected, names both parties, and leads to claims", async () => {
  await onPage("/timeline", async (page) => {
    const first = page.locator(".series-list > li").first();
    await first.getByRole("link", { name: "Solvane" }).waitFor();
    await first.getByRole("link", { name: "Kestria" }).waitFor();
    await first.getByText(/11 seen, 1\.\d expected/).waitFor();
    assert.ok((await first.locator(".band").count()) > 10);
    assert.equal(await first.locator(".expected").count(), await first.locator(".band").count());
    assert.equal(await first.locator(".alarm").count(), 1);
    await first.locator(".alarm").click();
    await page.waitForURL(/\/claims\?from=2031-02-18&to=2031-02-25&actor=ent-solvane$/);
    await page.goto("/timeline?from=2031-03-03&to=2031-03-05");
    await page
      .getByText(/1 event/)
      .first()
      .waitFor();
    assert.equal(await page.locator(".series-list > li").first().locator(".alarm").count(), 0);
  });
});

test("ties are asked for by kind, and each leads to its evidence", async () => {
  await onPage("/actors", async (page) => {
    const asked = page.waitForRequest((request) => request.url().includes("type=allied-with"));
    await page.locator(".settings select").selectOption("allied-with");
    await asked;
    const evidence = page.locator(".relations").getByRole("link", { name: "evidence 1" }).first();
    assert.match((await evidence.getAttribute("href")) ?? "", /^\/documents\/.+claim=/);
  });
});
