import assert from "node:assert/strict";
import { test } from "node:test";
import { fixtureApp } from "../../test/e2e/fixture/app.ts";

const { app } = fixtureApp();
const form = (queries: string) => ({
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams({ queries }).toString(),
});

test("the manifest names versions, spaces and suggestions as the protocol has them", async () => {
  const manifest = (await (await app.request("/api/reconcile")).json()) as Record<string, unknown>;
  for (const key of ["versions", "name", "identifierSpace", "schemaSpace", "view", "suggest"])
    assert.ok(key in manifest, key);
});

test("a batch of queries is answered under the keys it came with, by form and by address", async () => {
  const queries = JSON.stringify({
    q0: { query: "Solvane", type: "Organization", limit: 3 },
    q1: { query: "Solvane", properties: [{ pid: "country", v: { id: "IQ" } }] },
  });
  const posted = await app.request("/api/reconcile", form(queries));
  const asked = await app.request(`/api/reconcile?${new URLSearchParams({ queries }).toString()}`);
  const answer = (await posted.json()) as Record<
    string,
    { result: { id: string; match: boolean }[] }
  >;
  assert.deepEqual(await asked.json(), answer);
  assert.deepEqual(Object.keys(answer), ["q0", "q1"]);
  assert.equal(answer["q0"]?.result[0]?.id, "amber-list:1");
  assert.equal(answer["q0"]?.result[0]?.match, false, "0.8 is not taken over without asking");
});

test("what is no batch of queries is refused with the field", async () => {
  for (const queries of ["no json", "[1]", '{"q0": {}}'])
    assert.equal((await app.request("/api/reconcile", form(queries))).status, 400, queries);
  assert.equal((await app.request("/api/reconcile", { method: "POST" })).status, 400);
});

test("a preview shows the words of a list as text", async () => {
  const preview = await app.request("/api/reconcile/preview?id=%3Cscript%3E");
  assert.match(await preview.text(), /unknown party: &lt;script>/);
});
