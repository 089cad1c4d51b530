import { hull, type Span } from "../base/span.ts";
import type { Claim, Predicate } from "../model/claim.ts";
import type { Relation, RelationType } from "../model/entity.ts";
import type { KnownMention } from "./chains.ts";

/** A relation before it has gathered its evidence. */
export interface Found {
  readonly type: RelationType;
  readonly fromId: string;
  readonly toId: string;
  readonly span: Span;
}

export type Evidence = Relation["evidence"][number];

const MEETING = new Set(["meet", "visit", "host", "receive"]);

/** The relation that a deed shows by itself; what an aid or a threat means takes more words than its verb. */
function shownBy({ event, lemma }: Predicate): RelationType | undefined {
  if (event === "ASSAULT") return "hostile-to";
  return event === "CONSULT" && MEETING.has(lemma) ? "met-with" : undefined;
}

/** Who does what to whom, where both are resolved: an assault shows hostility, a visit a meeting. */
export function deedRelations(
  named: readonly KnownMention[],
  claims: readonly Claim[],
): { relation: Found; evidence: Evidence }[] {
  const byId = new Map(named.map((one) => [one.mention.id, one]));
  const one = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? [])[0];
  return claims.flatMap((claim) =>
    claim.predicates.flatMap((predicate) => {
      const [from, to] = [one(predicate.agents), one(predicate.patients)];
      const type = shownBy(predicate);
      if (!type || !from || !to || from.entityId === to.entityId) return [];
      const span = hull([from.mention.span, predicate.span, to.mention.span]) ?? predicate.span;
      const relation = { type, fromId: from.entityId, toId: to.entityId, span };
      return [{ relation, evidence: evidenceOf(claim, predicate, span) }];
    }),
  );
}

function evidenceOf(claim: Claim, { negated }: Predicate, span: Span): Evidence {
  return {
    claimId: claim.id,
    documentId: claim.documentId,
    span,
    polarity: negated || claim.polarity === "negative" ? "negative" : "positive",
    modality: claim.modality,
  };
}
