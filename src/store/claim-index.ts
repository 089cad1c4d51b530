import type { Db } from "./dialect.ts";
import { keyOf, unique } from "./records.ts";
import type { WeighingIndex } from "./weighing-store.ts";

type Part = Pick<
  WeighingIndex,
  | "claimsWithClues"
  | "addClues"
  | "evidence"
  | "evidenceOfClumps"
  | "addEvidence"
  | "addParties"
  | "joinClumps"
  | "clumpsOfDocument"
  | "markStale"
  | "takeStale"
>;

/** Claims by what they are compared by, and the clumps they form. */
export function claimIndex(db: Db): Part {
  return { ...evidence(db), ...clumpsOf(db) };
}

function evidence({ query, dialect }: Db) {
  return {
    claimsWithClues: (clues) =>
      query
        .selectFrom("clue")
        .innerJoin("evidence", "evidence.claim_id", "clue.claim_id")
        .select(["clue.clue", "evidence.claim_id", "evidence.clump"])
        .where("clue", "in", dialect.integers(clues))
        .execute(),
    addClues: (rows) => dialect.insert(query, "clue", rows, { key: ["clue", "claim_id"] }),
    evidence: (claimIds) =>
      query
        .selectFrom("evidence")
        .selectAll()
        .where("claim_id", "in", dialect.values(claimIds))
        .execute(),
    evidenceOfClumps: (clumps) =>
      query
        .selectFrom("evidence")
        .selectAll()
        .where("clump", "in", dialect.values(clumps))
        .orderBy("clump")
        .orderBy("claim_id")
        .execute(),
    addEvidence: (rows) =>
      dialect.insert(query, "evidence", rows, { key: ["claim_id"], update: ["clump", "body"] }),
    addParties: (documentId, parties) =>
      dialect.insert(
        query,
        "named_party",
        unique(parties.map(keyOf)).map((party) => ({ party, document_id: documentId })),
        { key: ["party", "document_id"] },
      ),
  } satisfies Partial<WeighingIndex>;
}

function clumpsOf({ query, dialect }: Db) {
  return {
    async joinClumps(from, to) {
      await query
        .updateTable("evidence")
        .set({ clump: to })
        .where("clump", "in", dialect.values(from))
        .execute();
      await query.deleteFrom("stale").where("clump", "in", dialect.values(from)).execute();
    },
    async clumpsOfDocument(documentId) {
      const rows = await query
        .selectFrom("evidence")
        .select("clump")
        .distinct()
        .where("document_id", "=", documentId)
        .execute();
      return rows.map(({ clump }) => clump);
    },
    markStale: (clumps) =>
      dialect.insert(
        query,
        "stale",
        unique(clumps).map((clump) => ({ clump: keyOf(clump) })),
        { key: ["clump"] },
      ),
    async takeStale(limit) {
      const rows = await query
        .selectFrom("stale")
        .select("clump")
        .orderBy("clump")
        .limit(limit)
        .execute();
      const clumps = rows.map(({ clump }) => clump);
      await query.deleteFrom("stale").where("clump", "in", dialect.values(clumps)).execute();
      return clumps;
    },
  } satisfies Partial<WeighingIndex>;
}
