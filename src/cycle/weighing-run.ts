import { compareText, groupBy } from "../base/group.ts";
import { fnv1a } from "../base/hash.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import {
  canonicalOf,
  projected,
  type Annotation,
  type CanonicalOf,
  type Store,
  type WeighingIndex,
} from "../store/index.ts";
import type { Document } from "../model/document.ts";
import {
  clueKeys,
  kindKey,
  decisionsOf,
  evidenceOf,
  isTied,
  openEvidence,
  openParties,
  packEvidence,
  reusableOf,
  weighEvidence,
  type Decisions,
  type Evidence,
  type Parties,
} from "../weigh/index.ts";
import { indexReuse } from "./reuse-index.ts";
import { toWeighDocument } from "./weighing.ts";

const BATCH = 50; // documents between two writes: what a crash makes us weigh again
const CLUMPS = 200; // weighed between two writes

/**
 * Weighs what was read since, and what that touches: at the same cost however large the case.
 *
 * What comes out is what weighing the whole case at once would give (`weighAll`), to the byte.
 *
 * @returns how many documents came in
 */
export async function weighPending(
  store: Store,
  knowledge: Pick<KnowledgeBase, "sources" | "entities">,
): Promise<number> {
  const parties = openParties(knowledge);
  const to = canonicalOf(await store.identities());
  let weighed = 0;
  for (;;) {
    const added = await store.weigh((index) => addBatch(index, parties, to));
    weighed += added;
    if (added === 0) break;
  }
  for (;;) {
    const clumps = await store.weigh((index) => weighStale(index, parties));
    if (clumps === 0) return weighed;
  }
}

async function addBatch(index: WeighingIndex, parties: Parties, to: CanonicalOf): Promise<number> {
  const documents = await index.unindexed(BATCH);
  const decisions = decisionsOf(await index.judgements());
  for (const { document, annotation, n } of documents)
    await addDocument(
      index,
      { document, annotation: projected(annotation, to), n },
      { parties, decisions },
    );
  return documents.length;
}

interface Knowing {
  readonly parties: Parties;
  readonly decisions: Decisions;
}

/** One document into the index: its words, its claims, and what they touch is marked to be weighed. */
export async function addDocument(
  index: WeighingIndex,
  { document, annotation, n }: { document: Document; annotation: Annotation; n: number },
  { parties, decisions }: Knowing,
): Promise<void> {
  const one = toWeighDocument(document, annotation);
  const touched = await indexReuse(index, n, reusableOf(one));
  for (const evidence of evidenceOf(one, parties)) await addClaim(index, evidence, decisions);
  for (const [a, b] of touched)
    if (a !== document.id && b !== document.id) await retie(index, a, b);
}

/** Other documents share words no more, or do now: what both say is weighed again. */
async function retie(index: WeighingIndex, a: string, b: string): Promise<void> {
  const clumps = new Set(await index.clumpsOfDocument(a));
  const both = (await index.clumpsOfDocument(b)).filter((clump) => clumps.has(clump));
  await index.markStale(both);
}

/** A claim joins the clump of those it is tied to; several clumps become one by it. */
async function addClaim(
  index: WeighingIndex,
  evidence: Evidence,
  decisions: Decisions,
): Promise<void> {
  const { claim } = evidence.instance;
  const kind = fnv1a(kindKey(evidence.profile)) | 0;
  const like = await sameKind(index, evidence, kind);
  const clues = clueKeys(evidence.profile);
  const near = like ? [like.clump] : await tiedClumps(index, evidence, clues);
  const clumps = new Set(near);
  const decided = [...(decisions.groupings.get(claim.id) ?? [])].flatMap(([id, { together }]) =>
    together ? [id] : [],
  );
  for (const { clump } of await index.evidence(decided)) clumps.add(clump);
  const [clump = claim.id, ...others] = [...clumps].sort(compareText);
  if (others.length > 0) await index.joinClumps(others, clump);
  const row = { claim_id: claim.id, document_id: claim.documentId, clump };
  await index.addEvidence([{ ...row, body: packEvidence(evidence) }]);
  const kept = like ? [] : [...new Set([kind, ...clues])];
  await index.addClues(kept.map((clue) => ({ clue, claim_id: claim.id })));
  await index.markStale([clump]);
}

/** The claim that was compared for all that are like it in everything. */
async function sameKind(
  index: WeighingIndex,
  { profile }: Evidence,
  kind: number,
): Promise<{ clump: string } | undefined> {
  const [first] = await index.claimsWithClues([kind]);
  const [row] = first ? await index.evidence([first.claim_id]) : [];
  const same = row && kindKey(openEvidence(row.body).profile) === kindKey(profile);
  return same ? row : undefined;
}

/** Clumps that hold a claim to which this one is tied. */
async function tiedClumps(
  index: WeighingIndex,
  { profile }: Evidence,
  clues: readonly number[],
): Promise<string[]> {
  const candidates = await index.claimsWithClues(clues);
  const rows = await index.evidence(candidates.map(({ claim_id: id }) => id));
  return [...groupBy(rows, ({ clump }) => clump)].flatMap(([clump, list]) =>
    list.some(({ body }) => isTied(openEvidence(body).profile, profile)) ? [clump] : [],
  );
}

async function weighStale(index: WeighingIndex, parties: Parties): Promise<number> {
  const decisions = decisionsOf(await index.judgements());
  await joinDecided(index, decisions);
  const clumps = await index.takeStale(CLUMPS);
  for (const clump of clumps) await weighClump(index, clump, { parties, decisions });
  return clumps.length;
}

/** What an analyst put together is weighed together. */
async function joinDecided(index: WeighingIndex, { groupings }: Decisions): Promise<void> {
  for (const [id, others] of groupings) {
    const joined = [...others].flatMap(([other, { together }]) => (together ? [other] : []));
    const rows = joined.length > 0 ? await index.evidence([id, ...joined]) : [];
    const [clump, ...rest] = [...new Set(rows.map((row) => row.clump))].sort(compareText);
    if (clump === undefined || rest.length === 0) continue;
    await index.joinClumps(rest, clump);
    await index.markStale([clump]);
  }
}

async function weighClump(
  index: WeighingIndex,
  clump: string,
  { parties, decisions }: Knowing,
): Promise<void> {
  const rows = await index.evidenceOfClump(clump);
  const evidence = rows.map(({ body }) => openEvidence(body));
  const reuse = await index.reuseAmong([...new Set(rows.map((row) => row.document_id))]);
  const { propositions, issues } = weighEvidence(evidence, { parties, reuse, decisions });
  await index.savePropositions(
    rows.map((row) => row.claim_id),
    propositions,
    issues,
  );
}
