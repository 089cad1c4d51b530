import assert from "node:assert/strict";
import { test } from "node:test";
import type { CoreferenceChain } from "../model/coreference.ts";
import type { Mention } from "../model/mention.ts";
import { antecedentsIn } from "./antecedents.ts";

const NAME = { begin: 0, end: 4 };
const HE = { begin: 20, end: 22 };

function chainOf(confidence: number): CoreferenceChain {
  const link = { reason: "pronoun" as const, mentionId: null, confidence };
  return {
    id: "c",
    name: "Mara",
    type: "Person",
    mentions: [
      { span: NAME, head: NAME, form: "name", mentionId: "m", reason: "first", confidence: null },
      { span: HE, head: HE, form: "pronoun", ...link },
    ],
    extractor: "test",
  };
}

const MARA: Mention = {
  id: "m",
  documentId: "d",
  span: NAME,
  text: "Mara",
  type: "Person",
  subtype: null,
  form: "name",
  context: [],
  extractor: "test",
};

test("a pronoun stands for the last name of its chain, of the type that is asked for", () => {
  const antecedents = antecedentsIn([chainOf(0.8)], [MARA]);
  assert.deepEqual(antecedents(HE, "Person"), { name: "Mara", type: "person" });
  assert.equal(antecedents(HE, "Organisation"), undefined);
  assert.equal(antecedents(NAME, "Person"), undefined);
});

test("a doubtful link says nothing", () => {
  assert.equal(antecedentsIn([chainOf(0.6)], [MARA])(HE, "Person"), undefined);
});
