import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledBase } from "./base.ts";
import type { ChainLink } from "../../src/model/claim.ts";
import { bodyOfOffice } from "../../src/resolve/offices.ts";

const base = bundledBase();

function body(surface: string): string | null {
  const link: ChainLink = {
    type: "role",
    surface,
    span: null,
    cue: null,
    scope: "explicit",
    refId: null,
    occasion: null,
  };
  return bodyOfOffice(link, base);
}

const OFFICES: readonly [surface: string, body: string | null][] = [
  ["Jordan's foreign minister", "mfa:JO"],
  ["The Jordanian foreign minister", "mfa:JO"],
  ["the foreign minister of Saudi Arabia", "mfa:SA"],
  ["The Saudi foreign minister", "mfa:SA"],
  ["the US defence secretary", "mod:US"],
  ["the US secretary of state", "mfa:US"],
  ["the Spanish secretary of state", null], // one of many
  ["the president of the Philippines", "gov:PH"],
  ["a Jordanian government spokesman", "gov:JO"],
  ["the former Jordanian foreign minister", null],
  ["the foreign minister", null], // whose?
  ["the Jordanian Chess Federation president", null],
  ["the Jordanian minister", null], // of what?
  ["the president of the club", null],
  ["", null],
];

for (const [surface, expected] of OFFICES)
  test(`"${surface}" speaks for ${expected ?? "nobody known"}`, () => {
    assert.equal(body(surface), expected);
  });
