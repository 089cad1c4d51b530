// A judgement that is published becomes a forecast of the case's ledger.
import assert from "node:assert/strict";
import { test } from "node:test";
import { forecastsOf, publishJudgement } from "../src/cycle/index.ts";
import { openStore, type Store } from "../src/store/index.ts";
import { SignedJudgement } from "../src/warn/index.ts";

let minute = 0;
const world = { now: () => `2031-03-05T08:${String(minute++).padStart(2, "0")}:00Z` };

const judged = (likelihood: number, by = "ada") =>
  SignedJudgement.parse({
    text: "Ordia will close the strait",
    likelihood,
    horizonDays: 30,
    resolutionCriteria: "no ship passes on three days in a row",
    source: "the harbour masters' lists",
    by,
  });

const openCase = (): Promise<Store> => openStore(":memory:", { now: world.now });

test("a judgement published again is a further forecast of the same question", async () => {
  const store = await openCase();
  try {
    await publishJudgement(store, world, judged(0.3));
    await publishJudgement(store, world, judged(0.6));
    await publishJudgement(store, world, judged(0.2, "ben"));
    const { questions } = await forecastsOf(store, world);
    assert.equal(questions.length, 1);
    assert.equal(questions[0]?.status, "open");
    assert.deepEqual(
      questions[0]?.forecasts.map(({ by }) => by),
      ["ada", "ada", "ben"],
    );
    const ledger = await store.forecastLedger();
    assert.deepEqual(
      ledger.map(({ kind }) => kind),
      ["question", "forecast", "forecast", "forecast"],
    );
  } finally {
    await store.close();
  }
});

test("nobody who signs a judgement is certain, and without criteria there is none", () => {
  assert.equal(SignedJudgement.safeParse({ ...judged(0.5), likelihood: 1 }).success, false);
  assert.equal(
    SignedJudgement.safeParse({ ...judged(0.5), resolutionCriteria: " " }).success,
    false,
  );
});
