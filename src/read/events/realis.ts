import { daysBetween } from "../../base/interval.ts";
import type { Claim, CueClass, Modality, Realis } from "../../model/claim.ts";
import type { TimeExpression } from "../../model/time.ts";
import type { Frame, Governor } from "./frames.ts";

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

const OF_GOVERNOR: Readonly<Record<Governor, Realis | null>> = {
  deny: "denied",
  refuse: "denied",
  intend: "intended",
  threaten: "threatened",
  demand: "hypothetical",
  possible: "hypothetical",
  condition: "hypothetical",
  accuse: null,
  past: "historical",
};
// Where several words govern an event, the first of these decides: what may be is not denied, what was is past.
const DECIDING: readonly Governor[] = [
  "past",
  "deny",
  "condition",
  "refuse",
  "threaten",
  "demand",
  "possible",
  "intend",
];

/** In what way the event is there by the words around its trigger; undefined where they leave it to the claim. */
export function frameRealis({ governors, negated }: Frame): Realis | undefined {
  const decides = DECIDING.find((one) => governors.includes(one));
  const put = decides && OF_GOVERNOR[decides];
  if (negated && decides !== "deny") return put === "historical" ? put : "denied";
  return put ?? undefined;
}

/** Whether what is told ended longer ago than news reaches. */
export function isHistorical(times: readonly TimeExpression[], published: string | null): boolean {
  return times.some(
    ({ interval }) =>
      interval?.to !== undefined &&
      interval.to !== null &&
      published !== null &&
      daysBetween(interval.to, published) > HISTORICAL_DAYS,
  );
}

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
  return isHistorical(times, published) ? "historical" : "occurred";
}

/** How the claim that holds an event is put: its stance, and the class of the innermost cue. */
export interface Holding extends Pick<Claim, "modality"> {
  readonly cue: CueClass | null;
}

/** Modalities that reach every event of a claim; what is possible or predicted is so by helpers of its own verb. */
const REACHING: ReadonlySet<Modality> = new Set([
  "demanded",
  "expected",
  "conditional",
  "intended",
  "threatened",
  "generic",
]);

/** What an event is told with. */
interface Circumstances {
  readonly holding: Holding | undefined;
  readonly published: string | null;
  readonly times: readonly TimeExpression[];
}

/** By the words around the trigger; else as the claim that holds it is put, unless that is another verb's doing. */
export function realisIn(frame: Frame, { holding, published, times }: Circumstances): Realis {
  const own = frameRealis(frame);
  const denied = isDeniedBy(holding, frame);
  if (own && (own === "historical" || !denied)) return own;
  if (denied) return "denied";
  if (isHistorical(times, published) || isLookedBackOn(frame, published)) return "historical";
  return holding && !frame.background ? ofHolding(holding) : "occurred";
}

function isDeniedBy(holding: Holding | undefined, { background }: Frame): boolean {
  return holding?.cue === "deny" && !background;
}

/** Who names an event by its year looks back on it; where the day of publication is known, the year decides. */
function isLookedBackOn({ named }: Frame, published: string | null): boolean {
  return named && published === null;
}

function ofHolding({ modality }: Holding): Realis {
  return REACHING.has(modality) ? OF_MODALITY[modality] : "occurred";
}
