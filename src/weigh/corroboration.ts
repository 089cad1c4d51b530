import { compareText, groupBy } from "../base/group.ts";
import {
  independenceState,
  type Corroboration,
  type DependenceEdge,
  type Origin,
  type Stance,
} from "../model/proposition.ts";
import { bestPath, trustOf, TRUST_BY_RELIABILITY, type Path } from "./belief.ts";
import type { ReuseIndex } from "./copies.ts";
import { dependenceOf, type TracedOrigin } from "./dependence.ts";
import {
  compareOrigins,
  independence,
  type CountedOrigin,
  type OriginWeight,
} from "./independence.ts";
import { compareInstances, type Instance } from "./instance.ts";
import { reliabilityOfLink, stateOf } from "./affiliation.ts";
import type { Decisions } from "./decisions.ts";
import type { Parties } from "./parties.ts";
import { nameOf, wireOf } from "./outlets.ts";
import { sentenceOf } from "./sentence.ts";
import { settle, type Settled } from "./settle.ts";

/** The claims of one stance, counted; with what belief and grade are made of. */
export interface Counted {
  readonly corroboration: Corroboration;
  readonly origins: readonly CountedParty[];
}

/** One origin with the ways its word took. */
export interface CountedParty {
  readonly traced: TracedOrigin;
  readonly settled: readonly Settled[];
  readonly paths: readonly Path[];
  readonly trust: number;
}

/** What counting looks up. */
export interface CountingContext {
  readonly parties: Parties;
  readonly reuse: ReuseIndex;
  readonly decisions: Decisions;
  /** Kind of event that is spoken of, where a grade is given for one. */
  readonly topic?: string | null;
}

/**
 * Counts the independent origins behind the claims of one stance.
 *
 * @param instances claims of one proposition and stance, in any order; may be empty
 * @see docs/methods/independence.md
 */
export function corroborate(
  stance: Stance,
  instances: readonly Instance[],
  context: CountingContext,
): Counted {
  const settled = settle(instances, context.reuse);
  const stands = ({ instance }: Settled) => instance.withdrawn === null;
  const parties = partiesOf(settled.filter(stands), context);
  const gone = partiesOf(
    settled.filter((one) => !stands(one)),
    context,
  ).filter(({ traced }) => !parties.some((party) => party.traced.key === traced.key));
  const edges = edgesBetween(parties, context);
  const { weights, nMin, nMax, nEff } = independence(parties.map(countable), edges);
  const weightOf = new Map(weights.map((weight) => [weight.key, weight]));
  const origins = parties.map((party) => originRow(party, weightOf.get(party.traced.key), edges));
  const articles = new Set(instances.map(({ document }) => document.id)).size;
  const count = { nMin, nMax, nEff, independence: independenceState({ nMin, nMax }) };
  const counts = { stance, articles, ...count, edges, flags: flagsOf(settled, parties) };
  const withdrawn = gone.map(withdrawnRow);
  const sentence = sentenceOf({ ...counts, origins, withdrawn });
  return {
    corroboration: { ...counts, origins: [...origins, ...withdrawn], sentence },
    origins: parties,
  };
}

/** In order of time: the order in which they are counted. */
function partiesOf(settled: readonly Settled[], context: CountingContext): CountedParty[] {
  const parties = [...groupBy(settled, ({ origin }) => origin.party).values()].map((group) =>
    partyOf(group, context),
  );
  return parties.sort((a, b) => compareOrigins(countable(a), countable(b)));
}

function partyOf(settled: Settled[], context: CountingContext): CountedParty {
  const { parties } = context;
  const [first] = settled;
  if (!first) throw new RangeError("invalid group: empty"); // groupBy makes none
  const instances = settled.map(({ instance }) => instance).sort(compareInstances);
  const paths = settled.map((one) => pathOf(one, context));
  const best = bestPath(paths);
  const traced: TracedOrigin = {
    key: first.origin.key,
    label: first.origin.label,
    origin: first.origin,
    firstSeen: instances[0]?.document.published ?? null,
    documentIds: [...new Set(instances.map(({ document }) => document.id))].sort(compareText),
    publishers: new Set(instances.map(({ origin }) => origin.publisher.key)),
    wires: new Set(instances.flatMap((instance) => wireKeys(instance, parties))),
    state: stateOf(first.origin, parties),
  };
  return { traced, settled, paths, trust: best ? trustOf(best) : 0 };
}

