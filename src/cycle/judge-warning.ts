import { TocsinError } from "../base/error.ts";
import type { AchCell, AchMatrix } from "../model/ach.ts";
import type { IndicationVerdict } from "../model/judgement.ts";
import type { ProblemView } from "../model/view.ts";
import type { Store } from "../store/index.ts";
import { achMatrix, warningSubject } from "../warn/index.ts";

/** Whether a proposition shows an indicator. */
export interface IndicationSaid {
  readonly about: "indication";
  readonly problemId: string;
  readonly indicatorId: string;
  readonly propositionId: string;
  readonly verdict: IndicationVerdict;
}

/** How a proposition fits a hypothesis, as one analyst sees it; "none" takes it back. */
export interface CellSaid {
  readonly about: "cell";
  readonly problemId: string;
  readonly hypothesisId: string;
  readonly propositionId: string;
  readonly verdict: AchCell | "none";
}

/** @throws TocsinError "not-found" for a problem, indicator, hypothesis or indication that is not there */
export async function warningSubjectOf(
  store: Store,
  said: IndicationSaid | CellSaid,
): Promise<{ about: "indication" | "cell"; subjectId: string; verdict: string }> {
  const { problem, assessment } = await problemOf(store, said.problemId);
  const { verdict, propositionId } = said;
  if (said.about === "indication") {
    const { indicatorId } = said;
    const state = assessment.indicators.find((one) => one.indicatorId === indicatorId);
    const seen = state?.indications.find((one) => one.propositionId === propositionId);
    // a record has no claim that could stand for it: its own id never changes
    const claimId = seen?.record ? propositionId : (await membersOf(store, propositionId))[0];
    if (!seen || claimId === undefined)
      throw unknown(
        "indication",
        `${indicatorId} ${propositionId}`,
        `tocsin problems matrix ${problem.id}`,
      );
    return {
      about: said.about,
      subjectId: warningSubject(problem.id, indicatorId, claimId),
      verdict,
    };
  }
  const hypotheses = (problem.hypotheses ?? problem.scenarios).map(({ id }) => id);
  if (!hypotheses.includes(said.hypothesisId))
    throw unknown("hypothesis", said.hypothesisId, `use one of ${hypotheses.join(", ")}`);
  const [claimId] = await membersOf(store, propositionId);
  if (claimId === undefined)
    throw unknown("proposition", propositionId, `tocsin problems matrix ${problem.id}`);
  return {
    about: said.about,
    subjectId: warningSubject(problem.id, said.hypothesisId, claimId),
    verdict,
  };
}

/** The matrix of a problem as it stands. @throws TocsinError "not-found" for an unknown problem */
export async function matrixOf(store: Store, problemId: string): Promise<AchMatrix> {
  const { problem, assessment } = await problemOf(store, problemId);
  return achMatrix(problem, assessment, await store.allPropositions(), await store.judgements());
}

/** A problem with its assessment. @throws TocsinError "not-found" for an unknown problem */
export async function problemOf(store: Store, problemId: string): Promise<ProblemView> {
  const view = await store.findProblem(problemId);
  if (!view) throw unknown("problem", problemId, "list them: tocsin problems");
  return view;
}

/** Ids of its claims in order: the first stands for it in judgements. */
export async function membersOf(store: Store, propositionId: string): Promise<string[]> {
  const found = await store.findProposition(propositionId);
  return (found?.proposition.members ?? []).map(({ claimId }) => claimId).sort();
}

function unknown(noun: string, id: string, hint: string): TocsinError {
  return new TocsinError("not-found", `unknown ${noun}: ${JSON.stringify(id)}`, { hint });
}
