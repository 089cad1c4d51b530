import assert from "node:assert/strict";
import { test } from "node:test";
import { localViews } from "./local-views.ts";

test("views that a browser kept are read; what is none of them is left out", () => {
  const view = { name: "denials", query: "polarity=negative" };
  assert.deepEqual(localViews(JSON.stringify([view, { name: 3 }, null, "x"])), [view]);
  assert.deepEqual(localViews(null), []);
  assert.deepEqual(localViews("{"), []);
  assert.deepEqual(localViews('{"name":"a"}'), []);
});
