import assert from "node:assert/strict";
import test from "node:test";
import { assessmentOf } from "../../test/store/factory.ts";
import { openStore } from "../store/index.ts";
import { changedSince } from "./changed.ts";

const scenario = (scenarioId: string, probability: number, lnLikelihood: number) => ({
  scenarioId,
  prior: 0.5,
  probability,
  rows: [{ indicatorId: "boats", lnLikelihood, note: "" }],
});

const boats = {
  indicatorId: "boats",
  level: "moderate" as const,
  reasons: ["two origins"],
  capped: false,
  indications: [],
  gainBits: 0.2,
  diagnostic: true,
};

test("the newest assessment is compared with that of the day asked for, or with the priors", async () => {
  const store = await openStore(":memory:", { now: () => "2031-05-09T00:00:00Z" });
  const quiet = [scenario("calm", 0.5, 0), scenario("closure", 0.5, 0)];
  const half = Math.log(3) / 2;
  const moved = [scenario("calm", 0.25, -half), scenario("closure", 0.75, half)];
  await store.saveAssessments(
    [assessmentOf("amber", { asOf: "2031-05-01", scenarios: quiet })],
    [],
  );
  await store.saveAssessments(
    [
      assessmentOf("amber", {
        asOf: "2031-05-08",
        scenarios: moved,
        indicators: [boats],
        level: "WL2",
      }),
    ],
    [],
  );
  const found = await changedSince(store, "amber", "2031-05-03");
  assert.deepEqual([found.since, found.now, found.days.length], ["2031-05-01", "2031-05-08", 2]);
  assert.deepEqual(found.level, ["WL3", "WL2"]);
  assert.ok(found.residual < 1e-9);
  assert.equal((await changedSince(store, "amber", "2031-04-01")).since, null);
  assert.equal((await changedSince(store, "amber")).since, "2031-05-01");
  await assert.rejects(changedSince(store, "other"), { code: "not-found" });
  await store.close();
});
