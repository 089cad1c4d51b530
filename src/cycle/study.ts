import { collect } from "../collect/index.ts";
import type { Assessment } from "../model/problem.ts";
import type { Issue } from "../model/issue.ts";
import type { Weighing } from "../store/index.ts";
import { annotate, type ReadArticle } from "./annotate.ts";
import { openCollection } from "./collection-folder.ts";
import { readFileInput } from "./inputs.ts";
import { joinKnowledge, loadKnowledge, openDesk } from "./knowledge.ts";
import { asOfEach, assessAll, namesKnown } from "./warning.ts";
import { weighAll } from "./weighing.ts";

/** A collection run through every stage in memory: what the answer key is checked on. */
export interface Study {
  readonly articles: readonly (ReadArticle & { readonly name: string })[];
  readonly weighing: Weighing;
  readonly assessments: readonly Assessment[];
  readonly issues: readonly Issue[];
}

/** One collection folder through every stage, in memory. */
export async function study(folder: string, now: string): Promise<Study> {
  const { collection, knowledge: own, problems, files } = await openCollection(folder);
  const knowledge = joinKnowledge(await loadKnowledge(), own);
  const desk = openDesk(knowledge);
  const articles: (ReadArticle & { name: string })[] = [];
  const issues: Issue[] = [];
  for (const file of files) {
    const input = await readFileInput(file, now, collection.id);
    const came = collect(input);
    issues.push(...came.issues);
    for (const { document } of came.documents)
      articles.push({ name: input.name, document, annotation: annotate(document, desk) });
  }
  const documents = articles.map(({ document }) => document);
  const annotations = articles.map(({ annotation }) => annotation);
  const { issues: weighed, ...weighing } = weighAll(documents, annotations, knowledge);
  const entities = annotations.flatMap((annotation) => annotation.entities);
  const evidence = {
    documents,
    annotations,
    propositions: weighing.propositions,
    named: namesKnown({ knowledge, entities }),
  };
  const times = { now, collections: [collection], assessed: new Map(), documents: [] };
  const due = asOfEach(
    problems.map(({ problem }) => problem),
    times,
  ).map((one) => ({
    ...one,
    before: undefined,
    dayBefore: undefined,
  }));
  const { assessments } = assessAll(due, evidence);
  return {
    articles,
    weighing,
    assessments,
    issues: [...issues, ...annotations.flatMap((one) => one.issues), ...weighed],
  };
}
