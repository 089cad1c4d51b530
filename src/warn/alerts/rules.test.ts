import assert from "node:assert/strict";
import test from "node:test";
import { alert } from "../../../test/alerts/factory.ts";
import * as make from "../../../test/warn/factory.ts";
import { AlertSettings, type Alert } from "../../model/alert.ts";
import type { SeriesAlarm } from "../../model/event-series.ts";
import { ruleAlerts, type RuleInput } from "./rules.ts";

const SET = "2031-05-01T00:00:00.000Z";
const NOW = "2031-05-31T12:00:00.000Z";

function settings(...rules: object[]) {
  return AlertSettings.parse({
    channels: [
      { id: "log", type: "file", path: "x" },
      { id: "other", type: "file", path: "y" },
    ],
    rules: rules.map((rule, i) => ({ id: `rule-${i}`, channels: ["log"], ...rule })),
  });
}

/** Claims of the propositions; those named in `old` were collected before the rules were set. */
function input(
  propositions: RuleInput["propositions"],
  { old = [], ...change }: Partial<RuleInput> & { old?: readonly string[] } = {},
): RuleInput {
  const ids = propositions.flatMap(({ members }) => members.map(({ claimId }) => claimId));
  const claims = ids.map((id) => make.claim({ id }));
  return {
    since: SET,
    now: NOW,
    propositions,
    claims,
    refs: new Map(ids.map((id) => [id, ["northland"]])),
    named: (name) => (name === "Northland" ? ["northland"] : []),
    retrieved: new Map(
      ids.map((id) => [`doc-${id}`, old.includes(id) ? "2031-04-30T00:00:00.000Z" : NOW]),
    ),
    moved: [],
    told: [],
    assessments: [],
    alarms: [],
    ...change,
  };
}

const brief = ({ alerts }: { alerts: readonly Alert[] }) =>
  alerts.map(({ kind, from, to }) => [kind, from, to]);

test("moves are sent on by height, problem and indicator; a stand-down like the rise", () => {
  const moved = [
    alert("up", { from: "WL4", to: "WL2" }),
    alert("down", { from: "WL2", to: "WL4", direction: "stand-down" }),
    alert("little", { from: "WL4", to: "WL3" }),
    alert("other", { problemId: "coast", from: "WL4", to: "WL1" }),
    alert("seen", { kind: "indicator", subject: "troops", from: "low", to: "serious" }),
    alert("gone", { kind: "indicator", subject: "ships", from: "serious", to: "low" }),
  ];
  const sent = (rule: object) =>
    ruleAlerts(settings(rule), input([], { moved })).deliveries.map(({ alertId }) => alertId);
  assert.deepEqual(sent({ on: "level", atLeast: "WL2" }), ["up", "down", "other"]);
  assert.deepEqual(sent({ on: "level", problem: "border" }), ["up", "down", "little"]);
  assert.deepEqual(sent({ on: "indicator" }), ["seen", "gone"]);
  assert.deepEqual(sent({ on: "indicator", indicators: ["ships"] }), ["gone"]);
  const [up, down] = ruleAlerts(settings({ on: "level" }), input([], { moved })).deliveries;
  assert.deepEqual([up?.urgency, down?.urgency], ["WL2", "WL2"]);
});

test("two rules and one channel are one delivery, which lapses with the later", () => {
  const { deliveries, alerts } = ruleAlerts(
    settings(
      { on: "level", expiresAfterHours: 1, channels: ["log", "workbench"] },
      { on: "level", expiresAfterHours: 2, channels: ["log", "other"] },
    ),
    input([], { moved: [alert("up")] }),
  );
  assert.deepEqual(alerts, []); // a move is an alert already
  assert.deepEqual(
    deliveries.map(({ channelId, expiresAt }) => [channelId, expiresAt]),
    [
      ["log", "2031-05-31T14:00:00.000Z"],
      ["other", "2031-05-31T14:00:00.000Z"],
    ],
  );
});

test("an actor is told of once for each new thing said, with its words and origins", () => {
  const set = settings({ on: "actor", actors: ["Northland"] });
  const fresh = make.proposition("p", { a: ["c1"], b: ["c2"] });
  const known = make.proposition("q", { a: ["c3", "c4"] });
  const given = input([fresh, known], { old: ["c3"] });
  const found = ruleAlerts(set, given);
  assert.deepEqual(brief(found), [["actor", "nothing", "2 origins"]]);
  assert.deepEqual(found.alerts[0]?.origins, ["a", "b"]);
  assert.deepEqual(
    found.alerts[0]?.evidence.map(({ claimId, quote }) => [claimId, quote]),
    [
      ["c1", "Northland deployed troops to the border"],
      ["c2", "Northland deployed troops to the border"],
    ],
  );
  assert.equal(found.deliveries.length, 1);
  const later = input([make.proposition("p2", { a: ["c1"], b: ["c2", "c9"] })], {
    told: found.alerts,
  });
  assert.deepEqual(ruleAlerts(set, later).alerts, []); // another print, and another id
  const two = settings({ on: "actor", actors: ["Northland"], minOrigins: 3 });
  assert.deepEqual(ruleAlerts(two, given).alerts, []);
  const nobody = settings({ on: "place", places: ["Southland"] });
  assert.deepEqual(ruleAlerts(nobody, given).alerts, []);
});

