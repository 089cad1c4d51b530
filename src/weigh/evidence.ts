import { citationsOf, citedBeside, isUnsourced, retractionsIn } from "./citations.ts";
import type { WeighDocument, WeighInput } from "./input.ts";
import type { Instance, Printed } from "./instance.ts";
import { originOf } from "./origin.ts";
import { withEntities, type Parties } from "./parties.ts";
import { profileOf, type Profile, type ProfileContext } from "./profile.ts";
import type { Retraction } from "./stances.ts";

/** A claim with all that weighing needs of it: made of its own document alone, whatever else is in the case. */
export interface Evidence {
  readonly instance: Instance;
  readonly profile: Profile;
  /** Reports that its document takes back in the paragraph of the claim. */
  readonly retractions: readonly Omit<Retraction, "claimIds">[];
}

/**
 * The claims of one document, as evidence.
 *
 * @returns in the order of the reading; depends on nothing but the document and what is known beforehand
 */
export function evidenceOf(
  one: WeighDocument,
  parties: Parties,
  places: NonNullable<WeighInput["places"]> = [],
): Evidence[] {
  const known = withEntities(parties, one.entities ?? []);
  const retracted = retractionsIn(one, known.sources);
  const context = contextOf(one, known, [...places, ...(one.places ?? [])]);
  return instancesOf(one, known).map((instance) => ({
    instance,
    profile: profileOf(instance.claim, context),
    retractions: retracted.flatMap(({ claimIds, ...retraction }) =>
      claimIds.includes(instance.claim.id) ? [retraction] : [],
    ),
  }));
}

function contextOf(
  { document, refs, times, mentions }: WeighDocument,
  parties: Parties,
  places: NonNullable<WeighInput["places"]>,
): ProfileContext {
  const dated = (times ?? []).flatMap(({ id, interval }) =>
    interval ? [[id, interval] as const] : [],
  );
  return {
    document,
    refs,
    parties,
    places: new Map(places.map((place) => [place.id, place])),
    intervals: new Map(dated),
    mentions: new Map((mentions ?? []).map(({ id, text }) => [id, text])),
  };
}

function instancesOf(one: WeighDocument, parties: Parties): Instance[] {
  const { document, blocks } = one;
  const printed = printedOf(document);
  const citations = citationsOf(one, parties.sources).filter(
    ({ kind }) => kind !== "retracts" && kind !== "corrects",
  );
  const cited = citations.map(({ outlet }) => outlet);
  const whole = citations.find(({ kind }) => kind === "reprints" || kind === "translates")?.outlet;
  return one.claims.map((claim) => {
    const near = whole ?? (isUnsourced(claim) ? citedBeside(claim, citations, blocks) : undefined);
    return {
      claim,
      document: printed,
      cited,
      withdrawn: null,
      origin: originOf(claim, { document, parties, cited: near }),
    };
  });
}

function printedOf(document: WeighDocument["document"]): Printed {
  const { id, url, published, publisher, originator, dateline, retrieved } = document;
  return { id, url, published, publisher, originator, dateline, retrieved };
}
