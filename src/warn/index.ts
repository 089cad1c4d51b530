export { assess } from "./assessment.ts";
export { convergence, type ChangedLine, type Convergence } from "./convergence.ts";
export { courseOf, type Course, type CourseDay, type LevelRecord } from "./course.ts";
export { detect, DETECT_DEFAULTS, type Detection, type DetectOptions } from "./detect.ts";
export { claimEvents, type ClaimContext } from "./claim-events.ts";
export { detectWith } from "./detect-chosen.ts";
export { exposureOf, type Exposing } from "./exposure.ts";
export { SERIES_DETECTORS, type SeriesDetector } from "./series-detectors.ts";
export {
  dyadSeries,
  shownSeries,
  usualDelay,
  type CountedSeries,
  type SeriesFrame,
} from "./series.ts";
export { whatChanged, type ChangeRow, type WhatChanged } from "./what-changed.ts";
export { changes, type ChangeContext } from "./changes.ts";
export { checkEntry, questionStates, type QuestionState } from "./forecasts/ledger.ts";
export { coherent, extremising, pool } from "./forecasts/pooling.ts";
export { trackRecords, type TrackRecord } from "./forecasts/track-record.ts";
export { observes } from "./observable.ts";
export { parseProblem } from "./problem-file.ts";
export { problemAdvice, type ProblemAdvice } from "./problem-advice.ts";
export { problemFaults, type Fault } from "./problem-faults.ts";
export { levelInForce } from "./warning-level.ts";
export type { WarnInput } from "./input.ts";
export { ewma, lrCusum } from "./detectors/cusum.ts";
export { rateNeverSeen } from "./detectors/gamma-poisson.ts";
export { spaceTimeScan } from "./detectors/scan.ts";
export { groupCell } from "./ach-group.ts";
export { LIST_DATASET, listEvents } from "./list-events.ts";
