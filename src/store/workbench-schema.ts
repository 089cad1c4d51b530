import type { Dialect } from "./dialect.ts";

/**
 * Schema of what the workbench asks all day: each filter of few values with its page in order, days without the rows
 * that hold the texts; and the views that people named.
 */
export function WORKBENCH({ types: { text } }: Dialect): readonly string[] {
  return [
    `drop index claim_form`,
    `drop index claim_modality`,
    ...["form", "modality", "polarity"].map(
      (column) =>
        `create index claim_${column} on claim (${column}, published desc, document_id, ord)`,
    ),
    `drop index document_collection`,
    `create index document_collection on document (collection, published, claims)`,
    `create index document_day on document (published, claims)`,
    `create table saved_view (
      name ${text} not null, "by" ${text} not null, at ${text} not null, query ${text} not null,
      primary key (name, "by"))`,
  ];
}

/** How the texts of two weeks were put together for stories: told once, and not again with every start. */
export function STORY_DAYS({ types: { text } }: Dialect): readonly string[] {
  return [
    `create table story_day (day ${text} primary key, texts ${text} not null, groups ${text} not null)`,
  ];
}

/**
 * Names of actors and places without the rows that hold all else, which a search for a part of a name reads through; and
 * where an actor is named, in the order of documents. PostgreSQL keeps no names as long as some are in an index, and reads
 * rows in which long texts lie apart.
 */
export function NAME_INDEX({ name }: Dialect): readonly string[] {
  const documents = `create index mention_documents on mention (canonical_id, document_id, id)`;
  if (name === "postgres") return [documents];
  const names = ["entity", "place"].map(
    (table) => `create index ${table}_names on ${table} (folded, id)`,
  );
  return [...names, documents];
}
