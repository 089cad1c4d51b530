import { groupBy } from "../base/group.ts";
import { ASSERTING, type Claim } from "../model/claim.ts";
import type { Stance } from "../model/proposition.ts";
import type { Instance } from "./instance.ts";
import { instantOf } from "./independence.ts";

/** A claim with its stance to the proposition it belongs to. */
export interface Stanced {
  readonly instance: Instance;
  readonly stance: Stance;
  readonly reasons: readonly string[];
}

/** A report that its outlet took back. */
export interface Retraction {
  readonly documentId: string;
  readonly published: string | null;
  readonly outletKey: string;
  readonly outlet: string;
}

/**
 * Stance of each claim of one proposition.
 *
 * Only what is asserted supports or denies: "could" and "plans to" are hedged. So is a headline that its
 * own article only hedges, and a report that its outlet took back.
 */
export function stancesOf(
  instances: readonly Instance[],
  retractions: readonly Retraction[],
): Stanced[] {
  const polarity = polarityOf(instances.map(({ claim }) => claim));
  const first = instances.map((instance) => ({
    instance,
    ...plainStance(instance.claim, polarity),
  }));
  const documents = groupBy(first, ({ instance }) => instance.document.id);
  const present = retractions.filter(({ documentId }) => documents.has(documentId));
  return first.map(
    (one) =>
      withdrawn(one, present) ??
      overstated(one, documents.get(one.instance.document.id) ?? []) ??
      one,
  );
}

/** True of a headline that says outright what its article only hedges. */
export function isOverstated({ stance, reasons }: Stanced): boolean {
  return stance === "hedged" && reasons.includes(OVERSTATED);
}

const OVERSTATED = "headline says outright what the article only hedges";

/** Polarity of the proposition: negative only where all words are, as in "has not replied". */
export function polarityOf(claims: readonly Claim[]): Claim["polarity"] {
  return claims.every((claim) => claim.polarity === "negative" && !isDenial(claim))
    ? "negative"
    : "positive";
}

function isDenial({ chain }: Claim): boolean {
  return chain.some(({ cue }) => cue?.class === "deny");
}

function plainStance(
  { modality, polarity }: Claim,
  proposition: Claim["polarity"],
): Pick<Stanced, "stance" | "reasons"> {
  if (!ASSERTING.has(modality)) return { stance: "hedged", reasons: [`put as ${modality}`] };
  return polarity === proposition
    ? { stance: "supports", reasons: [] }
    : { stance: "denies", reasons: ["says that it is not so"] };
}

function overstated(one: Stanced, beside: readonly Stanced[]): Stanced | undefined {
  if (one.instance.claim.form !== "headline" || one.stance !== "supports") return undefined;
  const article = beside.filter(({ instance }) => instance.claim.form !== "headline");
  const hedged = article.length > 0 && article.every(({ stance }) => stance === "hedged");
  return hedged ? { ...one, stance: "hedged", reasons: [OVERSTATED] } : undefined;
}

function withdrawn(one: Stanced, retractions: readonly Retraction[]): Stanced | undefined {
  const { document, origin } = one.instance;
  const taken = retractions.find(
    ({ outletKey, published }) =>
      (origin.outlet.key === outletKey || origin.publisher.key === outletKey) &&
      instantOf(document.published) <= instantOf(published),
  );
  return taken
    ? { ...one, stance: "hedged", reasons: [`withdrawn: ${taken.outlet} took its report back`] }
    : undefined;
}
