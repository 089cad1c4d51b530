import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { TocsinError } from "../base/error.ts";
import { isPublicAddress } from "./address.ts";
import { openFetch, type NetOptions } from "./net.ts";

const now = () => "2025-10-20T00:00:00Z";

/** Runs with a server on this machine, then closes it. */
async function withServer(
  listener: RequestListener,
  run: (origin: string) => Promise<void>,
): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const local = (options: Partial<NetOptions> = {}) =>
  openFetch({ now, allowPrivate: true, ...options });
const fails =
  (message: RegExp, code = "unavailable") =>
  (error: unknown) => {
    assert.ok(error instanceof TocsinError);
    assert.match(error.message, message);
    assert.equal(error.code, code);
    assert.ok(error.hint);
    return true;
  };

test("a page with its type, its final address and the clock given", async () => {
  await withServer(
    (request, response) => {
      if (request.url === "/old") response.writeHead(301, { location: "/new" }).end();
      else
        response
          .writeHead(200, { "content-type": "text/html; charset=windows-1251" })
          .end(request.headers["user-agent"]);
    },
    async (origin) => {
      const { bytes, ...rest } = await local()(`${origin}/old`);
      assert.equal(new TextDecoder().decode(bytes), "Tocsin/0.1");
      assert.deepEqual(rest, {
        name: `${origin}/new`,
        url: `${origin}/new`,
        retrieved: now(),
        mediaType: "text/html; charset=windows-1251",
      });
    },
  );
});

test("packed pages are unpacked, and bombs are cut off at the limit", async () => {
  const bomb = gzipSync(Buffer.alloc(4 * 2 ** 20));
  await withServer(
    (request, response) => {
      if (request.url === "/gzip")
        response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("gzip words"));
      else if (request.url === "/br")
        response.writeHead(200, { "content-encoding": "br" }).end(brotliCompressSync("br words"));
      else if (request.url === "/bad")
        response.writeHead(200, { "content-encoding": "gzip" }).end("no gzip");
      else if (request.url === "/long")
        response.writeHead(200, { "content-length": String(2 ** 30) }).write("x");
      else response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    },
    async (origin) => {
      const fetch = local({ maxBytes: 2 ** 20 });
      assert.equal(new TextDecoder().decode((await fetch(`${origin}/gzip`)).bytes), "gzip words");
      assert.equal(new TextDecoder().decode((await fetch(`${origin}/br`)).bytes), "br words");
      await assert.rejects(fetch(`${origin}/bomb`), fails(/more than 1 MiB$/));
      await assert.rejects(fetch(`${origin}/long`), fails(/more than 1 MiB$/));
      await assert.rejects(fetch(`${origin}/bad`), fails(/unreachable page/));
    },
  );
});

test("errors of the server, endless redirects and silence are told", async () => {
  await withServer(
    (request, response) => {
      if (request.url === "/loop") response.writeHead(302, { location: "/loop" }).end();
      else if (request.url === "/file")
        response.writeHead(302, { location: "file:///etc/passwd" }).end();
      else if (request.url === "/slow") response.writeHead(200).write("x");
      else response.writeHead(404).end();
    },
    async (origin) => {
      await assert.rejects(
        local()(`${origin}/x`),
        fails(/^unreachable page: "http:.*\/x": 404 Not Found$/),
      );
      await assert.rejects(local()(`${origin}/loop`), fails(/more than 5 redirects$/));
      await assert.rejects(
        local()(`${origin}/file`),
        fails(/^invalid address: "file:/, "bad-input"),
      );
      await assert.rejects(
        local({ timeoutMs: 200 })(`${origin}/slow`),
        fails(/no answer in 0.2 s$/),
      );
    },
  );
});

test("addresses of this machine and its networks are refused in every spelling", async () => {
  let asked = 0;
  await withServer(
    (_, response) => {
      asked++;
      response.end("secret");
    },
    async (origin) => {
      const { port } = new URL(origin);
      const hosts = [
        "127.0.0.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "0.0.0.0",
        "localhost",
      ];
      for (const host of hosts) {
        await assert.rejects(
          openFetch({ now })(`http://${host}:${port}/`),
          fails(/is not a public address$/),
          host,
        );
      }
    },
  );
  assert.equal(asked, 0);
});

test("a name that points here is refused, at the first hop and after a redirect", async () => {
  const lookup = ((_host: string, _options: unknown, done: (error: null, found: unknown) => void) =>
    done(null, [
      { address: "8.8.8.8", family: 4 },
      { address: "10.0.0.1", family: 4 },
    ])) as unknown as NonNullable<NetOptions["lookup"]>;
  await assert.rejects(
    openFetch({ now, lookup })("https://rebind.example/"),
    fails(/10\.0\.0\.1 is not a public address$/),
  );
});

test("only web addresses without a password are fetched", async () => {
  for (const address of [
    "file:///etc/passwd",
    "ftp://a.example/",
    "gopher://a",
    "javascript:1",
    "nonsense",
    "https://user:word@a.example/",
  ]) {
    await assert.rejects(openFetch({ now })(address), fails(/^invalid address/, "bad-input"));
  }
});

test("which addresses are public", () => {
  for (const address of ["8.8.8.8", "1.1.1.1", "172.32.0.1", "2606:4700::1111"])
    assert.ok(isPublicAddress(address), address);
  for (const address of [
    "10.1.2.3",
    "100.100.100.200",
    "169.254.169.254",
    "172.16.0.1",
    "192.168.1.1",
    "224.0.0.1",
    "255.255.255.255",
    "0.0.0.0",
    "::",
    "::1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "fe80::1",
    "fd00::1",
    "ff02::1",
    "fd00:ec2::254",
    "localhost",
    "",
  ]) {
    assert.ok(!isPublicAddress(address), address);
  }
});
