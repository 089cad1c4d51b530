import { scoresOf, type Features, type LinearModel } from "../perceptron/model.ts";
import { join, newCluster, newFeatures, pairFeatures, type Cluster } from "./links.ts";
import type { Referent, Text } from "./referents.ts";

const RECENT = 24; // clusters looked back at, latest mention first
const PRONOUN_REACH = 40; // mentions

/** A cluster that a mention may belong to, or undefined: something new. */
export interface Option {
  readonly cluster: Cluster | undefined;
  readonly features: Features;
}

/** Clusters of a text while its mentions are read one after the other. */
export class Discourse {
  readonly clusters: Cluster[] = [];
  private readonly text: Text;
  /** Clusters by their latest mention, the latest last. */
  private recent: Cluster[] = [];
  private readonly byHead = new Map<string, Cluster[]>();
  private readonly places = new Map<Cluster, number>();
  private count = 0;

  constructor(text: Text) {
    this.text = text;
  }

  /** What the next mention can mean, the new thing first, then the clusters in order of recency. */
  options(later: Referent): Option[] {
    const candidates = this.candidates(later);
    const options = candidates.map((cluster): Option => {
      const between = this.count - (this.places.get(cluster) ?? 0) - 1;
      return { cluster, features: pairFeatures(this.text, { later, cluster, between }) };
    });
    const fresh = { cluster: undefined, features: newFeatures(this.text, later, rivals(later, candidates)) };
    return [fresh, ...options];
  }

  private candidates(later: Referent): Cluster[] {
    const out: Cluster[] = [];
    const seen = new Set<Cluster>();
    for (let i = this.recent.length - 1; i >= 0 && out.length < RECENT; i--) {
      const cluster = this.recent[i];
      if (!cluster) continue;
      if (later.kind === "pronoun" && this.count - (this.places.get(cluster) ?? 0) > PRONOUN_REACH) break;
      out.push(cluster);
      seen.add(cluster);
    }
    for (const key of keysOf(later))
      for (const cluster of this.byHead.get(key) ?? [])
        if (!seen.has(cluster)) {
          seen.add(cluster);
          out.push(cluster);
        }
    return out;
  }

  /** Puts the mention where it belongs; undefined opens a cluster. */
  add(later: Referent, chosen: Cluster | undefined): Cluster {
    const cluster = chosen ?? newCluster(this.clusters.length, later);
    if (chosen) {
      join(chosen, later);
      this.recent.splice(this.recent.lastIndexOf(chosen), 1);
    } else this.clusters.push(cluster);
    this.recent.push(cluster);
    this.places.set(cluster, this.count++);
    for (const key of keysOf(later)) {
      const known = this.byHead.get(key);
      if (!known) this.byHead.set(key, [cluster]);
      else if (!known.includes(cluster)) known.push(cluster);
    }
    return cluster;
  }
}

/** Words by which a far mention can be found again. */
function keysOf(later: Referent): string[] {
  if (later.kind === "pronoun") return ["i", "me", "my"].includes(later.headKey) ? ["I"] : [];
  return later.kind === "name" ? [later.headKey, ...later.modifiers] : [later.headKey];
}

/** The best of the likenesses among the candidates: 3 the same words, 2 a head, 0 none. */
function rivals(later: Referent, candidates: readonly Cluster[]): number {
  let best = 0;
  for (const { heads, keys } of candidates) {
    if (keys.has(later.key)) return 3;
    if (heads.has(later.headKey)) best = 2;
  }
  return best;
}

/** Clusters of the mentions of a text, each link the best by the model. */
export function cluster(text: Text, referents: readonly Referent[], model: LinearModel): Cluster[] {
  const discourse = new Discourse(text);
  for (const later of referents) {
    let [chosen, top] = [undefined as Cluster | undefined, -Infinity];
    for (const { cluster: candidate, features } of discourse.options(later)) {
      const score = scoresOf(model, features)[0] ?? 0;
      if (score > top) [chosen, top] = [candidate, score];
    }
    discourse.add(later, chosen);
  }
  return discourse.clusters;
}
