import type { Dialect } from "./dialect.ts";

/** Schema 1. Types and names are those of `tables.ts`; the indexes are the filters and orders of the lists. */
export function TABLES(dialect: Dialect): readonly string[] {
  const { text, bytes } = dialect.types;
  return [
    ...dialect.brand,
    `create table schema (version integer primary key, applied_at ${text} not null)`,
    `create table revision (n integer not null)`,
    `insert into revision (n) values (0)`,
    ...documentTables(text, bytes),
    ...claimTables(text, dialect.keyed),
    ...entityTables(text),
    ...tallyTables(text, dialect.keyed),
    ...weighingTables(text),
    ...caseTables(text),
    dialect.createSearch("document_search"),
    dialect.createSearch("claim_search"),
    dialect.createSearch("proposition_search"),
    dialect.refuseChange("judgement"),
    dialect.refuseChange("log"),
  ].flat();
}

/** Schema 2: files of places that were imported into the case. */
export function GAZETTEER({ types: { text, bytes } }: Dialect): readonly string[] {
  return [
    `create table gazetteer (name ${text} primary key, sha256 ${text} not null, places integer not null,
      imported_at ${text} not null, place_bytes ${bytes} not null, name_bytes ${bytes} not null)`,
  ];
}

/** Schema 3: which entity stands for which. Rows of `mention` say both what was read and what it counts for. */
export function IDENTITY_TABLE({ types: { text } }: Dialect): readonly string[] {
  return [
    `create table identity (entity_id ${text} primary key, canonical_id ${text} not null)`,
    `create index identity_canonical on identity (canonical_id)`,
    `alter table mention add column canonical_id ${text}`,
    `update mention set canonical_id = entity_id`,
    `create index mention_canonical on mention (canonical_id, text)`,
  ];
}

function documentTables(text: string, bytes: string): string[] {
  return [
    `create table archive (sha256 ${text} primary key, encoding ${text} not null, size integer not null, bytes ${bytes} not null)`,
    `create table document (
      n integer primary key, id ${text} not null unique, sha256 ${text} not null, url ${text}, url_hash ${text}, collection ${text},
      publisher ${text}, language ${text} not null, published ${text} not null, retrieved ${text} not null, title ${text} not null,
      state ${text} not null, claims integer not null, body ${text} not null)`,
    `create index document_state on document (state, retrieved, id)`,
    `create index document_newest on document (published desc, id)`,
    `create index document_collection on document (collection)`,
    `create index document_publisher on document (publisher, collection, claims)`,
    `create index document_url on document (url_hash)`,
    `create table annotation (document_id ${text} primary key, body ${text} not null)`,
    `create table citation (document_id ${text} not null, outlet ${text} not null)`,
    `create index citation_document on citation (document_id)`,
  ];
}

function claimTables(text: string, keyed: string): string[] {
  return [
    `create table claim (
      n integer primary key, id ${text} not null unique, document_id ${text} not null, ord integer not null,
      collection ${text}, publisher ${text}, published ${text} not null, form ${text} not null, modality ${text} not null,
      polarity ${text} not null, text_key ${text} not null, proposition_id ${text}, stance ${text},
      n_min integer not null, n_max integer not null)`,
    `create index claim_document on claim (document_id, ord)`,
    `create index claim_newest on claim (published desc, document_id, ord)`,
    `create index claim_origins on claim (n_min desc, n_max desc, published desc, document_id, ord)`,
    `create index claim_text on claim (text_key, document_id, ord)`,
    `create index claim_collection on claim (collection, published desc, document_id, ord)`,
    `create index claim_publisher on claim (publisher, published desc, document_id, ord)`,
    `create index claim_form on claim (form)`,
    `create index claim_modality on claim (modality)`,
    `create index claim_proposition on claim (proposition_id)`,
    `create table claim_body (n integer primary key, body ${text} not null)`,
    `create table claim_ref (kind ${text} not null, ref_id ${text} not null, claim_n integer not null,
      primary key (kind, ref_id, claim_n)) ${keyed}`,
    `create index claim_ref_claim on claim_ref (claim_n, kind, ref_id)`,
  ];
}

