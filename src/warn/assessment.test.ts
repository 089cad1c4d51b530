import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import * as make from "../../test/warn/factory.ts";
import { Assessment } from "../model/problem.ts";
import { assess } from "./assessment.ts";
import { changes } from "./changes.ts";

const { AS_OF, claim, documents, indicator, input, problem, proposition } = make;

/** Claims c1 … cn and one proposition that has them for support, by the origins given. */
function reported(origins: Record<string, string[]>, change: Partial<make.WarnClaim> = {}) {
  const ids = Object.values(origins).flat();
  return input({
    claims: ids.map((id) => claim({ ...change, id })),
    propositions: [proposition("p", origins)],
    documents: documents(5),
  });
}
const state = (assessment: Assessment) => {
  const [first] = assessment.indicators;
  assert.ok(first);
  return first;
};
const chance = (assessment: Assessment, id = "war") =>
  assessment.scenarios.find(({ scenarioId }) => scenarioId === id)?.probability ?? NaN;

test("the result is a valid record, and its rows sum to the change exactly", () => {
  const assessment = Assessment.parse(assess(problem(), reported({ a: ["c1"] }), AS_OF));
  const [calm, war] = assessment.scenarios;
  assert.ok(calm && war);
  const moved = Math.log(war.probability / calm.probability) - Math.log(war.prior / calm.prior);
  const sum = (s: typeof war) => s.rows.reduce((total, row) => total + row.lnLikelihood, 0);
  assert.ok(Math.abs(moved - (sum(war) - sum(calm))) < 1e-9);
});

test("one origin in ten articles: moderate, and a factor of 3 at most", () => {
  const ids = Array.from({ length: 10 }, (_, i) => `c${i}`);
  const assessment = assess(problem(), reported({ a: ids }), AS_OF);
  assert.equal(state(assessment).level, "moderate");
  assert.equal(state(assessment).capped, true);
  assert.ok(Math.abs(chance(assessment) - 0.25) < 1e-9); // odds 1 : 9, times 3
  assert.equal(assessment.confidence, "low");
});

test("two origins in the window: serious; one of them from before it: substantial", () => {
  const two = reported({ a: ["c1"], b: ["c2"] });
  assert.equal(state(assess(problem(), two, AS_OF)).level, "serious");
  const older = two.claims.map((c) => (c.id === "c1" ? { ...c, published: "2031-01-01" } : c));
  assert.equal(state(assess(problem(), { ...two, claims: older }, AS_OF)).level, "substantial");
});

test("a later origin that may depend on an earlier one is no second origin", () => {
  const base = proposition("p", { a: ["c1", "c2"] });
  const origins = [make.origin("a", ["c1"]), make.origin("b", ["c2"], 0.3)];
  const supports = { ...base.supports, origins, nMin: 1, nMax: 2 };
  const given = { ...reported({ a: ["c1", "c2"] }), propositions: [{ ...base, supports }] };
  assert.equal(state(assess(problem(), given, AS_OF)).level, "moderate");
});

test("what might be never rises above low and moves no scenario", () => {
  for (const modality of [
    "possible",
    "expected",
    "predicted",
    "conditional",
    "generic",
    "intended",
  ] as const) {
    const assessment = assess(problem(), reported({ a: ["c1"], b: ["c2"] }, { modality }), AS_OF);
    assert.equal(state(assessment).level, "low", modality);
    assert.ok(Math.abs(chance(assessment) - 0.1) < 1e-9);
  }
});

test("an asserted claim of a plan is low, unless the plan is what was asked for", () => {
  const planned = {
    span: { begin: 0, end: 1 },
    lemma: "deploy",
    event: "MOBILIZE",
    negated: false,
    realis: "intended" as const,
    agents: [],
    patients: [],
  };
  const levelOf = (observable: object, change: object) => {
    const given = reported({ a: ["c1"] }, { predicates: [planned], ...change });
    const asked = problem({ indicators: [indicator("troops", { observable: [observable] })] });
    return state(assess(asked, given, AS_OF)).level;
  };
  assert.equal(levelOf({ events: ["MOBILIZE"] }, {}), "low");
  assert.equal(levelOf({ events: ["MOBILIZE"], realis: ["intended"] }, {}), "moderate");
  assert.equal(
    levelOf({ events: ["MOBILIZE"], realis: ["intended"] }, { modality: "intended" }),
    "moderate",
  );
  assert.equal(levelOf({ events: ["MOBILIZE"] }, { modality: "intended" }), "low");
});

test("undated claims are listed with a reason and are not current", () => {
  const assessment = assess(
    problem(),
    reported({ a: ["c1"], b: ["c2"] }, { published: null }),
    AS_OF,
  );
  assert.equal(state(assessment).level, "low");
  assert.match(state(assessment).reasons.join(), /2 claims without a date/);
  assert.equal(state(assessment).indications.length, 1);
});

