import packageFile from "../../package.json" with { type: "json" };
import type { CaseView } from "../model/view.ts";
import type { Db } from "./dialect.ts";
import { collections } from "./collections.ts";
import type { Memo } from "./memo.ts";
import { listAlerts, listProblems } from "./problems.ts";
import { listPropositions } from "./propositions.ts";
import { count } from "./query.ts";
import { ALL_COLLECTIONS } from "./tables.ts";

const PROPOSITIONS_SHOWN = 10;

/** What is counted over the whole case; kept until anybody writes to it. */
export type Counts = Omit<CaseView["counts"], "propositions">;

interface CaseParts {
  readonly name: string;
  readonly now: () => string;
  readonly remember: Memo<Counts>;
  readonly rememberPropositions: Memo<number>;
}

/** The case at a glance. */
export async function caseView(
  db: Db,
  { name, now, remember, rememberPropositions }: CaseParts,
): Promise<CaseView> {
  const limit = PROPOSITIONS_SHOWN;
  const contested = await listPropositions(db, { contested: true, limit }, rememberPropositions);
  const corroborated = await listPropositions(db, { limit }, rememberPropositions);
  return {
    name,
    version: packageFile.version,
    counts: {
      ...(await remember(db, "counts", () => counts(db))),
      propositions: corroborated.total,
    },
    collections: await collectionCounts(db),
    problems: await listProblems(db, now),
    contested: contested.propositions,
    corroborated: corroborated.propositions.filter((proposition) => proposition.nMin > 1),
    alerts: await listAlerts(db),
  };
}

async function counts(db: Db): Promise<Counts> {
  const { query } = db;
  const { documents } = await query
    .selectFrom("document")
    .select(count().as("documents"))
    .executeTakeFirstOrThrow();
  const { read } = await query
    .selectFrom("document")
    .select(count().as("read"))
    .where("state", "=", "read")
    .executeTakeFirstOrThrow();
  const { claims } = await query
    .selectFrom("claim")
    .select(count().as("claims"))
    .executeTakeFirstOrThrow();
  const { issues } = await query
    .selectFrom("issue")
    .select(count().as("issues"))
    .executeTakeFirstOrThrow();
  const { sources } = await query
    .selectFrom("document")
    .select((eb) => eb.cast<number>(eb.fn.count("publisher").distinct(), "integer").as("sources"))
    .executeTakeFirstOrThrow();
  return {
    documents,
    read,
    claims,
    actors: await countNamed(db, "actor"),
    places: await countNamed(db, "place"),
    sources,
    issues,
  };
}

async function countNamed({ query }: Db, kind: "actor" | "place"): Promise<number> {
  const known = query.selectFrom(kind === "actor" ? "entity" : "place").select("id");
  const { n } = await query
    .selectFrom("tally")
    .select(count().as("n"))
    .where("kind", "=", kind)
    .where("collection", "=", ALL_COLLECTIONS)
    .where("documents", ">", 0)
    .where("ref_id", "in", known)
    .executeTakeFirstOrThrow();
  return n;
}

async function collectionCounts(db: Db): Promise<CaseView["collections"]> {
  const rows = await db.query
    .selectFrom("document")
    .select(["collection", count().as("documents")])
    .groupBy("collection")
    .execute();
  const documents = new Map(rows.map((row) => [row.collection, row.documents]));
  return (await collections(db)).map((collection) => ({
    collection,
    documents: documents.get(collection.id) ?? 0,
  }));
}
