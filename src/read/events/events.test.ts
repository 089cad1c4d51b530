import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { MODALITIES } from "../../model/claim.ts";
import { codingOf } from "./coder.ts";
import { isTold } from "./events.ts";
import { openEventModels, packEventModels, probabilities, type TextModel } from "./model.ts";
import { realisOf } from "./realis.ts";

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

test("a verb that the dictionary codes the same way lowers what is asked", () => {
  assert.ok(isTold(0.3, true));
  assert.ok(!isTold(0.3, false));
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