function wireKeys({ document, origin }: Instance, { sources }: Parties): string[] {
  const wire = wireOf(document, origin.publisher, sources);
  return wire ? [wire.key] : [];
}

function pathOf({ path }: Settled, context: CountingContext): Path {
  const role = (i: number) => (i === path.length - 1 ? "origin" : "transmitter");
  return {
    label: path.map((link) => nameOf(link) || "an unnamed publisher").join(" ← "),
    trusts: path.map(
      (link, i) => TRUST_BY_RELIABILITY[reliabilityOfLink(link, role(i), context).reliability],
    ),
  };
}

function countable({ traced, trust }: CountedParty): CountedOrigin {
  return {
    key: traced.key,
    firstSeen: traced.firstSeen,
    trust,
    traceable: traced.origin.kind !== "untraceable",
  };
}

function edgesBetween(
  parties: readonly CountedParty[],
  { reuse, decisions }: CountingContext,
): DependenceEdge[] {
  return parties.flatMap((earlier, i) =>
    parties
      .slice(i + 1)
      .flatMap((later) => dependenceOf(earlier.traced, later.traced, { reuse, decisions }) ?? []),
  );
}

function originRow(
  party: CountedParty,
  weight: OriginWeight | undefined,
  edges: readonly DependenceEdge[],
): Origin {
  const { traced, settled } = party;
  const { kind, sourceType } = traced.origin;
  return {
    key: traced.key,
    kind,
    label: traced.label,
    sourceType,
    firstSeen: traced.firstSeen,
    claimIds: settled.map(({ instance }) => instance.claim.id).sort(compareText),
    documentIds: [...traced.documentIds],
    weight: weight?.weight ?? 1,
    reasons: [...weightReasons(traced, weight, edges), ...utteranceReasons(settled)],
  };
}

function withdrawnRow(party: CountedParty): Origin {
  const because = party.settled[0]?.instance.withdrawn ?? "withdrawn";
  return { ...originRow(party, undefined, []), weight: 0, reasons: [`counts 0: ${because}`] };
}

function weightReasons(
  { key, origin }: TracedOrigin,
  weight: OriginWeight | undefined,
  edges: readonly DependenceEdge[],
): string[] {
  const counts = `counts ${Math.round((weight?.weight ?? 1) * 100) / 100}`;
  const edge = edges.find(({ a, b }) => b === key && a === weight?.dependsOn?.key);
  const because = edge?.cues.map(({ detail }) => detail).join("; ");
  if (origin.kind === "untraceable")
    return [
      `${counts}: it cannot be traced and may derive from any other${because ? `; ${because}` : ""}`,
    ];
  return [because ? `${counts}: ${because}` : `${counts}: nothing ties it to an earlier origin`];
}

function utteranceReasons(settled: readonly Settled[]): string[] {
  const occasions = new Set(settled.map(({ origin }) => origin.key));
  return occasions.size > 1 && settled[0]?.origin.kind === "speaker"
    ? [`spoke on ${occasions.size} occasions, counted once`]
    : [];
}

function flagsOf(
  settled: readonly Settled[],
  parties: readonly CountedParty[],
): Corroboration["flags"] {
  const publishers = new Set(parties.flatMap(({ traced }) => [...traced.publishers]));
  const flags: Corroboration["flags"] = [];
  if (settled.some(({ circular }) => circular)) flags.push("circular-reporting");
  if (parties.length > 1 && publishers.size === 1) flags.push("single-transmitter");
  if (parties.some(({ traced }) => traced.origin.kind === "untraceable")) flags.push("untraceable");
  if (settled.some(({ instance }) => instance.origin.selfCited)) flags.push("self-citation");
  return flags;
}
