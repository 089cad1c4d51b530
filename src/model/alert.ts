import { z } from "zod";
import { Span } from "../base/span.ts";
import { SERIES_MEASURES } from "./event-series.ts";
import { CONCERN_LEVELS, WARNING_LEVELS } from "./problem.ts";

/** What an alert can be about: a state that moved, or something that came and was not there. */
export const ALERT_KINDS = [
  "level",
  "indicator",
  "convergence",
  "detector",
  "actor",
  "place",
  "origin",
  "contradiction",
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Words that an alert rests on, and whose they are. */
export const AlertEvidence = z.object({
  claimId: z.string(),
  documentId: z.string(),
  span: Span,
  /** The words as printed: they stay where the document goes. */
  quote: z.string(),
  /** Innermost source of the claim, or the publisher; "" where nobody is named. */
  source: z.string(),
});
export type AlertEvidence = z.infer<typeof AlertEvidence>;

/** Machine's notice that a state changed. Never changed itself: what was told was told. */
export const Alert = z.object({
  id: z.string(),
  /** Null where it belongs to no warning problem. */
  problemId: z.string().nullable(),
  /** The rule that asked for it; null for the moves of problems, which are always told in the workbench. */
  ruleId: z.string().nullable(),
  at: z.iso.datetime(),
  kind: z.enum(ALERT_KINDS),
  /** "stand-down" weighs as much as "rise"; "notice" where something came that has no height. */
  direction: z.enum(["rise", "stand-down", "notice"]),
  /** What moved: "level", "convergence", the id of an indicator, two parties of a series, a proposition. */
  subject: z.string(),
  text: z.string(),
  from: z.string(),
  to: z.string(),
  evidence: z.array(AlertEvidence),
  /** Labels of the origins behind it. */
  origins: z.array(z.string()),
  /** What else it rests on: observed and expected of a series. */
  details: z.array(z.string()),
});
export type Alert = z.infer<typeof Alert>;

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "expected lower case, digits and hyphens");
const Names = z.array(z.string().min(1)).min(1);

const Asked = {
  id: Id,
  channels: z.array(z.string()).min(1),
  /** Hours after which it is no longer worth sending; absent: never. */
  expiresAfterHours: z.number().positive().optional(),
};

/** What somebody wants to be told, and by which channels. */
export const AlertRule = z.discriminatedUnion("on", [
  z.strictObject({
    ...Asked,
    on: z.literal("level"),
    problem: z.string().optional(),
    /** Told when this level, or a higher one, comes or goes. */
    atLeast: z.enum(["WL3", "WL2", "WL1"]).default("WL3"),
  }),
  z.strictObject({
    ...Asked,
    on: z.literal("indicator"),
    problem: z.string().optional(),
    indicators: Names.optional(),
    atLeast: z.enum(["low", "moderate", "substantial", "serious"]).default("moderate"),
  }),
  z.strictObject({ ...Asked, on: z.literal("convergence"), problem: z.string().optional() }),
  z.strictObject({
    ...Asked,
    on: z.literal("detector"),
    dataset: z.string().optional(),
    parties: Names.optional(),
    measures: z.array(z.enum(SERIES_MEASURES)).min(1).optional(),
  }),
  z.strictObject({
    ...Asked,
    on: z.literal("actor"),
    actors: Names,
    minOrigins: z.int().positive().default(1),
  }),
  z.strictObject({
    ...Asked,
    on: z.literal("place"),
    places: Names,
    minOrigins: z.int().positive().default(1),
  }),
  z.strictObject({
    ...Asked,
    on: z.literal("origin"),
    problem: z.string().optional(),
    actors: Names.optional(),
    places: Names.optional(),
    /** Told from the second origin on, unless more are asked for. */
    minOrigins: z.int().min(2).default(2),
  }),
  z.strictObject({
    ...Asked,
    on: z.literal("contradiction"),
    problem: z.string().optional(),
    actors: Names.optional(),
    places: Names.optional(),
  }),
]);
export type AlertRule = z.infer<typeof AlertRule>;

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "expected HH:MM");

