import packageFile from "../../package.json" with { type: "json" };
import type { CaseView } from "../model/view.ts";
import type { Db } from "./dialect.ts";
import { collections } from "./collections.ts";
import type { Memo } from "./memo.ts";
import { listAlerts, listProblems } from "./problems.ts";
import { listPropositions } from "./propositions.ts";
import { count, sum } from "./query.ts";
import { ALL_COLLECTIONS } from "./tables.ts";

const PROPOSITIONS_SHOWN = 10;

/** What is counted over the whole case; kept until anybody writes to it. */
export interface Counts {
  readonly all: Omit<CaseView["counts"], "propositions">;
  /** Documents of each collection. */
  readonly inCollections: ReadonlyMap<string | null, number>;
}

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
  const { all, inCollections } = await remember(db, "counts", () => countAll(db));
  return {
    name,
    version: packageFile.version,
    counts: { ...all, propositions: corroborated.total },
    collections: (await collections(db)).map((collection) => ({
      collection,
      documents: inCollections.get(collection.id) ?? 0,
    })),
    problems: await listProblems(db, now),
    contested: contested.propositions,
    corroborated: corroborated.propositions.filter((proposition) => proposition.nMin > 1),
    alerts: await listAlerts(db),
  };
}

/** Claims are summed over documents, and those that are not read are counted instead of those that are: few index pages hold them. */
async function countAll(db: Db): Promise<Counts> {
  const { query } = db;
  const rows = await query
    .selectFrom("document")
    .select(["collection", count().as("documents"), sum("claims").as("claims")])
    .groupBy("collection")
    .execute();
  const total = (key: "documents" | "claims") => rows.reduce((n, row) => n + row[key], 0);
  const documents = total("documents");
  const { unread } = await query
    .selectFrom("document")
    .select(count().as("unread"))
    .where((eb) => eb.or([eb("state", "<", "read"), eb("state", ">", "read")]))
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
    all: {
      documents,
      read: documents - unread,
      claims: total("claims"),
      actors: await countNamed(db, "actor"),
      places: await countNamed(db, "place"),
      sources,
      issues,
    },
    inCollections: new Map(rows.map((row) => [row.collection, row.documents])),
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
