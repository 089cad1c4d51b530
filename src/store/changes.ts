import { z } from "zod";
import type { Proposition } from "../model/proposition.ts";
import type { ChangeKind } from "../model/today.ts";
import type { Db } from "./dialect.ts";
import { nextN } from "./query.ts";
import type { Tables } from "./tables.ts";

const NEW_CLAIMS_KEPT = 3; // what a sentence shows; the rest is on the page of the proposition

/** What the note of a proposition says beside its id. */
export const PropositionNote = z.object({
  from: z.int().default(0),
  claimIds: z.array(z.string()).default([]),
});
type PropositionNote = z.infer<typeof PropositionNote>;

export interface Change {
  readonly kind: ChangeKind;
  readonly subject: string;
  /** What it came to, where one thing can change more than once. */
  readonly reached?: string;
  readonly note?: PropositionNote;
}

/** Notes what changed. The same change is noted once, whatever is read or weighed again. */
export async function noteChanges(db: Db, at: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const first = await nextN(db, "change");
  const rows = changes.map(({ kind, subject, reached = "", note = {} }, i): Tables["change"] => ({
    kind,
    subject,
    reached,
    n: first + i,
    at,
    body: JSON.stringify(note),
  }));
  await db.dialect.insert(db.query, "change", rows, { key: ["kind", "subject", "reached"] });
}

/** A claim as it was weighed before. */
export interface WeighedBefore {
  readonly claim_id: string;
  readonly n_min: number;
  readonly contested: number;
}

/** Propositions that have more independent origins than any of their claims had before, or are contested for the first time. */
export function changesOf(
  propositions: readonly Proposition[],
  before: readonly WeighedBefore[],
): Change[] {
  const was = new Map<string, WeighedBefore>();
  for (const row of before)
    if (row.n_min >= (was.get(row.claim_id)?.n_min ?? 0)) was.set(row.claim_id, row);
  return propositions.flatMap((proposition) => changeOf(proposition, was));
}

function changeOf(
  { id, members, supports, denies, contradicts }: Proposition,
  was: ReadonlyMap<string, WeighedBefore>,
): Change[] {
  const known = members.flatMap(({ claimId }) => was.get(claimId) ?? []);
  const from = Math.max(0, ...known.map(({ n_min }) => n_min));
  const added = members.filter(({ claimId }) => !was.has(claimId));
  const saying = (stance: "supports" | "denies") => [
    ...added.filter((member) => member.stance === stance),
    ...added.filter((member) => member.stance !== stance),
  ];
  const noteOf = (list: typeof added): PropositionNote => ({
    from,
    claimIds: list.slice(0, NEW_CLAIMS_KEPT).map(({ claimId }) => claimId),
  });
  const isContested = (denies?.nMax ?? 0) + contradicts.length > 0;
  const changes: Change[] = [];
  if (supports.nMin > Math.max(1, from)) {
    const reached = String(supports.nMin);
    changes.push({ kind: "origin", subject: id, reached, note: noteOf(saying("supports")) });
  }
  if (isContested && !known.some(({ contested }) => contested === 1))
    changes.push({ kind: "contradiction", subject: id, note: noteOf(saying("denies")) });
  return changes;
}
