// How fast the pages are on a generated case, in headless Chromium: npm run bench:web -- DOCUMENTS
// Without a GPU Chromium draws in software: the rates of map and network are then those of the processor.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { createApp, serve } from "../src/api/index.ts";
import { openStore, type Store } from "../src/store/index.ts";
import { buildWeb, openBrowser, WEB_ROOT } from "../test/e2e/browser.ts";
import { mulberry32 } from "./articles.ts";
import { readDocuments, type ReadDocument } from "./case.ts";

const SEED = 7;
const BATCH = 500;
const PLACES = 50_000;
const NODES = 2000;
const EDGES = 4000;
const PAGES = ["/claims", "/claims?q=w3", "/documents", "/sources"] as const;
const PAN_MS = 4000;
const SETTLE_MS = 60_000;
const NOW = "2025-11-01T12:00:00.000Z";

interface WebFigures {
  readonly documents: number;
  readonly claims: number;
  /** Milliseconds to the first useful paint: the first row of the list is there. */
  readonly firstRowMs: Readonly<Record<string, number>>;
  /** 95th percentile of milliseconds from a key or click to the next paint, over the claims list. */
  readonly interactionP95Ms: number;
  readonly framesPerSecond: Readonly<Record<string, number>>;
}

async function fill(store: Store, count: number): Promise<void> {
  let batch: ReadDocument[] = [];
  const save = async () => {
    const items = batch.map(({ document }) => ({
      document,
      bytes: new TextEncoder().encode(document.id),
    }));
    await store.saveDocuments(items, []);
    await store.saveAnnotations(batch.map(({ annotation }) => annotation));
    batch = [];
  };
  for (const document of readDocuments(count, SEED)) {
    if (batch.push(document) === BATCH) await save();
  }
  await save();
}

function madePlaces() {
  const random = mulberry32(SEED);
  return Array.from({ length: PLACES }, (_, i) => ({
    place: {
      id: `p${i}`,
      name: `Place ${i}`,
      kind: "city",
      country: null,
      admin1: null,
      lat: random() * 120 - 50,
      lon: random() * 340 - 170,
      population: null,
      geonamesId: null,
      uncertaintyKm: 5 + random() * 40,
      provenance: "made",
    },
    documents: 1,
    claims: 1 + Math.floor(random() * 40),
    surfaces: [],
  }));
}

function madeNetwork() {
  const random = mulberry32(SEED);
  const node = () => Math.floor(NODES * random() ** 2);
  const nodes = Array.from({ length: NODES }, (_, i) => ({
    id: `n${i}`,
    name: `Actor ${i}`,
    type: "Organisation",
    subtype: null,
    countries: [],
    verified: i % 3 === 0,
    provenance: "made",
    mentions: 1 + Math.floor(random() * 30),
    documents: 1,
    claimsBy: 0,
    claimsAbout: 1,
  }));
  const edges = Array.from({ length: EDGES }, (_, i) => {
    const [from, to] = [`n${node()}`, `n${node()}`];
    return {
      relation: { id: `r${i}`, type: "allied-with", fromId: from, toId: to, evidence: [] },
      from: { id: from, name: from },
      to: { id: to, name: to },
      contested: i % 20 === 0,
    };
  });
  return { nodes, edges };
}

async function firstRow(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  const begun = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  await page.locator("main li, main tbody tr").first().waitFor();
  const took = performance.now() - begun;
  await page.close();
  return Math.round(took);
}

/** Keys j and k and the opening of facets, each from its event to the next paint, as the browser counts it. */
async function interactionP95(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.locator("main tbody tr").first().waitFor();
  await page.evaluate(`
    window.tooks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.interactionId) tooks.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16 });`);
  for (let i = 0; i < 40; i++) await page.keyboard.press(i % 5 === 4 ? "k" : "j");
  for (const summary of await page.locator(".facets section summary").all()) await summary.click();
  const tooks = await page.evaluate<number[]>("window.tooks.sort((a, b) => a - b)");
  await page.close();
  return tooks[Math.floor(tooks.length * 0.95)] ?? 16; // what is under 16 ms is not reported
}

async function panRate(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).first().boundingBox({ timeout: SETTLE_MS });
  if (!box) throw new Error(`missing canvas: ${selector}`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(`
    window.frames = 0;
    const count = () => { window.frames++; requestAnimationFrame(count); };
    requestAnimationFrame(count);`);
  const begun = performance.now();
  for (let i = 0; performance.now() - begun < PAN_MS; i++) {
    await page.mouse.move(x + 120 * Math.sin(i / 9), y + 60 * Math.cos(i / 7));
  }
  const seconds = (performance.now() - begun) / 1000;
  await page.mouse.up();
  return Math.round(((await page.evaluate<number>("window.frames")) / seconds) * 10) / 10;
}

async function rateOn(
  browser: Browser,
  {
    url,
    route,
    answer,
    selector,
  }: Readonly<Record<"url" | "route" | "answer" | "selector", string>>,
): Promise<number> {
  const page = await browser.newPage();
  page.setDefaultTimeout(SETTLE_MS);
  await page.route(route, (given) =>
    given.fulfill({ contentType: "application/json", body: answer }),
  );
  await page.goto(url);
  await page.locator(selector).first().waitFor();
  const rate = await panRate(page, selector);
  await page.close();
  return rate;
}

async function measure(documents: number): Promise<WebFigures> {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-bench-"));
  const world = { now: () => NOW, fetch: () => Promise.reject(new Error("no network")) };
  const store = await openStore(join(folder, "web.tocsin"), { create: true, now: () => NOW });
  await fill(store, documents);
  await buildWeb();
  const app = createApp({ store, world, webRoot: WEB_ROOT, token: null, version: "bench" });
  const served = await serve(app, { host: "127.0.0.1", port: 0 });
  const browser = await openBrowser();
  try {
    const firstRowMs: Record<string, number> = {};
    for (const path of PAGES) firstRowMs[path] = await firstRow(browser, served.url + path);
    const { counts } = await store.caseView();
    return {
      documents,
      claims: counts.claims,
      firstRowMs,
      interactionP95Ms: await interactionP95(browser, `${served.url}/claims`),
      framesPerSecond: {
        [`map of ${PLACES} places`]: await rateOn(browser, {
          url: `${served.url}/map`,
          route: "**/api/places*",
          answer: JSON.stringify(madePlaces()),
          selector: "canvas.maplibregl-canvas",
        }),
        [`network of ${NODES} actors`]: await rateOn(browser, {
          url: `${served.url}/actors`,
          route: "**/api/network*",
          answer: JSON.stringify(madeNetwork()),
          selector: ".canvas canvas",
        }),
      },
    };
  } finally {
    await browser.close();
    await served.close();
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

const [count = "20000"] = process.argv.slice(2);
const figures = await measure(Number(count));
writeFileSync(new URL("web.json", import.meta.url), `${JSON.stringify(figures, null, 2)}\n`);
console.log(figures);
