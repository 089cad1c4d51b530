import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import * as fc from "fast-check";
import { slice } from "../../base/span.ts";
import type { Document } from "../../model/document.ts";
import type { Attribution } from "../layers.ts";
import type { LinearModel } from "../perceptron/model.ts";
import { bioScheme } from "../perceptron/scheme.ts";
import { ruleConfidence } from "../rule-confidence.ts";
import { readLayers } from "../pipeline.ts";
import { combine } from "./combine.ts";
import { candidatesOf, link, sceneOf } from "./links.ts";
import { confidenceOf } from "./tagged.ts";
import { openTagger, packTagger, type TaggerModel } from "./tagger-model.ts";
import { unitsOf } from "./units.ts";

const FILE = new URL("../../../models/attribution.bin.gz", import.meta.url);
const shipped = existsSync(FILE) ? openTagger(gunzipSync(readFileSync(FILE))) : undefined;
const NO_MODEL = { skip: shipped === undefined && "a build without the model" };

function documentOf(text: string): Document {
  return {
    id: "doc-1",
    sha256: "0".repeat(64),
    mediaType: "text/plain",
    url: null,
    feed: null,
    collection: null,
    publisher: "Test Wire",
    originator: null,
    byline: null,
    dateline: null,
    language: "en",
    published: null,
    publishedBasis: "none",
    retrieved: "2031-05-13T00:00:00Z",
    licence: null,
    title: null,
    bodyBegin: 0,
    text,
    links: [],
  };
}

function layersOf(text: string, model: TaggerModel | undefined = shipped) {
  const models = model ? { attribution: model } : {};
  return readLayers(documentOf(text), { outlets: new Map(), models });
}

test("the shipped model finds who said what, and says how sure it is", NO_MODEL, () => {
  const text = "The harbour master said the ferry had left before the storm.";
  const [found] = layersOf(text).attributions;
  assert.equal(found?.rule, "tagger");
  assert.equal(found.source && slice(text, found.source), "The harbour master");
  assert.equal(found.cue.lemma, "say");
  assert.deepEqual(
    found.content.map((span) => slice(text, span)),
    ["the ferry had left before the storm"],
  );
  assert.ok((found.confidence ?? 0) > 0.5 && (found.confidence ?? 2) < 1);
});

test(
  "a claim carries the confidence of its attribution, a rule's that of the rule",
  NO_MODEL,
  () => {
    const text = "The harbour master said the ferry had left before the storm.";
    assert.ok((layersOf(text).claims[0]?.confidence ?? 0) > 0.5);
    const ruled = readLayers(documentOf(text), { outlets: new Map() });
    assert.equal(
      ruled.claims[0]?.confidence,
      ruleConfidence("verb-before", { outlets: new Map() }),
    );
  },
);

test(
  "a quotation of several sentences is carried to each of them, before its cue and after",
  NO_MODEL,
  () => {
    const text = `"We waited for an hour. Nobody came to help us," Mara Dost said. "The road is closed."`;
    const { attributions, claims } = layersOf(text);
    assert.deepEqual([...new Set(attributions.map(({ sentence }) => sentence))], [0, 1, 2]);
    assert.ok(claims.every(({ chain }) => chain.at(-1)?.name === "Mara Dost"));
  },
);

test("without a model the rules read alone", () => {
  const text = "The harbour master said the ferry had left.";
  const { attributions } = readLayers(documentOf(text), { outlets: new Map(), models: {} });
  assert.deepEqual(
    attributions.map(({ rule }) => rule),
    ["verb-before"],
  );
});

test("whatever the text, every span lies in it and confidence is a probability", NO_MODEL, () => {
  const scraps = fc.constantFrom(
    '"',
    "“",
    "”",
    "said",
    "the",
    "Minister",
    ",",
    ".",
    "\n\n",
    "—",
    "x",
  );
  fc.assert(
    fc.property(fc.array(scraps, { maxLength: 60 }), (words) => {
      const text = words.join(" ");
      for (const { source, cue, content, confidence = 0 } of layersOf(text).attributions) {
        for (const { begin, end } of [...content, ...cue.spans, ...(source ? [source] : [])])
          assert.ok(begin < end && end <= text.length);
        assert.ok(confidence >= 0 && confidence <= 1);
      }
    }),
    { numRuns: 50 },
  );
});

test("a model of attributions opens as it was packed, and what is none is refused", () => {
  const scheme = bioScheme(["source", "cue", "content"]);
  const n = scheme.labels.length;
  const linker: LinearModel = {
    bits: 2,
    labels: ["score"],
    weights: Int8Array.of(1, 0, -3, 0),
    scales: Float32Array.of(0.5),
  };
  const model: TaggerModel = {
    classes: new Map([["say VERB", 4]]),
    tagger: {
      ...scheme,
      bits: 3,
      weights: Int8Array.from({ length: 8 * n }, (_, i) => i - 20),
      scales: new Float32Array(n).fill(0.25),
      transitions: new Float32Array((n + 1) * n).fill(-1),
    },
    linker,
    calibration: { bias: -1, weights: [0.5, 2] },
  };
  const bytes = packTagger(model);
  const opened = openTagger(bytes);
  assert.deepEqual([opened.classes, opened.calibration], [model.classes, model.calibration]);
  assert.deepEqual(opened.tagger.transitions, model.tagger.transitions);
  assert.deepEqual(packTagger(opened), bytes); // rows without weights are left out of both
  assert.throws(() => openTagger(new Uint8Array(9)), /invalid/);
});

