import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { jsonItems, type JsonItem } from "./json-items.ts";

function itemsOf(text: string, size = 7): JsonItem[] {
  const items = jsonItems("objects");
  const found: JsonItem[] = [];
  for (let at = 0; at < text.length; at += size)
    found.push(...items.push(text.slice(at, at + size)));
  return [...found, ...items.end()];
}

const spaced = fc.constantFrom(undefined, 1, "\t");

test("members and elements are those that JSON.parse finds, however the text is cut", () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4, noNullPrototype: true });
  fc.assert(
    fc.property(
      object,
      fc.array(fc.jsonValue(), { maxLength: 5 }),
      spaced,
      fc.integer({ min: 1, max: 9 }),
      (members, objects, space, size) => {
        const whole = { ...members, objects };
        const text = JSON.stringify(whole, null, space);
        const found = itemsOf(text, size);
        const others = Object.entries(JSON.parse(text) as object).filter(([k]) => k !== "objects");
        assert.deepEqual(
          found.filter(({ pointer }) => pointer.startsWith("/objects/")).map(({ value }) => value),
          JSON.parse(JSON.stringify(objects)),
        );
        assert.equal(found.length, others.length + objects.length);
      },
    ),
  );
});

test("a list at the top is taken apart too", () => {
  assert.deepEqual(itemsOf(' [1, "a,]",\n{"b": [2]}] '), [
    { pointer: "/0", line: 1, value: 1 },
    { pointer: "/1", line: 1, value: "a,]" },
    { pointer: "/2", line: 2, value: { b: [2] } },
  ]);
});

test("lines and pointers say where a value stands", () => {
  const text = '{\n "type": "bundle",\n "objects": [\n  {"id": "a",\n   "x": 1},\n  2\n ]\n}\n';
  assert.deepEqual(
    itemsOf(text).map(({ pointer, line }) => [pointer, line]),
    [
      ["/type", 2],
      ["/objects/0", 4],
      ["/objects/1", 6],
    ],
  );
});

test("what is no JSON, or is cut off, is refused with its line", () => {
  for (const [text, message] of [
    ['{"objects": [1, 2', /line 1: it does not end/],
    ['{"objects": [\n1,\n{"a": tru}]}', /line 3: /],
    ['{"objects" [1]}', /line 1: unexpected "\["/],
    ['{"objects": }', /line 1: unexpected "}"/],
    ["", /line 1: it does not end/],
    ['{"a": 1} x', /line 1: unexpected "x"/],
    ["hello", /line 1: unexpected "h"/],
  ] as const)
    assert.throws(() => itemsOf(text), message, text);
});
