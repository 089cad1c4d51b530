import assert from "node:assert/strict";
import { test } from "node:test";
import type { Mention } from "../model/mention.ts";
import { entitiesOf } from "./extract-entities.ts";
import { givenText } from "./extract-input.ts";

const TEXT = "The Iraqi forces met Ruiz of the UK.";

function mention(begin: number, end: number, over: Partial<Mention> = {}): Mention {
  return {
    id: `${begin}`,
    documentId: "doc",
    span: { begin, end },
    text: TEXT.slice(begin, end),
    type: "Organisation",
    subtype: null,
    form: "name",
    context: [],
    extractor: "test",
    ...over,
  };
}

test("entities are whole phrases with what they stand for, none inside another", () => {
  const forces = mention(0, 16, { phrase: { begin: 0, end: 16, type: "Organisation" } });
  const iraqi = mention(4, 9, { type: "Nationality" });
  const ruiz = mention(21, 25, { type: "Person" });
  const uk = mention(33, 35, {
    type: "Location",
    phrase: { begin: 29, end: 35, type: "Organisation" },
  });
  assert.deepEqual(
    entitiesOf([forces, iraqi, ruiz, uk], TEXT, givenText(0)).map(({ value, type }) => [
      value,
      type,
    ]),
    [
      ["The Iraqi forces", "Organisation"],
      ["Ruiz", "Person"],
      ["the UK", "Organisation"],
    ],
  );
});

test("without phrases the names stand as they are, the longer of two", () => {
  const found = entitiesOf([mention(4, 16), mention(4, 9), mention(21, 25)], TEXT, givenText(0));
  assert.deepEqual(
    found.map(({ value }) => value),
    ["Iraqi forces", "Ruiz"],
  );
});
