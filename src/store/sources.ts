import { groupBy } from "../base/group.ts";
import { slugOf } from "../base/slug.ts";
import type { Source } from "../model/source.ts";
import type { SourceRow } from "../model/view.ts";
import type { Db } from "./dialect.ts";
import { caseKnowledge } from "./knowledge.ts";
import { count, sum } from "./query.ts";
import { keyOf } from "./records.ts";
import { fold } from "./search.ts";
import type { ListPage } from "./store.ts";

const CITES_SHOWN = 10;
const DEFAULT_LIMIT = 500;

/** Who publishes what is in the case: those with the most documents first, then by name. */
export async function listSources(db: Db, page: ListPage): Promise<SourceRow[]> {
  const { documents, claims, firsts, cites } = await countsByPublisher(db, page.collection);
  const sourceOf = await sourceFinder(db);
  const byId = groupBy(documents, ({ publisher }) => sourceOf(publisher).id);
  const rows = [...byId.values()].map((group): SourceRow => {
    const publishers = group.map(({ publisher }) => publisher);
    const total = (counts: ReadonlyMap<string, number>): number =>
      publishers.reduce((n, publisher) => n + (counts.get(publisher) ?? 0), 0);
    return {
      source: sourceOf(publishers[0] ?? ""),
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

function topCites(outlets: readonly { name: string; count: number }[]): SourceRow["cites"] {
  return [...groupBy(outlets, (outlet) => outlet.name)]
    .map(([name, group]) => ({ name, count: group.reduce((n, outlet) => n + outlet.count, 0) }))
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, CITES_SHOWN);
}

/** The source that a publisher's name stands for: known by name or alias, or a new one, which nobody has rated. */
async function sourceFinder(db: Db): Promise<(publisher: string) => Source> {
  const { sources } = await caseKnowledge(db);
  const byName = new Map(
    sources.flatMap((source) =>
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
