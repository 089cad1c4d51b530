import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { decode, wrongEncoding } from "./encoding.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

test("UTF-8 with and without a byte order mark, and UTF-16 in both orders", () => {
  const text = "Привет, world";
  assert.equal(decode(utf8(text), undefined).text, text);
  assert.equal(decode(utf8(`\ufeff${text}`), undefined).text, text);
  const little = Buffer.from(`\ufeff${text}`, "utf16le");
  assert.equal(decode(little, undefined).text, text);
  assert.equal(decode(Buffer.from(little).swap16(), undefined).text, text);
  assert.equal(
    decode(Buffer.from("plain ASCII text", "utf16le"), undefined).text,
    "plain ASCII text",
  );
});

test("declared charsets: by media type, by meta element, by XML declaration", () => {
  const russian = Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
  const arabic = Uint8Array.from([0xc8, 0xdb, 0xcf, 0xc7, 0xcf]);
  const hebrew = Uint8Array.from([0xf9, 0xec, 0xe5, 0xed]);
  const after = (head: string, bytes: Uint8Array) => Buffer.concat([utf8(head), bytes]);
  assert.deepEqual(decode(russian, "text/plain; charset=windows-1251"), {
    text: "Привет",
    charset: "windows-1251",
    complaints: [],
  });
  assert.match(decode(after('<meta charset="windows-1256">', arabic), undefined).text, /بغداد$/);
  assert.match(
    decode(after('<?xml version="1.0" encoding="windows-1255"?>', hebrew), undefined).text,
    /שלום$/,
  );
  assert.match(
    decode(
      after(
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
        Uint8Array.from([0xe9]),
      ),
      undefined,
    ).text,
    /é$/,
  );
});

test("valid UTF-8 beats a wrong declaration, unknown names are ignored", () => {
  assert.equal(decode(utf8("Привет"), "text/html; charset=windows-1252").text, "Привет");
  assert.equal(decode(utf8("Привет"), "text/html; charset=klingon").text, "Привет");
});

test("undeclared other bytes are kept with a warning", () => {
  const { text, complaints } = decode(Uint8Array.from([0x63, 0x61, 0x66, 0xe9]), undefined);
  assert.equal(text, "café");
  assert.deepEqual(
    complaints.map(({ code }) => code),
    ["wrong-encoding"],
  );
});

test("mojibake and lost characters are noticed, sound text is not", () => {
  assert.ok(wrongEncoding("It isnâ€™t what theyâ€™d said"));
  assert.ok(wrongEncoding("a\ufffdb\ufffdc\ufffd"));
  assert.equal(wrongEncoding("It isn’t – “Ã” café Ðalla"), null);
});

test("no bytes make it throw", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 600 }),
      fc.option(fc.string(), { nil: undefined }),
      (bytes, type) => {
        assert.equal(typeof decode(bytes, type).text, "string");
      },
    ),
  );
});
