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

/** Documents that were read and are not in the index, oldest first: found without looking at all others. */
export function UNINDEXED({ types: { text }, keyed }: Dialect): readonly string[] {
  return [
    `create table unindexed (
      undated integer not null, published ${text} not null, document_id ${text} not null,
      primary key (undated, published, document_id)) ${keyed}`,
    `insert into unindexed (undated, published, document_id)
      select case when document.published = '' then 1 else 0 end, document.published, document.id
        from document join annotation on annotation.document_id = document.id
        left join sketch on sketch.document_id = document.id
       where sketch.n is null`,
  ];
}
