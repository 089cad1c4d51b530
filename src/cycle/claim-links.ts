import { idOf } from "../base/id.ts";
import { ASSERTING, type Modality } from "../model/claim.ts";
import type { RelationType } from "../model/entity.ts";
import type { LinkKind, LinkProof, LinkStanding, OwnershipLink } from "../model/ownership.ts";
import type { ClaimRow, RelationRow } from "../model/view.ts";
import type { Store } from "../store/index.ts";
import type { StatedLink } from "../warn/index.ts";

/** Relations of articles that say who owns, leads, belongs to or pays for whom, as links of FollowTheMoney. */
const LINKS: Partial<Readonly<Record<RelationType, { kind: LinkKind; role: string }>>> = {
  owns: { kind: "Ownership", role: "owns" },
  commands: { kind: "Directorship", role: "commands" },
  "holds-office": { kind: "Directorship", role: "holds office" },
  "member-of": { kind: "Membership", role: "member" },
  "patron-of": { kind: "UnknownLink", role: "patron" },
};
const TYPES = Object.keys(LINKS) as RelationType[];

/** Cues that keep their distance: what they bring is alleged, whatever its modality. */
const DISTANT_CUES: ReadonlySet<string> = new Set(["allege", "hearsay"]);

/** Links that claims of the case state, each with every claim that says so or denies it. */
export async function claimLinks(store: Store): Promise<OwnershipLink[]> {
  const relations = await store.relationsOfTypes(TYPES);
  const claims = await claimsBehind(store, relations);
  return relations.flatMap((row) => linkOf(row, claims) ?? []);
}

/** Claim id → the links it states, each as this claim puts it: one may allege what another says outright. */
export async function linksByClaim(store: Store): Promise<ReadonlyMap<string, StatedLink[]>> {
  const relations = await store.relationsOfTypes(TYPES);
  const claims = await claimsBehind(store, relations);
  const stated = relations.flatMap(({ relation: { type, fromId, toId, evidence } }) => {
    const link = LINKS[type];
    return evidence.flatMap((piece) => {
      const claim = claims.get(piece.claimId);
      if (!claim || !link) return [];
      const percentage = type === "owns" ? shareIn([claim.text]) : null;
      const standing = standingOf(piece, claim);
      return [{ claimId: claim.id, kind: link.kind, percentage, standing, refs: [fromId, toId] }];
    });
  });
  return Map.groupBy(stated, ({ claimId }) => claimId);
}

async function claimsBehind(
  store: Store,
  relations: readonly RelationRow[],
): Promise<ReadonlyMap<string, ClaimRow>> {
  const ids = relations.flatMap(({ relation }) => relation.evidence.map(({ claimId }) => claimId));
  return new Map((await store.claimsOf([...new Set(ids)])).map((row) => [row.id, row]));
}

function linkOf(
  { relation }: RelationRow,
  claims: ReadonlyMap<string, ClaimRow>,
): OwnershipLink | undefined {
  const link = LINKS[relation.type];
  const pieces = relation.evidence.flatMap((piece) => {
    const claim = claims.get(piece.claimId);
    return claim ? [{ piece, claim }] : [];
  });
  if (!link || pieces.length === 0) return undefined;
  const { fromId, toId, type } = relation;
  const standings = pieces.map(({ piece, claim }) => standingOf(piece, claim));
  return {
    id: idOf("link", "claims", type, fromId, toId),
    dataset: "claims",
    kind: link.kind,
    fromId,
    toId,
    role: link.role,
    percentage: type === "owns" ? shareIn(pieces.map(({ claim }) => claim.text)) : null,
    startDate: null,
    endDate: null,
    standing: strongest(standings),
    proofs: pieces.map(({ piece, claim }) => proofOf(piece, claim)),
  };
}

type Piece = RelationRow["relation"]["evidence"][number];

/** Said outright, or held at a distance: by the modality, by a hedge, or by the cue of any link of the chain. */
function standingOf({ polarity, modality }: Piece, claim: ClaimRow): LinkStanding {
  if (polarity === "negative") return "denied";
  const isDistant = claim.chain.some(({ cue }) => cue !== null && DISTANT_CUES.has(cue.class));
  const isOutright = ASSERTING.has(modality as Modality) && claim.hedges.length === 0;
  return isOutright && !isDistant ? "claimed" : "alleged";
}

function strongest(standings: readonly LinkStanding[]): LinkStanding {
  return (["claimed", "alleged"] as const).find((one) => standings.includes(one)) ?? "denied";
}

function proofOf({ polarity, modality, span }: Piece, claim: ClaimRow): LinkProof {
  return {
    source: claim.publisher ?? "publisher not known",
    text: claim.text,
    url: null,
    claimId: claim.id,
    documentId: claim.documentId,
    span,
    chain: claim.chain.map(({ surface, type }) => surface || type).join(" < "),
    modality: [modality, ...claim.hedges.map((hedge) => `“${hedge}”`)].join(", "),
    polarity,
    published: claim.published,
  };
}

const SHARE =
  /(?<bound>\b(?:about|around|almost|nearly|roughly|some|over|under|at least|at most|up to|more than|less than)\s+)?(?<share>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per ?cent\b)/gi;
const WHOLE = /\b(?:wholly|fully)[- ]owned\b/i;

/** The one share that the claims give, in percent; null where they give none, several, or only a bound of one. */
export function shareIn(texts: readonly string[]): number | null {
  const told = texts.flatMap((text) => {
    const shares = [...text.matchAll(SHARE)].map(({ groups }) => groups ?? {});
    if (shares.length === 0) return WHOLE.test(text) ? [100] : [];
    return shares.map(({ bound, share }) => (bound ? Number.NaN : Number(share)));
  });
  const [first, ...others] = new Set(told);
  return first !== undefined && others.length === 0 && first >= 0 && first <= 100 ? first : null;
}
