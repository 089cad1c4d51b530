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

/**
 * Two tables that keep the cost of one more document flat: what waits for the index, oldest first, and how often a
 * paragraph was printed, in one row. The index is made again from what was read.
 */
export function FLAT_INDEX({ types: { text }, keyed }: Dialect): readonly string[] {
  return [
    `drop table paragraph`,
    ...["sketch", "shingle", "evidence", "clue", "stale", "reuse"].map(
      (table) => `delete from ${table}`,
    ),
    `create table printed (paragraph integer primary key, words ${text} not null, first ${text}, last ${text},
      standing integer not null)`,
    `create table printer (paragraph integer not null, n integer not null, primary key (paragraph, n)) ${keyed}`,
    `create table unindexed (
      undated integer not null, published ${text} not null, document_id ${text} not null,
      primary key (undated, published, document_id)) ${keyed}`,
    `insert into unindexed (undated, published, document_id)
      select case when published = '' then 1 else 0 end, published, id
        from document where id in (select document_id from annotation)`,
  ];
}

/**
 * Anchors by which a text in one language finds one in another, and who is named by which document, so that a judgement
 * on a source weighs only what it touches. The index is made again from what was read.
 */
export function ANCHOR_TABLES({ types: { text }, keyed }: Dialect): readonly string[] {
  return [
    ...["sketch", "shingle", "printed", "printer", "evidence", "clue", "stale", "reuse"].map(
      (table) => `delete from ${table}`,
    ),
    `create table anchor (
      h integer not null, rest integer not null, language ${text} not null, at integer not null, tie integer not null,
      n integer not null, primary key (h, rest, language, at, tie, n)) ${keyed}`,
    `create table named_party (
      party ${text} not null, document_id ${text} not null, primary key (party, document_id)) ${keyed}`,
    `insert into unindexed (undated, published, document_id)
      select case when published = '' then 1 else 0 end, published, id
        from document where id in (select document_id from annotation)
        on conflict (undated, published, document_id) do nothing`,
  ];
}
