import assert from "node:assert/strict";
import test from "node:test";
import { stems } from "./stem.ts";

const families = [
  ["deploy", "deploys", "deployed", "deploying", "deployment", "Deployments"],
  ["mobilise", "mobilised", "mobilizing", "mobilisation", "mobilization"],
  ["evacuate", "evacuated", "evacuating", "evacuation", "evacuations"],
  ["operate", "operated", "operations"],
  ["militia", "militias", "militia's"],
  ["ally", "allies"],
  ["plan", "planned", "planning"],
  ["withdraw", "withdrawal", "withdrawing"],
  ["deport", "deported", "deportation"],
];

test("the forms of a word share one stem, and no two families do", () => {
  const stemsOf = families.map((family) => new Set(family.flatMap(stems)));
  for (const [i, set] of stemsOf.entries()) assert.equal(set.size, 1, families[i]?.join(" "));
  assert.equal(new Set(stemsOf.flatMap((set) => [...set])).size, families.length);
});

test("unlike words stay apart", () => {
  assert.notDeepEqual(stems("combat"), stems("comb"));
  assert.notDeepEqual(stems("format"), stems("form"));
  assert.notDeepEqual(stems("bus"), stems("bu"));
});

test("words come in order, without marks, in any script", () => {
  assert.deepEqual(stems("Kurdistān's “drone” — strikes"), ["kurdistan", "dron", "strik"]);
  assert.equal(stems("إيران تنفي").length, 2);
});
