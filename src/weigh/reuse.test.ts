import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { slice } from "../base/span.ts";
import { findReuse } from "./reuse.ts";
import type { ReusableText } from "./words.ts";

const words = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => `w${from + i}`).join(" ");
const text = (id: string, body: string, published: string | null = null): ReusableText => ({
  id,
  text: body,
  published,
  ignored: [],
});
const only = (...texts: ReusableText[]) => {
  const found = findReuse(texts);
  assert.equal(found.length, 1);
  return found[0] ?? assert.fail();
};

test("a reprint is identical whatever its title, and the earlier comes first", () => {
  const a = {
    ...text("z", `One title ${words(0, 60)}`, "2025-10-01"),
    ignored: [{ begin: 0, end: 9 }],
  };
  const b = {
    ...text("a", `Another ${words(0, 60)}`, "2025-10-02"),
    ignored: [{ begin: 0, end: 7 }],
  };
  const { passages, ...reuse } = only(b, a);
  assert.deepEqual(reuse, {
    a: "z",
    b: "a",
    kind: "identical",
    containmentA: 1,
    containmentB: 1,
    directed: true,
  });
  assert.equal(slice(a.text, passages[0]?.a ?? assert.fail()), words(0, 60));
});

test("an abridged text is contained in the full one", () => {
  const reuse = only(
    text("full", words(0, 300), "2025-10-01"),
    text("cut", words(100, 80), "2025-10-02"),
  );
  assert.equal(reuse.kind, "abridges");
  assert.equal(reuse.containmentB, 1);
  assert.ok(reuse.containmentA < 0.3);
});

test("a longer later text extends the earlier", () => {
  assert.equal(
    only(text("short", words(0, 80), "2025-10-01"), text("long", words(0, 300), "2025-10-02")).kind,
    "extends",
  );
});

test("without dates the fuller text comes first and the pair has no direction", () => {
  const reuse = only(text("a", words(100, 80)), text("b", words(0, 300)));
  assert.deepEqual([reuse.a, reuse.b, reuse.kind, reuse.directed], ["b", "a", "abridges", false]);
});

test("light edits leave a near-duplicate, with the passages between them", () => {
  const edited = words(0, 200).replace("w100 ", "changed ");
  const reuse = only(text("a", words(0, 200), "2025-10-01"), text("b", edited, "2025-10-02"));
  assert.equal(reuse.kind, "near-duplicate");
  assert.equal(reuse.passages.length, 2);
});

test("a passage of a longer story is partial reuse", () => {
  const reuse = only(
    text("a", words(0, 300), "2025-10-01"),
    text("b", `${words(1000, 200)} ${words(50, 40)}`, "2025-10-02"),
  );
  assert.equal(reuse.kind, "partial");
  assert.equal(reuse.passages.length, 1);
});

test("the same speech in two reports is a shared quote", () => {
  const quote = `“${words(500, 30)}”`;
  const reuse = only(
    text("a", `${words(0, 100)} ${quote}`),
    text("b", `${words(200, 100)} ${quote}`),
  );
  assert.equal(reuse.kind, "shared-quote");
});

test("what is ignored in either text is no reuse", () => {
  const boilerplate = words(900, 50);
  const a = {
    ...text("a", `${words(0, 50)} ${boilerplate}`),
    ignored: [{ begin: words(0, 50).length + 1, end: 9999 }],
  };
  assert.deepEqual(findReuse([a, text("b", `${words(200, 50)} ${boilerplate}`)]), []);
});

test("no passage crosses what is ignored", () => {
  const [head, caption, tail] = [words(0, 20), words(900, 5), words(20, 20)];
  const body = `${head} ${caption} ${tail}`;
  const hole = { begin: head.length, end: head.length + 1 + caption.length };
  const { passages } = only(
    { ...text("a", body), ignored: [hole] },
    { ...text("b", body), ignored: [hole] },
  );
  assert.deepEqual(
    passages.map(({ a }) => slice(body, a)),
    [head, tail],
  );
});

test("many reprints are each tied to the earliest few", () => {
  const texts = Array.from({ length: 60 }, (_, i) =>
    text(`d${i}`, words(0, 120).replace(`w${i * 2} `, `x${i} `), `2025-10-01T0${i % 10}:00:00Z`),
  );
  const found = findReuse(texts);
  assert.ok(found.length <= 60 * 9);
  assert.equal(new Set(found.flatMap(({ a, b }) => [a, b])).size, 60);
});

const body = fc
  .array(fc.constantFrom("a", "b", "c", "d e f g h i j k l", "m n o p q r s t u v", '"quoted"'), {
    maxLength: 12,
  })
  .map((parts) => parts.join(" "));
const corpus = fc
  .array(
    fc.record({
      body,
      published: fc.constantFrom(null, "2025-10-01", "2025-10-01T10:00:00Z", "2025-10-02"),
    }),
    { maxLength: 6 },
  )
  .map((list) => list.map((one, i) => text(`d${i}`, one.body, one.published)));

test("passages hold the same words, do not overlap, and the order of input does not matter", () => {
  fc.assert(
    fc.property(corpus, (texts) => {
      const found = findReuse(texts);
      assert.equal(JSON.stringify(findReuse(texts.toReversed())), JSON.stringify(found));
      const textOf = new Map(texts.map((one) => [one.id, one.text]));
      for (const { a, b, passages, containmentA, containmentB } of found) {
        assert.ok(containmentA >= 0 && containmentA <= 1 && containmentB >= 0 && containmentB <= 1);
        for (const passage of passages) {
          const plain = (passed: string) => passed.replace(/[^a-z]+/g, " ");
          assert.equal(
            plain(slice(textOf.get(a) ?? "", passage.a)),
            plain(slice(textOf.get(b) ?? "", passage.b)),
          );
        }
        passages.forEach((passage, i) =>
          assert.ok(i === 0 || passage.a.begin >= (passages[i - 1]?.a.end ?? 0)),
        );
      }
    }),
    { numRuns: 500 },
  );
});
