import assert from "node:assert/strict";
import { test } from "node:test";
import { fixtureApp } from "../../test/e2e/fixture/app.ts";
import { serve } from "./serve.ts";

const post = (headers: Record<string, string>) => ({
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: '{"text":"x"}',
});

test("every answer forbids script and content from elsewhere", async () => {
  const { app } = fixtureApp();
  for (const path of ["/api/case", "/api/nothing", "/", "/api/claims?limit=x"]) {
    const { headers } = await app.request(path);
    const policy = headers.get("content-security-policy") ?? "";
    assert.match(policy, /default-src 'self'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.ok(!policy.includes("unsafe"), path);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
  }
});

test("only the names of this machine are answered, against DNS rebinding", async () => {
  const { app } = fixtureApp();
  const status = async (host: string) =>
    (await app.request("/api/case", { headers: { host } })).status;
  for (const host of ["localhost:7070", "127.0.0.1", "[::1]:7070", "LOCALHOST"]) {
    assert.equal(await status(host), 200, host);
  }
  for (const host of ["evil.example", "localhost.evil.example", "192.168.0.2:7070"]) {
    assert.equal(await status(host), 421, host);
  }
});

test("a configured host is answered, and needs a token", async () => {
  assert.throws(() => fixtureApp({ host: "desk.example" }), { message: /missing token for host/ });
  assert.throws(() => fixtureApp({ host: "0.0.0.0" }), { code: "bad-input" });
  const { app } = fixtureApp({ host: "desk.example", token: "s3cret" });
  const ask = (host: string) =>
    app.request("/api/case", { headers: { host, authorization: "Bearer s3cret" } });
  assert.equal((await ask("desk.example")).status, 200);
  assert.equal((await ask("evil.example")).status, 421);
});

test("token: by header, or once in the address and then by cookie", async () => {
  const { app } = fixtureApp({ token: "s3cret" });
  const status = async (headers: Record<string, string>) =>
    (await app.request("/api/case", { headers })).status;
  assert.equal(await status({}), 401);
  assert.equal(await status({ authorization: "Bearer wrong" }), 401);
  assert.equal(await status({ authorization: "Bearer s3cret" }), 200);

  const first = await app.request("/claims?q=boats&token=s3cret");
  assert.equal(first.status, 303);
  assert.equal(first.headers.get("location"), "/claims?q=boats");
  const cookie = first.headers.get("set-cookie") ?? "";
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Strict/);
  assert.equal(await status({ cookie: cookie.split(";")[0] ?? "" }), 200);
  assert.equal((await app.request("/claims?token=wrong")).status, 401);
  assert.equal(
    (await app.request("//evil.example/?token=s3cret")).headers.get("location"),
    "/evil.example/",
  );
});

test("a page of another origin cannot add", async () => {
  const { app, calls } = fixtureApp();
  const status = async (headers: Record<string, string>) =>
    (await app.request("http://localhost:7070/api/add", post(headers))).status;
  assert.equal(await status({ origin: "https://evil.example" }), 403);
  assert.equal(await status({ origin: "null" }), 403);
  assert.equal(await status({ origin: "http://localhost:9999" }), 403);
  assert.equal(await status({ "sec-fetch-site": "cross-site" }), 403);
  assert.equal(calls.inputs.length, 0);
  assert.equal(await status({ origin: "http://localhost:7070" }), 200);
  assert.equal(await status({}), 200);
});

test("serve: listens, answers, closes with open streams; a taken port is unavailable", async () => {
  const { app } = fixtureApp();
  const served = await serve(app, { host: "127.0.0.1", port: 0 });
  const response = await fetch(`${served.url}/api/case`);
  assert.equal(response.status, 200);
  await fetch(`${served.url}/api/events`);
  const port = Number(new URL(served.url).port);
  await assert.rejects(serve(app, { host: "127.0.0.1", port }), { code: "unavailable" });
  await served.close();
});
