import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { loadModels } from "../../src/cycle/models.ts";
import { documentOf } from "../../train/entities/text.ts";
import type { ReadRelation } from "../../src/model/read-relation.ts";
import { readLayers } from "../../src/read/pipeline.ts";

const MODELS = loadModels();

function statedIn(text: string): ReadRelation[] {
  return readLayers(documentOf(text), { outlets: new Map(), models: MODELS }).relations.filter(
    ({ kind }) => kind !== undefined,
  );
}

/** "kind: source > target", a denied one with "not". */
function written(text: string): string[] {
  return statedIn(text).map(({ kind, source, target, negated }) => {
    const [from, to] = [source, target].map(({ begin, end }) => text.slice(begin, end));
    return `${negated ? "not " : ""}${kind}: ${from} > ${to}`;
  });
}

const CASES: readonly [text: string, relation: string][] = [
  [
    "Omar Belmar, the commander of the Vale Brigade, arrived on Monday.",
    "commands: Omar Belmar > Vale Brigade",
  ],
  [
    "The Vale Brigade, which is part of the Coastal Front, moved north.",
    "member-of: Vale Brigade > Coastal Front",
  ],
  ["Hezbollah operates under the patronage of Iran.", "patron-of: Iran > Hezbollah"],
  ["Iran provides weapons to Hezbollah.", "patron-of: Iran > Hezbollah"],
  ["Hamas is not allied with Hezbollah.", "not allied-with: Hamas > Hezbollah"],
  ["Hezbollah attacked Israel on Friday.", "hostile-to: Hezbollah > Israel"],
  ["Hamas is based in Gaza.", "located-in: Hamas > Gaza"],
  [
    "Hezbollah has built up an arsenal that includes long-range rockets.",
    "capability: Hezbollah > long-range rockets",
  ],
  [
    "Russia's Wagner Group has close ties to Prime Minister Dana Korin.",
    "allied-with: Wagner Group > Dana Korin",
  ],
  ["Israel's Northern Command trained on Friday.", "member-of: Northern Command > Israel"],
  ["Hezbollah has a history of targeting Israel.", "hostile-to: Hezbollah > Israel"],
  [
    "The appointment of Dana Korin as the new Iranian envoy pleased few.",
    "holds-office: Dana Korin > Iranian",
  ],
  ["Russian President Dana Korin will not attend.", "holds-office: Dana Korin > Russian"],
  ["Hezbollah has a history of attacking U.S. forces.", "hostile-to: Hezbollah > U.S. forces"],
  [
    "Hamas is feared for its depots and its arsenal, which includes long-range UAVs.",
    "capability: Hamas > UAVs",
  ],
  ["Hezbollah possesses thousands of rockets.", "capability: Hezbollah > thousands of rockets"],
];

for (const [text, relation] of CASES)
  test(`"${text}" says ${relation}`, () => {
    const found = written(text).map((one) => one.replaceAll(/> (?:the |thousands of )/g, "> "));
    assert.ok(found.includes(relation.replace("> thousands of ", "> ")), found.join("; "));
  });

const NONE: readonly string[] = [
  "Otto Kringel is demanding that President Dana Korin resign.", // a title in between
  "The Russian report says the army keeps close ties to Iran.", // the report has none
  "Dana Korin led Otto Kringel by five points.",
  "Hezbollah met with the Beirut airport's owners.",
];

for (const text of NONE)
  test(`"${text}" states nothing of the two`, () => {
    assert.deepEqual(written(text), []);
  });

test("'the group' that acts is the one that acted in the sentence before", () => {
  const text =
    "Hezbollah is part of the government and has grown rich. The group has a long history of attacking U.S. forces.";
  assert.deepEqual(written(text).slice(-1), ["hostile-to: The group > U.S. forces"]);
});

test("'this group' is the one that the sentence before is about", () => {
  const text =
    "Another militia in the area is Hezbollah. This group maintains close ties with Hamas.";
  assert.ok(written(text).includes("allied-with: This group > Hamas"), written(text).join("; "));
  const [relation] = statedIn(text).filter(({ kind }) => kind === "allied-with");
  assert.ok((relation?.confidence ?? 1) < 0.5); // how often that is right is not known
});

test("what others allege stays alleged, and stands in their claim", () => {
  const text = "Hezbollah is allegedly backed by Iran, officials in Beirut said.";
  const [relation] = statedIn(text);
  const claim = readLayers(documentOf(text), { outlets: new Map(), models: MODELS }).claims.find(
    ({ id }) => id === relation?.claimId,
  );
  assert.equal(relation?.kind, "patron-of");
  assert.equal(relation?.modality, claim?.modality);
  assert.notEqual(relation?.modality, "asserted");
});

test("a pronoun stands for the name of its chain", () => {
  const text = "Hezbollah kept quiet on Monday. It is backed by Iran.";
  const [relation] = statedIn(text);
  assert.ok(relation);
  assert.equal(text.slice(relation.target.begin, relation.target.end), "It");
  const { mentions } = readLayers(documentOf(text), { outlets: new Map(), models: MODELS });
  assert.equal(mentions.find(({ id }) => id === relation.targetId)?.text, "Hezbollah");
});

test("no more than three relations an actor, spans in order, whatever the text", () => {
  const words = fc.constantFrom(
    ...'Iran Hezbollah HAMAS backed by -backed part of the commander not attacked in Gaza , . ( ) " “ \n\n Київ وزارة 12 rockets it has'.split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 80 }), (parts) => {
      const text = parts.join(" ");
      const found = statedIn(text);
      assert.ok(found.length <= 3 * parts.length);
      for (const { source, target, trigger } of found)
        for (const { begin, end } of [source, target, trigger])
          assert.ok(begin < end && end <= text.length);
    }),
    { numRuns: 40 },
  );
});
