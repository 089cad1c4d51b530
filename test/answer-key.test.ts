import assert from "node:assert/strict";
import { test } from "node:test";
import { study } from "../src/cycle/index.ts";
import { checkKey } from "./key/key.ts";
import { openKey, type Key } from "./key/schema.ts";

const FOLDER = "examples/sorrel-strait";
const NOW = "2025-10-27T00:00:00.000Z";

const TESTS: Readonly<Record<keyof Key, string>> = {
  documents: "every article is collected with its publisher and its date",
  claims: "every claim of the key is found, with form, modality, polarity and chain",
  none: "captions, advertisements, links and bylines say nothing",
  actors: "one group has one id in three spellings, and its near namesake another",
  governments: "a capital that acts is its government",
  places: "a capital that is visited is a place",
  datelines: "datelines are told from the places of events",
  citations: "what an article rests on, translates, corrects or retracts is known",
  reuse: "copies are found, and what is no copy is left alone",
  propositions: "the same thing said is one proposition, and its origins are counted",
  conditions: "both sides of a condition are found",
  amounts: "numbers carry their bounds and units",
  times: "days are reckoned from publication, or left open where there is none",
  headlines: "a headline that says more than its body is known for it",
  problem: "the indicators end at the levels of the key",
};

const findings = study(FOLDER, NOW).then((result) => checkKey(openKey(FOLDER), result));

for (const [section, title] of Object.entries(TESTS)) {
  test(title, async () => {
    const lines = (await findings).filter((one) => one.section === section);
    assert.deepEqual(
      lines.map(({ message }) => message),
      [],
    );
  });
}