test("nothing published after the day of the assessment counts", () => {
  const assessment = assess(problem(), reported({ a: ["c1"] }, { published: "2031-06-01" }), AS_OF);
  assert.equal(state(assessment).level, "negligible");
  const sameDay = reported({ a: ["c1"] }, { published: "2031-05-31T23:00:00Z" });
  assert.equal(state(assess(problem(), sameDay, AS_OF)).level, "moderate");
});

test("a report of the past is low, where the times are known", () => {
  const given = reported({ a: ["c1"] }, { times: ["t"] });
  const long = { from: "2029-01-01", to: "2030-01-01", precision: "year" as const };
  assert.equal(state(assess(problem(), given, AS_OF)).level, "moderate");
  const past = { ...given, intervals: new Map([["t", long]]) };
  assert.equal(state(assess(problem(), past, AS_OF)).level, "low");
});

test("absence counts only after coverage, and then against the scenario", () => {
  const four = assess(problem(), input({ documents: documents(4) }), AS_OF);
  assert.equal(state(four).level, "no-reporting");
  assert.ok(Math.abs(chance(four) - 0.1) < 1e-9);
  const five = assess(problem(), input({ documents: documents(5) }), AS_OF);
  assert.equal(state(five).level, "negligible");
  assert.ok(chance(five) < 0.1);
  const stale = assess(problem(), input({ documents: documents(50, "2030-01-01") }), AS_OF);
  assert.equal(state(stale).level, "no-reporting");
  assert.deepEqual(stale.coverage, { documents: 50, from: "2030-01-01", to: "2030-01-01" });
});

test("a proposition that is only denied shows nothing", () => {
  const given = reported({ a: ["c1"] });
  const [p] = given.propositions;
  assert.ok(p);
  const members = p.members.map((member) => ({ ...member, stance: "denies" as const }));
  const assessment = assess(problem(), { ...given, propositions: [{ ...p, members }] }, AS_OF);
  assert.equal(state(assessment).level, "negligible");
});

test("belief in the proposition is soft evidence; hearsay moves nothing", () => {
  const given = reported({ a: ["c1"] });
  const belief = {
    belief: 0.264706,
    disbelief: 0,
    uncertainty: 0.735294,
    probability: 0.632,
    rows: [],
  };
  const soft = proposition("p", { a: ["c1"] }, { belief });
  const believed = assess(problem(), { ...given, propositions: [soft] }, AS_OF);
  assert.ok(chance(believed) > 0.1 && chance(believed) < chance(assess(problem(), given, AS_OF)));
  const members = soft.members.map((member) => ({ ...member, stance: "hedged" as const }));
  const hearsay = {
    ...input({ claims: [claim({ id: "c1", modality: "alleged" })], documents: documents(5) }),
    propositions: [{ ...proposition("p", {}), members }],
  };
  assert.equal(state(assess(problem(), hearsay, AS_OF)).level, "moderate");
  assert.ok(Math.abs(chance(assess(problem(), hearsay, AS_OF)) - 0.1) < 1e-9);
});

test("faults of a query are told with its state", () => {
  const broken = problem({
    indicators: [indicator("troops", { observable: [{ actors: ["Nobody"] }] })],
  });
  assert.match(
    state(assess(broken, reported({ a: ["c1"] }), AS_OF)).reasons.join(),
    /nobody is known as "Nobody"/,
  );
  const lone = { ...reported({ a: ["c1"] }), propositions: [] };
  assert.match(
    state(assess(problem(), lone, AS_OF)).reasons.join(),
    /1 matching claims are in no proposition/,
  );
});

test("two indicators of two kinds on one origin: WL3, and the one origin is told", () => {
  const two = problem({
    indicators: [indicator("troops", {}), indicator("border", { category: "intent" })],
  });
  const assessment = assess(two, reported({ a: ["c1"] }), AS_OF);
  assert.equal(assessment.level, "WL3");
  assert.match(assessment.levelReasons.join(), /all of it rests on one origin/);
});

