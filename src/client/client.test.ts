import assert from "node:assert/strict";
import { test } from "node:test";
import { fixtureApp } from "../../test/e2e/fixture/app.ts";
import { ApiError, openClient } from "./index.ts";

const { app } = fixtureApp({ token: "secret", host: "case.example" });
const ask = async (url: unknown, init?: RequestInit) => app.request(String(url), init);
const client = openClient({ url: "http://case.example", token: "secret", fetch: ask });

test("answers are typed by the route, and pages follow by their cursor", async () => {
  const first = await client.get("GET /api/claims", { query: { limit: 1 } });
  assert.equal(first.claims.length, 1);
  const second = await client.get("GET /api/claims", {
    query: { limit: 1, cursor: first.next ?? "" },
  });
  assert.notEqual(second.claims[0]?.id, first.claims[0]?.id);
  const { document } = await client.get("GET /api/documents/{id}", { id: "doc-wire" });
  assert.equal(document.id, "doc-wire");
});

test("files come as they are, and bodies go as JSON", async () => {
  const file = await client.get("GET /api/problems/{id}/brief.md", { id: "amber-strait" });
  assert.match(await file.text(), /^# /);
  const report = await client.post("POST /api/add", { body: { text: "Boats moved." } });
  assert.equal(report.added, 1);
});

test("a refusal is an error with the hint of the server", async () => {
  await assert.rejects(
    client.get("GET /api/documents/{id}", { id: "no/such" }),
    (error) => error instanceof ApiError && error.failure.status === 404,
  );
  const stranger = openClient({ url: "http://case.example", fetch: ask });
  await assert.rejects(stranger.get("GET /api/case", {}), /missing token/);
});
