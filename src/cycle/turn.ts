import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { TocsinError } from "../base/error.ts";
import { idOf } from "../base/id.ts";
import { collect, type Collected } from "../collect/index.ts";
import type { AlertSettings } from "../model/alert.ts";
import type { RawInput } from "../model/document.ts";
import type { SeriesAlarm } from "../model/event-series.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Issue } from "../model/issue.ts";
import type { WarningProblem } from "../model/problem.ts";
import { correctionsOf } from "../resolve/index.ts";
import { canonicalOf, type Annotation, type Store } from "../store/index.ts";
import { codePending } from "./claim-events.ts";
import { COLLECTION_FILE, openCollection } from "./collection-folder.ts";
import { applyIdentities } from "./identities.ts";
import { listFile, readList } from "./import-list.ts";
import { filesUnder, isUrl, readFileInput } from "./inputs.ts";
import { loadKnowledge, openDesk } from "./knowledge.ts";
import { screenCase } from "./screening.ts";
import { detection } from "./series.ts";
import { annotateKept } from "./told.ts";
import { verdictsOf } from "./reading-decisions.ts";
import { zonesOf } from "./time-zones.ts";
import { alertsByRule, asOfEach, assessAll, clockIssues, namesKnown, type Due } from "./warning.ts";
import { evidenceAsked, evidenceWhole } from "./warn-evidence.ts";
import { recordedFor } from "./warn-records.ts";
import { weighPending } from "./weighing-run.ts";
import type { AddReport, World } from "./world.ts";

const MOST_DATASET = 40; // letters of the name of a list
const BATCH = 50; // documents read between two writes: what a crash makes us read again

/**
 * Adds files, folders, collections, pages and feeds; then weighs and warns. Adding the same twice changes
 * nothing. What was collected before a crash is kept, and read by the next run.
 */
export async function add(
  store: Store,
  targets: readonly string[],
  world: World,
): Promise<AddReport> {
  const inputs: (() => Promise<RawInput>)[] = [];
  for (const target of targets) inputs.push(...(await inputsOf(store, target, world)));
  return addAll(store, inputs, world);
}

/** Adds bytes at hand: an upload, pasted text, standard input. */
export async function addInputs(
  store: Store,
  inputs: readonly RawInput[],
  world: World,
): Promise<AddReport> {
  return addAll(
    store,
    inputs.map((input) => async () => input),
    world,
  );
}

/** Finishes what a crash left pending; weighs and warns if anything was. */
export async function resume(store: Store, world: World): Promise<AddReport> {
  return finish(store, world, { known: 0, issues: [], added: 0 });
}

/** Drops everything derived and makes it again from the archive; judgements stay. */
export async function replay(store: Store, world: World): Promise<AddReport> {
  await store.clearDerived();
  await applyIdentities(store);
  return finish(store, world, { known: 0, issues: [], added: 0 });
}

async function inputsOf(
  store: Store,
  target: string,
  world: World,
): Promise<(() => Promise<RawInput>)[]> {
  if (isUrl(target)) return [() => world.fetch(target)];
  const collection = await isCollection(target);
  if (!collection)
    return (await filesUnder(target)).map((file) => () => readFileInput(file, world.now()));
  const folder = await openCollection(target);
  const problems = folder.problems.map(({ problem }) => problem);
  await store.saveCollection(folder.collection, folder.knowledge, problems);
  for (const { problem, yaml } of folder.problems) await store.saveProblem(problem, { yaml });
  for (const path of folder.lists) await addList(store, folder.collection, { path, world });
  return folder.files.map((file) => () => readFileInput(file, world.now(), folder.collection.id));
}

/** A list of a collection, under the names of both. */
async function addList(
  store: Store,
  { id, title }: { readonly id: string; readonly title: string },
  { path, world }: { path: string; world: World },
): Promise<void> {
  const name = basename(path).split(".")[0] ?? "";
  const dataset = `${id}-${name}`
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, "-")
    .slice(0, MOST_DATASET);
  const list = {
    format: "ftm" as const,
    dataset,
    title: `${title}: ${name}`,
    files: [listFile(path)],
  };
  await readList(store, list, world);
}

