import assert from "node:assert/strict";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { fixtureApp } from "../../test/e2e/fixture/app.ts";
import { PROBLEM_VIEW, PUBLISHED } from "../../test/e2e/fixture/problem.ts";
import { fixtureStore } from "../../test/e2e/fixture/store.ts";
import { ERROR_CODES, TocsinError } from "../base/error.ts";
import type { Failure } from "./failures.ts";
import { exampleOf } from "./examples.ts";
import { describeApi } from "./describe.ts";
import type { Route } from "./openapi-route.ts";
import { ROUTES } from "./openapi.ts";

const json = { "content-type": "application/json" };

async function failure(response: Response): Promise<Failure> {
  assert.match(response.headers.get("content-type") ?? "", /^application\/problem\+json/);
  return (await response.json()) as Failure;
}

/** The address of a route with the values of its example. */
function addressOf(name: string): string {
  const [, path = ""] = name.split(" ");
  const { path: values = {}, query = {} } = exampleOf(name);
  const filled = path.replace(/\{(\w+)\}/g, (_, blank: string) => values[blank] ?? "");
  return `${filled}?${new URLSearchParams(query)}`;
}

test("every described route answers, with what it says it answers", async () => {
  const { app } = fixtureApp();
  for (const [name, route] of Object.entries<Route>(ROUTES)) {
    if (!name.startsWith("GET ")) continue;
    const response = await app.request(addressOf(name));
    assert.equal(response.status, 200, name);
    const type = response.headers.get("content-type") ?? "";
    assert.ok(
      type.startsWith(typeof route.answer === "string" ? route.answer : "application/json"),
      name,
    );
    if (typeof route.answer !== "string") route.answer.parse(await response.json());
    else await response.body?.cancel();
  }
});

test("every example of a body is one that the route understands", async () => {
  const { app } = fixtureApp(
    {},
    { publishBrief: async () => PUBLISHED, setProblem: async () => PROBLEM_VIEW.problem },
  );
  for (const [name, route] of Object.entries<Route>(ROUTES)) {
    if (route.body === undefined) continue;
    const { body } = exampleOf(name);
    assert.ok(route.body.safeParse(body).success, name);
    const post = { method: "POST", headers: json, body: JSON.stringify(body) };
    const { status } = await app.request(addressOf(name), post);
    const expected = name === "POST /api/forecasts" ? 409 : (route.status ?? 200); // the fixture keeps no ledger
    assert.equal(status, expected, name);
  }
});

test("every route of the app is described", () => {
  const { app } = fixtureApp();
  const served = app.routes
    .filter(({ method, path }) => method !== "ALL" && /^\/api(?:\/|$)/.test(path))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
  assert.deepEqual([...new Set(served)].sort(), Object.keys(ROUTES).sort());
  assert.ok(JSON.stringify(describeApi("1")).includes('"minOrigins"'));
});

test("claims: the filter reaches the store, and files hold all that match", async () => {
  const { app } = fixtureApp();
  const page = (await (await app.request("/api/claims?form=direct")).json()) as { total: number };
  assert.equal(page.total, 3);
  const lines = await (await app.request("/api/claims.jsonl?form=direct")).text();
  assert.equal(lines.trim().split("\n").length, 3);
  const array = await app.request("/api/claims.json?form=direct");
  assert.equal(((await array.json()) as unknown[]).length, 3);
  assert.deepEqual(await (await app.request("/api/claims.json?q=nothing+like+it")).json(), []);
  const [line = "{}"] = lines.split("\n");
  const { quote, spans } = JSON.parse(line) as { quote: string; spans: number[][] };
  assert.ok(quote.length > 0 && spans.every(([begin = 0, end = 0]) => begin < end), line);
  const csv = await app.request("/api/claims.csv?form=direct&limit=2");
  assert.equal((await csv.text()).trim().split("\n").length, 3);
});

