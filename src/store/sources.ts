import { compareText, groupBy } from "../base/group.ts";
import { slugOf } from "../base/slug.ts";
import type { Source } from "../model/source.ts";
import type { Reuse } from "../model/proposition.ts";
import type { PropositionRow, SourceRow } from "../model/view.ts";
import type { Db } from "./dialect.ts";
import { caseKnowledge } from "./knowledge.ts";
import { count, sum } from "./query.ts";
import { keyOf } from "./records.ts";
import { fold } from "./search.ts";
import { propositionRows } from "./propositions.ts";
import type { ListPage } from "./store.ts";
import type { SourceActivity } from "./weighing-store.ts";

const CITES_SHOWN = 10;
const DEFAULT_LIMIT = 500;

/** Who publishes what is in the case: those with the most documents first, then by name. */
export async function listSources(
  db: Db,
  page: ListPage,
  known: readonly Source[] = [],
): Promise<SourceRow[]> {
  const { documents, claims, firsts, cites } = await countsByPublisher(db, page.collection);
  const sourceOf = await sourceFinder(db, known);
  const byId = groupBy(documents, ({ publisher }) => sourceOf(publisher).id);
  const rows = [...byId.values()].map((group): SourceRow => {
    const publishers = group.map(({ publisher }) => publisher);
    const total = (counts: ReadonlyMap<string, number>): number =>
      publishers.reduce((n, publisher) => n + (counts.get(publisher) ?? 0), 0);
    return {
      source: sourceOf(publishers[0] ?? ""),
      publishers: publishers.toSorted(compareText),
      documents: group.reduce((n, row) => n + row.count, 0),
      claims: total(claims),
      first: total(firsts.first),
      repeats: total(firsts.repeats),
      cites: topCites(publishers.flatMap((publisher) => cites.get(publisher) ?? [])),
    };
  });
  const wanted = fold(page.q ?? "");
  const offset = page.offset ?? 0;
  return rows
    .filter(({ source }) =>
      [source.name, ...source.aliases].some((name) => fold(name).includes(wanted)),
    )
    .toSorted((a, b) => b.documents - a.documents || (a.source.name < b.source.name ? -1 : 1))
    .slice(offset, offset + (page.limit ?? DEFAULT_LIMIT));
}

async function countsByPublisher({ query }: Db, collection: string | undefined) {
  const inCollection = collection === undefined ? undefined : keyOf(collection);
  const byDocument = query
    .selectFrom("document")
    .where("publisher", "is not", null)
    .$if(inCollection !== undefined, (qb) => qb.where("collection", "=", inCollection ?? ""));
  const documents = await byDocument
    .select(["publisher", count().as("count"), sum("claims").as("claims")])
    .groupBy("publisher")
    .execute();
  const outlets = await byDocument
    .innerJoin("citation", "citation.document_id", "document.id")
    .select(["publisher", "outlet as name", count().as("count")])
    .groupBy(["publisher", "outlet"])
    .execute();
  const firsts = await query
    .selectFrom("proposition_publisher")
    .select(["publisher", sum("first").as("first"), count().as("count")])
    .groupBy("publisher")
    .execute();
  return {
    documents: documents.map(({ publisher, count: n }) => ({
      publisher: publisher ?? "",
      count: n,
    })),
    claims: new Map(documents.map((row) => [row.publisher ?? "", row.claims])),
    firsts: {
      first: new Map(firsts.map((row) => [row.publisher, row.first])),
      repeats: new Map(firsts.map((row) => [row.publisher, row.count - row.first])),
    },
    cites: groupBy(outlets, (row) => row.publisher ?? ""),
  };
}

const FIRSTS_SHOWN = 20;

/** What a source was first with, whom it repeats, whose words it copies, and which of its pages it changed. */
export async function sourceActivity(
  db: Db,
  publishers: readonly string[],
): Promise<SourceActivity> {
  const copies = await copiesBetween(db, publishers);
  return {
    firstWith: await firstWith(db, publishers),
    repeatsFrom: await repeatsFrom(db, publishers),
    copiesFrom: sumByName(copies.filter(({ ours }) => ours === "later")),
    copiedBy: sumByName(copies.filter(({ ours }) => ours === "earlier")),
    pages: await versionedPages(db, publishers),
  };
}

