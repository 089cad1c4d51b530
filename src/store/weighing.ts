import { sql } from "kysely";
import { compareText } from "../base/group.ts";
import { sha256 } from "../base/hash.ts";
import { idOf } from "../base/id.ts";
import type { Origin, Proposition, Reuse } from "../model/proposition.ts";
import { changesOf, noteChanges } from "./changes.ts";
import type { Db } from "./dialect.ts";
import { nextN } from "./query.ts";
import { keyOrNull, unique } from "./records.ts";
import { wordsOf } from "./search.ts";
import { clearWeighingIndex } from "./stale.ts";
import type { Weighing } from "./store.ts";
import type { PropositionTable, Tables } from "./tables.ts";

/** Replaces the weighing of the whole case; only what differs is written, so that a small change is a small write. */
export async function saveWeighing(db: Db, weighing: Weighing, at: string): Promise<void> {
  await replacePropositions(db, weighing.propositions, at);
  await clearWeighingIndex(db, { keepReuse: true }); // it tells of what was weighed before
  await replaceReuse(db, weighing.reuse);
}

export async function allPropositions({ query }: Db): Promise<Proposition[]> {
  const rows = await query.selectFrom("proposition").select("body").orderBy("id").execute();
  return rows.map(({ body }) => JSON.parse(body) as Proposition);
}

