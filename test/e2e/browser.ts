import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from "playwright-core";
import { build } from "vite";
import type { AppOptions } from "../../src/api/context.ts";
import { serve, type Served } from "../../src/api/serve.ts";
import { fixtureApp } from "./fixture/app.ts";

export const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const WEB_ROOT = root("dist/web");
export const OUTPUT = root("test/output");

/** The pages there are, each with an address of the made-up case. */
export const PAGES: Readonly<Record<string, string>> = {
  today: "/",
  case: "/case",
  review: "/review",
  add: "/add",
  claims: "/claims",
  documents: "/documents",
  document: "/documents/doc-wire?claim=claim-strike",
  arabic: "/documents/doc-arabic?claim=claim-arabic",
  hostile: "/documents/doc-hostile?claim=claim-hostile",
  unread: "/documents/doc-unread",
  propositions: "/propositions",
  proposition: "/propositions/prop-boats",
  contested: "/propositions/prop-strike",
  stories: "/stories",
  story: "/stories/story-strike",
  actors: "/actors",
  actor: "/actors/ent-solvane",
  screening: "/screening?name=Solvane",
  ownership: "/follow/ent-solvane",
  map: "/map?place=place-tern",
  timeline: "/timeline",
  problems: "/problems",
  problem: "/problems/amber-strait",
  brief: "/problems/amber-strait/brief",
  newProblem: "/problem-new",
  editProblem: "/problems/amber-strait/edit",
  alerts: "/alerts",
  forecasts: "/forecasts",
  sources: "/sources",
  source: "/sources/src-herald",
  versions: "/documents/doc-wire/versions/doc-reprint",
  issues: "/issues",
  missing: "/nowhere",
};

/** Builds the workbench as it will be shipped, and serves the made-up case with it. */
export async function serveFixture(options: Partial<AppOptions> = {}): Promise<Served> {
  if (!existsSync(join(WEB_ROOT, "index.html"))) await buildWeb();
  return serve(fixtureApp({ webRoot: WEB_ROOT, ...options }).app, { host: "127.0.0.1", port: 0 });
}

const built: { once?: Promise<unknown> } = {};

/** Once a run: the files of a test that is under way must not be replaced. */
export async function buildWeb(): Promise<void> {
  built.once ??= build({
    root: root("web"),
    configFile: root("web/vite.config.ts"),
    logLevel: "error",
  });
  await built.once;
}

/** Debian's Chromium, or the one that CHROMIUM names; undefined where there is none. */
export function findChromium(): string | undefined {
  const named = process.env["CHROMIUM"];
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = [
    ...(named ? [named] : []),
    ...folders.flatMap((folder) => [join(folder, "chromium"), join(folder, "google-chrome")]),
  ];
  return candidates.find((path) => existsSync(path));
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error("missing browser: set CHROMIUM, or apt-get install chromium");
  }
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

const PATIENCE_MS = 60_000; // a loaded machine of two cores takes its time; what is right is there at once elsewhere

/** A page, and everything that went wrong on it or was asked of another server. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: string[];
}

export async function openPage(
  browser: Browser,
  served: Served,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL: served.url, ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    const isExpected = message.text().includes("404 (Not Found)");
    if (["error", "warning"].includes(message.type()) && !isExpected) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    const isOurs =
      host === new URL(served.url).host || protocol === "blob:" || protocol === "data:";
    if (!isOurs) complaints.push(`asked elsewhere: ${request.url()}`);
  });
  return { page, complaints };
}

/** What a page complained of, without what a software renderer says of its own speed. */
export function complaintsOf({ complaints }: WatchedPage): string[] {
  return complaints.filter((complaint) => !complaint.includes("GL Driver Message"));
}

/** To a main page as a reader goes: its group in the header is opened first, where it stands in one. */
export async function goByMenu(page: Page, name: string): Promise<void> {
  const nav = page.getByRole("navigation", { name: "Main" });
  const group = nav.locator("details", { has: page.getByText(name, { exact: true }) });
  if ((await group.count()) > 0) await group.locator("summary").click();
  await nav.getByRole("link", { name, exact: true }).click();
}

/** Waits until nothing on the page fits the locator any more. */
export async function gone(locator: Locator): Promise<void> {
  await locator.first().waitFor({ state: "detached" });
}

/** Waits until the page stands: its heading is there and nothing is being read. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await page.locator(".waiting").first().waitFor({ state: "detached" });
}
