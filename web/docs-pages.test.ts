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
  const leads = (href: string, from: string) => {
    const [path = "", anchor] = href.split("#");
    const to = ids.get(path === "" ? from : path);
    return to !== undefined && (anchor === undefined || to.has(anchor));
  };
  const elsewhere = /^(?:https?:|\/$|\/docs\/$)/;
  for (const { href: from, body } of pages)
    for (const [, href = ""] of body.matchAll(/<a href="([^"]+)"/g))
      assert.ok(elsewhere.test(href) || leads(href, from), `${href} on ${from}`);
  for (const [, href = ""] of (all[0] ?? "").matchAll(/<a href="([^"]+)"/g))
    assert.ok(elsewhere.test(href) || leads(href, ""), `${href} in the contents`);
});

test("nothing of a page comes from elsewhere, and nothing on it runs", () => {
  for (const html of all) {
    assert.doesNotMatch(html, /<script|<img|<iframe|\bon\w+=/);
    assert.doesNotMatch(html, /(?:src|<link[^>]+href)="https?:/);
  }
});
