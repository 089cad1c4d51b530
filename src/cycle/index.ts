export { addFiles } from "./add-files.ts";
export { annotate, readInput, type ReadArticle } from "./annotate.ts";
export { setAlertRules } from "./alert-rules.ts";
export { openChannels } from "./channels/send.ts";
export { deliver, type DeliveryReport, type Send } from "./deliver.ts";
export { backtest, type Backtest, type BacktestOptions } from "./backtest.ts";
export {
  briefOn,
  checkBrief,
  printBrief,
  publishBrief,
  publishedBrief,
  type PrintedForm,
} from "./brief.ts";
export { boardOf, type Board, type BoardRow, type SeenWords } from "./board.ts";
export { changedSince, type ChangedSince } from "./changed.ts";
export { citableClaims, type CitableClaims } from "./citable.ts";
export { openCollection, type CollectionFolder } from "./collection-folder.ts";
export { eventsOf } from "./events.ts";
export { exportFile, type ExportedFile } from "./export.ts";
export { forecastsOf, publishJudgement, recordForecast, type ForecastInput } from "./forecasts.ts";
export { fileBytes, importEvents, type EventsReport } from "./import-events.ts";
export { importWarc, type WarcReport } from "./import-warc.ts";
export { importAnnotations, type AnnotationReport } from "./import-annotations.ts";
export { importStix, type StixReport } from "./import-stix.ts";
export { importGeonames, type GazetteerReport } from "./import-geonames.ts";
export { listFile, type ListImport, type ListReport } from "./import-list.ts";
export { importList, importSampleList } from "./new-list.ts";
export { follow, followPaths, type FollowQuestion } from "./ownership.ts";
export {
  openScreener,
  screenCase,
  screenedActor,
  screenedActors,
  screenNames,
  screenSample,
  type CandidateDecision,
  type ScreeningReport,
} from "./screening.ts";
export { suggestionsOf } from "./suggestions.ts";
export { judge, reviewQueue, type Decision } from "./judge.ts";
export { matrixOf } from "./judge-warning.ts";
export { bundledGazetteer, loadKnowledge, openDesk, type Desk } from "./knowledge.ts";
export { netFetch, openFetch } from "./net.ts";
export {
  problemFromTemplate,
  problemTemplates,
  problemYaml,
  setProblem,
  type ProblemTemplate,
} from "./problem-files.ts";
export { codePending } from "./claim-events.ts";
export {
  busiestSeries,
  detection,
  seriesOf,
  type BusiestQuestion,
  type SeriesQuestion,
} from "./series.ts";
export { sourcesOf, sourceView, speakerRecord } from "./sources.ts";
export { listStories, storiesOfCase, storyView, type StoriesAsked } from "./stories.ts";
export { study, type Study } from "./study.ts";
export { add, addInputs, replay, resume, weighAndWarn } from "./turn.ts";
export { mentionRefs, toWeighDocument, weighAll } from "./weighing.ts";
export { zoneKey, zonesOf } from "./time-zones.ts";
export { versionDifference, versionsOf } from "./versions.ts";
export { weighPending } from "./weighing-run.ts";
export type { AddReport, Fetch, Progress, World } from "./world.ts";
