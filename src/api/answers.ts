import { z } from "zod";
import { SERIES_MEASURES, SeriesAlarm } from "../model/event-series.ts";
import { Forecast, Question, Settlement } from "../model/forecast.ts";
import { Issue } from "../model/issue.ts";
import { Assessment, CONCERN_LEVELS, WARNING_LEVELS } from "../model/problem.ts";

// What routes answer that is no noun of the model: for the description of the API alone.

export const AddReport = z.object({
  added: z.int(),
  known: z.int(),
  claims: z.int(),
  issues: z.array(Issue),
});

export const Detection = z.object({
  alarms: z.array(SeriesAlarm),
  notTested: z.array(
    z.object({
      dataset: z.string(),
      actor: z.string(),
      recipient: z.string(),
      measure: z.enum(SERIES_MEASURES),
      reason: z.string(),
    }),
  ),
  tested: z.int(),
});

export const Forecasts = z.object({
  questions: z.array(
    z.object({
      question: Question,
      status: z.enum(["open", "closed", "settled"]),
      forecasts: z.array(Forecast),
      settlement: Settlement.nullable(),
    }),
  ),
  records: z.array(z.looseObject({ by: z.string(), settled: z.int() })),
});

const Pair = <T extends z.ZodType>(one: T) => z.tuple([one, one]);

export const Changed = z.object({
  problemId: z.string(),
  since: z.string().nullable(),
  now: z.string(),
  scenarios: z.array(
    z.object({ scenarioId: z.string(), from: z.number(), to: z.number(), change: z.number() }),
  ),
  rows: z.array(
    z.object({
      item: z.string(),
      contributions: z.array(z.number()),
      from: z.enum(CONCERN_LEVELS).nullable(),
      to: z.enum(CONCERN_LEVELS).nullable(),
      because: z.string(),
    }),
  ),
  residual: z.number(),
  level: Pair(z.enum(WARNING_LEVELS)),
  confidence: Pair(Assessment.shape.confidence),
  days: z.array(z.looseObject({ day: z.string(), inForce: z.enum(WARNING_LEVELS) })),
});

export const Checked = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(false),
    fault: z.object({ message: z.string(), hint: z.string(), line: z.int() }),
  }),
  z.object({
    ok: z.literal(true),
    id: z.string(),
    indicators: z.array(z.looseObject({ indicatorId: z.string(), gainBits: z.number() })),
    advice: z.array(z.string()),
  }),
]);
