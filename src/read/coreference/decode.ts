import type { LinkReason } from "../../model/coreference.ts";
import { featureList, type FeatureList } from "../perceptron/feature-list.ts";
import { rankOf } from "../perceptron/model.ts";
import { namesBody } from "../sources.ts";
import {
  join,
  likeness,
  newCluster,
  newFeatures,
  pairFeatures,
  type Cluster,
  type Likeness,
} from "./links.ts";
import type { CoreferenceModel } from "./model.ts";
import { MOST_FEATURES } from "./noun-phrases.ts";
import type { Referent, Text } from "./referents.ts";

const PRONOUN_RECENT = 24; // clusters that a pronoun looks back at, latest mention first
const RECENT = 6; // those that a name or description does: it finds others by its words
const REMEMBERED = 400; // clusters among which one is moved to the front; older ones are found by their words
const SAME_WORD = 6; // clusters that a word leads to, the latest
const PRONOUN_REACH = 40; // mentions

/** A cluster that a mention may belong to, or undefined: something new. */
export interface Option {
  readonly cluster: Cluster | undefined;
  /** Of the words to those of the cluster; undefined for something new. */
  readonly like: Likeness | undefined;
  /** Mentions between the last of the cluster and this one. */
  readonly between: number;
  /** For something new: the best of the likenesses among the clusters, see `rivals`. */
  readonly rivals: number;
}

/** Features of a mention under an option, in the list given. */
export function featuresOf(
  text: Text,
  { later, option }: { later: Referent; option: Option },
  list: FeatureList,
): FeatureList {
  const { cluster, like, between, rivals: match } = option;
  return cluster && like
    ? pairFeatures(text, { later, cluster, between, like }, list)
    : newFeatures(text, { later, rivals: match }, list);
}

/** How well a mention fits an option: the highest wins. */
export type Scorer = (later: Referent, option: Option, text: Text) => number;

/** Scores by the trained ranker, with its calibration. */
export interface Ranker {
  readonly score: Scorer;
  /** Probability of a link by how far its score stands above the next. */
  readonly confidence: (margin: number) => number;
}

/** A mention in its chain. */
export interface Linked {
  readonly referent: Referent;
  readonly reason: LinkReason;
  readonly confidence: number | null;
}

export function byModel({ links, calibration }: CoreferenceModel): Ranker {
  const list = featureList(MOST_FEATURES);
  return {
    score: (later, option, text) => rankOf(links, featuresOf(text, { later, option }, list)),
    confidence: (margin) => 1 / (1 + Math.exp(-calibration.bias - calibration.weight * margin)),
  };
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
      const like = likeness(this.text, later, cluster);
      return { cluster, like, between, rivals: 0 };
    });
    const match = rivals(later, candidates);
    return [{ cluster: undefined, like: undefined, between: 0, rivals: match }, ...options];
  }

  /** The clusters last spoken of, and those that its words lead to. */
  private candidates(later: Referent): Cluster[] {
    const seen = new Set<Cluster>(this.latest(later));
    for (const key of keysOf(later))
      for (const known of this.byHead.get(key) ?? []) seen.add(known);
    return [...seen].filter((cluster) => !clashes(later, cluster));
  }

  private latest(later: Referent): Cluster[] {
    const near = this.recent.slice(later.kind === "pronoun" ? -PRONOUN_RECENT : -RECENT).reverse();
    if (later.kind !== "pronoun") return near;
    return near.filter((one) => this.count - (this.places.get(one) ?? 0) <= PRONOUN_REACH);
  }

  /** Puts the mention where it belongs; undefined opens a cluster. */
  add(later: Referent, chosen: Cluster | undefined): Cluster {
    const cluster = chosen ?? newCluster(this.clusters.length, later);
    if (chosen) {
      join(chosen, later);
      const place = this.recent.lastIndexOf(chosen);
      if (place >= 0) this.recent.splice(place, 1);
    } else this.clusters.push(cluster);
    this.recent.push(cluster);
    if (this.recent.length > 2 * REMEMBERED) this.recent = this.recent.slice(REMEMBERED);
    this.places.set(cluster, this.count++);
    for (const key of keysOf(later)) {
      const known = this.byHead.get(key);
      if (!known) this.byHead.set(key, [cluster]);
      else if (!known.includes(cluster)) {
        known.push(cluster);
        if (known.length > SAME_WORD) known.shift();
      }
    }
    return cluster;
  }
}

/** "The group" is none of "the groups", and no place: described as one and as many, as a body or a person and as a place. */
function clashes(later: Referent, { faces, name }: Cluster): boolean {
  const { kind, count } = later;
  if (kind === "name" || kind === "pronoun") return false;
  if (name.kind === "name" && name.type === "Location")
    return later.isPersonal || namesBody(later.headKey);
  return (
    count !== "unknown" &&
    faces.every(
      (face) =>
        face.kind !== "name" &&
        face.kind !== "pronoun" &&
        face.count !== "unknown" &&
        face.count !== count,
    )
  );
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

/** Chains of the mentions of a text, single ones included, in order of their first; each link the best by its score. */
export function linkAll(
  text: Text,
  referents: readonly Referent[],
  ranker: Ranker | Scorer,
): Linked[][] {
  const score = typeof ranker === "function" ? ranker : ranker.score;
  const confidence = typeof ranker === "function" ? () => null : ranker.confidence;
  const discourse = new Discourse(text);
  const chains: Linked[][] = [];
  for (const referent of referents) {
    const { option, margin } = choose(discourse.options(referent), (one) =>
      score(referent, one, text),
    );
    const { id } = discourse.add(referent, option?.cluster);
    const reason = option?.like ? reasonOf(referent, option.like) : "first";
    const linked = { referent, reason, confidence: option?.cluster ? confidence(margin) : null };
    (chains[id] ??= []).push(linked);
  }
  return chains;
}

/** The option with the highest score, and how far it stands above the next; the earlier of two with the same. */
export function choose(
  options: readonly Option[],
  score: (option: Option) => number,
): { option: Option | undefined; margin: number } {
  let [option, top, second] = [undefined as Option | undefined, -Infinity, -Infinity];
  for (const one of options) {
    const own = score(one);
    if (own > top) [option, top, second] = [one, own, top];
    else if (own > second) second = own;
  }
  return { option, margin: top - second };
}

/** The strongest ground that the words give for a link. */
function reasonOf({ kind }: Referent, like: Likeness): LinkReason {
  if (kind === "pronoun") return "pronoun";
  if (like.acronym) return "acronym";
  if (like.exact) return "same-words";
  if (like.partOfName) return "part-of-name";
  if (like.apposed) return "apposition";
  if (like.copula) return "predicate";
  return like.head ? "same-head" : "description";
}
