import { TocsinError } from "../base/error.ts";
import { addDays } from "../base/interval.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Document } from "../model/document.ts";
import type { Assessment, WarningProblem } from "../model/problem.ts";
import type { Proposition } from "../model/proposition.ts";
import type { Annotation, Store } from "../store/index.ts";
import { courseOf, type Course } from "../warn/index.ts";
import { loadKnowledge } from "./knowledge.ts";
import { assessOne, namesKnown, type Evidence } from "./warning.ts";
import { recordedFor, type Recorded } from "./warn-records.ts";
import { weighAll } from "./weighing.ts";
import type { World } from "./world.ts";

/** Days that a replay may take: more is a mistake in a date, not a course. */
const MOST_DAYS = 4000;

export interface BacktestOptions {
  /** Day on which what was feared happened; null where it did not. */
  readonly event: string | null;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface Backtest extends Course {
  readonly problemId: string;
  /** Documents without a day of publication: nobody can say when they were known, so they are left out. */
  readonly undated: number;
}

/**
 * Runs a problem through a case day by day, each day on nothing but what had been published by then.
 *
 * @throws TocsinError "not-found" for an unknown problem; "bad-input" where there is no dated document or no day to replay
 */
export async function backtest(
  store: Store,
  problemId: string,
  options: BacktestOptions,
  world: World,
): Promise<Backtest> {
  const problem = (await store.problems()).find(({ id }) => id === problemId);
  if (!problem)
    throw new TocsinError("not-found", `unknown problem: "${problemId}"`, {
      hint: "list them: tocsin problems",
    });
  const all = (await store.allDocuments()).filter(
    ({ collection }) => !problem.collection || collection === problem.collection,
  );
  const dated = all.filter(({ published }) => published !== null);
  const days = daysOf(dated, options);
  const entities = await store.allEntities();
  const knowledge = await loadKnowledge({ store });
  const recorded = withoutAlarms(await recordedFor(store, [problem]));
  const replay = {
    problem,
    documents: dated,
    annotations: await store.allAnnotations(),
    named: namesKnown({ knowledge, entities, recorded }),
    knowledge,
    recorded,
  };
  const assessments = replayDays(replay, days, world);
  return {
    problemId,
    undated: all.length - dated.length,
    ...courseOf(assessments, { event: options.event, horizonDays: problem.horizonDays }),
  };
}

/** An alarm of a series was found with all that was read since: on a day of the past nobody could know of it. */
function withoutAlarms(recorded: Recorded): Recorded {
  return { ...recorded, records: recorded.records.filter(({ kind }) => kind !== "alarm") };
}

function daysOf(dated: readonly Document[], { from, to }: BacktestOptions): string[] {
  const published = dated.flatMap((document) => document.published?.slice(0, 10) ?? []).sort();
  const first = from ?? published[0];
  const last = to ?? published.at(-1);
  if (first === undefined || last === undefined)
    throw new TocsinError("bad-input", "missing days: no document of the problem has a date", {
      hint: "add dated articles, or set published in their front matter",
    });
  const days: string[] = [];
  for (let day = first; day <= last && days.length < MOST_DAYS; day = addDays(day, 1))
    days.push(day);
  if (days.length === 0 || days.length === MOST_DAYS)
    throw new TocsinError("bad-input", `invalid days: ${first} to ${last}`, {
      hint: `give --from and --to, at most ${MOST_DAYS} days apart`,
    });
  return days;
}

interface Replay extends Omit<Evidence, "propositions" | "documents"> {
  readonly problem: WarningProblem;
  readonly documents: readonly Document[];
  readonly knowledge: KnowledgeBase;
  readonly annotations: readonly Annotation[];
}

/** Weighs again only on days that brought documents; windows move on every day. */
function replayDays(
  { problem, documents, ...rest }: Replay,
  days: readonly string[],
  world: World,
): Assessment[] {
  let [known, propositions]: [number, readonly Proposition[]] = [-1, []];
  return days.map((day, i) => {
    const there = documents.filter(({ published }) => (published ?? "").slice(0, 10) <= day);
    if (there.length !== known) {
      known = there.length;
      propositions = weighAll(there, rest.annotations, rest.knowledge).propositions;
    }
    world.onProgress?.({ step: "warn", done: i + 1, total: days.length });
    return assessOne(problem, { ...rest, documents: there, propositions }, day);
  });
}
