import assert from "node:assert/strict";
import { test } from "node:test";
import { AS_OF, material } from "../../test/brief/factory.ts";
import type { BriefSection, BriefSentence } from "../model/brief.ts";
import { writeBrief } from "./brief.ts";
import { canBeWaived, editedBrief } from "./check.ts";

const written = writeBrief(material(), AS_OF);

/** Rules that the lint finds after one sentence was changed; `waived` leaves out those that a reason can waive. */
function after(change: (sentence: BriefSentence) => BriefSentence, heading = "What is reported") {
  const section = written.sections.find((one) => one.heading === heading);
  assert.ok(section, heading);
  const sentences = section.sentences.map(change);
  assert.notDeepEqual(sentences, section.sentences, "nothing was changed");
  const { findings } = editedBrief(material(), AS_OF, [{ heading, sentences }]);
  return {
    rules: findings.map(({ rule }) => rule),
    barred: findings.some((one) => !canBeWaived(one)),
  };
}

const replace = (from: string | RegExp, to: string) => (sentence: BriefSentence) => ({
  ...sentence,
  text: sentence.text.replace(from, to),
});

test("a brief that nobody edited is as the rules wrote it", () => {
  const sections: BriefSection[] = written.sections;
  const edit = sections.map(({ heading, sentences }) => ({ heading, sentences }));
  assert.deepEqual(editedBrief(material(), AS_OF, edit), written);
});

/** What somebody may try, by hand or by slip: none of it can be published. */
const ATTACKS: readonly (readonly [
  name: string,
  rule: string,
  change: (sentence: BriefSentence) => BriefSentence,
  heading?: string,
])[] = [
  ["another number", "1-quote", replace("‘two brigades’", "‘ten brigades’")],
  [
    "roles reversed in the quotation",
    "1-quote",
    replace("Northland had moved", "Southland had moved"),
  ],
  [
    "roles reversed in the chain",
    "3-speaker",
    replace(
      "citing Vale Radio, which cited Two officials (unnamed)",
      "citing Two officials (unnamed), which cited Vale Radio",
    ),
  ],
  [
    "publisher and source exchanged",
    "3-speaker",
    replace("Daily Bell reported, citing Vale Radio", "Vale Radio reported, citing Daily Bell"),
  ],
  ["another speaker", "3-speaker", replace("Two officials (unnamed)", "The prime minister")],
  ["a named speaker for unnamed ones", "3-speaker", replace(" (unnamed)", "")],
  ["a dropped denial", "3-polarity", replace("denied:", "said:"), "Denials and contradictions"],
  [
    "a denial of the denial",
    "3-added",
    replace("ministry denied:", "ministry never denied:"),
    "Denials and contradictions",
  ],
  [
    "a negation outside of the quotation",
    "3-added",
    replace("reported, citing", "wrongly reported, citing"),
  ],
  ["a fact beside the report", "3-added", replace(" (1 origin)", " and war has begun (1 origin)")],
  ["another verb", "3-added", replace("reported, citing Vale", "reported, threatened by Vale")],
  ["more origins", "3-origins", replace("(1 origin)", "(3 origins)")],
  ["a supposition put as fact", "3-modality", replace("; put as a possibility", "")],
  [
    "the claim of another citation",
    "1-quote",
    (one) => ({ ...one, citations: one.citations.map((n) => (n === 1 ? 2 : n)) }),
  ],
  [
    "a citation that is not there",
    "1-no-claim",
    (one) => ({ ...one, citations: one.kind === "information" ? [99] : one.citations }),
  ],
  [
    "two citations, one of which says something else",
    "1-quote",
    (one) => ({ ...one, citations: one.kind === "information" ? [1, 2] : one.citations }),
  ],
  ["a report called a method", "3-kind", (one) => ({ ...one, kind: "method" })],
  [
    "a report called an assumption",
    "3-kind",
    (one) => ({ ...one, kind: one.kind === "information" ? "assumption" : one.kind }),
  ],
  [
    "a fact called a method",
    "3-kind",
    (one) => (one.kind === "method" ? { ...one, text: "War has begun." } : one),
  ],
];

for (const [name, rule, change, heading] of ATTACKS) {
  test(`cannot be published: ${name}`, () => {
    const { rules, barred } = after(change, heading);
    assert.ok(rules.includes(rule), `${rule} is not among ${rules.join(", ")}`);
    assert.ok(barred);
  });
}

test("a report may be placed in other words", () => {
  const { rules } = after(
    replace(
      "Daily Bell reported, citing Vale Radio",
      "On 2031-05-30 Daily Bell reported earlier, citing Vale Radio",
    ),
  );
  assert.deepEqual(rules, []);
});

test("so what is written freely, and reports nothing", () => {
  assert.deepEqual(after(replace(/.*/, "Ships have to wait."), "So what").rules, []);
  assert.ok(after(replace(/.*/, "He said that ships wait."), "So what").rules.includes("3-kind"));
});

test("two judgements on one thing by different words contradict", () => {
  const contradicting = (one: BriefSentence): BriefSentence =>
    one.kind === "judgement"
      ? {
          ...one,
          text: "We judge it very unlikely that this holds within 90 days: The border stays quiet.",
        }
      : one;
  const { rules, barred } = after(contradicting, "Alternatives");
  assert.deepEqual([rules, barred], [["6-contradiction"], false]);
});

test("a heading that is not there is refused", () => {
  assert.throws(
    () => editedBrief(material(), AS_OF, [{ heading: "Secrets", sentences: [] }]),
    /unknown heading: "Secrets"/,
  );
});
