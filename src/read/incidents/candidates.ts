import { INCIDENT_TYPES } from "../../model/incident.ts";
import { scoresOf } from "../perceptron/model.ts";
import { bestPhrase, fieldOf, fillerFeatures } from "./filler-features.ts";
import type { SecondModels } from "./model.ts";
import type { Referent } from "./referents.ts";
import { ROLES } from "./roles.ts";
import { probabilityOf, type Sketch } from "./sketch.ts";
import { typeFeatures } from "./type-features.ts";

/** A referent that may fill a role. */
export interface Candidate {
  readonly referent: Referent;
  /** Place in `ROLES`. */
  readonly role: number;
  readonly probability: number;
  /** Place of the phrase that fits best. */
  readonly phrase: number;
  /** Sentences in which it fits about as well, in order. */
  readonly lines: readonly number[];
}

/** Below these log odds of the first pass a referent is not looked at again. */
export const HOPELESS = -6;
const LEAST_PROBABILITY = 0.15;
const MOST_CANDIDATES = 60;
const ABOUT_AS_WELL = 2.5; // log odds

/** Probability of each type, in the order of `INCIDENT_TYPES`. */
export function typesOf(sketch: Sketch, { types }: SecondModels): number[] {
  return INCIDENT_TYPES.map((_, type) =>
    probabilityOf(scoresOf(types, typeFeatures(sketch, type))[0] ?? 0),
  );
}

/** Referents with the roles they may fill, those of the likeliest first kept where there are very many. */
export function candidatesOf(sketch: Sketch, { fillers }: SecondModels): Candidate[] {
  const found = ROLES.flatMap((_, role) => {
    const field = fieldOf(sketch, role);
    return sketch.referents.flatMap((referent) => {
      if ((referent.top[role] ?? HOPELESS) <= HOPELESS) return [];
      const scores = scoresOf(fillers, fillerFeatures(sketch, referent, field));
      const probability = probabilityOf(scores[role] ?? 0);
      return probability < LEAST_PROBABILITY
        ? []
        : [{ ...placed(sketch, referent, role), probability }];
    });
  });
  return found.sort((a, b) => b.probability - a.probability).slice(0, MOST_CANDIDATES);
}

function placed(sketch: Sketch, referent: Referent, role: number): Omit<Candidate, "probability"> {
  const phrase = bestPhrase(sketch, referent, role);
  const score = (i: number) => sketch.phrases[i]?.[role] ?? HOPELESS;
  const fit = referent.phrases.filter((i) => score(i) > score(phrase) - ABOUT_AS_WELL);
  const lines = new Set(fit.map((i) => sketch.scene.phrases[i]?.line ?? 0));
  return { referent, role, phrase, lines: [...lines] };
}