async function isCollection(target: string): Promise<boolean> {
  const info = await stat(join(target, COLLECTION_FILE)).catch(() => undefined);
  return info?.isFile() ?? false;
}

async function addAll(
  store: Store,
  inputs: readonly (() => Promise<RawInput>)[],
  world: World,
): Promise<AddReport> {
  const report = { added: 0, known: 0, issues: [] as Issue[] };
  const queue = [...inputs];
  const seen = new Set<string>();
  for (let done = 0; done < queue.length; done++) {
    const came = await collectOne(queue[done], world);
    const fresh = await store.saveDocuments(came.documents, came.issues);
    report.added += fresh.length;
    report.known += came.documents.length - fresh.length;
    for (const issue of came.issues) report.issues.push(issue);
    for (const { url, feed } of came.links) {
      if (!seen.has(url)) queue.push(() => fetchFrom(feed, url, world));
      seen.add(url);
    }
    world.onProgress?.({ step: "collect", done: done + 1, total: queue.length });
  }
  return finish(store, world, report);
}

interface Came {
  readonly documents: readonly Collected[];
  readonly issues: readonly Issue[];
  readonly links: readonly { readonly url: string; readonly feed: string | null }[];
}

/** A page that a feed names: it came by that feed. */
async function fetchFrom(feed: string | null, url: string, world: World): Promise<RawInput> {
  const input = await world.fetch(url);
  return feed === null ? input : { ...input, feed };
}

/** One input collected; one that cannot be had is an issue, and the rest goes on. */
async function collectOne(
  input: (() => Promise<RawInput>) | undefined,
  world: World,
): Promise<Came> {
  if (!input) return { documents: [], issues: [], links: [] };
  try {
    return collect(await input());
  } catch (cause) {
    if (!(cause instanceof TocsinError) || cause.code === "internal") throw cause;
    return { documents: [], issues: [unreachable(cause, world.now())], links: [] };
  }
}

function unreachable(error: TocsinError, at: string): Issue {
  return {
    id: idOf("issue", error.message),
    stage: "collect",
    code: error.code,
    message: error.message,
    hint: error.hint ?? null,
    where: /"([^"]*)"/.exec(error.message)?.[1] ?? "",
    documentId: null,
    span: null,
    severity: "error",
    at,
  };
}

async function finish(
  store: Store,
  world: World,
  so: { added: number; known: number; issues: readonly Issue[] },
): Promise<AddReport> {
  const { claims, issues, read } = await readPending(store, world);
  const stale = read > 0 || (await isBehind(store, world));
  if (stale) await weighAndWarn(store, world);
  return { added: so.added, known: so.known, claims, issues: [...so.issues, ...issues] };
}

/** A run broke off before it weighed, a problem is new, or was last looked at on an earlier day. */
async function isBehind(store: Store, { now }: World): Promise<boolean> {
  if ((await store.unweighedClaims()) > 0) return true;
  const problems = await store.problems();
  const shown = new Map(
    (await store.allAssessments()).map(({ problemId, asOf }) => [problemId, asOf.slice(0, 10)]),
  );
  const due = asOfEach(problems, {
    now: now(),
    collections: await store.collections(),
    assessed: await lastAssessed(store, problems),
    documents: [], // what came since the last assessment was read, and asks for a new one by that
  });
  await store.saveIssues(clockIssues(due, now()));
  return due.some(({ problem, asOf }) => (shown.get(problem.id) ?? "") < asOf.slice(0, 10));
}

/** Problem id → what it was last assessed as of, by the history, which a replay keeps. */
async function lastAssessed(
  store: Store,
  problems: readonly WarningProblem[],
): Promise<Map<string, string>> {
  const last = new Map<string, string>();
  for (const { id } of problems) {
    const assessment = await store.lastAssessment(id);
    if (assessment) last.set(id, assessment.asOf);
  }
  return last;
}

