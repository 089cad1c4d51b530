import { compareText, groupBy } from "../base/group.ts";
import { fnv1a } from "../base/hash.ts";
import { Recent } from "../base/recent.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import {
  canonicalOf,
  projected,
  type CanonicalOf,
  type Store,
  type WeighingIndex,
} from "../store/index.ts";
import {
  clueKeys,
  kindKey,
  decisionsOf,
  evidenceOf,
  isTied,
  openEvidence,
  openParties,
  packEvidence,
  partiesNamed,
  reusableOf,
  openWeighing,
  type Decisions,
  type Evidence,
  type Parties,
  type WeighDocument,
} from "../weigh/index.ts";
import { indexReuse, openedTexts, type OpenedTexts } from "./reuse-index.ts";
import { toWeighDocument } from "./weighing.ts";

const BATCH = 100; // documents between two writes: what a crash makes us weigh again
const CLUMPS = 200; // weighed between two writes
const OPENED_CLAIMS = 2000; // kept open within a batch, at some 5 kB each

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
  for (let weighed = 0; ;) {
    const { added, clumps } = await store.weigh(async (index) => {
      const decisions = decisionsOf(await index.judgements());
      const knowing = { parties, decisions };
      const came = await addBatch(index, knowing, to);
      // The clumps wait until all is in: what more documents touch is then weighed once.
      const weighedNow = came < BATCH ? await weighStale(index, knowing) : CLUMPS;
      return { added: came, clumps: weighedNow };
    });
    weighed += added;
    if (added < BATCH && clumps < CLUMPS) return weighed;
  }
}

async function addBatch(index: WeighingIndex, knowing: Knowing, to: CanonicalOf): Promise<number> {
  const documents = await index.takeUnindexed(BATCH);
  const opened = { texts: openedTexts(), claims: new Recent<string, Evidence>(OPENED_CLAIMS) };
  for (const { document, annotation, n } of documents) {
    const one = toWeighDocument(document, projected(annotation, to));
    await addDocument({ index, ...knowing, opened }, one, n);
  }
  return documents.length;
}

interface Knowing {
  readonly parties: Parties;
  readonly decisions: Decisions;
}

/** One document coming in; what was opened for one before it stays open. */
interface Adding extends Knowing {
  readonly index: WeighingIndex;
  readonly opened: {
    readonly texts: OpenedTexts;
    /** By claim id. */
    readonly claims: Recent<string, Evidence>;
  };
}

/** One document into the index: its words, its claims, and what they touch is marked to be weighed. */
async function addDocument(adding: Adding, one: WeighDocument, n: number): Promise<void> {
  const { index, opened, parties } = adding;
  const { id } = one.document;
  const touched = await indexReuse(index, { n, text: reusableOf(one) }, opened.texts);
  const said = evidenceOf(one, parties);
  await index.addParties(id, partiesNamed(said, parties.sources));
  const claims = said.map((evidence) => ({
    evidence,
    kind: fnv1a(kindKey(evidence.profile)) | 0,
    clues: clueKeys(evidence.profile),
  }));
  const neighbours = await neighboursOf(index, claims);
  for (const claim of claims) await addClaim(adding, claim, neighbours);
  for (const { a, b } of touched) if (a !== id && b !== id) await retie(index, a, b);
  for (const { a, b, kind } of touched)
    if (kind === "translation") await retieTranslations(index, a, b);
}

/** Two documents that may both render a third depend on each other by it, though they share no words. */
async function retieTranslations(index: WeighingIndex, of: string, one: string): Promise<void> {
  for (const { a, b, kind } of await index.reuseOf(of))
    if (kind === "translation" && a === of && b !== one) await retie(index, one, b);
}

/** Other documents share words no more, or do now: what both say is weighed again. */
async function retie(index: WeighingIndex, a: string, b: string): Promise<void> {
  const clumps = new Set(await index.clumpsOfDocument(a));
  const both = (await index.clumpsOfDocument(b)).filter((clump) => clumps.has(clump));
  await index.markStale(both);
}

/** Claims of the index that share a clue with those of the document coming in, and these themselves as they are added. */
interface Neighbours {
  /** Clue → ids of the claims that hold it. */
  readonly holders: Map<number, string[]>;
  /** Claim id → its clump, as of now. */
  readonly clumps: Map<string, string>;
}

/** A claim with the numbers it is looked up by. */
interface Clued {
  readonly evidence: Evidence;
  readonly kind: number;
  readonly clues: readonly number[];
}

async function neighboursOf(index: WeighingIndex, claims: readonly Clued[]): Promise<Neighbours> {
  const asked = new Set(claims.flatMap(({ kind, clues }) => [kind, ...clues]));
  const rows = await index.claimsWithClues([...asked]);
  const holders = groupBy(rows, ({ clue }) => clue);
  return {
    holders: new Map([...holders].map(([clue, list]) => [clue, list.map((row) => row.claim_id)])),
    clumps: new Map(rows.map((row) => [row.claim_id, row.clump])),
  };
}

