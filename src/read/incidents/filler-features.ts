import { INCIDENT_TYPES } from "../../model/incident.ts";
import { feature, hashText } from "../perceptron/hash.ts";
import { bestLabel, type Features } from "../perceptron/model.ts";
import { gaugeBelow, gaugeCoarsely, gaugeFinely, stepOf, sumOfOdds } from "./gauge.ts";
import { headOf } from "./phrase-features.ts";
import type { Referent } from "./referents.ts";
import { ANY, ROLES } from "./roles.ts";
import type { Sketch } from "./sketch.ts";

// Features of a referent and a role, for whether it fills the role, by what the first pass said of all referents.

const NONE = -9;

/** The phrase of a referent that fits a role best, by its place in the scene. */
export function bestPhrase(
  { phrases }: Pick<Sketch, "phrases">,
  { phrases: own }: Referent,
  role: number,
): number {
  const score = (i: number) => phrases[i]?.[role] ?? NONE;
  return own.reduce((top, i) => (score(i) > score(top) ? i : top), own[0] ?? 0);
}

/** What the features of every referent share, found once for an article and a role. */
export interface Field {
  readonly role: number;
  /** Log odds of the role, the highest first. */
  readonly sorted: readonly number[];
  /** Place of the likeliest type of the article. */
  readonly type: number;
}

export function fieldOf({ referents, document }: Sketch, role: number): Field {
  const sorted = referents.map(({ top }) => top[role] ?? NONE).sort((a, b) => b - a);
  return { role, sorted, type: bestLabel(document.slice(0, INCIDENT_TYPES.length)) };
}

export function fillerFeatures(sketch: Sketch, referent: Referent, field: Field): Features {
  const out: number[] = [feature(0, 0)];
  addScores(sketch, referent, field, out);
  addOthers(referent, field, out);
  addPhrase(sketch, referent, field, out);
  return out;
}

function addScores({ phrases }: Sketch, referent: Referent, { role }: Field, out: number[]): void {
  const own = referent.phrases.map((i) => phrases[i]?.[role] ?? NONE).sort((a, b) => b - a);
  gaugeFinely(41, own[0] ?? NONE, out);
  gaugeFinely(42, own[1] ?? NONE, out);
  gaugeFinely(43, sumOfOdds(own), out);
  out.push(feature(44, Math.min(4, own.length)));
}

const LOWEST_RANK = 5;

/** Where the referent stands among its rivals, and what else it may be. */
function addOthers({ top }: Referent, { role, sorted }: Field, out: number[]): void {
  const own = top[role] ?? NONE;
  const rank = sorted.slice(0, LOWEST_RANK).indexOf(own);
  const place = rank < 0 ? LOWEST_RANK : rank;
  out.push(feature(45, place), feature(46, place, stepOf(own)));
  gaugeBelow(47, own - (sorted[0] ?? NONE), out);
  ROLES.forEach((_, other) => {
    if (other !== role) out.push(feature(51 + other, stepOf(top[other] ?? NONE)));
  });
}

function addPhrase(sketch: Sketch, referent: Referent, field: Field, out: number[]): void {
  const { scene, lines, document, phrases } = sketch;
  const place = bestPhrase(sketch, referent, field.role);
  const phrase = scene.phrases[place];
  if (!phrase) return;
  const noun = hashText(headOf(scene, phrase).lemma);
  gaugeCoarsely(48, document[ANY] ?? NONE, out);
  gaugeCoarsely(49, Math.max(NONE, ...(lines[phrase.line] ?? [])), out);
  out.push(
    feature(50, Math.min(6, phrase.line)),
    feature(60, hashText(phrase.name ?? "-")),
    feature(61, noun),
    feature(62, field.type),
    feature(63, field.type, noun),
  );
  [-1, 1].forEach((side, k) => {
    if (scene.phrases[place + side]?.line !== phrase.line) return;
    ROLES.forEach((_, role) =>
      out.push(feature(70 + k * 10 + role, stepOf(phrases[place + side]?.[role] ?? NONE))),
    );
  });
}
