export { assess } from "./assessment.ts";
export { convergence, type ChangedLine } from "./convergence.ts";
export { courseOf, type Course, type CourseDay, type LevelRecord } from "./course.ts";
export { detect, DETECT_DEFAULTS, type Detection, type DetectOptions } from "./detect.ts";
export { typesOf } from "./plover.ts";
export { claimEvents, type ClaimContext } from "./claim-events.ts";
export { expectationsOf } from "./expectations.ts";
export { detectWith } from "./detect-chosen.ts";
export { exposureOf, type Exposing } from "./exposure.ts";
export { SERIES_DETECTORS, type SeriesDetector } from "./series-detectors.ts";
export {
  countDyads,
  dyadKey,
  partiesNamed,
  dyadSeries,
  shownSeries,
  usualDelay,
  type CountedSeries,
  type SeriesFrame,
} from "./series.ts";
export { whatChanged, type ChangeRow, type WhatChanged } from "./what-changed.ts";
export { achMatrix } from "./ach-matrix.ts";
export { warningSubject } from "./judged.ts";
export { changes, inForceAfter, type ChangeContext } from "./changes.ts";
export { alertMessage } from "./alerts/message.ts";
export { planDeliveries, settled, type DeliveryPlan, type PlannedMessage } from "./alerts/plan.ts";
export { ruleAlerts, type RuleInput } from "./alerts/rules.ts";
export { parseAlertSettings } from "./alerts/settings-file.ts";
export { checkEntry, questionStates, type QuestionState } from "./forecasts/ledger.ts";
export { judgedForecast, SignedJudgement } from "./forecasts/judged.ts";
export { coherent, extremising, pool } from "./forecasts/pooling.ts";
export { trackRecords, type TrackRecord } from "./forecasts/track-record.ts";
export { compileObservables, observes, type Sight } from "./observable.ts";
export { checkProblem, parseProblem, type ProblemCheck } from "./problem-file.ts";
export { fillTemplate, TEMPLATE_BLANKS, type TemplateValues } from "./problem-template.ts";
export { problemAdvice, type ProblemAdvice } from "./problem-advice.ts";
export { missingFor } from "./next-level.ts";
export { levelInForce } from "./warning-level.ts";
export { steadyTime, type SteadyTime } from "./steady-clock.ts";
export type { StatedLink, WarnInput, WarnRecord } from "./input.ts";
export { ewma, lrCusum } from "./detectors/cusum.ts";
export { rateNeverSeen } from "./detectors/gamma-poisson.ts";
export { spaceTimeScan } from "./detectors/scan.ts";
export { groupCell } from "./ach-group.ts";
export { LIST_DATASET, listEvents } from "./list-events.ts";
