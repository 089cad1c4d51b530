import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type Context as Exchange, Hono } from "hono";
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
  const packed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  app.get("/assets/*", async (c, next) => {
    const file = files.get(c.req.path);
    if (file === undefined || !PACKED.has(extname(file)) || !takesGzip(c)) return next();
    return c.body(await once(packed, file), 200, {
      ...headersOf(c.req.path),
      "content-encoding": "gzip",
    });
  });
  app.get("*", async (c) => {
    const path = fileFor(c.req.path, files);
    const file = files.get(path);
    if (file === undefined) {
      return refuse(c, { title: "No such page", status: 404, ...missing(path) });
    }
    const bytes = await readFile(file);
    const body = path === "/index.html" ? begun(bytes, c.req.url) : new Uint8Array(bytes);
    return c.body(body, 200, headersOf(path));
  });
  return app;
}

function headersOf(path: string): Record<string, string> {
  const isAsset = path.startsWith("/assets/");
  return {
    "content-type": TYPES[extname(path)] ?? "application/octet-stream",
    "cache-control": isAsset ? "public, max-age=31536000, immutable" : "no-cache",
    ...(isAsset ? { vary: "accept-encoding" } : {}),
  };
}

const PACKED: ReadonlySet<string> = new Set([".js", ".mjs", ".css", ".json", ".svg"]);

function takesGzip(c: Exchange): boolean {
  return /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
}

/** Done once for each file: what a first visit waits for is not packed anew on every one. One that failed is tried again. */
function once(
  packed: Map<string, Promise<Uint8Array<ArrayBuffer>>>,
  file: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const known = packed.get(file);
  if (known) return known;
  const bytes = gzipped(file);
  packed.set(file, bytes);
  bytes.catch(() => packed.delete(file));
  return bytes;
}

async function gzipped(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await promisify(gzip)(await readFile(file)));
}

/** A file, the index of a folder such as /docs, or else the one page of the workbench. */
function fileFor(path: string, files: ReadonlyMap<string, string>): string {
  if (files.has(path) || extname(path) !== "") return path;
  const index = `${path.replace(/\/$/, "")}/index.html`;
  return files.has(index) ? index : "/index.html";
}

/** The first question of each page that opens with a list, and what of the address goes with it, as the page asks it. */
const LISTED = ["q", "collection", "limit", "offset"];
const FIRST_ASKED: Readonly<
  Record<string, readonly [question: string, names: readonly string[] | null]>
> = {
  "/": ["/api/case", []],
  "/case": ["/api/case", []],
  "/claims": ["/api/claims", null],
  "/documents": ["/api/documents", LISTED],
  "/actors": ["/api/actors", LISTED],
  "/sources": ["/api/sources", LISTED],
  "/issues": ["/api/issues", LISTED],
  "/problems": ["/api/problems", []],
};

/** The page, with its first question named in its head: the answer is on its way while the scripts still are. */
function begun(page: Uint8Array, address: string): string {
  const html = new TextDecoder().decode(page);
  const { pathname, searchParams } = new URL(address);
  const asked = FIRST_ASKED[pathname];
  if (asked === undefined) return html;
  const [question, names] = asked;
  const query = (names === null ? searchParams : only(searchParams, names)).toString();
  const href = escaped(query === "" ? question : `${question}?${query}`);
  const link = `<link rel="preload" as="fetch" crossorigin href="${href}" />`;
  return html.replace("</head>", `${link}</head>`);
}

function only(given: URLSearchParams, names: readonly string[]): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = given.get(name);
    if (value) query.set(name, value);
  }
  return query;
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