/** Those that most others followed come first. */
async function firstWith(db: Db, publishers: readonly string[]): Promise<PropositionRow[]> {
  const within = db.dialect.values(publishers);
  const rows = await db.query
    .selectFrom("proposition_publisher as first")
    .innerJoin("proposition_publisher as all", "all.proposition_id", "first.proposition_id")
    .select(["first.proposition_id as id", count().as("count")])
    .where("first.publisher", "in", within)
    .where("first.first", "=", 1)
    .groupBy("first.proposition_id")
    .orderBy("count", "desc")
    .orderBy("id")
    .limit(FIRSTS_SHOWN)
    .execute();
  const found = await propositionRows(
    db,
    rows.map(({ id }) => id),
  );
  const byId = new Map(found.map((row) => [row.id, row]));
  return rows.flatMap(({ id }) => byId.get(id) ?? []);
}

async function repeatsFrom(
  { query, dialect }: Db,
  publishers: readonly string[],
): Promise<Tally[]> {
  const within = dialect.values(publishers);
  const rows = await query
    .selectFrom("proposition_publisher as own")
    .innerJoin("proposition_publisher as other", "other.proposition_id", "own.proposition_id")
    .select(["other.publisher as name", count().as("count")])
    .where("own.publisher", "in", within)
    .where("own.first", "=", 0)
    .where("other.first", "=", 1)
    .where("other.publisher", "not in", within)
    .groupBy("other.publisher")
    .execute();
  return sumByName(rows);
}

/** Shared words with documents of others, where it is known which came first; a shared quote is no copy. */
async function copiesBetween({ query, dialect }: Db, publishers: readonly string[]) {
  const within = dialect.values(publishers);
  const rows = await query
    .selectFrom("reuse")
    .innerJoin("document as a", "a.id", "reuse.a")
    .innerJoin("document as b", "b.id", "reuse.b")
    .select(["reuse.body", "a.publisher as earlier", "b.publisher as later"])
    .where((eb) => eb.or([eb("a.publisher", "in", within), eb("b.publisher", "in", within)]))
    .execute();
  const own = new Set<string | null>(publishers);
  return rows.flatMap(({ body, earlier, later }) => {
    const { directed, kind } = JSON.parse(body) as Reuse;
    if (!directed || kind === "shared-quote" || kind === "translation") return [];
    if (own.has(earlier) === own.has(later)) return [];
    const ours = own.has(later) ? ("later" as const) : ("earlier" as const);
    const name = ours === "later" ? earlier : later;
    return name === null ? [] : [{ ours, name, count: 1 }];
  });
}

/** One document of each page that was retrieved in several versions; of these publishers alone, where they are named. */
export async function versionedPages(
  { query, dialect }: Db,
  publishers?: readonly string[],
): Promise<string[]> {
  const rows = await query
    .selectFrom("document")
    .select((eb) => ["url_hash", eb.fn.min("id").as("id")])
    .$if(publishers !== undefined, (qb) =>
      qb.where("publisher", "in", dialect.values(publishers ?? [])),
    )
    .where("url_hash", "is not", null)
    .groupBy("url_hash")
    .having(count(), ">", 1)
    .execute();
  return rows.map(({ id }) => id).toSorted(compareText);
}

type Tally = { name: string; count: number };

/** The most frequent first. */
function sumByName(rows: readonly Tally[]): Tally[] {
  return [...groupBy(rows, ({ name }) => name)]
    .map(([name, group]) => ({ name, count: group.reduce((n, row) => n + row.count, 0) }))
    .toSorted((a, b) => b.count - a.count || compareText(a.name, b.name));
}

function topCites(outlets: readonly Tally[]): SourceRow["cites"] {
  return sumByName(outlets).slice(0, CITES_SHOWN);
}

/** The source that a publisher's name stands for: known by name or alias, or a new one, which nobody has rated. */
async function sourceFinder(
  db: Db,
  known: readonly Source[],
): Promise<(publisher: string) => Source> {
  const { sources } = await caseKnowledge(db);
  const byName = new Map(
    [...known.toReversed(), ...sources.toReversed()].flatMap((source) =>
      [...source.aliases, source.name].map((name) => [fold(name), source]),
    ),
  );
  return (publisher) => byName.get(fold(publisher)) ?? newSource(publisher);
}

function newSource(publisher: string): Source {
  return {
    id: `src:${slugOf(publisher)}`,
    name: publisher,
    type: "publisher",
    aliases: [],
    domains: [],
    ownerGroup: null,
    stateAffiliation: null,
    country: null,
    language: null,
    reliability: "F",
    reliabilityBasis: "new source: nothing to judge it by",
    provenance: "named as publisher by documents of the case",
    verified: false,
  };
}
