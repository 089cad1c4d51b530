import type {
  add,
  addInputs,
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
  sourceView,
  speakerRecord,
  sourcesOf,
  listStories,
  storyView,
  suggestionsOf,
  versionDifference,
  World,
} from "../cycle/index.ts";
import type { ListFormat } from "../exchange/index.ts";
import type { Alert } from "../model/alert.ts";
import type { OwnershipView } from "../model/ownership-view.ts";
import type { CitedRow, ClaimContent, ClaimRow } from "../model/view.ts";
import type { Store } from "../store/index.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { Changes } from "./changes.ts";

export interface AppOptions {
  readonly store: Store;
  readonly world: World;
  /** Folder of the built workbench; null where it was not built. */
  readonly webRoot: string | null;
  /** Asked of every request where set. Required as soon as `host` is not this machine. */
  readonly token: string | null;
  readonly version: string;
  /** Program that prints PDF, instead of those it is usually called by. */
  readonly chromium?: string | undefined;
  /** How often one address may ask. */
  readonly rateLimit?: RateLimit;
  /** Answers the question of an address that reads much of the case, elsewhere; null where it is to be answered here. */
  readonly aside?: (url: string) => Promise<Response | null>;
  /** Host name or address it is reached by, besides localhost; "0.0.0.0" or "::" for any. */
  readonly host?: string;
}

/** What the routes call but do not own: passed in, so that a test needs neither cycle nor exchange. */
export interface Parts {
  readonly add: typeof add;
  readonly addInputs: typeof addInputs;
  readonly briefOn: typeof briefOn;
  readonly checkBrief: typeof checkBrief;
  readonly printBrief: typeof printBrief;
  readonly publishBrief: typeof publishBrief;
  readonly publishedBrief: typeof publishedBrief;
  readonly judge: typeof judge;
  readonly matrixOf: typeof matrixOf;
  readonly problemTemplates: typeof problemTemplates;
  readonly problemFromTemplate: typeof problemFromTemplate;
  readonly setProblem: typeof setProblem;
  readonly problemYaml: typeof problemYaml;
  readonly changedSince: typeof changedSince;
  readonly suggestionsOf: typeof suggestionsOf;
  readonly reviewQueue: typeof reviewQueue;
  readonly forecastsOf: typeof forecastsOf;
  readonly recordForecast: typeof recordForecast;
  readonly publishJudgement: typeof publishJudgement;
  readonly busiestSeries: typeof busiestSeries;
  readonly sourcesOf: typeof sourcesOf;
  readonly listStories: typeof listStories;
  readonly storyView: typeof storyView;
  readonly sourceView: typeof sourceView;
  readonly speakerRecord: typeof speakerRecord;
  readonly versionDifference: typeof versionDifference;
  readonly detection: typeof detection;
  readonly alertsToAtom: (alerts: readonly Alert[], now: string) => string;
  readonly alertsToJsonFeed: (alerts: readonly Alert[]) => string;
  readonly exportFile: typeof exportFile;
  readonly follow: typeof follow;
  readonly followPaths: typeof followPaths;
  readonly screenedActor: typeof screenedActor;
  readonly screenedActors: typeof screenedActors;
  readonly screenNames: typeof screenNames;
  readonly importList: typeof importList;
  readonly listFormats: readonly { readonly name: ListFormat; readonly title: string }[];
  readonly ownershipFile: (format: "ftm" | "csv" | "graphml", view: OwnershipView) => string;
  readonly citedRows: (rows: readonly ClaimRow[], contents: readonly ClaimContent[]) => CitedRow[];
  readonly claimsCsv: (rows: readonly CitedRow[]) => string;
}

/** What a group of routes is made of. */
export interface Context extends AppOptions {
  readonly parts: Parts;
  readonly changes: Changes;
}
