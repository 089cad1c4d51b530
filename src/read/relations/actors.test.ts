import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Mention } from "../../model/mention.ts";
import { statedRelations } from "./stated.ts";

const PHRASE = "Vale backs Coast ";

function mentionsOf(text: string): Mention[] {
  return [...text.matchAll(/Vale|Coast/g)].map(({ 0: name, index }, i) => ({
    id: `m${i}`,
    documentId: "d",
    span: { begin: index, end: index + name.length },
    text: name,
    type: "Organisation",
    subtype: null,
    form: "name",
    context: [],
    extractor: "test",
  }));
}

function statedIn(text: string, sentences = [{ begin: 0, end: text.length }]) {
  return statedRelations({
    text,
    tokens: [],
    sentences,
    mentions: mentionsOf(text),
    coreference: [],
    claims: [],
  });
}

test("one line of 200,000 units has at most one relation an actor", () => {
  const text = PHRASE.repeat(12_000);
  const found = statedIn(text);
  assert.ok(found.length >= 12_000 && found.length <= 24_000);
});

test("a relation outside every claim says so, and is still kept", () => {
  const [relation] = statedIn(PHRASE);
  assert.equal(relation?.kind, "patron-of");
  assert.equal(relation?.claimId, null);
});

test("marks and letters without a phrase between two names state nothing", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ .,;:()\-–'"xX]{0,300}$/), (between) => {
      const found = statedIn(`Vale${between}zzz Coast`);
      assert.deepEqual(found, []);
    }),
  );
});
