import { compareText, groupBy } from "../base/group.ts";
import type { Judgement } from "../model/judgement.ts";
import type { Proposition } from "../model/proposition.ts";
import type { Source } from "../model/source.ts";
import type { ClaimRow, PropositionView, SourceRow } from "../model/view.ts";
import type { SourceView, SpeakerRecord } from "../model/weighing-view.ts";
import type { ListPage, Store } from "../store/index.ts";
import { standingJudgements, trackRecord, type ResolvedReport } from "../weigh/index.ts";
import { loadSources } from "./knowledge.ts";
import { versionsOf } from "./versions.ts";

const MOST_PAGES = 200; // of which versions are compared: more would take longer than a page may
const EVERY = 100_000;

/** Who publishes what is in the case, known by the bundled sources and those of the case. */
export async function sourcesOf(store: Store, page: ListPage): Promise<SourceRow[]> {
  return store.listSources(page, await loadSources(store));
}

/** One source: what it adds first, what it repeats and from whom, what it changed, and how often it was right. */
export async function sourceView(store: Store, id: string): Promise<SourceView | undefined> {
  const known = await loadSources(store);
  const rows = await store.listSources({ limit: EVERY }, known);
  const row = rows.find(({ source }) => source.id === id);
  if (!row) return undefined;
  const { pages, ...activity } = await store.sourceActivity(row.publishers);
  const versions = (
    await Promise.all(pages.slice(0, MOST_PAGES).map((page) => versionsOf(store, page)))
  ).flat();
  const edited = versions.filter(({ isEdited }) => isEdited);
  const judgements = standingJudgements(await store.judgements());
  const publishers = new Set(row.publishers);
  const resolved = await resolvedBy(store, judgements, ({ publisher, chain }) =>
    publishers.has(publisher ?? "") ? (chain.length === 1 ? "origin" : "transmitter") : null,
  );
  return {
    row,
    ...activity,
    ...kinOf(row.source, known, rows),
    edited: edited.map(({ earlier, later, isAnnounced }) => ({ earlier, later, isAnnounced })),
    notCompared: Math.max(0, pages.length - MOST_PAGES),
    resolved,
    record: trackRecord(resolved),
    letters: judgements.filter(
      ({ about, subjectId }) => about === "grade" && subjectId.split(" ")[0] === id,
    ),
  };
}

/** Sources of one owner, and those that speak for one state: what they say alike counts as less than two. */
function kinOf(
  source: Source,
  known: readonly Source[],
  rows: readonly SourceRow[],
): Pick<SourceView, "sameOwner" | "sameState"> {
  const inCase = new Set(rows.map((row) => row.source.id));
  const kin = (of: (one: Source) => string | null) =>
    [...new Map(known.map((one) => [one.id, one])).values()]
      .filter((one) => one.id !== source.id && of(source) !== null && of(one) === of(source))
      .map(({ id, name }) => ({ id, name, inCase: inCase.has(id) }))
      .sort((a, b) => Number(b.inCase) - Number(a.inCase) || compareText(a.name, b.name));
  return {
    sameOwner: kin(({ ownerGroup }) => ownerGroup),
    sameState: kin(({ stateAffiliation }) => stateAffiliation),
  };
}

/**
 * How often a speaker was right: as origin where the words are the speaker's own, as transmitter where the speaker
 * passes on what others told.
 *
 * @param entityId as the links of chains name the speaker
 */
export async function speakerRecord(store: Store, entityId: string): Promise<SpeakerRecord> {
  const judgements = standingJudgements(await store.judgements());
  const resolved = await resolvedBy(store, judgements, ({ chain }) => {
    const at = chain.findIndex(({ refId }, i) => i > 0 && refId === entityId);
    if (at < 0) return null;
    return at === chain.length - 1 ? "origin" : "transmitter";
  });
  return { resolved, record: trackRecord(resolved) };
}

/** The part that a party plays in a claim; null where it has none. */
type RoleIn = (claim: ClaimRow) => ResolvedReport["role"] | null;

/** What an analyst settled that the party reported, one for each proposition and role. */
async function resolvedBy(
  store: Store,
  judgements: readonly Judgement[],
  roleIn: RoleIn,
): Promise<SourceView["resolved"]> {
  const settled = judgements.filter(({ about }) => about === "claim");
  const found = new Map<string, SourceView["resolved"][number]>();
  for (const { subjectId, verdict, by, why, at } of settled) {
    const id = await store.propositionOfClaim(subjectId);
    const view = id === undefined ? undefined : await store.findProposition(id);
    if (!view) continue;
    const isTrue = verdict === "true";
    for (const { role, supports } of reportsOf(view, roleIn)) {
      const wasRight = supports === isTrue;
      const { id: propositionId, text, event: topic } = view.proposition;
      const report = { propositionId, text, topic, role, isTrue, wasRight, by, why, at };
      found.set(`${propositionId} ${role}`, report);
    }
  }
  return [...found.values()];
}

/** Whether the party said so itself, and whether it passed it on; where it said both yes and no, its first word. */
function reportsOf(
  { proposition, claims }: PropositionView,
  roleIn: RoleIn,
): { role: ResolvedReport["role"]; supports: boolean }[] {
  const stanceOf = new Map(proposition.members.map((one) => [one.claimId, one.stance]));
  const own = claims
    .filter(({ id }) => isOutright(stanceOf.get(id)))
    .toSorted((a, b) => compareText(a.published ?? "9999", b.published ?? "9999"));
  return [...groupBy(own, roleIn)].flatMap(([role, [first]]) =>
    role !== null && first ? [{ role, supports: stanceOf.get(first.id) === "supports" }] : [],
  );
}

function isOutright(stance: Proposition["members"][number]["stance"] | undefined): boolean {
  return stance === "supports" || stance === "denies";
}
