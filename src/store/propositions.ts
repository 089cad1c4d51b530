import { groupBy } from "../base/group.ts";
import { slice } from "../base/span.ts";
import {
  independenceState,
  type Figure,
  type Proposition,
  type Reuse,
} from "../model/proposition.ts";
import type { PropositionRow, PropositionView } from "../model/view.ts";
import { claimRows } from "./claims.ts";
import type { Db } from "./dialect.ts";
import { documentRows, documentsOf } from "./documents.ts";
import { labelsOf } from "./labels.ts";
import { foundRows } from "./found.ts";
import { count } from "./query.ts";
import { keyOf, unique } from "./records.ts";
import { parseSearch } from "./search.ts";
import type { Memo } from "./memo.ts";
import { keyedPage, rowsRead, type Order } from "./keyset.ts";
import type { Listed, ListPage } from "./store.ts";
import type { PropositionTable } from "./tables.ts";

const MOST_ORIGINS: Order = [
  { column: "n_min", type: "number", descending: true },
  { column: "n_max", type: "number", descending: true },
  { column: "n_eff", type: "number", descending: true },
  { column: "id", type: "text" },
];

/**
 * Those with the most independent origins first, then by id. Contested: denied, or in conflict with another.
 *
 * @param remember keeps how many there are while the reader turns pages
 */
export async function listPropositions(
  db: Db,
  page: ListPage & { contested?: boolean | undefined },
  remember: Memo<number>,
): Promise<Listed<{ propositions: PropositionRow[] }>> {
  let others = db.query.selectFrom("proposition");
  if (page.contested !== undefined) others = others.where("contested", "=", page.contested ? 1 : 0);
  if (page.collection !== undefined) {
    const inside = db.query
      .selectFrom("proposition_claim")
      .innerJoin("document", "document.id", "proposition_claim.document_id")
      .select("proposition_id")
      .where("document.collection", "=", keyOf(page.collection));
    others = others.where("proposition.id", "in", inside);
  }
  const terms = parseSearch(page.q);
  const found = await foundRows(db, { n: "proposition.n", search: "proposition_search", terms });
  const matching = (want: number) => (found ? others.where(found.where(want)) : others);
  const wanted = matching(rowsRead(page)).select(ROW_COLUMNS);
  const { rows, next } = await keyedPage(wanted, MOST_ORIGINS, page);
  const { contested, collection, q } = page;
  const total = await remember(db, JSON.stringify({ contested, collection, q }), async () => {
    if (found && contested === undefined && collection === undefined) return found.size;
    const all = matching(found?.size ?? 0);
    const counted = await all.select(count().as("total")).executeTakeFirstOrThrow();
    return counted.total;
  });
  return { propositions: await toRows(db, rows), total, next };
}

const ROW_COLUMNS = [
  "id",
  "text",
  "event",
  "articles",
  "n_min",
  "n_max",
  "n_eff",
  "denials",
  "contradictions",
  "flags",
  "actors",
  "sentence",
] as const;
type RowColumns = Pick<PropositionTable, (typeof ROW_COLUMNS)[number]>;

/** The propositions of these ids as rows, in id order; unknown ids are left out. */
export async function propositionRows(db: Db, ids: readonly string[]): Promise<PropositionRow[]> {
  const rows = await db.query
    .selectFrom("proposition")
    .select(ROW_COLUMNS)
    .where("id", "in", db.dialect.values(ids))
    .orderBy("id")
    .execute();
  return toRows(db, rows);
}

async function toRows(db: Db, rows: readonly RowColumns[]): Promise<PropositionRow[]> {
  const actorsOf = (row: RowColumns): string[] => JSON.parse(row.actors) as string[];
  const label = await labelsOf(db, rows.flatMap(actorsOf));
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    event: row.event,
    actors: actorsOf(row).map(label),
    articles: row.articles,
    nMin: row.n_min,
    nMax: row.n_max,
    nEff: row.n_eff,
    independence: independenceState({ nMin: row.n_min, nMax: row.n_max }),
    denials: row.denials,
    contradictions: row.contradictions,
    flags: JSON.parse(row.flags) as string[],
    sentence: row.sentence,
  }));
}

