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
  /** Claims that say what is taken back. */
  readonly claimIds: readonly string[];
  readonly published: string | null;
  readonly outletKey: string;
  readonly outlet: string;
}

/**
 * Stance of each claim of one proposition.
 *
 * Only what is asserted supports or denies: "could" and "plans to" are hedged. So is a headline that its
 * own article only hedges. A report that its outlet took back keeps its stance and counts for nothing.
 */
export function stancesOf(
  instances: readonly Instance[],
  retractions: readonly Retraction[],
): Stanced[] {
  const polarity = polarityOf(instances.map(({ claim }) => claim));
  const ids = new Set(instances.map(({ claim }) => claim.id));
  const present = retractions.filter(({ claimIds }) => claimIds.some((id) => ids.has(id)));
  const repeated = new Set(present.flatMap(({ claimIds }) => claimIds));
  const first = instances.map((one): Stanced => {
    if (repeated.has(one.claim.id))
      return { instance: one, stance: "hedged", reasons: ["only says what is taken back"] };
    const instance = withdraw(one, present);
    const { stance, reasons } = plainStance(one.claim, polarity);
    return {
      instance,
      stance,
      reasons:
        instance.withdrawn === null ? reasons : [...reasons, `withdrawn: ${instance.withdrawn}`],
    };
  });
  const beside = groupBy(first, ({ instance }) => instance.document.id);
  return first.map((one) => overstated(one, beside.get(one.instance.document.id) ?? []) ?? one);
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

/** An outlet that takes a report back takes it from all who rest on it. */
function withdraw(instance: Instance, retractions: readonly Retraction[]): Instance {
  const { document, origin } = instance;
  const taken = retractions.find(
    ({ outletKey, published }) =>
      (origin.outlet.key === outletKey || origin.publisher.key === outletKey) &&
      instantOf(document.published) <= instantOf(published),
  );
  return taken ? { ...instance, withdrawn: `${taken.outlet} took its report back` } : instance;
}
