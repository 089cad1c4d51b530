import assert from "node:assert/strict";
import { test } from "node:test";
import { readableLabels } from "./labels.ts";

test("a label that would hide one before it, or a dot of another, is left out; those apart all stand", () => {
  const label = (id: string, x: number, y: number) => ({ id, at: { x, y }, words: "Gannet Bank" });
  const dots = new Map([
    ["first", { x: 100, y: 40 }],
    ["nameless", { x: 300, y: 60 }],
  ]);
  const kept = readableLabels(
    [
      label("first", 100, 50),
      label("over it", 140, 56),
      label("below", 100, 70),
      label("beside", 200, 50),
      label("over a dot", 300, 50),
    ],
    { dots, radius: 7 },
  );
  assert.deepEqual([...kept], ["first", "below", "beside"]);
});
