import type { Cue, CueClass } from "../../model/claim.ts";
import type { Attribution, Layers, Token } from "../layers.ts";
import {
  CUE_PHRASES,
  findCueNoun,
  findCueVerb,
  findParticleCue,
  findPassiveCue,
} from "../lexicon.ts";
import { emissionsOf } from "../perceptron/model.ts";
import { runsOf, type Run } from "../perceptron/scheme.ts";
import { decode } from "../perceptron/viterbi.ts";
import { at, spanOf } from "../phrases.ts";
import { link, sceneOf, type LinkedCue } from "./links.ts";
import { taggerFeatures } from "./tagger-features.ts";
import type { Calibration, TaggerModel } from "./tagger-model.ts";
import { unitsOf } from "./units.ts";

/** An attribution as the tagger found it in a paragraph, with the figures its confidence is made of. */
export interface Tagged {
  readonly words: readonly Token[];
  readonly linked: LinkedCue;
  readonly margins: readonly number[];
}

/** Attributions that the trained model finds, in order of the text. */
export function taggedAttributions(
  layers: Pick<Layers, "tokens" | "sentences">,
  model: TaggerModel,
): Attribution[] {
  return unitsOf(layers).flatMap((words) =>
    tagUnit(words, model).map((one) => toAttribution(one, model.calibration)),
  );
}

/** What the tagger and the linker find in one paragraph; cues without content are left out. */
export function tagUnit(words: readonly Token[], model: TaggerModel): Tagged[] {
  const features = taggerFeatures(words, model.classes);
  const { labels, margins } = decode(model.tagger, emissionsOf(model.tagger, features));
  const runs = runsOf(model.tagger, labels);
  return link(model.linker, sceneOf(words, runs))
    .filter(({ contents }) => contents.length > 0)
    .map((linked) => ({ words, linked, margins: marginsOf(linked, margins) }));
}

const SUREST = 1000; // a margin beyond this says no more

/** What confidence is reckoned from: least margins of cue, contents, source and links, as logarithms; and whether there is a source. */
function marginsOf({ cue, sources, contents }: LinkedCue, margins: Float32Array): number[] {
  const least = (runs: readonly Run[]) =>
    Math.log1p(
      Math.min(
        SUREST,
        ...runs.flatMap(({ first, last }) => [...margins.subarray(first, last + 1)]),
      ),
    );
  const links = Math.log1p(
    Math.min(SUREST, ...[...sources, ...contents].map(({ margin }) => margin)),
  );
  const sourced = sources.length > 0 ? 1 : 0;
  return [least([cue]), least(contents), sourced * least(sources), links, sourced];
}

/** Probability that an attribution with these margins is right. */
export function confidenceOf(margins: readonly number[], { bias, weights }: Calibration): number {
  const sum = weights.reduce((total, weight, i) => total + weight * (margins[i] ?? 0), bias);
  return 1 / (1 + Math.exp(-sum));
}

function toAttribution({ words, linked, margins }: Tagged, calibration: Calibration): Attribution {
  const { cue, sources, contents } = linked;
  const source = sources[0];
  const content = contents.map((run) => spanOf(words, run));
  return {
    source: source ? spanOf(words, source) : null,
    cue: { spans: [spanOf(words, cue)], ...kindOf(words.slice(cue.first, cue.last + 1)) },
    content,
    sentence: words[cue.first]?.sentence ?? 0,
    rule: "tagger",
    scope: "explicit",
    confidence: confidenceOf(margins, calibration),
  };
}

/** Lemma and class of a learned cue, by the lexicon; a cue that it does not know only says. */
function kindOf(cue: readonly Token[]): Kind {
  const said = cue.map(({ lower }) => lower).join(" ");
  const phrase = CUE_PHRASES.find(({ words }) => said.includes(words.join(" ")));
  if (phrase) return { lemma: phrase.words.join(" "), class: phrase.class };
  for (let i = cue.length - 1; i >= 0; i--) {
    const found = kindOfWord(cue, i);
    if (found) return found;
  }
  const head =
    cue.findLast(({ pos }) => pos === "VERB") ?? cue.findLast(({ pos }) => pos === "NOUN");
  return { lemma: (head ?? cue.at(-1))?.lemma ?? "", class: "say" };
}

function kindOfWord(cue: readonly Token[], i: number): Kind | undefined {
  const { lemma, pos } = at(cue, i);
  if (pos === "NOUN") return withLemma(lemma, findCueNoun(lemma)?.class);
  return pos === "VERB" ? kindOfVerb(cue, i) : undefined;
}

function kindOfVerb(cue: readonly Token[], i: number): Kind | undefined {
  const { lemma } = at(cue, i);
  const passive = cue.some((word) => word.lemma === "be") ? findPassiveCue(lemma) : undefined;
  const withParticle = `${lemma} ${at(cue, i + 1).lower}`;
  return (
    withLemma(`be ${lemma}`, passive) ??
    withLemma(withParticle, findParticleCue(lemma, at(cue, i + 1).lower)) ??
    withLemma(lemma, findCueVerb(lemma)?.class)
  );
}

type Kind = Pick<Cue, "lemma" | "class">;

function withLemma(lemma: string, kind: CueClass | undefined): Kind | undefined {
  return kind && { lemma, class: kind };
}