/** Propositions to which one of these documents speaks, in id order. */
export async function propositionsIn(
  { query, dialect }: Db,
  documentIds: readonly string[],
): Promise<Proposition[]> {
  const speaking = query
    .selectFrom("proposition_claim")
    .select("proposition_id")
    .where("document_id", "in", dialect.values(documentIds));
  const rows = await query
    .selectFrom("proposition")
    .select("body")
    .where("id", "in", speaking)
    .orderBy("id")
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Proposition);
}

export async function propositionOfClaim({ query }: Db, id: string): Promise<string | undefined> {
  const row = await query
    .selectFrom("proposition_claim")
    .select("proposition_id")
    .where("claim_id", "=", keyOf(id))
    .orderBy("proposition_id")
    .executeTakeFirst();
  return row?.proposition_id;
}

export async function findProposition(db: Db, id: string): Promise<PropositionView | undefined> {
  const row = await db.query
    .selectFrom("proposition")
    .select("body")
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const proposition = JSON.parse(row.body) as Proposition;
  const { members } = proposition;
  const documentIds = unique(members.map((member) => member.documentId));
  return {
    proposition,
    claims: await claimRows(
      db,
      members.map((member) => member.claimId),
    ),
    documents: await documentRows(db, documentIds),
    reuse: await sharedWords(db, documentIds),
    contradicts: await contradictions(db, proposition),
    tolls: await tollsOf(db, proposition),
  };
}

/** Reuse among these documents, with the words themselves. */
async function sharedWords(
  db: Db,
  documentIds: readonly string[],
): Promise<PropositionView["reuse"]> {
  const within = db.dialect.values(documentIds);
  const rows = await db.query
    .selectFrom("reuse")
    .select("body")
    .where("a", "in", within)
    .where("b", "in", within)
    .orderBy("a")
    .orderBy("b")
    .execute();
  const pairs = rows.map(({ body }) => JSON.parse(body) as Reuse);
  const texts = new Map(
    (await documentsOf(db, unique(pairs.flatMap(({ a, b }) => [a, b])))).map(({ id, text }) => [
      id,
      text,
    ]),
  );
  return pairs.map((reuse) => ({
    reuse,
    textA: reuse.passages.map((passage) => slice(texts.get(reuse.a) ?? "", passage.a)),
    textB: reuse.passages.map((passage) => slice(texts.get(reuse.b) ?? "", passage.b)),
  }));
}

async function contradictions(
  db: Db,
  { contradicts }: Proposition,
): Promise<PropositionView["contradicts"]> {
  const rows = await propositionRows(
    db,
    contradicts.map((conflict) => conflict.propositionId),
  );
  const byId = groupBy(rows, (row) => row.id);
  return contradicts.flatMap(({ propositionId, ...conflict }) =>
    (byId.get(propositionId) ?? []).map(({ id, text, nMin, nMax }) => ({
      id,
      text,
      nMin,
      nMax,
      ...conflict,
    })),
  );
}

/** The numbers of a proposition beside those of the propositions that give others. */
async function tollsOf(db: Db, own: Proposition): Promise<PropositionView["tolls"]> {
  const ids = own.contradicts.flatMap(({ kind, propositionId }) =>
    kind === "toll" ? [propositionId] : [],
  );
  const rows = await db.query
    .selectFrom("proposition")
    .select("body")
    .where("id", "in", db.dialect.values(ids))
    .orderBy("id")
    .execute();
  const others = rows.map(({ body }) => JSON.parse(body) as Proposition);
  const figures = [own, ...others].flatMap(({ id, figures: list }) =>
    list.map((figure) => ({ ...figure, propositionId: id })),
  );
  return [...groupBy(figures, ({ unit }) => unit)]
    .filter(([, list]) => unique(list.map(({ propositionId }) => propositionId)).length > 1)
    .map(([unit, list]) => ({ unit, ...endsOf(list), figures: list.toSorted(byLow) }));
}

function endsOf(list: readonly Figure[]): { low: number | null; high: number | null } {
  const ends = (of: (figure: Figure) => number | null) => list.map(of);
  const [lows, highs] = [ends(({ low }) => low), ends(({ high }) => high)];
  return {
    low: lows.some((low) => low === null) ? null : Math.min(...lows.map(Number)),
    high: highs.some((high) => high === null) ? null : Math.max(...highs.map(Number)),
  };
}

function byLow(a: Figure, b: Figure): number {
  return (a.low ?? a.high ?? 0) - (b.low ?? b.high ?? 0) || (a.label < b.label ? -1 : 1);
}