test("claims: a long list is exported in batches under one header", async () => {
  const store = fixtureStore();
  const { claims } = await store.listClaims({ sort: "newest", limit: 1, offset: 0 });
  const many = Array.from({ length: 2300 }, () => claims[0]).filter((row) => row !== undefined);
  const asked: number[] = [];
  const { app } = fixtureApp({
    store: fixtureStore({
      listClaims: async ({ limit, offset, after: [begun = 0] = [offset] }) => {
        asked.push(limit);
        const end = Number(begun) + limit;
        return {
          claims: many.slice(Number(begun), end),
          next: end < many.length ? [end] : null,
          total: many.length,
        };
      },
    }),
  });
  const csv = await (await app.request("/api/claims.csv?offset=100")).text();
  assert.equal(csv.trim().split("\n").length, 2201);
  assert.equal(csv.match(/id,text/g)?.length, 1);
  assert.deepEqual(asked, [1000, 1000, 1000]);
});

test("a bad query names the field and what is wrong with it", async () => {
  const { app } = fixtureApp();
  const bad = await failure(await app.request("/api/claims?limit=many"));
  assert.equal(bad.status, 400);
  assert.equal(bad.detail, 'invalid limit: "many"');
  assert.equal(bad.errors?.[0]?.field, "limit");
  const date = await failure(await app.request("/api/claims?from=yesterday"));
  assert.equal(date.detail, 'invalid from: "yesterday"');
  const unknown = await failure(await app.request("/api/claims?actr=x"));
  assert.equal(unknown.detail, 'unknown field: "actr"');
  assert.equal((await app.request("/api/claims?q=&from=")).status, 200);
});

test("each code of TocsinError has a status of its own", async () => {
  const statuses = await Promise.all(
    ERROR_CODES.map(async (code) => {
      const { app } = fixtureApp({
        store: fixtureStore({
          caseView: async () => {
            throw new TocsinError(code, "unknown case", { hint: "open one" });
          },
        }),
      });
      const response = await app.request("/api/case");
      const body = await failure(response);
      assert.deepEqual([body.code, body.hint, body.status], [code, "open one", response.status]);
      return response.status;
    }),
  );
  assert.deepEqual(statuses, [400, 404, 409, 503, 500]);
});

test("the text of an unexpected error stays on the server", async (t) => {
  t.mock.method(console, "error", () => {});
  const { app } = fixtureApp({
    store: fixtureStore({
      caseView: async () => {
        throw new Error("secret path /home/x");
      },
    }),
  });
  const response = await app.request("/api/case");
  assert.equal(response.status, 500);
  assert.ok(!(await response.text()).includes("secret"));
});

test("unknown things and unknown routes are 404 problems", async () => {
  const { app } = fixtureApp();
  for (const path of [
    "documents/x",
    "propositions/x",
    "actors/x",
    "problems/x",
    "problems/x/brief",
    "nothing",
  ]) {
    const response = await app.request(`/api/${path}`);
    assert.equal(response.status, 404, path);
    assert.equal((await failure(response)).code, "not-found");
  }
});

test("the archived bytes are never a page", async () => {
  const { app } = fixtureApp();
  const response = await app.request("/api/documents/doc-hostile/original");
  assert.equal(response.headers.get("content-type"), "text/plain");
  assert.match(response.headers.get("content-disposition") ?? "", /^attachment/);
  assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  assert.match(await response.text(), /<script>/);
});

test("an unchanged answer is not sent twice", async () => {
  const { app } = fixtureApp();
  const first = await app.request("/api/case");
  const etag = first.headers.get("etag");
  assert.ok(etag);
  const second = await app.request("/api/case", { headers: { "if-none-match": etag } });
  assert.equal(second.status, 304);
});

test("add: pasted text becomes one JSON line, an address is fetched, files keep their names", async () => {
  const { app, calls } = fixtureApp();
  const post = (body: unknown) =>
    app.request("/api/add", { method: "POST", headers: json, body: JSON.stringify(body) });
  const pasted = await post({ text: "Boats moved.", title: "Boats", publisher: "Courier" });
  assert.equal(pasted.status, 200);
  assert.equal((await post({ url: "https://wire.example/a" })).status, 200);
  const form = new FormData();
  form.append("files", new File(["<p>x</p>"], "../../etc/page.html", { type: "text/html" }));
  assert.equal((await app.request("/api/add", { method: "POST", body: form })).status, 200);

  assert.deepEqual(calls.targets, ["https://wire.example/a"]);
  const [line, file] = calls.inputs;
  const record = JSON.parse(new TextDecoder().decode(line?.bytes)) as Record<string, string>;
  assert.equal(record["title"], "Boats");
  assert.equal(record["text"], "Boats moved.");
  assert.equal(file?.name, "page.html");
  assert.equal(file?.mediaType, "text/html");
});