const words = (count: number) => layersOf(`${"word ".repeat(count)}.`).tokens;

test("sources and contents choose among the cues near them, or none", () => {
  const runs = [
    { type: "source", first: 0, last: 0 },
    { type: "cue", first: 1, last: 1 },
    { type: "content", first: 2, last: 4 },
  ];
  const scene = sceneOf(words(5), runs);
  assert.deepEqual(candidatesOf(scene, { type: "content", first: 2, last: 4 }), [1, -1]);
  const even = {
    bits: 2,
    labels: ["score"],
    weights: new Int8Array(4),
    scales: Float32Array.of(1),
  };
  const [linked] = link(even, scene);
  assert.equal(linked?.cue, runs[1]);
  assert.deepEqual([linked?.sources.length, linked?.contents.length], [1, 1]);
});

test("a paragraph too long is read in parts that hold every word once", () => {
  const tokens = words(1203);
  const sentence = { index: 0, block: 0, first: 0, last: tokens.length - 1, begin: 0, end: 1 };
  const units = unitsOf({ tokens, sentences: [sentence] });
  assert.ok(units.every((unit) => unit.length <= 500));
  assert.deepEqual(units.flat(), [...tokens]);
});

test("confidence grows with a margin whose weight is positive", () => {
  const calibration = { bias: -2, weights: [1] };
  assert.ok(confidenceOf([3], calibration) > confidenceOf([1], calibration));
  assert.equal(confidenceOf([2], calibration), 0.5);
});

function attribution(over: Partial<Attribution>): Attribution {
  return {
    source: null,
    cue: { spans: [{ begin: 10, end: 14 }], lemma: "say", class: "say" },
    content: [{ begin: 15, end: 40 }],
    sentence: 0,
    rule: "verb-before",
    scope: "explicit",
    ...over,
  };
}

const TEXT = "The envoy said that the bridge reportedly fell, she added, and no one came.";
const tagged = attribution({ rule: "tagger", confidence: 0.9 });
const rules = (found: readonly Attribution[]) => found.map(({ rule }) => rule);

test("of one cue the tagger's finding stands, unless it is unsure", () => {
  assert.deepEqual(rules(combine(TEXT, [tagged], [attribution({})])), ["tagger"]);
  const unsure = { ...tagged, confidence: 0.1 };
  assert.deepEqual(rules(combine(TEXT, [unsure], [attribution({})])), ["verb-before"]);
});

test("an attribution inside the tagger's content is the rule's to find", () => {
  const inner = attribution({
    cue: { spans: [{ begin: 20, end: 22 }], lemma: "add", class: "say" },
    content: [{ begin: 23, end: 40 }],
  });
  assert.deepEqual(rules(combine(TEXT, [tagged], [inner])), ["tagger", "verb-before"]);
});

test("a rumour is nobody's word", () => {
  const begin = TEXT.indexOf("reportedly");
  const cue = { spans: [{ begin, end: begin + 10 }], lemma: "reportedly", class: "say" as const };
  assert.deepEqual(combine(TEXT, [{ ...tagged, cue }], []), []);
});

test("a content that was cut off is read to the end of the clause", () => {
  const short = { ...tagged, content: [{ begin: 15, end: 19 }] };
  assert.deepEqual(combine(TEXT, [short], [attribution({})])[0]?.content, [{ begin: 15, end: 40 }]);
});

test("a fixed form is the rule's, with the tagger's confidence, where the tagger is not sure", () => {
  const unsure = { ...tagged, confidence: 0.7, content: [{ begin: 18, end: 75 }] };
  const [found] = combine(TEXT, [unsure], [attribution({ rule: "according-to" })]);
  assert.equal(found?.rule, "according-to");
  assert.equal(found.confidence, 0.7);
  const [kept] = combine(TEXT, [{ ...unsure, confidence: 0.9 }], [attribution({ rule: "by" })]);
  assert.equal(kept?.rule, "tagger");
});

test("a rule's source is read in full where the tagger does, but never into its cue", () => {
  const rule = attribution({ source: { begin: 4, end: 9 }, content: [{ begin: 15, end: 40 }] });
  const unsure = { ...tagged, confidence: 0.1 };
  const full = { begin: 0, end: 9 };
  const [found] = combine(TEXT, [{ ...unsure, source: full }], [rule]);
  assert.deepEqual(found?.source, full);
  const [kept] = combine(TEXT, [{ ...unsure, source: { begin: 0, end: 14 } }], [rule]);
  assert.deepEqual(kept?.source, rule.source);
});
