import { daysBetween } from "../../base/interval.ts";
import type { Claim, Modality, Realis } from "../../model/claim.ts";
import type { TimeExpression } from "../../model/time.ts";

const HISTORICAL_DAYS = 365; // what ended so long before publication is background, not news

const OF_MODALITY: Readonly<Record<Modality, Realis>> = {
  asserted: "occurred",
  claimed: "occurred",
  assessed: "occurred",
  alleged: "occurred",
  possible: "hypothetical",
  expected: "hypothetical",
  predicted: "hypothetical",
  conditional: "hypothetical",
  intended: "intended",
  threatened: "threatened",
  demanded: "hypothetical",
  generic: "hypothetical",
};

/**
 * In what way the event of a claim is there, by its innermost source. Whether the source is right is not
 * said: an alleged attack "occurred" in what is alleged.
 */
export function realisOf(
  { modality, polarity }: Pick<Claim, "modality" | "polarity">,
  { published, times }: { published: string | null; times: readonly TimeExpression[] },
): Realis {
  const realis = OF_MODALITY[modality];
  if (realis !== "occurred") return realis;
  if (polarity === "negative") return "denied";
  const ends = times.flatMap(({ interval }) => interval?.to ?? []);
  const old = ends.some(
    (end) => published !== null && daysBetween(end, published) > HISTORICAL_DAYS,
  );
  return old ? "historical" : "occurred";
}
