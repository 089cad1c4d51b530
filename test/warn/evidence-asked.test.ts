// What the problems of a case are assessed on is a small part of it; the assessments are those on all of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { add } from "../../src/cycle/index.ts";
import { loadKnowledge } from "../../src/cycle/knowledge.ts";
import { evidenceAsked, evidenceWhole } from "../../src/cycle/warn-evidence.ts";
import { assessAll, namesKnown } from "../../src/cycle/warning.ts";
import { openStore } from "../../src/store/index.ts";

const world = {
  now: () => "2025-10-26T12:00:00.000Z",
  fetch: () => Promise.reject(new Error("no network in tests")),
};

test("assessments and alerts are the same on the claims asked for as on all of them", async () => {
  const store = await openStore(":memory:", { now: world.now });
  await add(store, ["examples/sorrel-strait"], world);
  const problems = await store.problems();
  const knowledge = await loadKnowledge({ store });
  const known = {
    documents: await store.documentTimes(),
    named: namesKnown({ knowledge, entities: await store.allEntities() }),
    judgements: await store.judgements(),
  };
  const to = (id: string) => id;
  const whole = await evidenceWhole(store, known, to);
  const texts = await store.allDocuments();
  assert.deepEqual(
    known.documents,
    texts.map(({ id, published, retrieved, collection }) => ({
      id,
      published,
      retrieved,
      collection,
    })),
  );
  for (const asOf of ["2025-09-20", "2025-10-05", "2025-10-26"]) {
    const due = problems.map((problem) => ({
      problem,
      asOf,
      before: undefined,
      dayBefore: undefined,
    }));
    const first = assessAll(
      due,
      await evidenceAsked(store, problems, { known, told: new Set(), to }),
    );
    assert.deepEqual(first, assessAll(due, whole));

    // A problem that asks for something else now still finds the words that it rested on before.
    const changed = problems.map((problem) => ({
      ...problem,
      indicators: problem.indicators.map((one) => ({ ...one, observable: [{ words: ["ferry"] }] })),
    }));
    const told = new Set(
      first.assessments.flatMap(({ indicators }) =>
        indicators.flatMap(({ indications }) => indications.flatMap(({ claimIds }) => claimIds)),
      ),
    );
    assert.ok(told.size > 0);
    const next = changed.map((problem, i) => {
      const before = first.assessments[i];
      return { problem, asOf, before, dayBefore: before };
    });
    const asked = await evidenceAsked(store, changed, { known, told, to });
    assert.ok(asked.annotations.length < whole.annotations.length);
    assert.deepEqual(assessAll(next, asked), assessAll(next, whole));
  }
  await store.close();
});
