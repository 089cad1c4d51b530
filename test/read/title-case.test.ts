import assert from "node:assert/strict";
import { test } from "node:test";
import { loadModels } from "../../src/cycle/models.ts";
import { readLayers } from "../../src/read/pipeline.ts";
import { documentOf } from "../../train/entities/text.ts";

const MODELS = loadModels();

function placesIn(text: string): string[] {
  const { mentions } = readLayers(documentOf(text), { outlets: new Map(), models: MODELS });
  return mentions.flatMap(({ type, text: words }) => (type === "Location" ? [words] : []));
}

test("where every word has a capital, a word that is also a town is none, and a country is one", () => {
  const heading = `Lisbon's New Man in Oslo and the "MAKE NORWAY CALM AGAIN" Programme`;
  assert.deepEqual(placesIn(`${heading}\n\nThe ferry came on Friday, and left.`), [
    "Oslo",
    "NORWAY",
  ]);
});
