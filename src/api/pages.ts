import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { refuse } from "./failures.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * The built workbench: files by name, and its one page for every address it knows how to show.
 * The files are listed once, so that no address can name anything else on the disk.
 */
export function pageRoutes(webRoot: string | null): Hono {
  const files = webRoot === null ? new Map<string, string>() : filesUnder(webRoot);
  const app = new Hono();
  app.use("/assets/*", compress());
  app.get("*", async (c) => {
    const path = fileFor(c.req.path, files);
    const file = files.get(path);
    if (file === undefined) {
      return refuse(c, { title: "No such page", status: 404, ...missing(path) });
    }
    return c.body(new Uint8Array(await readFile(file)), 200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": path.startsWith("/assets/")
        ? "public, max-age=31536000, immutable"
        : "no-cache",
    });
  });
  return app;
}

/** A file, the index of a folder such as /docs, or else the one page of the workbench. */
function fileFor(path: string, files: ReadonlyMap<string, string>): string {
  if (files.has(path) || extname(path) !== "") return path;
  const index = `${path.replace(/\/$/, "")}/index.html`;
  return files.has(index) ? index : "/index.html";
}

function missing(path: string): { detail: string; hint: string } {
  return path === "/index.html"
    ? { detail: "missing workbench: it has not been built", hint: "npm run build:web" }
    : { detail: `unknown page: ${JSON.stringify(path)}`, hint: "go back to /" };
}

function filesUnder(root: string): Map<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [`/${relative(root, file).split(sep).join("/")}`, file];
      }),
  );
}
