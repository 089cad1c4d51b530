import type { Dialect } from "./dialect.ts";

/** Schema of what warning keeps beside the problems: imported events, forecasts, and what was assessed when. */
export function WARNING_TABLES({ types: { text }, refuseChange }: Dialect): readonly string[] {
  return [
    `create table series_event (id ${text} primary key, dataset ${text} not null, day ${text} not null, body ${text} not null)`,
    `create index series_event_day on series_event (dataset, day)`,
    `create table forecast_entry (seq integer primary key, at ${text} not null, body ${text} not null,
      prev_hash ${text} not null, hash ${text} not null)`,
    `create table assessment_history (n integer primary key, problem_id ${text} not null, as_of ${text} not null, body ${text} not null)`,
    `create index assessment_history_problem on assessment_history (problem_id, n)`,
    ...refuseChange("forecast_entry"),
    ...refuseChange("assessment_history"),
  ];
}

/** Schema of what goes out: the rules as they were set, the newest counting, and the queue of what they send. */
export function ALERT_TABLES({ types: { text }, refuseChange }: Dialect): readonly string[] {
  return [
    `create table alert_settings (n integer primary key, at ${text} not null, body ${text} not null)`,
    `create table alert_delivery (id ${text} primary key, state ${text} not null, queued_at ${text} not null, body ${text} not null)`,
    `create index alert_delivery_state on alert_delivery (state, queued_at)`,
    `create index assessment_history_day on assessment_history (problem_id, as_of)`,
    ...refuseChange("alert_settings"),
  ];
}

/** Schema of problems as they were written, with their comments; null where only what is read of them is known. */
export function PROBLEM_TEXT({ types: { text } }: Dialect): readonly string[] {
  return [`alter table problem add column yaml ${text}`];
}

/** Schema of the briefs as they were published. */
export function BRIEF_TABLE({ types: { text }, refuseChange }: Dialect): readonly string[] {
  return [
    `create table published_brief (problem_id ${text} not null, version integer not null, at ${text} not null,
      body ${text} not null, prev_hash ${text} not null, hash ${text} not null, primary key (problem_id, version))`,
    ...refuseChange("published_brief"),
  ];
}
