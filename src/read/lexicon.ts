import cues from "../../data/lexicons/cues.json" with { type: "json" };
import type { CueClass } from "../model/claim.ts";

/**
 * A cue verb and what may follow it: S a clause or quotation, O a recipient and then a clause, N a noun
 * phrase that is the content, I an infinitive, Q a quotation only.
 */
export interface CueVerb {
  readonly class: CueClass;
  readonly frames: string;
}

const verbs = new Map(Object.entries(cues.verbs as Record<string, CueVerb>));
const nouns = new Map(Object.entries(cues.nouns as Record<string, { class: CueClass }>));
const particles = new Map(Object.entries(cues.particles as Record<string, CueClass>));
const passives = new Map(Object.entries(cues.passive as Record<string, CueClass>));

export function findCueVerb(lemma: string): CueVerb | undefined {
  return verbs.get(lemma);
}

export function findCueNoun(lemma: string): { readonly class: CueClass } | undefined {
  return nouns.get(lemma);
}

/** "call for", "point out": verb and particle together. */
export function findParticleCue(lemma: string, particle: string): CueClass | undefined {
  return particles.get(`${lemma} ${particle}`);
}

/** "is expected to", "are seen as": nobody is named who expects. */
export function findPassiveCue(lemma: string): CueClass | undefined {
  return passives.get(lemma);
}

export const CUE_PHRASES: readonly {
  readonly words: readonly string[];
  readonly class: CueClass;
}[] = cues.phrases.map(({ phrase, class: kind }) => ({
  words: phrase.split(" "),
  class: kind as CueClass,
}));

export const HEARSAY: ReadonlySet<string> = new Set(cues.hearsay);
export const HEDGES: ReadonlySet<string> = new Set(cues.hedges);
export const NEGATIONS: ReadonlySet<string> = new Set(cues.negations);
export const MODALS: Readonly<
  Record<"possible" | "expected" | "predicted" | "conditional", ReadonlySet<string>>
> = {
  possible: new Set(cues.modals.possible),
  expected: new Set(cues.modals.expected),
  predicted: new Set(cues.modals.predicted),
  conditional: new Set(cues.modals.conditional),
};
export const ANONYMOUS_NOUNS: ReadonlySet<string> = new Set(cues.anonymous.classes);
export const UNTRACEABLE_NOUNS: ReadonlySet<string> = new Set(cues.anonymous.untraceable);
