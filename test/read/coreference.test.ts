import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { loadModels } from "../../src/cycle/models.ts";
import type { CoreferenceChain } from "../../src/model/coreference.ts";
import { documentOf } from "../../train/entities/text.ts";
import { readLayers } from "../../src/read/pipeline.ts";
import { openCoreference } from "../../src/read/coreference/model.ts";

const MODELS = loadModels();
const OUTLETS = new Map<string, string>();

function chainsOf(text: string, models = MODELS): readonly CoreferenceChain[] {
  return readLayers(documentOf(text), { outlets: OUTLETS, models }).coreference;
}

/** The chain that has these words, as words. */
function chainOf(text: string, words: string, models = MODELS): string[] {
  const spans = chainsOf(text, models).map(({ mentions }) =>
    mentions.map(({ span }) => text.slice(span.begin, span.end)),
  );
  return spans.find((chain) => chain.includes(words)) ?? [];
}

const TEXT =
  "Otto Kringel, the head of the Vale Guard, met reporters on Monday. Kringel said the guard had lost two men. " +
  "He added that it would not leave.";

test("a surname and a pronoun stand for the full name", () => {
  const chain = chainOf(TEXT, "Kringel");
  assert.ok(chain.some((words) => words.includes("Otto Kringel")));
  assert.ok(chain.includes("He"));
});

test("without the model names and pronouns are still joined", () => {
  const chain = chainOf(TEXT, "Kringel", {});
  assert.ok(chain.includes("Otto Kringel"));
});

test("an 'I' in somebody's words is the speaker", () => {
  const text = 'Mara Lindt arrived late. "I did not see the fire," Lindt told reporters.';
  assert.ok(chainOf(text, "I").includes("Lindt"));
});

test("every link says why, and only links say how sure they are", () => {
  for (const { mentions } of chainsOf(TEXT)) {
    const [first, ...rest] = mentions;
    assert.equal(first?.reason, "first");
    assert.equal(first?.confidence, null);
    assert.ok(rest.every(({ reason }) => reason !== "first"));
  }
});

test("spans slice to their own words in any text, in order, heads inside", () => {
  const words = fc.constantFrom(
    ..."the He she it Kringel NATO army ’s \" “ ” ( ) , . \n\n وزارة Київ 12 said of and 😀 I'm A-10".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
      const text = parts.join(" ");
      for (const { mentions } of chainsOf(text))
        mentions.forEach(({ span, head }, i) => {
          assert.ok(span.begin <= head.begin && head.end <= span.end && span.end <= text.length);
          assert.equal(text.slice(span.begin, span.end).trim(), text.slice(span.begin, span.end));
          assert.ok(i === 0 || span.begin >= (mentions[i - 1]?.span.begin ?? 0));
        });
    }),
    { numRuns: 60 },
  );
});

test("time grows with the length of the text, not with its square", () => {
  const article = `${TEXT} THE COUNCIL SAID NO. `;
  const seconds = (times: number) => {
    const begun = process.cpuUsage().user;
    chainsOf(article.repeat(times));
    return process.cpuUsage().user - begun;
  };
  seconds(5);
  const [short, long] = [seconds(25), seconds(200)];
  assert.ok(long < short * 8 * 4, `${short} µs, eight times the text ${long} µs`);
});

test("bytes that are no model are refused with what to do", () => {
  assert.throws(() => openCoreference(Uint8Array.of(1, 2, 3)), /invalid coreference model/);
});