function entityTables(text: string): string[] {
  return [
    `create table entity (id ${text} primary key, name ${text} not null, folded ${text} not null, standing integer not null, body ${text} not null)`,
    `create table place (id ${text} primary key, name ${text} not null, folded ${text} not null, standing integer not null, body ${text} not null)`,
    `create table label (id ${text} primary key, name ${text} not null, standing integer not null)`,
    `create table mention (document_id ${text} not null, id ${text} not null, entity_id ${text}, place_id ${text}, text ${text} not null,
      primary key (document_id, id))`,
    `create index mention_entity on mention (entity_id, text)`,
    `create index mention_place on mention (place_id, text)`,
    `create table relation (document_id ${text} not null, id ${text} not null, type ${text} not null, from_id ${text} not null,
      to_id ${text} not null, polarity ${text} not null, body ${text} not null)`,
    `create index relation_ends on relation (from_id, to_id, type, polarity)`,
    `create index relation_to on relation (to_id)`,
    `create index relation_document on relation (document_id)`,
  ];
}

function tallyTables(text: string, keyed: string): string[] {
  return [
    `create table document_ref (document_id ${text} not null, kind ${text} not null, ref_id ${text} not null,
      mentions integer not null, claims_by integer not null, claims_about integer not null,
      primary key (document_id, kind, ref_id)) ${keyed}`,
    `create table tally (kind ${text} not null, ref_id ${text} not null, collection ${text} not null, documents integer not null,
      mentions integer not null, claims_by integer not null, claims_about integer not null,
      primary key (kind, ref_id, collection)) ${keyed}`,
    `create index tally_mentions on tally (kind, collection, mentions desc, ref_id)`,
    `create index tally_claims_by on tally (kind, collection, claims_by desc, ref_id)`,
    `create index tally_claims_about on tally (kind, collection, claims_about desc, ref_id)`,
  ];
}

function weighingTables(text: string): string[] {
  return [
    `create table proposition (
      n integer primary key, id ${text} not null unique, hash ${text} not null, text ${text} not null, event ${text},
      articles integer not null, n_min integer not null, n_max integer not null, n_eff double precision not null,
      denials integer not null, contradictions integer not null, contested integer not null, grade ${text} not null,
      flags ${text} not null, actors ${text} not null, sentence ${text} not null, body ${text} not null)`,
    `create index proposition_origins on proposition (n_min desc, n_max desc, n_eff desc, id)`,
    `create index proposition_contested on proposition (contested, n_min desc, n_max desc, n_eff desc, id)`,
    `create table proposition_claim (proposition_id ${text} not null, claim_id ${text} not null, document_id ${text} not null,
      stance ${text} not null, primary key (claim_id, proposition_id))`,
    `create index proposition_claim_proposition on proposition_claim (proposition_id, document_id)`,
    `create index proposition_claim_document on proposition_claim (document_id)`,
    `create table proposition_publisher (proposition_id ${text} not null, publisher ${text} not null, first integer not null,
      primary key (proposition_id, publisher))`,
    `create index proposition_publisher_first on proposition_publisher (publisher, first)`,
    `create table reuse (id ${text} primary key, hash ${text} not null, a ${text} not null, b ${text} not null, body ${text} not null)`,
    `create index reuse_a on reuse (a)`,
    `create index reuse_b on reuse (b)`,
  ];
}

function caseTables(text: string): string[] {
  return [
    `create table collection (id ${text} primary key, body ${text} not null)`,
    `create table knowledge (collection ${text} not null, kind ${text} not null, id ${text} not null, body ${text} not null,
      primary key (collection, kind, id))`,
    `create table problem (id ${text} primary key, body ${text} not null)`,
    `create table assessment (problem_id ${text} primary key, body ${text} not null)`,
    `create table alert (id ${text} primary key, problem_id ${text} not null, at ${text} not null, body ${text} not null)`,
    `create index alert_newest on alert (at desc, id)`,
    `create table judgement (id ${text} primary key, subject_id ${text} not null, at ${text} not null, body ${text} not null)`,
    `create index judgement_subject on judgement (subject_id)`,
    `create table log (seq integer primary key, at ${text} not null, "by" ${text} not null, action ${text} not null,
      subject ${text} not null, detail ${text} not null, prev_hash ${text} not null, hash ${text} not null)`,
    `create table issue (id ${text} primary key, document_id ${text}, stage ${text} not null, at ${text} not null,
      folded ${text} not null, body ${text} not null)`,
    `create index issue_newest on issue (at desc, id)`,
    `create index issue_document on issue (document_id)`,
  ];
}
