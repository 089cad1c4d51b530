import type { ChainLink } from "../model/claim.ts";
import type { Reliability } from "../model/source.ts";
import { letterOf, type Decisions } from "./decisions.ts";
import type { OriginRef } from "./origin.ts";
import { nameOf, outletNamed } from "./outlets.ts";
import { stateOfParty, type Parties } from "./parties.ts";

/** State an origin speaks for, ISO 3166-1 alpha-2; null where nobody says that it does. */
export function stateOf(origin: OriginRef, parties: Parties): string | null {
  if (origin.kind === "speaker") return stateOfParty(origin.refId, parties);
  if (origin.kind === "anonymous" && isOfficial(origin)) return origin.anonymous?.country ?? null;
  return origin.kind === "report" ? (origin.outlet.source?.stateAffiliation ?? null) : null;
}

function isOfficial({ anonymous }: OriginRef): boolean {
  return (
    anonymous?.sector === "security" ||
    anonymous?.sector === "politics" ||
    anonymous?.sector === "diplomacy"
  );
}

/** One side of what happened: who it is by id, and which states it stands for. */
export interface Side {
  readonly ids: ReadonlySet<string>;
  readonly states: ReadonlySet<string>;
}

/** True where an origin is on a side, belongs to one who is, or speaks for its state. */
export function isOnSide(origin: OriginRef, side: Side, parties: Parties): boolean {
  const entity = origin.refId === null ? undefined : parties.entities.get(origin.refId);
  const ids = [origin.refId, entity?.allegedParent ?? null].filter((id) => id !== null);
  const state = stateOf(origin, parties);
  return ids.some((id) => side.ids.has(id)) || (state !== null && side.states.has(state));
}

/** How a letter is looked up: what analysts gave, for which part a party plays, and on which kind of event. */
export interface LetterContext {
  readonly parties: Parties;
  readonly decisions: Decisions;
  readonly topic?: string | null;
}

const UNNAMED: ReadonlySet<string> = new Set(["anonymous", "untraceable", "unknown"]);

/** Letter of the party of a link; F where it is unnamed or new. */
export function reliabilityOfLink(
  link: ChainLink,
  role: "origin" | "transmitter",
  { parties, decisions, topic = null }: LetterContext,
): { readonly reliability: Reliability; readonly by: string | null } {
  if (UNNAMED.has(link.type)) return { reliability: "F", by: null };
  const outlet = outletNamed(nameOf(link), link.refId, parties.sources);
  const given = outlet ? letterOf(decisions, outlet.key, { role, topic }) : undefined;
  if (given) return { reliability: given.grade, by: `${given.by}: ${given.why}` };
  return { reliability: outlet?.source?.reliability ?? "F", by: null };
}
