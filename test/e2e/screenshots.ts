// Takes every page in both themes, wide and narrow: node test/e2e/screenshots.ts [name …]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  buildWeb,
  openBrowser,
  openPage,
  OUTPUT,
  PAGES,
  serveFixture,
  settled,
} from "./browser.ts";

const WIDTHS = [1440, 390] as const;
const THEMES = ["light", "dark"] as const;
const CANVAS_MS = 6000; // a software renderer needs that long for the map

const asked = process.argv.slice(2);
const shown = Object.entries(PAGES).filter(([name]) => asked.length === 0 || asked.includes(name));
await buildWeb();
mkdirSync(OUTPUT, { recursive: true });
const served = await serveFixture();
const browser = await openBrowser();

for (const width of WIDTHS) {
  for (const colorScheme of THEMES) {
    const viewport = { width, height: 900 };
    const { page, complaints } = await openPage(browser, served, { viewport, colorScheme });
    for (const [name, path] of shown) {
      await page.goto(path);
      await settled(page);
      await page.waitForTimeout(["map", "actors"].includes(name) ? CANVAS_MS : 150);
      const file = join(OUTPUT, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path: file, fullPage: true });
    }
    if (complaints.length > 0) console.log([...new Set(complaints)].join("\n"));
    await page.context().close();
  }
}
await browser.close();
await served.close();
