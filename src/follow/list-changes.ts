import { TocsinError } from "../base/error.ts";
import { compareText } from "../base/group.ts";
import type { ListChange, Party } from "../model/party.ts";

/** Share of its parties a list may lose without a word: more is a file cut off as often as a change of policy. */
const MOST_SHRINKAGE = 0.1;

/** A change before it is part of a version. */
export type PartyChange = Pick<ListChange, "partyId" | "kind" | "name" | "fields" | "before">;

/**
 * What became of each party between two versions of a list, in order of id.
 *
 * Law: the changes undone on `after` give `before`.
 *
 * @param before, after parties of one list, each id once
 */
export function partyChanges(before: readonly Party[], after: readonly Party[]): PartyChange[] {
  const [old, now] = [byId(before), byId(after)];
  const removed = before.flatMap((party): PartyChange[] =>
    now.has(party.id) ? [] : [{ ...named(party), kind: "removed", fields: [], before: party }],
  );
  const others = after.flatMap((party): PartyChange[] => {
    const earlier = old.get(party.id);
    if (!earlier) return [{ ...named(party), kind: "added", fields: [], before: null }];
    const fields = differing(earlier, party);
    return fields.length > 0 ? [{ ...named(party), kind: "changed", fields, before: earlier }] : [];
  });
  return [...removed, ...others].sort((a, b) => compareText(a.partyId, b.partyId));
}

/** The version before, from the one after and what it changed. @param changes those of that one version */
export function undoChanges(after: readonly Party[], changes: readonly PartyChange[]): Party[] {
  const parties = byId(after);
  for (const { partyId, before } of changes) {
    if (before === null) parties.delete(partyId);
    else parties.set(partyId, before);
  }
  return [...parties.values()].sort((a, b) => compareText(a.id, b.id));
}

/**
 * Refuses a version that lacks more than a tenth of the parties of the one before.
 *
 * @throws TocsinError "conflict"
 */
export function checkShrinkage(
  list: string,
  { before, after }: { readonly before: number; readonly after: number },
): void {
  if (after >= before * (1 - MOST_SHRINKAGE)) return;
  const percent = Math.round((1 - after / before) * 100);
  throw new TocsinError(
    "conflict",
    `invalid version of ${list}: ${after} parties where there were ${before}, ${percent} % fewer`,
    { hint: "check that the file is whole; to replace the list all the same, add --yes" },
  );
}

function byId(parties: readonly Party[]): Map<string, Party> {
  return new Map(parties.map((party) => [party.id, party]));
}

function named(party: Party): { partyId: string; name: string } {
  return { partyId: party.id, name: party.names[0]?.text ?? party.id };
}

function differing(a: Party, b: Party): string[] {
  const fields = Object.keys(b) as (keyof Party)[];
  return fields.filter((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]));
}