const published = fc.constantFrom("2031-05-30", "2031-05-02", "2030-05-02", "2032-01-01", null);
const modality = fc.constantFrom("asserted", "alleged", "possible", "claimed" as const);
const anyCase = fc
  .array(
    fc.record({
      origin: fc.constantFrom("a", "b", "c"),
      proposition: fc.constantFrom("p", "q"),
      published,
      modality,
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) => {
    const claims = rows.map((row, i) =>
      claim({ id: `c${i}`, published: row.published, modality: row.modality }),
    );
    const propositions = ["p", "q"].map((id) => {
      const origins: Record<string, string[]> = {};
      rows.forEach((row, i) => {
        if (row.proposition === id) (origins[`${id}-${row.origin}`] ??= []).push(`c${i}`);
      });
      return proposition(id, origins);
    });
    return input({ claims, propositions, documents: documents(5) });
  });

test("the order in which claims, propositions and documents come does not matter", () => {
  fc.assert(
    fc.property(anyCase, (given) => {
      const turned = {
        ...given,
        claims: [...given.claims].reverse(),
        propositions: [...given.propositions].reverse().map((p) => ({
          ...p,
          members: p.members.toReversed(),
          supports: { ...p.supports, origins: p.supports.origins.toReversed() },
        })),
        documents: [...given.documents].reverse(),
      };
      assert.deepEqual(assess(problem(), turned, AS_OF), assess(problem(), given, AS_OF));
    }),
  );
});

test("chances sum to 1 and no single assessment moves the odds by more than 10", () => {
  fc.assert(
    fc.property(anyCase, (given) => {
      const assessment = assess(problem(), given, AS_OF);
      const [calm = NaN, war = NaN] = [chance(assessment, "calm"), chance(assessment)];
      assert.ok(Math.abs(calm + war - 1) < 1e-9);
      const factor = war / calm / (0.1 / 0.9);
      return factor <= 10 + 1e-9 && factor >= 0.1 - 1e-9;
    }),
  );
});

const at = "2031-05-31T12:00:00Z";
const context = (given: ReturnType<typeof input>) => ({ ...given, problem: problem() });

test("alerts tell what moved, with the words behind it, and the same move twice is one alert", () => {
  const given = reported({ a: ["c1"] });
  const quiet = assess(problem(), input({ documents: documents(5) }), AS_OF);
  const after = assess(problem(), given, AS_OF);
  const alerts = changes(quiet, after, at, context(given));
  assert.deepEqual(
    alerts.map(({ kind, from, to }) => [kind, from, to]),
    [
      ["level", "WL4", "WL3"],
      ["indicator", "negligible", "moderate"],
    ],
  );
  assert.deepEqual(alerts[1]?.evidence, [
    {
      claimId: "c1",
      documentId: "doc-c1",
      span: { begin: 0, end: 39 },
      quote: "Northland deployed troops to the border",
      source: "Daily Bell",
    },
  ]);
  assert.deepEqual(changes(quiet, after, at, context(given)), alerts);
  assert.deepEqual(changes(after, after, at, context(given)), []);
});

test("a stand-down is an alert too; silence becoming covered silence is none", () => {
  const given = reported({ a: ["c1"] });
  const quiet = assess(problem(), input({ documents: documents(5) }), AS_OF);
  const down = changes(assess(problem(), given, AS_OF), quiet, at, context(given));
  assert.deepEqual(
    down.map(({ from, to }) => [from, to]),
    [
      ["WL3", "WL4"],
      ["moderate", "negligible"],
    ],
  );
  assert.match(down[0]?.text ?? "", /stand-down from WL3 to WL4/);
  assert.deepEqual(
    down.map(({ direction }) => direction),
    ["stand-down", "stand-down"],
  );
  assert.deepEqual(changes(undefined, quiet, at, context(given)), []);
});

/** Two categories, each on an origin of its own; printed by these publishers. */
function twoLines(publishers: readonly [string, string]) {
  const two = problem({
    indicators: [
      indicator("troops", {}),
      indicator("tanks", { category: "intent", observable: [{ words: ["tanks"] }] }),
    ],
  });
  const given = input({
    claims: [
      claim({ id: "c1", text: "troops are seen", chain: [make.publisher(publishers[0])] }),
      claim({ id: "c2", text: "tanks are seen", chain: [make.publisher(publishers[1])] }),
    ],
    propositions: [proposition("p", { a: ["c1"] }), proposition("q", { b: ["c2"] })],
    documents: documents(5),
  });
  const assessment = assess(two, given, AS_OF);
  return { assessment, alerts: changes(undefined, assessment, at, { ...given, problem: two }) };
}

test("two lines through two outlets converge, and that is told; through one it is its own assertion", () => {
  const told = twoLines(["Daily Bell", "Evening Star"]);
  assert.equal(told.assessment.convergence?.kind, "convergence");
  assert.deepEqual(
    told.alerts.filter(({ kind }) => kind === "convergence").map(({ origins }) => origins),
    [["a", "b"]],
  );
  const one = twoLines(["Daily Bell", "Daily Bell"]);
  assert.equal(one.assessment.convergence?.kind, "one-transmitter");
  assert.match(
    one.assessment.convergence?.text ?? "",
    /reached us through Daily Bell: that they belong together is its own assertion/,
  );
  assert.ok(one.alerts.every(({ kind }) => kind !== "convergence"));
});
