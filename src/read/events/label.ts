import type { Document } from "../../model/document.ts";
import type { ReadContext } from "../layers.ts";
import { readLayers } from "../pipeline.ts";
import { byLabel, mostProbable } from "./coder.ts";
import { featuresOf } from "./features.ts";

/** Schemes that a whole text can be labelled by. */
export const LABEL_SCHEMES = ["penta", "case"] as const;
export type LabelScheme = (typeof LABEL_SCHEMES)[number];

/** PLOVER types of triggers help the classes made after CAMEO; the 30 kinds of CASE 2021 cut across them. */
export const USES_TRIGGERS: Readonly<Record<LabelScheme, boolean>> = { penta: true, case: false };

/** The likeliest label of a short text as a whole; null where there is no model. */
export function labelOf(
  document: Document,
  context: ReadContext,
  scheme: LabelScheme,
): string | null {
  const model = context.models?.events?.[scheme];
  if (!model) return null;
  const layers = readLayers(document, context);
  const features = featuresOf(
    { ...layers, words: layers.tokens },
    { triggers: USES_TRIGGERS[scheme] },
  );
  return mostProbable(byLabel(model, features)) ?? null;
}
