import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { warcPages } from "./warc-pages.ts";

function record(type: string, block: string | Buffer, fields: readonly string[] = []): Buffer {
  const bytes = Buffer.from(block);
  const head = [
    "WARC/1.1",
    `WARC-Type: ${type}`,
    "WARC-Date: 2031-05-12T08:30:00Z",
    ...fields,
    `Content-Length: ${bytes.length}`,
  ];
  return Buffer.concat([
    Buffer.from(`${head.join("\r\n")}\r\n\r\n`),
    bytes,
    Buffer.from("\r\n\r\n"),
  ]);
}

function answer(body: string | Buffer, fields: readonly string[] = [], status = "200 OK"): Buffer {
  const head = [`HTTP/1.1 ${status}`, "Content-Type: text/html", ...fields].join("\r\n");
  return record("response", Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(body)]), [
    "WARC-Target-URI: https://news.example/a",
    "Content-Type: application/http; msgtype=response",
  ]);
}

async function itemsOf(file: Buffer, size = 1000) {
  const chunks = async function* () {
    for (let i = 0; i < file.length; i += size) yield file.subarray(i, i + size);
  };
  const items = [];
  for await (const item of warcPages(chunks()))
    items.push(item.kind === "page" ? Buffer.from(item.bytes).toString() : item);
  return items;
}

const OTHER = { kind: "other" };

test("pages are answers with status 200 and resources of text; the rest is counted", async () => {
  const file = Buffer.concat([
    record("warcinfo", "software: x\r\n"),
    record("request", "GET /a HTTP/1.1\r\n\r\n"),
    answer("<p>One</p>"),
    answer("<p>Gone</p>", [], "404 Not Found"),
    record("resource", "Two", ["Content-Type: text/plain", "WARC-Target-URI: urn:x:1"]),
    record("resource", "GIF89a", ["Content-Type: image/gif"]),
  ]);
  const expected = [OTHER, OTHER, "<p>One</p>", OTHER, "Two", OTHER];
  assert.deepEqual(await itemsOf(file), expected);
  assert.deepEqual(await itemsOf(gzipSync(file)), expected);
});

test("a page has its address and the time of its record", async () => {
  const file = async function* () {
    yield answer("<p>One</p>");
  };
  for await (const item of warcPages(file()))
    assert.deepEqual(
      { ...item, bytes: null },
      {
        kind: "page",
        bytes: null,
        mediaType: "text/html",
        url: "https://news.example/a",
        retrieved: "2031-05-12T08:30:00.000Z",
      },
    );
});

test("chunks are joined and packed answers unpacked", async () => {
  const chunked = "6\r\n<p>One\r\n4\r\n</p>\r\n0\r\n\r\n";
  assert.deepEqual(await itemsOf(answer(chunked, ["Transfer-Encoding: chunked"])), ["<p>One</p>"]);
  assert.deepEqual(await itemsOf(answer("<p>joined</p>", ["Transfer-Encoding: chunked"])), [
    "<p>joined</p>",
  ]);
  assert.deepEqual(await itemsOf(answer(gzipSync("<p>One</p>"), ["Content-Encoding: gzip"])), [
    "<p>One</p>",
  ]);
});

test("a bomb, a bad chunk and a bad packing are faults of their record alone", async () => {
  const bomb = gzipSync(Buffer.alloc(30 * 2 ** 20));
  const file = Buffer.concat([
    answer(bomb, ["Content-Encoding: gzip"]),
    answer("ff\r\nshort\r\n", ["Transfer-Encoding: chunked"]),
    answer(Buffer.from([0x1f, 0x8b, 1, 2]), ["Content-Encoding: gzip"]),
    answer("<p>One</p>"),
  ]);
  const items = await itemsOf(file, 100_000);
  assert.deepEqual(
    items.map((item) => (typeof item === "object" && "record" in item ? item.record : item)),
    [1, 2, 3, "<p>One</p>"],
  );
});

test("a file that breaks off gives what came before, and says where", async () => {
  const file = gzipSync(Buffer.concat([answer("<p>One</p>"), answer("<p>Two</p>")]));
  const items = await itemsOf(file.subarray(0, file.length - 30));
  const last = items.at(-1);
  assert.ok(typeof last === "object" && "ends" in last && last.ends);
  const plain = Buffer.concat([answer("<p>One</p>"), Buffer.from("WARC/9.9\r\n\r\n")]);
  assert.deepEqual((await itemsOf(plain)).slice(0, 1), ["<p>One</p>"]);
});

test("any bytes, in any pieces, end in a fault or in nothing", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.integer({ min: 1, max: 50 }),
      fc.boolean(),
      async (bytes, size, isLed) => {
        const led = isLed
          ? Buffer.concat([Buffer.from("WARC/1.1\r\n"), bytes])
          : Buffer.from(bytes);
        for (const item of await itemsOf(led, size)) assert.ok(typeof item === "object");
      },
    ),
  );
});

test("the pieces in which a file comes do not matter", async () => {
  const file = Buffer.concat([
    answer("<p>One</p>"),
    record("resource", "Two", ["Content-Type: text/plain"]),
  ]);
  for (const size of [1, 2, 3, 7, 64])
    assert.deepEqual(await itemsOf(file, size), ["<p>One</p>", "Two"]);
});