test("a new origin of what was known is told; the first, and another print of an old one, are not", () => {
  const set = settings({ on: "origin" });
  const p = make.proposition("p", { a: ["c1"], b: ["c2"] });
  const found = ruleAlerts(set, input([p], { old: ["c1"] }));
  assert.deepEqual(brief(found), [["origin", "1 origin", "2 origins"]]);
  assert.deepEqual(
    found.alerts[0]?.evidence.map(({ claimId }) => claimId),
    ["c2"],
  );
  assert.deepEqual(ruleAlerts(set, input([p])).alerts, []);
  assert.deepEqual(ruleAlerts(set, input([p], { old: ["c1"], told: found.alerts })).alerts, []);
  const third = make.proposition("p", { a: ["c1"], b: ["c2"], c: ["c3"] });
  const next = ruleAlerts(set, input([third], { old: ["c1"], told: found.alerts }));
  assert.equal(next.alerts.length, 1);
  const dependent = {
    ...p,
    supports: { ...p.supports, origins: [make.origin("a", ["c1"]), make.origin("b", ["c2"], 0.3)] },
  };
  assert.deepEqual(ruleAlerts(set, input([dependent], { old: ["c1"] })).alerts, []);
});

test("a denial is told, and two things that cannot both hold once", () => {
  const set = settings({ on: "contradiction" });
  const base = make.proposition("p", { a: ["c1"] });
  const denied = {
    ...base,
    members: [
      ...base.members,
      {
        claimId: "c2",
        documentId: "doc-c2",
        stance: "denies" as const,
        similarity: 1,
        reasons: [],
      },
    ],
    denies: { ...base.supports, stance: "denies" as const, origins: [make.origin("b", ["c2"])] },
  };
  const found = ruleAlerts(set, input([denied], { old: ["c1"] }));
  assert.deepEqual(brief(found), [["contradiction", "1 origin", "1 against"]]);
  assert.match(found.alerts[0]?.text ?? "", /^Denied: p/);
  assert.deepEqual(ruleAlerts(set, input([denied], { told: found.alerts })).alerts, []);
  const tolls = (["p", "q"] as const).map((id, i) =>
    make.proposition(
      id,
      { [`o${i}`]: [`c${i}`] },
      {
        contradicts: [
          {
            propositionId: id === "p" ? "q" : "p",
            kind: "toll" as const,
            reason: "tolls differ",
            within: [],
          },
        ],
      },
    ),
  );
  const rivals = ruleAlerts(set, input(tolls, { old: ["c0"] }));
  assert.equal(rivals.alerts.length, 1);
  assert.match(rivals.alerts[0]?.text ?? "", /^Contradicted: p Against it: q/);
  assert.deepEqual(ruleAlerts(set, input(tolls, { old: ["c0", "c1"] })).alerts, []);
});

test("of a problem only what shows one of its indicators is told", () => {
  const p = make.proposition("p", { a: ["c1"], b: ["c2"] });
  const set = settings({ on: "origin", problem: "border" });
  assert.deepEqual(ruleAlerts(set, input([p], { old: ["c1"] })).alerts, []);
});

const ALARM: SeriesAlarm = {
  id: "x",
  dataset: "claims",
  actor: "northland",
  recipient: "southland",
  measure: "material-conflict",
  from: "2031-05-24",
  to: "2031-05-31",
  observed: 9,
  expected: 1.25,
  interval: [0, 4],
  p: 0.0004,
  falseDiscovery: 0.1,
  tested: 40,
  baseline: { from: "2030-06-01", to: "2031-05-17", bins: 50, events: 62, exposure: 500 },
  exposure: 12,
  detector: "gamma-poisson",
  parameters: {},
  events: [],
  propositions: ["p"],
  origins: ["a"],
  withoutOrigin: [{ origin: "a", observed: 0, p: 1, alarm: false }],
};

test("an alarm of a series comes with its numbers, and what becomes of it without one origin", () => {
  const p = make.proposition("p", { a: ["c1"] });
  const set = settings({ on: "detector", parties: ["northland"], measures: ["material-conflict"] });
  const found = ruleAlerts(set, input([p], { alarms: [ALARM] }));
  const [one] = found.alerts;
  assert.match(one?.text ?? "", /material conflict: 9 from .*, expected 1\.3 \(0\.0–4\.0\)/);
  assert.match(
    one?.details.join("; ") ?? "",
    /p 0\.00040.*62 in 50 bins; no alarm without one of: a/,
  );
  assert.equal(one?.evidence.length, 1);
  const again = input([p], { alarms: [{ ...ALARM, observed: 10 }], told: found.alerts });
  assert.deepEqual(ruleAlerts(set, again).alerts, []);
  const other = settings({ on: "detector", dataset: "ACLED" });
  assert.deepEqual(ruleAlerts(other, input([p], { alarms: [ALARM] })).alerts, []);
});
