import type { Dialect } from "./dialect.ts";

/** What a case keeps so that one more document is weighed at the same cost however many there are. */
export function WEIGHING_INDEX({ types: { text }, keyed }: Dialect): readonly string[] {
  return [
    `create table sketch (
      n integer primary key, document_id ${text} not null unique, words ${text} not null, at integer not null,
      tie integer not null, posted integer not null, body ${text} not null)`,
    `create index sketch_words on sketch (words, posted)`,
    `create table shingle (
      h integer not null, rest integer not null, at integer not null, tie integer not null, n integer not null,
      primary key (h, rest, at, tie, n)) ${keyed}`,
    `create table paragraph (
      paragraph integer not null, n integer not null, words ${text} not null, published ${text} not null, standing integer not null,
      primary key (paragraph, n)) ${keyed}`,
    `create table evidence (
      claim_id ${text} primary key, document_id ${text} not null, clump ${text} not null, body ${text} not null)`,
    `create index evidence_clump on evidence (clump)`,
    `create index evidence_document on evidence (document_id)`,
    `create table clue (clue integer not null, claim_id ${text} not null, primary key (clue, claim_id)) ${keyed}`,
    `create table stale (clump ${text} primary key)`,
  ];
}