export async function unweighedClaims({ query }: Db): Promise<number> {
  const row = await query
    .selectFrom("claim")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("proposition_id", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

interface Hashed<T> {
  readonly id: string;
  readonly hash: string;
  readonly body: string;
  readonly item: T;
}

function hashed<T>(item: T, id: string): Hashed<T> {
  const body = JSON.stringify(item);
  return { id, hash: sha256(body), body, item };
}

/** What is new or other than it was, and the ids whose rows must go. */
async function differences<T>(db: Db, table: "proposition" | "reuse", items: readonly Hashed<T>[]) {
  const rows = await db.query.selectFrom(table).select(["id", "hash"]).execute();
  const before = new Map(rows.map(({ id, hash }) => [id, hash]));
  const wanted = new Map(items.map((item) => [item.id, item]));
  const changed = [...wanted.values()].filter(({ id, hash }) => before.get(id) !== hash);
  const stale = [...before].filter(([id, hash]) => wanted.get(id)?.hash !== hash).map(([id]) => id);
  return { changed, stale };
}

async function replacePropositions(
  db: Db,
  propositions: readonly Proposition[],
  at: string,
): Promise<void> {
  const { changed, stale } = await differences(
    db,
    "proposition",
    propositions.map((p) => hashed(p, p.id)),
  );
  await writePropositions(db, { changed, stale, at });
}

/** Replaces the propositions that hold any of these claims by these; all others stay as they are. */
export async function replacePropositionsOf(
  db: Db,
  {
    claimIds,
    propositions,
    at,
  }: { claimIds: readonly string[]; propositions: readonly Proposition[]; at: string },
): Promise<void> {
  const rows = await db.query
    .selectFrom("proposition")
    .innerJoin("proposition_claim", "proposition_claim.proposition_id", "proposition.id")
    .select(["proposition.id", "proposition.hash"])
    .distinct()
    .where("proposition_claim.claim_id", "in", db.dialect.values(claimIds))
    .execute();
  const before = new Map(rows.map(({ id, hash }) => [id, hash]));
  const wanted = new Map(propositions.map((p) => [p.id, hashed(p, p.id)]));
  const changed = [...wanted.values()].filter(({ id, hash }) => before.get(id) !== hash);
  const stale = [...before].filter(([id, hash]) => wanted.get(id)?.hash !== hash).map(([id]) => id);
  await writePropositions(db, { changed, stale, at });
}

async function writePropositions(
  db: Db,
  {
    changed,
    stale,
    at,
  }: { changed: readonly Hashed<Proposition>[]; stale: readonly string[]; at: string },
): Promise<void> {
  const { query, dialect } = db;
  const staleIds = dialect.values(stale);
  const members = await query
    .selectFrom("proposition_claim")
    .innerJoin("proposition", "proposition.id", "proposition_claim.proposition_id")
    .select(["claim_id", "n_min", "contested"])
    .where("proposition_id", "in", staleIds)
    .execute();
  const items = changed.map(({ item }) => item);
  await noteChanges(db, at, changesOf(items, members));
  await dialect.unindex(
    query,
    "proposition_search",
    sql`(select n from proposition where id in ${staleIds})`,
  );
  await query.deleteFrom("proposition").where("id", "in", staleIds).execute();
  await query.deleteFrom("proposition_claim").where("proposition_id", "in", staleIds).execute();
  await query.deleteFrom("proposition_publisher").where("proposition_id", "in", staleIds).execute();
  await query.deleteFrom("claim_event").where("proposition_id", "in", staleIds).execute();
  await insertPropositions(db, changed);
  await linkClaims(
    db,
    unique([
      ...members.map((row) => row.claim_id),
      ...changed.flatMap(({ item }) => item.members.map((m) => m.claimId)),
    ]),
  );
}

async function insertPropositions(db: Db, changed: readonly Hashed<Proposition>[]): Promise<void> {
  const { query, dialect } = db;
  const firstN = await nextN(db, "proposition");
  await dialect.insert(
    query,
    "proposition",
    changed.map((p, i) => propositionRow(p, firstN + i)),
  );
  await dialect.insert(
    query,
    "proposition_claim",
    changed.flatMap(({ item }) => memberRows(item)),
    { key: ["claim_id", "proposition_id"] },
  );
  await dialect.insert(
    query,
    "proposition_publisher",
    await publisherRows(
      db,
      changed.map(({ item }) => item),
    ),
  );
  await dialect.index(
    query,
    "proposition_search",
    changed.map(({ item }, i) => ({ n: firstN + i, words: wordsOf(item.text) })),
  );
}

function propositionRow(
  { id, hash, body, item }: Hashed<Proposition>,
  n: number,
): PropositionTable {
  const { supports, denies, contradicts, grade } = item;
  const denials = denies?.nMax ?? 0;
  return {
    n,
    id,
    hash,
    text: item.text,
    event: keyOrNull(item.event),
    articles: supports.articles,
    n_min: supports.nMin,
    n_max: supports.nMax,
    n_eff: supports.nEff,
    denials,
    contradictions: contradicts.length,
    contested: denials + contradicts.length > 0 ? 1 : 0,
    grade: `${grade.reliability}${grade.credibility}`,
    flags: JSON.stringify(unique([...supports.flags, ...(denies?.flags ?? [])])),
    actors: JSON.stringify(item.actorIds),
    sentence: supports.sentence,
    body,
    coded: 0,
  };
}

function memberRows({ id, members }: Proposition): Tables["proposition_claim"][] {
  return members.map(({ claimId, documentId, stance }) => ({
    proposition_id: id,
    claim_id: claimId,
    document_id: documentId,
    stance,
  }));
}

type Published = Map<string, { publisher: string; published: string }>;

/** Who printed each proposition, and which of them had the earliest origin. */
async function publisherRows(
  { query, dialect }: Db,
  propositions: readonly Proposition[],
): Promise<Tables["proposition_publisher"][]> {
  const ids = unique(
    propositions.flatMap(({ members }) => members.map((member) => member.documentId)),
  );
  const rows = await query
    .selectFrom("document")
    .select(["id", "publisher", "published"])
    .where("id", "in", dialect.values(ids))
    .execute();
  const documents: Published = new Map(
    rows.flatMap(({ id, publisher, published }) =>
      publisher === null ? [] : [[id, { publisher, published: published || LAST }]],
    ),
  );
  return propositions.flatMap((proposition) => {
    const first = firstPublisher(proposition, documents);
    const publishers = unique(
      proposition.members.flatMap(({ documentId }) => documents.get(documentId)?.publisher ?? []),
    );
    return publishers.map((publisher) => ({
      proposition_id: proposition.id,
      publisher,
      first: publisher === first ? 1 : 0,
    }));
  });
}

const LAST = "9999"; // sorts after every date: what has no date is first of nothing

function firstPublisher(
  { supports, denies }: Proposition,
  documents: Published,
): string | undefined {
  const origins = [...supports.origins, ...(denies?.origins ?? [])].toSorted(
    (a: Origin, b: Origin) =>
      compareText(a.firstSeen ?? LAST, b.firstSeen ?? LAST) || compareText(a.key, b.key),
  );
  const printed = (origins[0]?.documentIds ?? []).flatMap((id) => documents.get(id) ?? []);
  return printed.toSorted(
    (a, b) => compareText(a.published, b.published) || compareText(a.publisher, b.publisher),
  )[0]?.publisher;
}

/** Brings the counts that claims are listed by in line with their propositions; the first by id, where there are several. */
export async function linkClaims(
  { query, dialect }: Db,
  claimIds: readonly string[],
): Promise<void> {
  const ids = dialect.values(claimIds);
  await query
    .updateTable("claim")
    .set({ proposition_id: null, stance: null, n_min: 0, n_max: 0 })
    .where("id", "in", ids)
    .where("proposition_id", "is not", null)
    .execute();
  await sql`
    update claim set proposition_id = m.proposition_id, stance = m.stance, n_min = p.n_min, n_max = p.n_max
      from (select claim_id, min(proposition_id) as proposition_id
              from proposition_claim where claim_id in ${ids} group by claim_id) f
      join proposition_claim m on m.claim_id = f.claim_id and m.proposition_id = f.proposition_id
      join proposition p on p.id = m.proposition_id
     where claim.id = f.claim_id`.execute(query);
}

async function replaceReuse(db: Db, reuse: readonly Reuse[]): Promise<void> {
  const { query, dialect } = db;
  const items = reuse.map((pair) => hashed(pair, idOf("reuse", pair.a, pair.b, pair.kind)));
  const { changed, stale } = await differences(db, "reuse", items);
  await query.deleteFrom("reuse").where("id", "in", dialect.values(stale)).execute();
  await dialect.insert(
    query,
    "reuse",
    changed.map(({ id, hash, body, item }) => ({ id, hash, a: item.a, b: item.b, body })),
  );
}
