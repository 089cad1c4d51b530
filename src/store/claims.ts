import { sql, type SelectQueryBuilder } from "kysely";
import { independenceState } from "../model/proposition.ts";
import type {
  ClaimConditions,
  ClaimFacets,
  ClaimFilter,
  ClaimPage,
  ClaimRow,
  Label,
} from "../model/view.ts";
import type { Db } from "./dialect.ts";
import { filteredCounts, talliedCounts, toFacets } from "./facets.ts";
import { foundRows } from "./found.ts";
import { labelsOf } from "./labels.ts";
import type { Memo } from "./memo.ts";
import { claimsOfProblem, problemFacet } from "./problem-claims.ts";
import { keyedPage, rowsRead, type Order } from "./keyset.ts";
import { count, sum } from "./query.ts";
import { keyOf, type ClaimBody } from "./records.ts";
import { parseSearch } from "./search.ts";
import type { ClaimsAsked, Listed } from "./store.ts";
import type { ClaimTable, RefKind, Tables } from "./tables.ts";

/** Of a filter that leaves more, facets count the newest: counting a million claims takes seconds, these some hundredths of one. */
const COUNTED_MOST = 5000;

type Rows = SelectQueryBuilder<Tables, "claim", object>;

/** The claims under a filter. */
interface Matching {
  /** A query that will be read up to so many rows. */
  readonly rows: (want: number) => Rows;
  readonly total: () => Promise<number>;
}

/** The page of claims under a filter. @param remember keeps how many there are while the reader turns pages */
export async function listClaims(
  db: Db,
  filter: ClaimsAsked,
  remember: Memo<number>,
): Promise<Listed<ClaimPage>> {
  const matching = await matchingClaims(db, filter);
  const page = matching.rows(rowsRead(filter)).select("claim.id");
  const { rows, next } = await keyedPage(page, ORDERS[filter.sort], filter);
  const question = JSON.stringify(Object.entries(conditionsOf(filter)).toSorted());
  const total = await remember(db, question, matching.total);
  const ids = rows.map(({ id }) => id);
  return { claims: await claimRows(db, ids), total, next };
}

/** How the claims under a filter spread over what could narrow it further. */
export async function claimFacets(db: Db, filter: ClaimConditions): Promise<ClaimFacets> {
  const matching = await matchingClaims(db, filter);
  const total = await matching.total();
  const tallied = hasOnly(filter, ["collection"]);
  const counts = tallied
    ? await talliedCounts(db, filter.collection)
    : await filteredCounts(db, newest(matching.rows(COUNTED_MOST)).limit(COUNTED_MOST));
  const facets = await toFacets(db, counts);
  const counted = tallied ? total : Math.min(total, COUNTED_MOST);
  return {
    total,
    counted,
    facets: { ...facets, problem: await problemFacet(db, matching.rows(0)) },
  };
}

/** No condition but these; a blank search is none. */
function hasOnly(
  { q = "", ...others }: ClaimConditions,
  fields: readonly (keyof ClaimConditions)[],
): boolean {
  const asked = { ...others, q: q.trim() === "" ? undefined : q };
  const among: readonly string[] = fields;
  return Object.entries(asked).every(
    ([field, value]) => value === undefined || among.includes(field),
  );
}

/** What the claims must fulfil, without how they are paged. */
function conditionsOf(filter: ClaimsAsked): ClaimConditions {
  const { sort: _sort, limit: _limit, offset: _offset, after: _after, ...conditions } = filter;
  return conditions;
}

/** Days are UTC, `to` is exclusive; claims of documents without a date are in no interval. */
async function matchingClaims(db: Db, filter: ClaimConditions): Promise<Matching> {
  const { query } = db;
  let others: Rows = query.selectFrom("claim");
  for (const [column, value] of columnsOf(filter)) {
    others = others.where(`claim.${column}`, "=", keyOf(value));
  }
  if (filter.problem !== undefined) {
    const ids = await claimsOfProblem(db, filter.problem);
    others = others.where("claim.id", "in", db.dialect.values(ids));
  }
  if (filter.from !== undefined) others = others.where("claim.published", ">=", filter.from);
  if (filter.to !== undefined) {
    others = others.where("claim.published", "<", filter.to).where("claim.published", "!=", "");
  }
  if (filter.minOrigins !== undefined)
    others = others.where("claim.n_min", ">=", filter.minOrigins);
  const found = await foundRows(db, {
    n: "claim.n",
    search: "claim_search",
    terms: parseSearch(filter.q),
    others: refsOf(filter).map(
      ([kind, value]) =>
        sql<number>`(select claim_n from claim_ref where kind = ${kind} and ref_id = ${keyOf(value)})`,
    ),
  });
  return {
    rows: (want) => (found ? others.where(found.where(want)) : others),
    total: async () => {
      if (found && hasOnly(filter, FOUND)) return found.size;
      if (hasOnly(filter, ["collection", "from", "to"])) return claimsInWindow(db, filter);
      const all = found ? others.where(found.where(found.size)) : others;
      const { total } = await all.select(count().as("total")).executeTakeFirstOrThrow();
      return total;
    },
  };
}

