import type { Alert, AlertDelivery } from "../model/alert.ts";
import type { Assessment, WarningProblem } from "../model/problem.ts";
import type { ProblemRow, ProblemView } from "../model/view.ts";
import { queueDeliveries } from "./deliveries.ts";
import { claimRows } from "./claims.ts";
import { noteChanges } from "./changes.ts";
import type { Db } from "./dialect.ts";
import { propositionRows } from "./propositions.ts";
import { nextN } from "./query.ts";
import { unique } from "./records.ts";
import type { KeptProblem, ProblemSaving } from "./store.ts";

export async function saveProblem(
  db: Db,
  problem: WarningProblem,
  { yaml, check }: ProblemSaving = {},
): Promise<void> {
  check?.(await problemFile(db, problem.id));
  const row = { id: problem.id, body: JSON.stringify(problem), yaml: yaml ?? null };
  await db.dialect.insert(db.query, "problem", [row], { key: ["id"], update: ["body", "yaml"] });
}

export async function problemFile({ query }: Db, id: string): Promise<KeptProblem | undefined> {
  const row = await query
    .selectFrom("problem")
    .select(["body", "yaml"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { problem: JSON.parse(row.body) as WarningProblem, yaml: row.yaml };
}

/** What a run has to tell, and by which ways. */
export interface Told {
  readonly alerts: readonly Alert[];
  readonly deliveries: readonly AlertDelivery[];
  readonly at: string;
}

/** One assessment a problem, the latest; alerts pile up, and are queued in the same transaction. */
export async function saveAssessments(
  { query, dialect }: Db,
  assessments: readonly Assessment[],
  { alerts, deliveries, at }: Told,
): Promise<void> {
  const latest = [
    ...new Map(assessments.map((assessment) => [assessment.problemId, assessment])).values(),
  ];
  const rows = latest.map((assessment) => ({
    problem_id: assessment.problemId,
    body: JSON.stringify(assessment),
  }));
  await dialect.insert(query, "assessment", rows, { key: ["problem_id"], update: ["body"] });
  const alertRows = alerts.map((alert) => ({
    id: alert.id,
    problem_id: alert.problemId ?? "",
    at: alert.at,
    body: JSON.stringify(alert),
  }));
  await dialect.insert(query, "alert", alertRows, { key: ["id"] });
  await noteChanges(
    { query, dialect },
    at,
    alerts.map(({ id }) => ({ kind: "alert", subject: id })),
  );
  await queueDeliveries({ query, dialect }, deliveries);
  for (const assessment of latest) await remember({ query, dialect }, assessment);
}

export interface AlertQuery {
  readonly problemId?: string | undefined;
  readonly most?: number | undefined;
}

/** Adds to the history what is not what was last assessed there. */
async function remember(db: Db, assessment: Assessment): Promise<void> {
  const { query } = db;
  const last = await query
    .selectFrom("assessment_history")
    .select("body")
    .where("problem_id", "=", assessment.problemId)
    .orderBy("n", "desc")
    .limit(1)
    .executeTakeFirst();
  const body = JSON.stringify(assessment);
  if (last && sameButForTime(JSON.parse(last.body) as Assessment, assessment)) return;
  const row = { problem_id: assessment.problemId, as_of: assessment.asOf, body };
  const n = await nextN(db, "assessment_history");
  await query
    .insertInto("assessment_history")
    .values({ n, ...row })
    .execute();
}

function sameButForTime(a: Assessment, b: Assessment): boolean {
  const day = a.asOf.slice(0, 10);
  if (day !== b.asOf.slice(0, 10)) return false;
  return JSON.stringify({ ...a, asOf: day }) === JSON.stringify({ ...b, asOf: day });
}

/** Oldest first. */
export async function assessmentHistory({ query }: Db, problemId: string): Promise<Assessment[]> {
  const rows = await query
    .selectFrom("assessment_history")
    .select("body")
    .where("problem_id", "=", problemId)
    .orderBy("n")
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Assessment);
}

/** The last that was assessed, or the last of an earlier day; a replay keeps them. */
export async function lastAssessment(
  { query }: Db,
  problemId: string,
  beforeDay?: string,
): Promise<Assessment | undefined> {
  let matching = query
    .selectFrom("assessment_history")
    .select("body")
    .where("problem_id", "=", problemId);
  if (beforeDay !== undefined) matching = matching.where("as_of", "<", beforeDay);
  const row = await matching.orderBy("n", "desc").limit(1).executeTakeFirst();
  return row && (JSON.parse(row.body) as Assessment);
}

export async function problems({ query }: Db): Promise<WarningProblem[]> {
  const rows = await query.selectFrom("problem").select("body").orderBy("id").execute();
  return rows.map(({ body }) => JSON.parse(body) as WarningProblem);
}

export async function allAssessments({ query }: Db): Promise<Assessment[]> {
  const rows = await query.selectFrom("assessment").select("body").orderBy("problem_id").execute();
  return rows.map(({ body }) => JSON.parse(body) as Assessment);
}

/** Newest first; of one problem, or only the newest so many, where that is asked. */
export async function listAlerts(
  { query }: Db,
  { problemId, most }: AlertQuery = {},
): Promise<Alert[]> {
  let matching = query.selectFrom("alert").select("body").orderBy("at", "desc").orderBy("id");
  if (most !== undefined) matching = matching.limit(most);
  if (problemId !== undefined) matching = matching.where("problem_id", "=", problemId);
  return (await matching.execute()).map(({ body }) => JSON.parse(body) as Alert);
}

export async function listProblems(db: Db, now: () => string): Promise<ProblemRow[]> {
  const assessments = new Map(
    (await allAssessments(db)).map((assessment) => [assessment.problemId, assessment]),
  );
  return (await problems(db)).map((problem) =>
    problemRow(problem, assessments.get(problem.id) ?? unassessed(problem, now())),
  );
}

function problemRow(
  problem: WarningProblem,
  { level, confidence, indicators }: Assessment,
): ProblemRow {
  const levels = new Map(indicators.map((state) => [state.indicatorId, state.level]));
  return {
    id: problem.id,
    title: problem.title,
    question: problem.question,
    level,
    confidence,
    indicators: problem.indicators.map(({ id, statement }) => ({
      id,
      statement,
      level: levels.get(id) ?? "no-reporting",
    })),
  };
}

export async function findProblem(
  db: Db,
  id: string,
  now: () => string,
): Promise<ProblemView | undefined> {
  const row = await db.query
    .selectFrom("problem")
    .select("body")
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const problem = JSON.parse(row.body) as WarningProblem;
  const assessed = await db.query
    .selectFrom("assessment")
    .select("body")
    .where("problem_id", "=", id)
    .executeTakeFirst();
  const assessment = assessed
    ? (JSON.parse(assessed.body) as Assessment)
    : unassessed(problem, now());
  const indications = assessment.indicators.flatMap((state) => state.indications);
  const claims = await claimRows(
    db,
    unique(indications.flatMap((indication) => indication.claimIds)),
  );
  const propositions = await propositionRows(
    db,
    unique(indications.map((indication) => indication.propositionId)),
  );
  return {
    problem,
    assessment,
    claims: Object.fromEntries(claims.map((claim) => [claim.id, claim])),
    propositions: Object.fromEntries(
      propositions.map((proposition) => [proposition.id, proposition]),
    ),
    alerts: await listAlerts(db, { problemId: id }),
  };
}

/** State of a problem that nobody has looked at yet: no reporting, which is not the same as all quiet. */
function unassessed(problem: WarningProblem, asOf: string): Assessment {
  return {
    problemId: problem.id,
    asOf,
    level: "WL4",
    levelReasons: ["not assessed yet"],
    confidence: "low",
    confidenceReasons: ["not assessed yet"],
    indicators: [],
    scenarios: [],
    coverage: { documents: 0, from: null, to: null },
  };
}
