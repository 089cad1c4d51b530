import { feature } from "../perceptron/hash.ts";
import type { Features } from "../perceptron/model.ts";
import { gaugeCoarsely, gaugeFinely, stepOf, sumOfOdds } from "./gauge.ts";
import { ANY, ROLES } from "./roles.ts";
import type { Sketch } from "./sketch.ts";

// Features of an article and a type, for whether it reports an incident of that type, by what the first pass said.

const NONE = -9;

/** @param type its place in `INCIDENT_TYPES` */
export function typeFeatures({ lines, document, phrases }: Sketch, type: number): Features {
  const out = [feature(0, 0), feature(1, type)];
  const own = lines.map((scores) => scores[type] ?? NONE).sort((a, b) => b - a);
  const [first = NONE, second = NONE] = own;
  const whole = document[type] ?? NONE;
  gaugeFinely(2, whole, out);
  gaugeFinely(3, document[ANY] ?? NONE, out);
  gaugeFinely(4, first, out);
  gaugeFinely(5, second, out);
  gaugeFinely(8, whole - best(document.filter((_, i) => i !== type && i !== ANY)), out);
  gaugeFinely(10, best(lines.slice(0, 2).map((scores) => scores[type] ?? NONE)), out);
  gaugeFinely(11, sumOfOdds(own), out);
  gaugeCoarsely(12, whole, out);
  const opening = lines.findIndex((scores) => (scores[type] ?? NONE) > -1);
  out.push(
    feature(6, type, stepOf(whole)),
    feature(7, type, stepOf(first)),
    feature(9, Math.min(5, Math.max(0, opening))),
  );
  ROLES.forEach((_, role) => {
    gaugeCoarsely(20 + role, best(phrases.map((scores) => scores[role] ?? NONE)), out);
  });
  return out;
}

function best(values: ArrayLike<number>): number {
  let most = NONE;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i] ?? NONE);
  return most;
}
