export { annotate, readInput, type ReadArticle } from "./annotate.ts";
export { backtest, type Backtest, type BacktestOptions } from "./backtest.ts";
export { briefOn } from "./brief.ts";
export { changedSince, type ChangedSince } from "./changed.ts";
export { openCollection, type CollectionFolder } from "./collection-folder.ts";
export { forecastsOf, recordForecast, type ForecastInput } from "./forecasts.ts";
export { fileBytes, importEvents, type EventsReport } from "./import-events.ts";
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
export { judge, reviewQueue, type Decision } from "./judge.ts";
export { loadKnowledge, openDesk, type Desk } from "./knowledge.ts";
export { netFetch, openFetch } from "./net.ts";
export { detection, seriesOf, type SeriesQuestion } from "./series.ts";
export { study, type Study } from "./study.ts";
export { add, addInputs, replay, resume, weighAndWarn } from "./turn.ts";
export { mentionRefs, toWeighDocument, weighAll } from "./weighing.ts";
export { addDocument, weighPending } from "./weighing-run.ts";
export type { AddReport, Fetch, Progress, World } from "./world.ts";
