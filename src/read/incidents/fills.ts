import {
  BLAMES,
  INCIDENT_STAGES,
  type Blame,
  type Incident,
  type IncidentStage,
} from "../../model/incident.ts";
import { numberOf } from "../numbers.ts";
import { bestLabel, scoresOf, type Features, type LinearModel } from "../perceptron/model.ts";
import { spanOf } from "../phrases.ts";
import type { Draft } from "./assemble.ts";
import type { Candidate } from "./candidates.ts";
import { lineFeatures } from "./line-features.ts";
import type { FillModels, FillName } from "./model.ts";
import { contentOf, wordsOf } from "./phrase-features.ts";
import { ROLES, type Role } from "./roles.ts";
import type { Sketch } from "./sketch.ts";

/** What is told of a phrase: by its own features and those of its sentence. */
export function fillFeatures(sketch: Sketch, phrase: number): Features {
  const line = sketch.scene.phrases[phrase]?.line ?? 0;
  return [
    ...Array.from(sketch.phraseFeatures[phrase] ?? []),
    ...Array.from(lineFeatures(sketch.scene, line)),
  ];
}

/** The likeliest value; null where the model knows none. */
function valueOf(model: LinearModel, features: Features): string | null {
  return model.labels[bestLabel(scoresOf(model, features))] ?? null;
}

type Slots = Pick<
  Incident,
  "stage" | "instruments" | "perpetrators" | "physicalTargets" | "humanTargets"
>;

/** Slots of an incident by its fillers, with what is told of each. */
export function slotsOf(
  text: string,
  { sketch, models }: { sketch: Sketch; models: FillModels },
  draft: Draft,
): Slots {
  const of = (role: Role) => draft.fillers.filter((one) => ROLES[one.role] === role);
  const told = (name: FillName, { phrase }: Candidate) =>
    valueOf(models[name], fillFeatures(sketch, phrase));
  const words = (one: Candidate) => fillerOf(text, sketch, one);
  return {
    stage: stageOf(sketch, models, draft),
    instruments: of("instrument").map((one) => ({
      ...words(one),
      kind: told("instrumentKind", one),
    })),
    perpetrators: {
      individuals: of("perpetrator").map(words),
      organizations: of("organization").map((one) => ({
        ...words(one),
        blame: known(BLAMES, told("blame", one)) as Blame | null,
      })),
    },
    physicalTargets: of("thing").map((one) => ({
      ...words(one),
      kind: told("thingKind", one),
      effect: told("thingEffect", one),
    })),
    humanTargets: [...of("person"), ...of("people")].map((one) => ({
      ...words(one),
      form: ROLES[one.role] === "person" ? "name" : "description",
      kind: told("humanKind", one),
      effect: told("humanEffect", one),
      number: numberBefore(sketch, one),
    })),
  };
}

function known<T extends string>(list: readonly T[], value: string | null): T | null {
  return list.find((one) => one === value) ?? null;
}

function stageOf({ scene, lines }: Sketch, { stage }: FillModels, draft: Draft): IncidentStage {
  const line = firstLine({ lines }, draft);
  const value = valueOf(stage, lineFeatures(scene, line));
  return known(INCIDENT_STAGES, value) ?? "accomplished";
}

/** The sentence that tells of an incident: the first of its targets, or the one that fits its type best. */
export function firstLine({ lines }: Pick<Sketch, "lines">, { fillers, type }: Draft): number {
  const own = fillers.flatMap((one) => one.lines);
  if (own.length > 0) return own.reduce((least, line) => Math.min(least, line));
  return bestLabel(lines.map((scores) => scores[type] ?? -Infinity));
}

const MOST_ALTERNATIVES = 2;
const ABOUT_AS_WELL = 2; // log odds

/** The words that fit best, and other words for the same that fit about as well. */
function fillerOf(
  text: string,
  { scene, phrases }: Sketch,
  one: Candidate,
): Incident["perpetrators"]["individuals"][number] {
  const spanAt = (i: number) => {
    const phrase = scene.phrases[i];
    return phrase ? spanOf(wordsOf(scene, phrase), phrase) : { begin: 0, end: 0 };
  };
  const score = (i: number) => phrases[i]?.[one.role] ?? -Infinity;
  const wordsAt = (i: number) => {
    const phrase = scene.phrases[i];
    return phrase ? contentOf(scene, phrase).join(" ") : "";
  };
  const seen = new Set([wordsAt(one.phrase)]);
  const others = one.referent.phrases
    .filter((i) => score(i) > score(one.phrase) - ABOUT_AS_WELL)
    .toSorted((a, b) => score(b) - score(a))
    .filter((i) => !seen.has(wordsAt(i)) && seen.add(wordsAt(i)));
  const span = spanAt(one.phrase);
  return {
    span,
    text: text.slice(span.begin, span.end),
    alternatives: others.slice(0, MOST_ALTERNATIVES).map(spanAt),
    confidence: Number(one.probability.toFixed(3)),
  };
}

/** "two engineers" → 2; a name is one person. */
function numberBefore({ scene }: Sketch, one: Candidate): number | null {
  const phrase = scene.phrases[one.phrase];
  if (!phrase) return null;
  if (ROLES[one.role] === "person") return 1;
  const words = wordsOf(scene, phrase);
  const before = [words[phrase.first], words[phrase.first - 1]];
  const value = before.flatMap((word) => numberOf(word?.lower ?? "") ?? [])[0];
  return value !== undefined && Number.isInteger(value) && value > 0 ? value : null;
}
