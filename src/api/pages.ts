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
    const bytes = await readFile(file);
    return c.body(path === "/index.html" ? begun(bytes, c.req.url) : new Uint8Array(bytes), 200, {
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

/** The first question of each page that opens with a list; the page asks it in the same words. */
const FIRST_ASKED: Readonly<Record<string, string>> = {
  "/": "/api/case",
  "/case": "/api/case",
  "/claims": "/api/claims",
};

/** The page, with its first question named in its head: the answer is on its way while the scripts still are. */
function begun(page: Uint8Array, address: string): string {
  const html = new TextDecoder().decode(page);
  const { pathname, searchParams } = new URL(address);
  const asked = FIRST_ASKED[pathname];
  if (asked === undefined) return html;
  const query = asked === "/api/claims" ? searchParams.toString() : "";
  const href = escaped(query === "" ? asked : `${asked}?${query}`);
  const link = `<link rel="preload" as="fetch" crossorigin href="${href}" />`;
  return html.replace("</head>", `${link}</head>`);
}

/** Of what `URLSearchParams` writes only the ampersand means anything in an attribute. */
function escaped(query: string): string {
  return query.replaceAll("&", "&amp;");
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
