import assert from "node:assert/strict";
import { test } from "node:test";
import { TocsinError } from "../base/error.ts";
import { answerAs, Thread } from "./thread.ts";

const ROLE = "test of a thread";

// This file is the thread too.
await answerAs(ROLE, async (factor: number) => {
  let asked = 0;
  return async (question: number | string): Promise<number> => {
    asked++;
    if (question === "die") process.exit(1);
    if (question === "how often") return asked;
    if (typeof question === "string")
      throw new TocsinError("conflict", question, { hint: "a hint" });
    if (question < 0) throw new RangeError(`below 0: ${question}`);
    return question * factor;
  };
});

function opened(t: { after: (end: () => Promise<void>) => void }): Thread<number | string, number> {
  const thread = new Thread<number | string, number>(new URL(import.meta.url), ROLE, 3);
  t.after(() => thread.stop());
  return thread;
}

test("each question has its own answer, also those asked before the thread is ready", async (t) => {
  const thread = opened(t);
  const asked = [1, 2, 3].map((question) => thread.ask(question));
  assert.equal(thread.waiting, 3);
  assert.deepEqual(await Promise.all(asked), [3, 6, 9]);
  assert.deepEqual([thread.waiting, thread.isReady], [0, true]);
});

test("a refusal comes back whole, a failure as it was thrown there; the thread goes on", async (t) => {
  const thread = opened(t);
  await assert.rejects(thread.ask("taken"), {
    name: "TocsinError",
    code: "conflict",
    message: "taken",
    hint: "a hint",
  });
  const failure = await thread.ask(-1).catch((error: unknown) => error);
  assert.ok(failure instanceof Error && !(failure instanceof TocsinError));
  assert.match(String(failure.stack), /RangeError: below 0: -1\n.*thread\.test/s);
  assert.equal(await thread.ask("how often"), 3);
});

test("a thread that dies fails what it was asked, and says that it is over", async (t) => {
  const thread = opened(t);
  await thread.ready;
  const asked = [thread.ask("die"), thread.ask(1)];
  for (const answer of asked) await assert.rejects(answer, /a thread has ended/);
  assert.deepEqual([thread.isOver, thread.isReady], [true, false]);
  await assert.rejects(thread.ask(1), /a thread has ended/);
});
