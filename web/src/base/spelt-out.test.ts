import assert from "node:assert/strict";
import { test } from "node:test";
import { namesOf, speltOut } from "./spelt-out.ts";

const NAMES = namesOf(
  [{ id: "ships-gather", statement: "Ships gather" }],
  [{ id: "attack", narrative: "They land." }],
);

test("ids give way to the words they stand for; other words stay", () => {
  assert.equal(
    speltOut('1 kind: ships-gather; the chance of "attack" is 24 %', NAMES),
    "1 kind: Ships gather; the chance of “They land” is 24 %",
  );
  assert.equal(speltOut("rises from no-reporting to low", NAMES), "rises from no reporting to low");
  const plain = 'an attack by a so-called "brigade" in mid-May';
  assert.equal(speltOut(plain, NAMES), plain);
});
