import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { MODALITIES } from "../../model/claim.ts";
import { codingOf, toldType } from "./coder.ts";
import { openEventModels, packEventModels, probabilities, type TextModel } from "./model.ts";
import { framesIn, mainFrame } from "./frames.ts";
import { frameRealis, realisOf } from "./realis.ts";
import { readLayers } from "../pipeline.ts";
import type { Document } from "../../model/document.ts";

const LABELS = {
  gate: ["none", "event"],
  type: ["AGREE", "ASSAULT"],
  penta: ["statement", "verbal cooperation", "material conflict"],
  case: ["X", "Y"],
};

/** A model in which feature k speaks for label k. */
function model(labels: readonly string[]): TextModel {
  const weights = new Float32Array(4 * labels.length);
  labels.forEach((_, k) => (weights[k * labels.length + k] = 1));
  return {
    bits: 2,
    labels,
    weights,
    scale: 1,
    rarity: new Float32Array(4).fill(1),
    rarityScale: 1,
  };
}
const models = {
  gate: model(LABELS.gate),
  type: model(LABELS.type),
  penta: model(LABELS.penta),
  case: model(LABELS.case),
};
const features = fc
  .array(fc.tuple(fc.nat(3), fc.float({ min: 0, max: 3, noNaN: true })), { maxLength: 4 })
  .map((pairs) => new Map(pairs));

test("probabilities of labels sum to 1; those of types to at most 1", () => {
  fc.assert(
    fc.property(features, (some) => {
      const all = probabilities(models.penta, some);
      assert.ok(Math.abs(all.reduce((sum, p) => sum + p, 0) - 1) < 1e-9);
      const types = [...codingOf(models, some).values()];
      assert.ok(types.reduce((sum, p) => sum + p, 0) <= 1 + 1e-9);
    }),
  );
});

test("a packed model reads as it was, to the rounding of bytes", () => {
  const opened = openEventModels(new TextEncoder().encode(packEventModels(models)));
  const before = probabilities(models.case, new Map([[0, 1]]));
  const after = probabilities(opened.case, new Map([[0, 1]]));
  before.forEach((p, i) => assert.ok(Math.abs(p - (after[i] ?? 0)) < 0.01));
});

test("another file is no model", () => {
  assert.throws(
    () => openEventModels(new TextEncoder().encode('{"format":"x"}')),
    /unknown event model: "x"/,
  );
});

test("realis follows modality, then polarity, then time", () => {
  const when = { published: "2025-10-17", times: [] };
  const realis = (modality: (typeof MODALITIES)[number], polarity: "positive" | "negative") =>
    realisOf({ modality, polarity }, when);
  assert.equal(realis("asserted", "positive"), "occurred");
  assert.equal(realis("claimed", "negative"), "denied");
  assert.equal(realis("threatened", "negative"), "threatened");
  assert.equal(realis("conditional", "positive"), "hypothetical");
  const old = { from: "1998-01-01", to: "1999-01-01", precision: "year" as const };
  const time = {
    id: "t",
    documentId: "d",
    span: { begin: 0, end: 4 },
    text: "1998",
    kind: "explicit" as const,
    value: "1998",
    interval: old,
    anchor: null,
  };
  assert.equal(
    realisOf({ modality: "asserted", polarity: "positive" }, { ...when, times: [time] }),
    "historical",
  );
});

function wordsOf(text: string) {
  const document = {
    id: "d",
    text,
    title: null,
    published: null,
    publisher: null,
    bodyBegin: 0,
  } as unknown as Document;
  return readLayers(document, { outlets: new Map() }).tokens;
}

function told(text: string): (string | undefined)[][] {
  return framesIn(wordsOf(text)).map((frame) => [frame.type, frameRealis(frame)]);
}

test("a trigger is put by what governs it", () => {
  assert.deepEqual(told("The army seized the palace."), [["COERCE", undefined]]);
  assert.deepEqual(
    told("The ministry denied plans to invade Ordia."),
    [["ASSAULT", "denied"]].map(([, realis]) => ["THREATEN", realis]),
  );
  assert.deepEqual(told("Fighters will attack the port if talks fail.")[0], [
    "THREATEN",
    "intended",
  ]);
  assert.equal(told("The group may kidnap more foreigners.")[0]?.[1], "hypothetical");
});

test("what only looks like an event evokes none", () => {
  for (const text of [
    "The group demonstrated the capability to reach the coast.",
    "Residents feel threatened.",
    "The attack helicopter landed.",
    "The apple orchards of the valley bloom.",
  ])
    assert.deepEqual(
      told(text).filter(([, realis]) => realis === undefined),
      [],
      text,
    );
});

test("PLOVER gives cooperation to come, refused and asked for to other types", () => {
  const main = (text: string) => mainFrame(framesIn(wordsOf(text)))?.type;
  assert.equal(main("Ordia will provide food aid to Vestia."), "AGREE");
  assert.equal(main("Ordia will not provide food aid to Vestia."), "REJECT");
  assert.equal(main("Ordia provided food aid to Vestia."), "AID");
});

test("a type is told by the coder where it is sure or a trigger agrees", () => {
  const frames = framesIn(wordsOf("The army seized the palace."));
  assert.equal(toldType(new Map([["COERCE", 0.3]]), frames), "COERCE");
  assert.equal(toldType(new Map([["COERCE", 0.3]]), []), undefined);
  assert.equal(toldType(new Map([["ASSAULT", 0.01]]), frames), undefined);
});