test("add: no path of the server, no blank text, no other body", async () => {
  const { app, calls } = fixtureApp();
  const post = (body: string, headers: Record<string, string> = json) =>
    app.request("/api/add", { method: "POST", headers, body });
  for (const url of ["/etc/passwd", "file:///etc/passwd", "../case", "ftp://x.example/a"]) {
    const response = await post(JSON.stringify({ url }));
    assert.equal((await failure(response)).errors?.[0]?.field, "url", url);
  }
  assert.equal(
    (await failure(await post(JSON.stringify({ text: "  " })))).errors?.[0]?.field,
    "text",
  );
  assert.equal((await post("{")).status, 400);
  assert.equal((await post("null")).status, 400);
  assert.equal(
    (await post("text=x", { "content-type": "application/x-www-form-urlencoded" })).status,
    415,
  );
  assert.equal(
    (await app.request("/api/add", { method: "POST", body: new FormData() })).status,
    400,
  );
  assert.equal((await post(JSON.stringify({ text: "x".repeat(26 * 2 ** 20) }))).status, 413);
  assert.deepEqual([calls.targets, calls.inputs], [[], []]);
});

test("add: one at a time, and a failure does not block the next", async () => {
  let running = 0;
  let most = 0;
  let turn = 0;
  const { app } = fixtureApp(
    {},
    {
      addInputs: async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 2));
        running--;
        if (turn++ === 0) throw new TocsinError("unavailable", "unreachable case");
        return { added: 0, known: 1, claims: 0, issues: [] };
      },
    },
  );
  const post = () =>
    app.request("/api/add", { method: "POST", headers: json, body: '{"text":"x"}' });
  const statuses = (await Promise.all([post(), post(), post()])).map(({ status }) => status);
  assert.equal(most, 1);
  assert.deepEqual(statuses.sort(), [200, 200, 503]);
});

test("events: an addition is announced to open pages", async () => {
  const { app } = fixtureApp();
  const stream = await app.request("/api/events");
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  assert.match((await reader?.read())?.value ?? "", /event: open/);
  await app.request("/api/add", { method: "POST", headers: json, body: '{"text":"x"}' });
  assert.match((await reader?.read())?.value ?? "", /event: changed/);
  await reader?.cancel();
});

test("a page that opens with a list names its first question in its head, and nothing else", async () => {
  const root = mkdtempSync(join(tmpdir(), "tocsin-web-"));
  writeFileSync(join(root, "index.html"), "<!doctype html><head></head>");
  const { app } = fixtureApp({ webRoot: root });
  const html = async (path: string) => (await app.request(path)).text();
  const link = (href: string) => `<link rel="preload" as="fetch" crossorigin href="${href}" />`;
  assert.ok((await html("/claims")).includes(link("/api/claims")));
  assert.ok((await html("/")).includes(link("/api/case")));
  const asked = "/claims?q=%22%3E%3Cscript%3E&form=direct";
  assert.ok((await html(asked)).includes(link("/api/claims?q=%22%3E%3Cscript%3E&amp;form=direct")));
  const list = "/documents?claim=x&collection=a%26b&q=boats";
  assert.ok((await html(list)).includes(link("/api/documents?q=boats&amp;collection=a%26b")));
  assert.equal(await html("/map"), "<!doctype html><head></head>");
  rmSync(root, { recursive: true });
});

