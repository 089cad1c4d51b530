import { compareText } from "../base/group.ts";
import type { Evidence } from "./evidence.ts";
import { nameOf, outletNamed, type SourceIndex } from "./outlets.ts";

/**
 * Everyone whose grade or dependence bears on these claims: publishers, outlets and speakers on the way of each, and
 * the keys of the origins it may be traced to.
 *
 * @returns ids and keys as judgements name them, each once, in order
 */
export function partiesNamed(evidence: readonly Evidence[], sources: SourceIndex): string[] {
  const keys = evidence.flatMap(({ instance: { claim, origin } }) => [
    origin.key,
    origin.party,
    `report:${origin.publisher.group}`,
    origin.publisher.key,
    origin.outlet.key,
    ...(origin.refId === null ? [] : [origin.refId]),
    ...[...claim.chain, ...origin.path].flatMap(
      (link) => outletNamed(nameOf(link), link.refId, sources)?.key ?? [],
    ),
    ...(origin.kind === "speaker" ? [origin.party.slice("speaker:".length)] : []),
  ]);
  return [...new Set(keys)].sort(compareText);
}
