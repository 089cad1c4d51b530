import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { loadModels } from "../../src/cycle/models.ts";
import { documentOf } from "../../train/entities/text.ts";
import { readLayers } from "../../src/read/pipeline.ts";
import { openRelations } from "../../src/read/relations/model.ts";
import { pairsOf } from "../../src/read/relations/relations.ts";

const MODELS = loadModels();

function relationsIn(text: string, models = MODELS) {
  return readLayers(documentOf(text), { outlets: new Map(), models }).relations;
}

test("a sentence in which one body fights another says so", () => {
  const text = "Iraqi forces fought ISIL fighters in Mosul on Tuesday.";
  const found = relationsIn(text).map(({ type }) => type);
  assert.ok(found.length > 0);
  assert.ok(found.includes("FightingAgainst") || found.includes("CoLocated"));
});

test("arguments and trigger lie in the text, and sureness between 0 and 1", () => {
  const words = fc.constantFrom(
    ..."Iraqi forces ISIL attacked in Mosul not the leader of , . \n\n 12 tanks".split(" "),
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 50 }), (parts) => {
      const text = parts.join(" ");
      for (const { source, target, trigger, confidence } of relationsIn(text)) {
        for (const { begin, end } of [source, target, trigger])
          assert.ok(begin < end && end <= text.length);
        assert.ok(confidence >= 0 && confidence <= 1);
      }
    }),
    { numRuns: 50 },
  );
});

test("without the model there are none", () => {
  assert.deepEqual(relationsIn("Iraqi forces fought ISIL fighters in Mosul.", {}), []);
});

test("a long list makes pairs in proportion to its length", () => {
  const list = Array.from({ length: 200 }, (_, i) => ({
    first: i,
    last: i,
    type: "Location" as const,
  }));
  assert.ok(pairsOf(list).length <= 200 * 16);
});

test("bytes that are no model are refused", () => {
  assert.throws(() => openRelations(Uint8Array.of(1)), /invalid relation model/);
});
