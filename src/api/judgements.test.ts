import assert from "node:assert/strict";
import { test } from "node:test";
import { fixtureApp } from "../../test/e2e/fixture/app.ts";

function post(body: unknown) {
  return new Request("http://localhost/api/judgements", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

const MERGE = { about: "identity", a: "ent-1", b: "act:x", verdict: "positive" };

test("a decision with who and why reaches the case, and is answered as it was recorded", async () => {
  const { app, calls } = fixtureApp();
  const response = await app.request(post({ ...MERGE, why: "same seat", by: "ada" }));
  assert.equal(response.status, 200);
  assert.deepEqual(calls.decisions, [{ ...MERGE, why: "same seat", by: "ada" }]);
  const answer = (await response.json()) as { by: string; verdict: string };
  assert.deepEqual([answer.by, answer.verdict], ["ada", "positive"]);
});

test("without who or why, or with fields of neither kind, nothing is recorded", async () => {
  const { app, calls } = fixtureApp();
  for (const body of [MERGE, { ...MERGE, why: " ", by: "ada" }, { about: "grade" }, [], "x"]) {
    assert.equal((await app.request(post(body))).status, 400);
  }
  assert.deepEqual(calls.decisions, []);
});