async function readPending(
  store: Store,
  world: World,
): Promise<{ claims: number; read: number; issues: Issue[] }> {
  const pending = await store.pendingDocuments();
  const total = { claims: 0, read: pending.length, issues: [] as Issue[] };
  if (pending.length === 0) return total;
  const desk = openDesk(await loadKnowledge({ store }));
  const judgements = await store.judgements();
  const said = {
    corrections: correctionsOf(judgements, (id) => desk.entities.get(id)),
    zones: zonesOf(judgements),
    verdicts: verdictsOf(judgements),
  };
  for (let i = 0; i < pending.length; i += BATCH) {
    const annotations: Annotation[] = [];
    for (const document of pending.slice(i, i + BATCH)) {
      annotations.push(await annotateKept(store, document, { desk, said }));
      world.onProgress?.({ step: "read", done: i + annotations.length, total: pending.length });
    }
    await store.saveAnnotations(annotations);
    total.claims += annotations.reduce((sum, { reading }) => sum + reading.claims.length, 0);
    for (const { issues } of annotations) for (const issue of issues) total.issues.push(issue);
  }
  return total;
}

/** Weighs what was read since, and assesses the problems of the case. */
export async function weighAndWarn(store: Store, world: World): Promise<void> {
  const knowledge = await loadKnowledge({ store });
  world.onProgress?.({ step: "weigh", done: 0, total: 1 });
  await weighPending(store, knowledge);
  world.onProgress?.({ step: "weigh", done: 1, total: 1 });
  await codePending(store);
  await screenCase(store, world);
  await warn(store, world, knowledge);
  world.onProgress?.({ step: "warn", done: 1, total: 1 });
}

async function warn(store: Store, world: World, knowledge: KnowledgeBase): Promise<void> {
  const problems = await store.problems();
  if (problems.length === 0 && !(await store.alertSettings())) return;
  const to = canonicalOf(await store.identities());
  const entities = (await store.allEntities()).map((entity) => ({ ...entity, id: to(entity.id) }));
  const recorded = await recordedFor(store, problems);
  const known = {
    documents: await store.documentTimes(),
    named: namesKnown({ knowledge, entities, recorded }),
    judgements: await store.judgements(),
    recorded,
  };
  const now = world.now();
  const looked = asOfEach(problems, {
    now,
    collections: await store.collections(),
    assessed: await lastAssessed(store, problems),
    documents: known.documents,
  });
  await store.saveIssues(clockIssues(looked, now));
  const due = await Promise.all(
    looked.map(async ({ problem, asOf }) => ({
      problem,
      asOf,
      before: await store.lastAssessment(problem.id),
      dayBefore: await store.lastAssessment(problem.id, asOf.slice(0, 10)),
    })),
  );
  const set = await store.alertSettings();
  // The rules of alerts ask for what they like; the problems for what their indicators name.
  const evidence = set
    ? await evidenceWhole(store, known, to)
    : await evidenceAsked(store, problems, { known, told: toldClaims(due), to });
  const { assessments, alerts } = assessAll(due, evidence);
  if (!set) return store.saveAssessments(assessments, alerts);
  const at = set.at < now ? set.at : `${now.slice(0, 10)}T00:00:00.000Z`; // set by a clock that was ahead: what came today is news
  const byRule = alertsByRule({ ...set, at }, evidence, {
    now,
    assessments,
    moved: alerts,
    told: await store.listAlerts(),
    alarms: await alarmsFor(store, set.settings),
  });
  await store.saveAssessments(assessments, [...alerts, ...byRule.alerts], byRule.deliveries);
}

/** Claims that the last assessments rest on. */
function toldClaims(due: readonly Due[]): ReadonlySet<string> {
  const told = due.flatMap(({ before, dayBefore }) => [before ?? [], dayBefore ?? []].flat());
  const indications = told.flatMap(({ indicators }) =>
    indicators.flatMap((one) => one.indications),
  );
  return new Set(indications.flatMap(({ claimIds }) => claimIds));
}

/** Series are searched only where a rule asks: it takes a while in a large case. */
async function alarmsFor(store: Store, { rules }: AlertSettings): Promise<readonly SeriesAlarm[]> {
  const isAsked = rules.some(({ on }) => on === "detector");
  return isAsked ? (await detection(store, {})).alarms : [];
}
