// When a page shows what it is for, by the clock of the browser itself, and what the time went to.
import type { Browser, Page } from "playwright-core";

/** What a reader came for: a row of the page's list. */
const ROW = "main li, main tbody tr";
const PATIENCE_MS = 60_000;

/** Milliseconds since the browser began to ask for the page. */
export interface PaintParts {
  readonly htmlMs: number;
  /** All scripts and styles of the first load are there. */
  readonly scriptsMs: number;
  /** Something is painted: the frame of the page. */
  readonly firstPaintMs: number;
  /** The last answer that was there before the first row. */
  readonly answerMs: number;
  /** The first row is painted: the first useful paint. */
  readonly usefulMs: number;
}

export interface Painted {
  readonly parts: PaintParts;
  /** Milliseconds of processor time: of this process, which serves, and of the page's own thread. */
  readonly serverCpuMs: number;
  readonly pageCpuMs: number;
  /** Of the page's: running scripts, and working out styles and places. */
  readonly scriptCpuMs: number;
  readonly layoutCpuMs: number;
}

/** Notes the frame after the first row is in the page. */
const WATCH = `
  new MutationObserver((_, observer) => {
    if (!document.querySelector(${JSON.stringify(ROW)})) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { document.documentElement.dataset.useful = String(performance.now()); }));
  }).observe(document, { childList: true, subtree: true });`;

const PARTS = `(() => {
  const useful = Number(document.documentElement.dataset.useful);
  const [page] = performance.getEntriesByType("navigation");
  const files = performance.getEntriesByType("resource").filter((one) => one.responseEnd <= useful);
  const lastOf = (isOne) => Math.max(0, ...files.filter(isOne).map((one) => one.responseEnd));
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return {
    htmlMs: page.responseEnd,
    scriptsMs: lastOf((one) => one.name.includes("/assets/")),
    firstPaintMs: paint ? paint.startTime : useful,
    answerMs: lastOf((one) => one.name.includes("/api/")),
    usefulMs: useful,
  };
})()`;

/** In a browser context of its own: nothing is kept from the page before. */
export async function paintOf(browser: Browser, url: string): Promise<Painted> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.addInitScript(WATCH);
  const protocol = await context.newCDPSession(page);
  await protocol.send("Performance.enable", { timeDomain: "threadTicks" }); // worked, not waited
  const used = process.cpuUsage();
  await page.goto(url, { waitUntil: "commit" });
  await page.locator("html[data-useful]").waitFor({ state: "attached" });
  const { user, system } = process.cpuUsage(used);
  const { metrics } = await protocol.send("Performance.getMetrics");
  const worked = (...names: string[]) =>
    metrics.reduce((sum, { name, value }) => (names.includes(name) ? sum + value * 1000 : sum), 0);
  const parts = await partsOf(page);
  await context.close();
  return {
    parts,
    serverCpuMs: Math.round((user + system) / 1000),
    pageCpuMs: Math.round(worked("TaskDuration")),
    scriptCpuMs: Math.round(worked("ScriptDuration")),
    layoutCpuMs: Math.round(worked("LayoutDuration", "RecalcStyleDuration")),
  };
}

async function partsOf(page: Page): Promise<PaintParts> {
  const parts = await page.evaluate<PaintParts>(PARTS);
  const rounded = Object.entries(parts).map(([name, ms]) => [name, Math.round(ms)]);
  return Object.fromEntries(rounded) as unknown as PaintParts;
}
