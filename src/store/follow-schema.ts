import type { Dialect } from "./dialect.ts";

/** Schema of lists, their versions, links between parties, and what screening found. */
export function FOLLOW_TABLES({
  types: { text },
  keyed,
  refuseChange,
}: Dialect): readonly string[] {
  return [
    `create table list_version (n integer primary key, id ${text} not null unique, dataset ${text} not null, body ${text} not null)`,
    `create index list_version_dataset on list_version (dataset, n)`,
    `create table list_change (version_n integer not null, party_id ${text} not null, kind ${text} not null, body ${text} not null,
      primary key (version_n, party_id)) ${keyed}`,
    `create index list_change_party on list_change (party_id)`,
    `create table party (id ${text} primary key, dataset ${text} not null, folded ${text} not null, body ${text} not null)`,
    `create index party_dataset on party (dataset, id)`,
    `create table ownership_link (id ${text} primary key, dataset ${text} not null, from_id ${text} not null, to_id ${text} not null, body ${text} not null)`,
    `create index ownership_link_from on ownership_link (from_id)`,
    `create index ownership_link_to on ownership_link (to_id)`,
    `create index ownership_link_dataset on ownership_link (dataset)`,
    `create table screened (subject_id ${text} primary key, name ${text} not null, query ${text} not null, at ${text} not null, best double precision not null, body ${text} not null)`,
    `create index screened_best on screened (best desc, subject_id)`,
    `create table screened_version (n integer primary key, dataset ${text} not null, version_n integer not null)`,
    ...refuseChange("list_version"),
    ...refuseChange("list_change"),
  ];
}
