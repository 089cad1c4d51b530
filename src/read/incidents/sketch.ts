import { scoresOf, type Features } from "../perceptron/model.ts";
import { documentFeatures, lineFeatures } from "./line-features.ts";
import type { FirstModels } from "./model.ts";
import { phraseFeatures } from "./phrase-features.ts";
import { referentsOf, type Referent } from "./referents.ts";
import type { Scene } from "./scene.ts";

/** Features of the first pass over a scene. */
export interface SceneFeatures {
  readonly lines: readonly Features[];
  readonly document: Features;
  readonly phrases: readonly Features[];
}

/** A scene with what the first pass says of it: log odds, those of a label at its place. */
export interface Sketch {
  readonly scene: Scene;
  readonly phraseFeatures: readonly Features[];
  readonly lines: readonly Float32Array[];
  readonly document: Float32Array;
  readonly phrases: readonly Float32Array[];
  readonly referents: readonly Referent[];
}

export function featuresOf(scene: Scene): SceneFeatures {
  return {
    lines: scene.lines.map((_, i) => lineFeatures(scene, i)),
    document: documentFeatures(scene),
    phrases: phraseFeatures(scene),
  };
}

export function sketchOf(scene: Scene, features: SceneFeatures, models: FirstModels): Sketch {
  const phrases = features.phrases.map((one) => scoresOf(models.phrases, one));
  return {
    scene,
    phraseFeatures: features.phrases,
    lines: features.lines.map((one) => scoresOf(models.lines, one)),
    document: scoresOf(models.document, features.document),
    phrases,
    referents: referentsOf(scene, phrases),
  };
}

export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
