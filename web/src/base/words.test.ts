import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, directionOf, gradeInWords, kindOfActor, originsInWords, plainly } from "./words.ts";

test("origins are an interval, and none is said", () => {
  assert.equal(originsInWords(1, 1), "1 origin");
  assert.equal(originsInWords(1, 3), "1–3 origins");
  assert.equal(originsInWords(0, 1), "0–1 origins");
  assert.equal(originsInWords(0, 0), "no traceable origin");
});

test("grades, dates and directions in words; what is unknown stays as it is", () => {
  assert.equal(gradeInWords("F3"), "source: reliability cannot be judged; report: possibly true");
  assert.equal(gradeInWords("?"), "?");
  assert.equal(dayOf("2031-03-02T23:30:00Z"), "2 Mar 2031");
  assert.equal(dayOf("spring 2031"), "spring 2031");
  assert.equal(dayOf(null), "undated");
  assert.equal(directionOf("ar"), "rtl");
  assert.equal(directionOf("arn"), "ltr");
});

test("overrides of direction are spelt out", () => {
  assert.equal(plainly("a\u202eb\u202c"), "a[U+202E]b\u202c");
});

test("the kind of an actor is no code", () => {
  assert.equal(
    kindOfActor({ subtype: "igo", type: "Organisation" }),
    "intergovernmental organisation",
  );
  assert.equal(kindOfActor({ subtype: "state-military", type: "Organisation" }), "state military");
  assert.equal(kindOfActor({ subtype: null, type: "Person" }), "person");
});
