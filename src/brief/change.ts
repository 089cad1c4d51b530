import type { BriefBasis, BriefSentence, PublishedBrief } from "../model/brief.ts";
import type { BriefMaterial } from "./input.ts";
import { method, outlooks, percent, statementOf } from "./key-judgement.ts";

/** The state that a brief is written in, for the next one to be compared with. */
export function basisOf(material: BriefMaterial): BriefBasis {
  const { assessment, problem } = material;
  const claimIds = assessment.indicators.flatMap(({ indications }) =>
    indications.flatMap((indication) => indication.claimIds),
  );
  return {
    level: assessment.level,
    confidence: assessment.confidence,
    scenarios: outlooks(material).map(({ id, narrative, probability }) => ({
      id,
      narrative,
      probability,
    })),
    indicators: assessment.indicators.map(({ indicatorId, level }) => ({
      id: indicatorId,
      statement: statementOf(problem, indicatorId),
      level,
    })),
    claimIds: [...new Set(claimIds)].sort(),
  };
}

/**
 * What is not as it was in the last brief that was published, or that there was none.
 *
 * @see ICD 203, standard 7
 */
export function changeSentences(previous: PublishedBrief | null, now: BriefBasis): BriefSentence[] {
  if (previous === null)
    return [method("First issue: there is no earlier brief to compare this one with.")];
  const then = previous.brief.basis;
  const head = method(`Compared with version ${previous.version} of ${previous.at.slice(0, 10)}.`);
  const changes = [
    ...moved("The suggested warning level", then.level, now.level),
    ...moved("The level of confidence", then.confidence, now.confidence),
    ...scenarioChanges(then, now),
    ...indicatorChanges(then, now),
    ...claimChanges(then, now),
  ];
  return [head, ...(changes.length > 0 ? changes : [method("Nothing has changed since.")])];
}

function moved(what: string, from: string, to: string): BriefSentence[] {
  return from === to ? [] : [method(`${what} was ${from} and is ${to}.`)];
}

function scenarioChanges(then: BriefBasis, now: BriefBasis): BriefSentence[] {
  const before = new Map(then.scenarios.map(({ id, probability }) => [id, percent(probability)]));
  return now.scenarios.flatMap(({ id, narrative, probability }) => {
    const [from, to] = [before.get(id), percent(probability)];
    if (from === undefined) return [method(`A new scenario, now at ${to} %: ${narrative}`)];
    return from === to ? [] : [method(`From ${from} to ${to} %: ${narrative}`)];
  });
}

function indicatorChanges(then: BriefBasis, now: BriefBasis): BriefSentence[] {
  const before = new Map(then.indicators.map(({ id, level }) => [id, level]));
  return now.indicators.flatMap(({ id, statement, level }) => {
    const from = before.get(id);
    if (from === undefined) return [method(`A new indicator, now ${level}: ${statement}.`)];
    return from === level ? [] : [method(`From ${from} to ${level}: ${statement}.`)];
  });
}

function claimChanges(then: BriefBasis, now: BriefBasis): BriefSentence[] {
  const [before, after] = [new Set(then.claimIds), new Set(now.claimIds)];
  const [came, went] = [after.difference(before).size, before.difference(after).size];
  return came + went === 0
    ? []
    : [method(`Of the claims behind the indicators ${came} are new and ${went} count no more.`)];
}
