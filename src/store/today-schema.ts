import type { Dialect } from "./dialect.ts";

/**
 * Schema of what changed, in the order in which it came. What is in the case already is noted as known, so that
 * nothing of it is called new later; when it came was kept of alerts alone.
 */
export function CHANGE_TABLE({ types: { text }, keyed }: Dialect): readonly string[] {
  const known = (select: string) =>
    `insert into change (kind, subject, reached, n, at, body) ${select}`;
  const after = `(select coalesce(max(n), 0) from change)`;
  return [
    `create table change (kind ${text} not null, subject ${text} not null, reached ${text} not null,
      n integer not null, at ${text} not null, body ${text} not null, primary key (kind, subject, reached)) ${keyed}`,
    `create unique index change_n on change (n)`,
    `create index change_kind on change (kind, n)`,
    `create index change_at on change (at, n)`,
    known(`select 'actor', ref_id, '', ${after} + row_number() over (order by ref_id), '', '{}'
      from tally where kind = 'actor' and collection = '*'`),
    known(`select 'origin', id, cast(n_min as text), ${after} + row_number() over (order by id), '', '{}'
      from proposition where n_min > 1`),
    known(`select 'contradiction', id, '', ${after} + row_number() over (order by id), '', '{}'
      from proposition where contested = 1`),
    known(
      `select 'alert', id, '', ${after} + row_number() over (order by at, id), at, '{}' from alert`,
    ),
  ];
}
