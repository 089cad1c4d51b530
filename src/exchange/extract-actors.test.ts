import assert from "node:assert/strict";
import test from "node:test";
import type { CoreferenceChain } from "../model/coreference.ts";
import type { Mention } from "../model/mention.ts";
import type { Reading } from "../model/reading.ts";
import { actorMentions, type ExtractInput } from "./index.ts";

const TITLE = "Guard warned\n\n";
const TEXT = `${TITLE}The Sorrel Guard left. The armed group spoke; Otto Kringel did not.`;

function span(words: string) {
  const begin = TEXT.indexOf(words, TITLE.length);
  return { begin, end: begin + words.length };
}

const mention = (id: string, words: string, type: Mention["type"]): Mention => ({
  id,
  documentId: "d",
  span: span(words),
  text: words,
  type,
  subtype: null,
  form: "name",
  context: [],
  extractor: "test",
});

const group: CoreferenceChain = {
  id: "chain-1",
  name: "Sorrel Guard",
  type: "Organisation",
  extractor: "test",
  mentions: [
    {
      span: span("The Sorrel Guard"),
      head: span("Guard"),
      form: "name",
      mentionId: "m1",
      reason: "first",
      confidence: null,
    },
    {
      span: span("The armed group"),
      head: span("group"),
      form: "nominal",
      mentionId: null,
      reason: "same-head",
      confidence: 0.8,
    },
  ],
};

function input(entityId: string | null): ExtractInput {
  const reading: Reading = {
    documentId: "d",
    reader: "test",
    blocks: [],
    sentences: [],
    mentions: [
      mention("m1", "Sorrel Guard", "Organisation"),
      mention("m2", "Otto Kringel", "Person"),
    ],
    times: [],
    coreference: [group],
    claims: [],
    citations: [],
  };
  const resolution = { mentionId: "m1", documentId: "d", entityId, basis: "name" as const };
  return {
    document: { bodyBegin: TITLE.length, text: TEXT },
    reading,
    resolutions: [{ ...resolution, candidates: [] }],
    toponyms: [],
    relations: [],
    findEntity: () => undefined,
  };
}

/** Printed words with their chain, by the text that was given. */
function printed(entityId: string | null): string[] {
  const given = TEXT.slice(TITLE.length);
  return actorMentions(input(entityId)).map(
    ({ begin, end, kind, chain }) => `${given.slice(begin, end)} ${kind} ${chain}`,
  );
}

test("a resolved actor has one chain in every article, names without article and heads of phrases", () => {
  assert.deepEqual(printed("act:sorrel"), [
    "Sorrel Guard human act:sorrel",
    "group human act:sorrel",
    "Otto Kringel human m2",
  ]);
});

test("who was not resolved is nobody beyond the article", () => {
  assert.deepEqual(printed(null), [
    "Sorrel Guard human chain-1",
    "group human chain-1",
    "Otto Kringel human m2",
  ]);
});