/** What `foundRows` looks for: words and names. */
const FOUND = ["q", "actor", "speaker", "place", "event"] as const;

/** Summed over documents, which are some five times fewer than their claims. */
async function claimsInWindow({ query }: Db, { from, to, collection }: ClaimConditions) {
  let documents = query.selectFrom("document");
  if (collection !== undefined) documents = documents.where("collection", "=", keyOf(collection));
  if (from !== undefined) documents = documents.where("published", ">=", from);
  if (to !== undefined)
    documents = documents.where("published", "<", to).where("published", "!=", "");
  const { claims } = await documents.select(sum("claims").as("claims")).executeTakeFirstOrThrow();
  return claims;
}

type FilterColumn = "collection" | "document_id" | "publisher" | "modality" | "form" | "polarity";

function columnsOf(filter: ClaimConditions): [FilterColumn, string][] {
  const { collection, document, publisher, modality, form, polarity } = filter;
  return present<FilterColumn>({
    collection,
    document_id: document,
    publisher,
    modality,
    form,
    polarity,
  });
}

function refsOf({ actor, speaker, place, event }: ClaimConditions): [RefKind, string][] {
  return present<RefKind>({ actor, speaker, place, event });
}

function present<K extends string>(values: Record<K, string | undefined>): [K, string][] {
  return (Object.entries(values) as [K, string | undefined][]).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
}

function newest(rows: Rows): Rows {
  return rows.orderBy("claim.published", "desc").orderBy("claim.document_id").orderBy("claim.ord");
}

const BY_DOCUMENT: Order = [
  { column: "claim.document_id", type: "text" },
  { column: "claim.ord", type: "number" },
];
const NEWEST: Order = [
  { column: "claim.published", type: "text", descending: true },
  ...BY_DOCUMENT,
];

/** Total orders: ties go by document and place in it. */
const ORDERS: Readonly<Record<ClaimFilter["sort"], Order>> = {
  newest: NEWEST,
  origins: [
    { column: "claim.n_min", type: "number", descending: true },
    { column: "claim.n_max", type: "number", descending: true },
    ...NEWEST,
  ],
  text: [{ column: "claim.text_key", type: "text" }, ...BY_DOCUMENT],
};

/** The claims of these ids as rows, in the order of the ids; unknown ids are left out. */
export async function claimRows(db: Db, ids: readonly string[]): Promise<ClaimRow[]> {
  const rows = await db.query
    .selectFrom("claim")
    .innerJoin("claim_body", "claim_body.n", "claim.n")
    .innerJoin("document", "document.id", "claim.document_id")
    .leftJoin("proposition", "proposition.id", "claim.proposition_id")
    .selectAll("claim")
    .select(["claim_body.body", "document.title", "articles", "n_eff", "denials", "grade"])
    .where("claim.id", "in", db.dialect.values(ids))
    .execute();
  const bodies = new Map(
    rows.map((row) => [row.id, { row, body: JSON.parse(row.body) as ClaimBody }]),
  );
  const label = await labelsOf(
    db,
    [...bodies.values()].flatMap(({ body }) => [...body.actors, ...body.places]),
  );
  return ids.flatMap((id) => {
    const found = bodies.get(id);
    return found ? [claimRow(found.row, found.body, label)] : [];
  });
}

interface Weighed {
  readonly title: string;
  readonly articles: number | null;
  readonly n_eff: number | null;
  readonly denials: number | null;
  readonly grade: string | null;
}

/** A claim that was not weighed yet stands for one article and at most one origin. */
function claimRow(
  row: ClaimTable & Weighed,
  body: ClaimBody,
  label: (id: string) => Label,
): ClaimRow {
  const weighed = row.proposition_id !== null;
  const counts = { nMin: row.n_min, nMax: weighed ? row.n_max : 1 };
  return {
    id: row.id,
    documentId: row.document_id,
    title: row.title,
    publisher: row.publisher,
    published: row.published || null,
    collection: row.collection,
    form: row.form as ClaimRow["form"],
    polarity: row.polarity as ClaimRow["polarity"],
    modality: row.modality as ClaimRow["modality"],
    ...shown(body, label),
    propositionId: row.proposition_id,
    stance: row.stance as ClaimRow["stance"],
    articles: row.articles ?? 1,
    ...counts,
    independence: independenceState(counts),
    nEff: row.n_eff ?? 0,
    denials: row.denials ?? 0,
    grade: row.grade ?? "F6",
  };
}

function shown(body: ClaimBody, label: (id: string) => Label) {
  const { text, speaker, chain, factuality, hedges, events, confidence } = body;
  return {
    text,
    speaker,
    chain: [...chain],
    factuality,
    hedges: [...hedges],
    events: [...events],
    confidence,
    actors: body.actors.map(label),
    places: body.places.map(label),
  };
}
