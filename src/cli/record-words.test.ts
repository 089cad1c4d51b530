import assert from "node:assert/strict";
import { test } from "node:test";
import { recordWords, settledWords } from "./record-words.ts";

test("a record says how often, in which part and on what, and what keeps it from a better letter", () => {
  const row = {
    role: "origin",
    topic: "assault",
    right: 3,
    resolved: 4,
    mean: 0.7,
    suggested: "F",
    capped: "a letter asks for 5 resolved reports; there are 4",
  } as const;
  assert.equal(
    recordWords(row),
    "origin, assault: right in 3 of 4, suggests F: a letter asks for 5 resolved reports; there are 4",
  );
  assert.equal(
    recordWords({ ...row, topic: null, capped: null }),
    "origin: right in 3 of 4, suggests F",
  );
});

test("what was settled says by whom, when and why, on one line", () => {
  const settled = {
    propositionId: "p1",
    text: "The granary\nburned",
    topic: null,
    role: "transmitter",
    isTrue: false,
    wasRight: false,
    by: "ada",
    why: "the mill's ledger",
    at: "2031-03-05T08:00:00Z",
  } as const;
  const words = settledWords(settled);
  assert.ok(!words.includes("\n"));
  assert.match(
    words,
    /^The granary.*burned: was not so, wrong as transmitter, by ada on 2031-03-05: the mill's ledger$/,
  );
});
