import type { Dialect } from "./dialect.ts";

/**
 * Schema of what the case's own propositions tell of, by day: a series is counted without opening the texts. A
 * proposition that is not coded yet, as all are in a case of before, is coded by the next run or question.
 */
export function CLAIM_EVENTS({ types: { text } }: Dialect): readonly string[] {
  return [
    `create table claim_event (
      proposition_id ${text} primary key, day ${text} not null, delay integer, actor ${text} not null,
      recipient ${text} not null, type ${text} not null, talk integer not null, body ${text} not null)`,
    `create index claim_event_day on claim_event (day, delay)`,
    `create index claim_event_dyad on claim_event (actor, recipient, day)`,
    `create index claim_event_type on claim_event (talk, type, day, actor, recipient)`,
    `alter table proposition add column coded integer not null default 0`,
    `create index proposition_uncoded on proposition (n) where coded = 0 and event is not null`,
  ];
}
