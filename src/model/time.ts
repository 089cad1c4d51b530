import { z } from "zod";
import { Interval } from "../base/interval.ts";
import { Span } from "../base/span.ts";

/**
 * Words → interval. `interval` is null where it cannot be known: a relative expression in a document
 * without a date stays relative, never guessed.
 */
export const TimeExpression = z.object({
  id: z.string(),
  documentId: z.string(),
  span: Span,
  text: z.string(),
  kind: z.enum(["explicit", "relative", "named-period", "duration", "set"]),
  /** TIMEX3 value where one is known: "2025-10-17", "P3D", "PAST_REF". */
  value: z.string().nullable(),
  interval: Interval.nullable(),
  /** Date it was reckoned from, and what that date was. */
  anchor: z
    .object({
      date: z.string(),
      basis: z.enum(["published", "text"]),
      /** Zone in which the instant of publication was taken for a day; absent where the day itself was printed. */
      timeZone: z.string().optional(),
      /** "country": the outlet's country, in all of which it was that day. "assumed": no zone of the outlet is known, it was taken for UTC, and the day may be one off. */
      zoneBasis: z.enum(["stated", "country", "assumed"]).optional(),
    })
    .nullable(),
});
export type TimeExpression = z.infer<typeof TimeExpression>;
