// Makes the index of weighing as large as that of many times the documents, where to weigh them all would take hours
import { DatabaseSync } from "node:sqlite";

/**
 * What stands in place of a column in the k-th copy of a row. Copies hold shingles, paragraphs and words of their own,
 * as texts do that are no reprints; anchors and clues they share, so that the lists of both are as long as they would be
 * in a case of that size. Of an anchor only the copied-from stay among the first holders. The numbers of copies are below
 * 0, where no document comes.
 */
const COPIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  shingle: { h: "h + k", n: "n - k * step" },
  sketch: { n: "n - k * step", document_id: "document_id || '-' || k", words: "words || '-' || k" },
  anchor: { rest: "max(rest, k > 0)", n: "n - k * step" },
  printed: { paragraph: "paragraph + k" },
  printer: { paragraph: "paragraph + k", n: "n - k * step" },
  evidence: {
    claim_id: "claim_id || '-' || k",
    document_id: "document_id || '-' || k",
    clump: "clump || '-' || k",
  },
  clue: { claim_id: "claim_id || '-' || k" },
  named_party: { document_id: "document_id || '-' || k" },
};

/** Adds `times` - 1 copies of each row of the index; what was there stays as it is. @param path of a case that is closed */
export function multiplyIndex(path: string, times: number): void {
  const database = new DatabaseSync(path);
  database.exec(
    "pragma synchronous = off; pragma journal_mode = delete; pragma journal_mode = off; pragma cache_size = -262144",
  );
  for (const [table, changed] of Object.entries(COPIES))
    copyRows(database, { table, changed, times });
  database.exec("pragma journal_mode = wal; pragma optimize");
  database.close();
}

interface Copied {
  readonly table: string;
  readonly changed: Readonly<Record<string, string>>;
  readonly times: number;
}

/** In the order of the first key, so that each page is written once. */
function copyRows(database: DatabaseSync, { table, changed, times }: Copied): void {
  const columns = database.prepare(`pragma table_info(${table})`).all() as {
    name: string;
    pk: number;
  }[];
  const key = columns.find(({ pk }) => pk === 1)?.name ?? "rowid";
  const parts = database
    .prepare(
      "select sql from sqlite_schema where tbl_name = ? and sql is not null order by type desc",
    )
    .all(table) as { sql: string }[];
  const values = columns.map(({ name }) =>
    name in changed ? `iif(k = 0, ${name}, ${changed[name]})` : name,
  );
  database.exec(`alter table ${table} rename to ${table}_once`);
  for (const { sql } of parts.filter((part) => /^create table/i.test(part.sql))) database.exec(sql);
  database.exec(`
    insert or ignore into ${table}
      with recursive copy(k) as (select 0 union all select k + 1 from copy where k + 1 < ${times}),
        size(step) as (select max(n) + 1 from document)
      select ${values.join(", ")} from (select * from ${table}_once order by ${key}) cross join size cross join copy;
    drop table ${table}_once`);
  for (const { sql } of parts.filter((part) => /^create index/i.test(part.sql))) database.exec(sql);
}
