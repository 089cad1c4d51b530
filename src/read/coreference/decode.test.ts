import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { documentOf } from "../../../train/entities/text.ts";
import { readLayersUntil } from "../pipeline.ts";
import { columnsOf } from "./columns.ts";
import { Discourse } from "./decode.ts";
import { referentsOf, type Referent, type Text } from "./referents.ts";
import { rulePhrases } from "./rule-phrases.ts";

function referentsIn(words: string): { text: Text; referents: Referent[] } {
  const layers = readLayersUntil("mentions", documentOf(words), { outlets: new Map() });
  const text: Text = { ...layers, columns: columnsOf(layers.tokens, undefined), table: undefined };
  return { text, referents: referentsOf(text, rulePhrases(text)) };
}

/** The most candidates that any mention has, each mention opening a chain of its own: the worst case. */
function mostOptions(words: string): { mentions: number; most: number } {
  const { text, referents } = referentsIn(words);
  const discourse = new Discourse(text);
  let most = 0;
  for (const referent of referents) {
    const bound = 1 + 24 + 6 * Math.max(1, referent.words.length);
    const { length } = discourse.options(referent);
    assert.ok(length <= bound, `${length} candidates of ${referent.key}`);
    most = Math.max(most, length);
    discourse.add(referent, undefined);
  }
  return { mentions: referents.length, most };
}

test("a mention has no more candidates in a long line than in a short one", () => {
  const line = "The guard of Otto Kringel met the council, and it told HIM of Київ. ";
  const [short, long] = [mostOptions(line.repeat(30)), mostOptions(line.repeat(600))];
  assert.equal(long.mentions, short.mentions * 20);
  assert.equal(long.most, short.most);
});

test("candidates are bounded in any text, in capitals and of marks alone too", () => {
  const part = fc.constantFrom(
    ..."THE GUARD HE IT it they Kringel KRINGEL . , ( ) “ ” ' 😀 وزارة Київ council of 7".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 200 }), (parts) => {
      mostOptions(parts.join(" "));
    }),
    { numRuns: 30 },
  );
});
