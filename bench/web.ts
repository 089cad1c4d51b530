// How fast the pages are on a generated case, in headless Chromium: npm run bench:web -- DOCUMENTS [CASE]
// A case that is named is filled where it does not exist, and kept: 200,000 documents take half an hour and 8 GB.
// Without a GPU Chromium draws in software: the rates of map and network are then those of the processor.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { createApp, serve } from "../src/api/index.ts";
import { readersHere } from "../src/cli/case.ts";
import { openStore } from "../src/store/index.ts";
import { buildWeb, openBrowser, WEB_ROOT } from "../test/e2e/browser.ts";
import { mulberry32 } from "./articles.ts";
import { questionFigures, type QuestionFigures } from "./web-api.ts";
import { fillCase } from "./web-case.ts";
import { paintOf, type Painted } from "./web-paint.ts";

const SEED = 7;
const PLACES = 50_000;
const NODES = 2000;
const EDGES = 4000;
const PAGES = [
  "/",
  "/claims",
  "/claims?q=w3",
  "/claims?modality=alleged",
  "/claims?from=2025-03-01&to=2025-04-01",
  "/documents",
  "/propositions",
  "/actors",
  "/map",
  "/sources",
] as const;
const PAN_MS = 4000;
const SETTLE_MS = 60_000;
const NOW = "2025-11-01T12:00:00.000Z";

/** One page: its first useful paint the first time and again, and of that second time what it went to. */
interface PageFigures extends Painted {
  readonly firstUsefulMs: number;
}

interface WebFigures {
  readonly documents: number;
  readonly claims: number;
  /** Cores, and how many processes waited for one on average while it was measured. */
  readonly cores: number;
  readonly load: number;
  /** What a first load carries, packed; the bar is 250 kB. */
  readonly scriptKB: number;
  readonly pages: Readonly<Record<string, PageFigures>>;
  /** The questions by themselves, each the first of a store that was just opened. */
  readonly questions: Readonly<Record<string, QuestionFigures>>;
  /** 95th percentile of milliseconds from a key or click to the next paint, over the claims list. */
  readonly interactionP95Ms: number;
  readonly framesPerSecond: Readonly<Record<string, number>>;
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

async function pageFigures(browser: Browser, url: string): Promise<PageFigures> {
  const first = await paintOf(browser, url);
  return { firstUsefulMs: first.parts.usefulMs, ...(await paintOf(browser, url)) };
}

/** kB of the scripts that the page names, as they travel. */
async function scriptKB(url: string): Promise<number> {
  const html = await (await fetch(url)).text();
  const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(
    ([, path]) => path,
  );
  const sizes = scripts.map((path) => gzipSync(readFileSync(join(WEB_ROOT, path ?? ""))).length);
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1000);
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

async function measure(documents: number, path: string): Promise<WebFigures> {
  const world = { now: () => NOW, fetch: () => Promise.reject(new Error("no network")) };
  const isNew = !existsSync(path);
  const store = await openStore(path, { create: true, now: () => NOW, readers: readersHere() });
  if (isNew) await fillCase(store, documents, SEED);
  await buildWeb();
  const app = createApp({ store, world, webRoot: WEB_ROOT, token: null, version: "bench" });
  const questions = await questionFigures(path, NOW);
  const served = await serve(app, { host: "127.0.0.1", port: 0 });
  const browser = await openBrowser();
  try {
    const pages: Record<string, PageFigures> = {};
    for (const page of PAGES) pages[page] = await pageFigures(browser, served.url + page);
    const { counts } = await store.caseView();
    return {
      documents: counts.documents,
      claims: counts.claims,
      cores: cpus().length,
      load: Math.round((loadavg()[0] ?? Number.NaN) * 10) / 10,
      scriptKB: await scriptKB(served.url),
      pages,
      questions,
      interactionP95Ms: await interactionP95(browser, `${served.url}/claims`),
      framesPerSecond: await frameRates(browser, served.url),
    };
  } finally {
    await browser.close();
    await served.close();
    await store.close();
  }
}

async function frameRates(browser: Browser, url: string): Promise<Record<string, number>> {
  return {
    [`map of ${PLACES} places`]: await rateOn(browser, {
      url: `${url}/map`,
      route: "**/api/places*",
      answer: JSON.stringify(madePlaces()),
      selector: "canvas.maplibregl-canvas",
    }),
    [`network of ${NODES} actors`]: await rateOn(browser, {
      url: `${url}/actors`,
      route: "**/api/network*",
      answer: JSON.stringify(madeNetwork()),
      selector: ".canvas canvas",
    }),
  };
}

const FIGURES = new URL("web.json", import.meta.url);

/** A row for each size of case; a new measurement of one replaces the old. */
function keep(figures: WebFigures): WebFigures[] {
  const kept = existsSync(FIGURES)
    ? (JSON.parse(readFileSync(FIGURES, "utf8")) as WebFigures[])
    : [];
  const rows = [...kept.filter(({ documents }) => documents !== figures.documents), figures];
  const sorted = rows.toSorted((a, b) => a.documents - b.documents);
  writeFileSync(FIGURES, `${JSON.stringify(sorted, null, 2)}\n`);
  return sorted;
}

/** The same as tables that people read. */
function report(all: readonly WebFigures[]): string {
  const sizes = all.map(({ documents, claims, load, interactionP95Ms, framesPerSecond, pages }) => {
    const rows = Object.entries(pages).map(
      ([page, { firstUsefulMs, parts, serverCpuMs, pageCpuMs }]) =>
        `| ${page} | ${firstUsefulMs} | ${parts.usefulMs} | ${parts.firstPaintMs} | ${serverCpuMs} | ${pageCpuMs} |`,
    );
    const rates = Object.entries(framesPerSecond).map(([what, rate]) => `${what}: ${rate}`);
    return [
      `## ${documents} documents, ${claims} claims`,
      "",
      `From a key or click to the next paint over the claims list, 95th percentile: ${interactionP95Ms} ms. Frames a second while panning, drawn in software: ${rates.join("; ")}. Load of the machine ${load}.`,
      "",
      "| page | first useful paint, ms | again, ms | frame of the page, ms | server CPU, ms | page CPU, ms |",
      "|---|---|---|---|---|---|",
      ...rows,
    ].join("\n");
  });
  return `# How fast the pages are

Made by \`npm run bench:web -- DOCUMENTS\`: a generated case in an SQLite file, served on the machine on which headless Chromium draws. First useful paint is the frame that shows the first row of the page's list, in a browser that kept nothing; "again" is a second browser. Asked for at 200,000 documents: under 1 s, under 100 ms from a key to the next paint, 30 frames a second where there is a GPU. \`web.json\` has the parts, and each question by itself.
Machine: ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), Node ${process.version}; scripts of a first load ${all.at(-1)?.scriptKB} kB packed (asked for: 250).

${sizes.join("\n\n")}
`;
}

const [count = "20000", named] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "tocsin-bench-"));
const figures = await measure(Number(count), named ?? join(folder, "web.tocsin"));
rmSync(folder, { recursive: true });
writeFileSync(new URL("WEB.md", import.meta.url), report(keep(figures)));
console.log(JSON.stringify(figures, null, 2));
