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

/** Type of what a sentence mainly tells; undefined where it tells no event. */
export function toldType(coding: Coding, frames: readonly Frame[]): string | undefined {
  const best = mostProbable(coding);
  const confidence = coding.get(best ?? "") ?? 0;
  const triggered = frames.some(({ type }) => type === best);
  if (confidence >= (triggered ? SURE_WITH_TRIGGER : SURE)) return best;
  const main = mainFrame(frames)?.type;
  return main !== undefined && (coding.get(main) ?? 0) >= NOT_RULED_OUT ? main : undefined;
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