const Paced = {
  id: Id,
  /** Hours of rest: what comes then waits, but for moves of a warning level at or above `unless`. */
  quiet: z
    .strictObject({
      from: TimeOfDay,
      to: TimeOfDay,
      /** IANA name of the time zone: "Europe/Berlin". */
      zone: z.string().default("UTC"),
      unless: z.enum(["WL3", "WL2", "WL1"]).optional(),
    })
    .optional(),
  /** Gathers what comes within so many minutes into one message. */
  digestMinutes: z.int().positive().optional(),
  /** Messages at most in so many minutes; what is left over goes together in the next. */
  limit: z
    .strictObject({ messages: z.int().positive(), perMinutes: z.int().positive() })
    .optional(),
};

/** Way out to people or programs. What is secret stands in the environment, here only the name of the variable. */
export const AlertChannel = z.discriminatedUnion("type", [
  z.strictObject({ ...Paced, type: z.literal("file"), path: z.string().min(1) }),
  z.strictObject({ ...Paced, type: z.literal("feed"), path: z.string().min(1) }),
  z.strictObject({
    ...Paced,
    type: z.literal("command"),
    /** Program and its arguments; no shell. The message comes as JSON on its standard input. */
    command: z.array(z.string()).min(1),
    timeoutSeconds: z.int().positive().max(600).default(30),
  }),
  z.strictObject({
    ...Paced,
    type: z.literal("webhook"),
    url: z.url({ protocol: /^https?$/ }),
    /** Signs the body with HMAC-SHA-256 by the key in this variable. */
    secretEnv: z.string().min(1).optional(),
    /** Also to this machine and its networks. */
    allowPrivate: z.boolean().default(false),
  }),
  z.strictObject({
    ...Paced,
    type: z.literal("email"),
    host: z.string().min(1),
    port: z.int().min(1).max(65_535).default(587),
    /** "none" only to this machine: passwords and articles would cross the network in the clear. */
    security: z.enum(["starttls", "tls", "none"]).default("starttls"),
    user: z.string().optional(),
    passwordEnv: z.string().optional(),
    from: z.email(),
    to: z.array(z.email()).min(1),
  }),
]);
export type AlertChannel = z.infer<typeof AlertChannel>;

/** Rules and channels of a case. */
export const AlertSettings = z.strictObject({
  channels: z.array(AlertChannel).default([]),
  rules: z.array(AlertRule).min(1),
});
export type AlertSettings = z.infer<typeof AlertSettings>;

export const DELIVERY_STATES = ["waiting", "sending", "sent", "failed", "expired"] as const;

/** One alert on its way through one channel; kept until it is sent, has failed, or is out of date. */
export const AlertDelivery = z.object({
  /** Of the alert and the channel: the same alert is never queued twice for one channel. */
  id: z.string(),
  alertId: z.string(),
  channelId: z.string(),
  ruleId: z.string(),
  queuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.int().nonnegative(),
  /** Not tried again before. */
  notBefore: z.iso.datetime().nullable(),
  /** When it was last taken up, and when it was sent. */
  takenAt: z.iso.datetime().nullable(),
  sentAt: z.iso.datetime().nullable(),
  /** The message it goes in, which keeps its id however often it is tried: the receiver can drop a second copy. */
  messageId: z.string().nullable(),
  /** Moves a warning level this high, "WL4" where it moves none: quiet hours ask. */
  urgency: z.enum(WARNING_LEVELS),
  /** What went wrong last. */
  fault: z.string().nullable(),
});
export type AlertDelivery = z.infer<typeof AlertDelivery>;

/** What goes out: made of alerts, the same for every channel. */
export const AlertMessage = z.object({
  id: z.string(),
  subject: z.string(),
  text: z.string(),
  alerts: z.array(Alert),
});
export type AlertMessage = z.infer<typeof AlertMessage>;

/** How grave a warning level or a level of concern is on its scale; 0 for the lowest, and for what is on neither. */
export function heightOf(state: string): number {
  const [first = -1] = [WARNING_LEVELS, CONCERN_LEVELS]
    .map((scale: readonly string[]) => scale.indexOf(state))
    .filter((at) => at >= 0);
  return Math.max(0, first);
}
