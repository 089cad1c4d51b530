import type { Hono } from "hono";
import {
  add,
  addFiles,
  briefOn,
  checkBrief,
  printBrief,
  publishBrief,
  publishedBrief,
  detection,
  exportFile,
  follow,
  followPaths,
  forecastsOf,
  importList,
  changedSince,
  judge,
  matrixOf,
  problemFromTemplate,
  problemTemplates,
  problemYaml,
  setProblem,
  publishJudgement,
  recordForecast,
  reviewQueue,
  screenedActor,
  screenedActors,
  screenNames,
  busiestSeries,
  sourcesOf,
  sourceView,
  speakerRecord,
  listStories,
  storyView,
  suggestionsOf,
  versionDifference,
} from "../cycle/index.ts";
import {
  alertsToAtom,
  alertsToJsonFeed,
  citedRows,
  claimsToCsv,
  ownershipToCsv,
  ownershipToFtm,
  ownershipToGraphml,
  LIST_FORMATS,
  type ListFormat,
} from "../exchange/index.ts";
import { assemble } from "./app.ts";
import type { AppOptions } from "./context.ts";

export type { Failure as ApiFailure } from "./failures.ts";
export type { ROUTES } from "./openapi.ts";
export { behindGuard } from "./guard.ts";
export { serve, type Served } from "./serve.ts";
export type { AppOptions } from "./context.ts";

const LIST_FORMAT_TITLES = (Object.keys(LIST_FORMATS) as ListFormat[]).map((name) => ({
  name,
  title: LIST_FORMATS[name].title,
}));

const OWNERSHIP_FILES = {
  ftm: ownershipToFtm,
  csv: ownershipToCsv,
  graphml: ownershipToGraphml,
} as const;

/**
 * The HTTP face of one case: the API under `/api` and the workbench everywhere else.
 *
 * @throws TocsinError "bad-input" when it is to answer beyond this machine and has no token
 * @see docs/guide/workbench.md
 */
export function createApp(options: AppOptions): Hono {
  return assemble(options, {
    add,
    addInputs: addFiles,
    briefOn,
    checkBrief,
    printBrief,
    publishBrief,
    publishedBrief,
    changedSince,
    judge,
    matrixOf,
    problemFromTemplate,
    problemTemplates,
    problemYaml,
    setProblem,
    suggestionsOf,
    reviewQueue,
    forecastsOf,
    publishJudgement,
    recordForecast,
    busiestSeries,
    sourcesOf,
    sourceView,
    speakerRecord,
    listStories,
    storyView,
    versionDifference,
    detection,
    alertsToAtom,
    alertsToJsonFeed,
    follow,
    followPaths,
    screenedActor,
    screenedActors,
    screenNames,
    importList,
    listFormats: LIST_FORMAT_TITLES,
    ownershipFile: (format, view) => OWNERSHIP_FILES[format](view),
    citedRows,
    claimsCsv: claimsToCsv,
    exportFile,
  });
}
