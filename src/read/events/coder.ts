import { CLASS_TYPES } from "./classes.ts";
import { mainFrame, type Frame } from "./frames.ts";
import { probabilities, type EventModels, type Features, type TextModel } from "./model.ts";

/** PLOVER type → probability, for what a sentence tells; what is missing from 1 is that it tells no event. */
export type Coding = ReadonlyMap<string, number>;

/**
 * Whether there is an event by one model, its class by a second, its type given the class by a third: few
 * sentences are labelled by type, ten times as many by class.
 */
export function codingOf(models: EventModels, features: Features): Coding {
  const event = byLabel(models.gate, features).get("event") ?? 0;
  const types = byLabel(models.type, features);
  const classes = byLabel(models.penta, features);
  const coding = new Map<string, number>();
  for (const [name, members] of Object.entries(CLASS_TYPES)) {
    const total = members.reduce((sum, type) => sum + (types.get(type) ?? 0), 0);
    for (const type of members)
      coding.set(type, (event * (classes.get(name) ?? 0) * (types.get(type) ?? 0)) / (total || 1));
  }
  return coding;
}

// Below this a sentence tells no event; with a trigger of the same type less is enough, and with a main trigger
// that the coder does not rule out its own type is taken.
const SURE = 0.7;
const SURE_WITH_TRIGGER = 0.12;
const NOT_RULED_OUT = 0.04;

/**
 * Type of what a sentence mainly tells; undefined where it tells no event. Of an event that the coder is sure of
 * but no trigger has, the main trigger knows the type better.
 */
export function toldType(coding: Coding, frames: readonly Frame[]): string | undefined {
  const best = mostProbable(coding);
  const probability = probabilityOf(coding, best);
  if (isTriggered(frames, best) && probability >= SURE_WITH_TRIGGER) return best;
  const main = mainFrame(frames)?.type;
  if (probability >= SURE) return main ?? best;
  return probabilityOf(coding, main) >= NOT_RULED_OUT ? main : undefined;
}

function probabilityOf(coding: Coding, type: string | undefined): number {
  return type === undefined ? 0 : (coding.get(type) ?? 0);
}

function isTriggered(frames: readonly Frame[], type: string | undefined): boolean {
  return frames.some((frame) => frame.type === type);
}

// Of the types that a trigger has, about as many are right by the reliability table of models/events.card.md.
const TRIGGER_RIGHT = 0.8;

/** How sure a told type is: the mean of the coder's probability and of what a trigger of that type is worth, 0 for none. */
export function confidenceOf(coding: Coding, frames: readonly Frame[], type: string): number {
  return (probabilityOf(coding, type) + (isTriggered(frames, type) ? TRIGGER_RIGHT : 0)) / 2;
}

/** Most probable key; of two with the same probability the first. Undefined for an empty map. */
export function mostProbable(of: ReadonlyMap<string, number>): string | undefined {
  return [...of].reduce<[string, number] | undefined>(
    (best, one) => (best && best[1] >= one[1] ? best : one),
    undefined,
  )?.[0];
}

export function byLabel(model: TextModel, features: Features): Map<string, number> {
  const all = probabilities(model, features);
  return new Map(model.labels.map((label, i) => [label, all[i] ?? 0]));
}