test("pages: only files of the workbench, its one page for every other address", async () => {
  const root = mkdtempSync(join(tmpdir(), "tocsin-web-"));
  mkdirSync(join(root, "assets"));
  writeFileSync(join(root, "index.html"), "<!doctype html><title>Tocsin</title>");
  writeFileSync(join(root, "assets", "a-1.js"), "1");
  const { app } = fixtureApp({ webRoot: root });
  const page = await app.request("/documents/doc-wire");
  assert.match(await page.text(), /Tocsin/);
  assert.equal(page.headers.get("cache-control"), "no-cache");
  const asset = await app.request("/assets/a-1.js");
  assert.match(asset.headers.get("cache-control") ?? "", /immutable/);
  assert.equal(asset.headers.get("content-encoding"), null);
  for (let times = 0; times < 2; times++) {
    const packed = await app.request("/assets/a-1.js", { headers: { "accept-encoding": "gzip" } });
    assert.equal(packed.headers.get("content-encoding"), "gzip");
    assert.equal(gunzipSync(await packed.arrayBuffer()).toString(), "1");
  }
  for (const path of [
    "/assets/%2e%2e/%2e%2e/etc/passwd",
    "/..%2f..%2fetc/passwd.txt",
    "/nothing.js",
  ]) {
    const response = await app.request(path);
    assert.ok(response.status === 404 || (await response.text()).includes("Tocsin"), path);
  }
  assert.equal((await fixtureApp().app.request("/")).status, 404);
});

test("a problem file is checked with its line while it is typed, and kept when it is sound", async () => {
  const { app } = fixtureApp();
  const post = (path: string, body: object) =>
    app.request(path, { method: "POST", body: JSON.stringify(body) });
  const made = await app.request(addressOf("GET /api/problem-templates/{name}"));
  const { yaml } = (await made.json()) as { yaml: string };
  const good = await post("/api/problem-check", { yaml });
  assert.equal(((await good.json()) as { ok: boolean }).ok, true);
  const bad = await post("/api/problem-check", { yaml: yaml.replace("horizonDays", "horizon") });
  const { fault } = (await bad.json()) as { fault: { message: string; line: number } };
  assert.deepEqual([fault.message, fault.line], ['missing key: "horizonDays"', 3]);
  assert.equal((await post("/api/problems", { yaml, by: "Ana" })).status, 200);
  assert.equal((await post("/api/problems", { yaml, by: " " })).status, 400);
  assert.equal((await post("/api/problems", { yaml: "id: x", by: "Ana" })).status, 400);
  assert.equal((await app.request("/api/problem-templates/attack?id=amber")).status, 400);
});

test("pages follow each other by cursor and Link, and a cursor belongs to its question", async () => {
  const { app } = fixtureApp();
  const total = ((await (await app.request("/api/claims")).json()) as { total: number }).total;
  const seen: string[] = [];
  let address: string | undefined = "/api/claims?limit=2";
  while (address !== undefined) {
    const response: Response = await app.request(address);
    const page = (await response.json()) as { claims: { id: string }[]; next: string | null };
    seen.push(...page.claims.map(({ id }) => id));
    address = /^<([^>]+)>; rel="next"$/.exec(response.headers.get("link") ?? "")?.[1];
    assert.equal(address === undefined, page.next === null);
    if (page.next !== null)
      assert.equal(
        (await failure(await app.request(`/api/claims?form=direct&cursor=${page.next}`))).status,
        400,
      );
  }
  assert.deepEqual([new Set(seen).size, seen.length], [total, total]);
});

test("who asks too often is told when to come back, and is heard again then", async () => {
  const clock = { at: Date.parse("2031-03-05T08:00:00Z") };
  const { app } = fixtureApp({
    rateLimit: { burst: 2, perSecond: 1 },
    world: {
      now: () => new Date(clock.at).toISOString(),
      fetch: async () => Promise.reject(new Error("no network in tests")),
    },
  });
  const ask = () => app.request("/api/case");
  assert.deepEqual([(await ask()).status, (await ask()).status], [200, 200]);
  const refused = await ask();
  assert.equal(refused.headers.get("retry-after"), "1");
  assert.equal((await failure(refused)).status, 429);
  clock.at += 1000;
  assert.equal((await ask()).status, 200);
  assert.equal((await ask()).status, 429);
});

test("the description is served at /api", async () => {
  const { app } = fixtureApp();
  const described = (await (await app.request("/api")).json()) as { openapi: string };
  assert.match(described.openapi, /^3\.1\./);
});
