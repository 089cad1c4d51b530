import type { ChainLink } from "../model/claim.ts";
import type { Entity } from "../model/entity.ts";
import type { Reliability } from "../model/source.ts";
import type { OriginRef } from "./origin.ts";
import { outletNamed, nameOf, type SourceIndex } from "./outlets.ts";

/** What is known of parties, looked up while weighing. */
export interface Parties {
  readonly sources: SourceIndex;
  readonly entities: ReadonlyMap<string, Entity>;
}

const STATE_BODY = /^(?:state|government)|-government$|^(?:ministry|office|official)/;

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

function stateOfParty(refId: string | null, { sources, entities }: Parties): string | null {
  if (refId === null) return null;
  const entity = entities.get(refId);
  const body =
    entity !== undefined && (refId.startsWith("gov:") || STATE_BODY.test(entity.subtype ?? ""));
  const stated = body && entity.countries.length === 1 ? entity.countries[0] : undefined;
  return sources.byId.get(refId)?.stateAffiliation ?? stated ?? null;
}

/** True where an origin is one of `refIds` or speaks for the state of one. */
export function isParty(origin: OriginRef, refIds: ReadonlySet<string>, parties: Parties): boolean {
  if (origin.refId !== null && refIds.has(origin.refId)) return true;
  const state = stateOf(origin, parties);
  return (
    state !== null &&
    [...refIds].some(
      (id) => parties.entities.get(id)?.countries[0] === state && isNational(id, parties),
    )
  );
}

/** The state itself or a body of it, not an armed group that merely has its seat there. */
function isNational(refId: string, { entities }: Parties): boolean {
  const { subtype } = entities.get(refId) ?? {};
  return refId.startsWith("gov:") || /^(?:state|government|country)/.test(subtype ?? "");
}

/** Letter of the party of a link; F where it is unnamed or new. */
export function reliabilityOfLink(link: ChainLink, { sources }: Parties): Reliability {
  if (link.type === "anonymous" || link.type === "untraceable" || link.type === "unknown")
    return "F";
  return outletNamed(nameOf(link), link.refId, sources)?.source?.reliability ?? "F";
}
