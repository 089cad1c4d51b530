import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { TocsinError } from "../base/error.ts";

const TIMEOUT_MS = 60_000;
const BROWSERS = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];

const run = promisify(execFile);

/**
 * A page printed by the Chromium of this machine. The page is read from a folder of its own, and no network is
 * needed for it.
 *
 * @param browser a program to use instead of the ones it is usually called by
 * @throws TocsinError "unavailable" where there is no Chromium, or it fails
 */
export async function printPdf(html: Uint8Array, browser?: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "tocsin-pdf-"));
  try {
    const [page, pdf] = [join(folder, "brief.html"), join(folder, "brief.pdf")];
    await writeFile(page, html);
    await print(browser === undefined ? BROWSERS : [browser], [
      "--headless",
      "--disable-gpu",
      "--no-first-run",
      "--disable-extensions",
      "--no-pdf-header-footer",
      `--user-data-dir=${join(folder, "profile")}`,
      // Root may not use the sandbox of Chromium; the page has no script and a policy that allows none.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      `--print-to-pdf=${pdf}`,
      `file://${page}`,
    ]);
    return new Uint8Array(await readFile(pdf));
  } catch (cause) {
    if (cause instanceof TocsinError) throw cause;
    throw new TocsinError("unavailable", "unreachable Chromium: it did not print the page", {
      hint: "print the HTML form with a browser instead",
      cause,
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function print(browsers: readonly string[], args: readonly string[]): Promise<void> {
  for (const browser of browsers) {
    const found = await run(browser, [...args], { timeout: TIMEOUT_MS }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return false;
        throw error;
      },
    );
    if (found) return;
  }
  throw new TocsinError("unavailable", "unreachable Chromium: none is installed", {
    hint: `install one of ${BROWSERS.join(", ")}, name one by TOCSIN_CHROMIUM, or take the HTML form`,
  });
}
