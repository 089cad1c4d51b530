import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { docsHtml, docsPages } from "./docs-pages.ts";

const pages = docsPages(join(import.meta.dirname, ".."));
const all = [undefined, ...pages].map((page) => docsHtml(pages, page));

test("every page of the documentation is there, with a title of its own", () => {
  assert.ok(pages.length > 40);
  assert.equal(new Set(pages.map(({ href }) => href)).size, pages.length);
  assert.ok(pages.some(({ href }) => href === "/docs/guide/quick-start.html"));
});

test("every link leads to a page that is there, and every anchor to its heading", () => {
  const ids = new Map(
    pages.map(({ href, body }) => [
      href,
      new Set([...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)),
    ]),
  );
  for (const [i, html] of all.entries())
    for (const [, href = ""] of html.matchAll(/<a href="([^"]+)"/g)) {
      if (/^https?:/.test(href)) continue;
      const [path = "", anchor] = href.split("#");
      const own = path === "" ? pages[i - 1]?.href : path;
      if (own === "/" || own === "/docs/") continue;
      assert.ok(ids.has(own ?? ""), `${href} on ${pages[i - 1]?.file}`);
      if (anchor) assert.ok(ids.get(own ?? "")?.has(anchor), `${href} on ${pages[i - 1]?.file}`);
    }
});

test("nothing of a page comes from elsewhere, and nothing on it runs", () => {
  for (const html of all) {
    assert.doesNotMatch(html, /<script|<img|<iframe|\bon\w+=/);
    assert.doesNotMatch(html, /(?:src|<link[^>]+href)="https?:/);
  }
});