/** A claim joins the clump of those it is tied to; several clumps become one by it. */
async function addClaim(adding: Adding, one: Clued, neighbours: Neighbours): Promise<void> {
  const { index, decisions, opened } = adding;
  const { evidence, kind, clues } = one;
  const { claim } = evidence.instance;
  opened.claims.set(claim.id, evidence);
  const like = await sameKind(adding, one, neighbours);
  const near = like ? [like] : await tiedClumps(adding, one, neighbours);
  const clumps = new Set([...near, ...(await decidedClumps(index, decisions, claim.id))]);
  const [clump = claim.id, ...others] = [...clumps].sort(compareText);
  if (others.length > 0) await index.joinClumps(others, clump);
  const row = { claim_id: claim.id, document_id: claim.documentId, clump };
  await index.addEvidence([{ ...row, body: packEvidence(evidence) }]);
  const kept = like === undefined ? [...new Set([kind, ...clues])] : [];
  await index.addClues(kept.map((clue) => ({ clue, claim_id: claim.id })));
  await index.markStale([clump]);
  enterClaim(neighbours, { id: claim.id, clues: kept, clump, joined: others });
}

/** What the index would say now: the claim is found by its clues, and the clumps it joined are one. */
function enterClaim(
  { holders, clumps }: Neighbours,
  added: { id: string; clues: readonly number[]; clump: string; joined: readonly string[] },
): void {
  const { id, clues, clump, joined } = added;
  if (joined.length > 0)
    for (const [other, before] of clumps) if (joined.includes(before)) clumps.set(other, clump);
  if (clues.length === 0) return;
  clumps.set(id, clump);
  for (const clue of clues) holders.set(clue, [...(holders.get(clue) ?? []), id]);
}

/** Clumps of the claims that an analyst put together with this one. */
async function decidedClumps(
  index: WeighingIndex,
  { groupings }: Decisions,
  claimId: string,
): Promise<string[]> {
  const together = [...(groupings.get(claimId) ?? [])].filter(([, decided]) => decided.together);
  if (together.length === 0) return [];
  return (await index.evidence(together.map(([id]) => id))).map(({ clump }) => clump);
}

/** The clump of the claim that was compared for all that are like it in everything. */
async function sameKind(
  { index, opened }: Adding,
  { evidence: { profile }, kind }: Clued,
  { holders, clumps }: Neighbours,
): Promise<string | undefined> {
  const [first] = (holders.get(kind) ?? []).toSorted(compareText);
  if (first === undefined) return undefined;
  const [known] = await openClaims(index, opened, [first]);
  return known && kindKey(known.profile) === kindKey(profile) ? clumps.get(first) : undefined;
}

/** Clumps that hold a claim to which this one is tied; of each one claim is opened first, and the rest where it must be. */
async function tiedClumps(
  { index, opened }: Adding,
  { evidence: { profile }, clues }: Clued,
  { holders, clumps }: Neighbours,
): Promise<string[]> {
  const candidates = new Set(clues.flatMap((clue) => holders.get(clue) ?? []));
  const byClump = groupBy(candidates, (id) => clumps.get(id) ?? id);
  const tied = async (ids: readonly string[]): Promise<Set<string>> => {
    const near = (await openClaims(index, opened, ids)).filter((one) =>
      isTied(one.profile, profile),
    );
    return new Set(near.map(({ instance: { claim } }) => clumps.get(claim.id) ?? claim.id));
  };
  const found = await tied([...byClump.values()].flatMap(([first]) => first ?? []));
  const rest = [...byClump].flatMap(([clump, ids]) => (found.has(clump) ? [] : ids.slice(1)));
  return [...found.union(rest.length > 0 ? await tied(rest) : new Set<string>())];
}

/** These claims as evidence; of them only those are fetched that are not open already. */
async function openClaims(
  index: WeighingIndex,
  { claims }: Adding["opened"],
  ids: readonly string[],
): Promise<Evidence[]> {
  const known = new Map(ids.map((id) => [id, claims.find(id)]));
  const missing = ids.filter((id) => known.get(id) === undefined);
  const rows = missing.length > 0 ? await index.evidence(missing) : [];
  for (const { claim_id: id, body } of rows) {
    const evidence = openEvidence(body);
    known.set(id, evidence);
    claims.set(id, evidence);
  }
  return ids.flatMap((id) => known.get(id) ?? []);
}

async function weighStale(index: WeighingIndex, knowing: Knowing): Promise<number> {
  await joinDecided(index, knowing.decisions);
  const clumps = await index.takeStale(CLUMPS);
  if (clumps.length === 0) return 0;
  const rows = await index.evidenceOfClumps(clumps);
  const documentIds = [...new Set(rows.map((row) => row.document_id))];
  const within = new Set(documentIds);
  const rendered = (await index.translationsInto(documentIds)).filter(({ a }) => !within.has(a));
  const reuse = [...(await index.reuseAmong(documentIds)), ...rendered];
  const weigh = openWeighing({ ...knowing, reuse });
  const weighed = [...groupBy(rows, ({ clump }) => clump).values()].map((list) =>
    weigh(list.map(({ body }) => openEvidence(body))),
  );
  await index.savePropositions(
    rows.map((row) => row.claim_id),
    weighed.flatMap(({ propositions }) => propositions),
    weighed.flatMap(({ issues }) => issues),
  );
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
