import assert from "node:assert/strict";
import { test } from "node:test";
import { Recent } from "./recent.ts";

test("of many things the latest asked for are kept", () => {
  const recent = new Recent<string, number>(2);
  recent.set("a", 1);
  recent.set("b", 2);
  assert.equal(recent.find("a"), 1);
  recent.set("c", 3);
  assert.equal(recent.find("b"), undefined);
  assert.equal(recent.find("a"), 1);
  recent.set("a", 4);
  assert.equal(recent.find("a"), 4);
  assert.equal(recent.find("c"), 3);
});
