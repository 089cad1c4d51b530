import assert from "node:assert/strict";
import { test } from "node:test";
import { loadModels } from "../../src/cycle/models.ts";
import { documentOf } from "../../train/entities/text.ts";
import { readLayers } from "../../src/read/pipeline.ts";

const MODELS = loadModels();

/** Whom the last speaker of a text stands for. */
function holder(text: string): string | undefined {
  const { claims } = readLayers(documentOf(text), { outlets: new Map(), models: MODELS });
  return claims.at(-1)?.chain.at(-1)?.name;
}

const OPENING =
  "Jordan's foreign minister, Omar Belmar, said on Monday that the talks were useful.";

test("an office is its holder's where nothing says that it is another", () => {
  assert.equal(holder(`${OPENING} The minister said the road was open.`), "Omar Belmar");
  assert.equal(holder(`${OPENING} The foreign minister said the road was open.`), "Omar Belmar");
  assert.equal(holder(`${OPENING} The Jordanian minister said the road was open.`), "Omar Belmar");
});

test("another state's, another field's and a deputy's office are somebody else's", () => {
  assert.equal(holder(`${OPENING} The Syrian foreign minister said the road was open.`), undefined);
  assert.equal(holder(`${OPENING} The prime minister said the road was open.`), undefined);
  assert.equal(holder(`${OPENING} The deputy minister said the road was open.`), undefined);
});
