import { groupBy } from "../base/group.ts";
import type { ChainLink } from "../model/claim.ts";
import { isCompatible } from "./anonymous-class.ts";
import { copiedFrom, type ReuseIndex } from "./copies.ts";
import { compareInstances, isOwnVoice, type Instance } from "./instance.ts";
import { ownReportOf, type OriginRef } from "./origin.ts";

/** A claim traced through the other documents of the case to the origin it shares with them. */
export interface Settled {
  readonly instance: Instance;
  readonly origin: OriginRef;
  readonly path: readonly ChainLink[];
  /** Outlets that cite each other stand on its way. */
  readonly circular: boolean;
}

/**
 * Traces claims of one proposition and stance to the origins they share.
 *
 * Each claim rests on at most one other: the document's own voice on what it attributes, "Walla reported"
 * on Walla's own article, a copy on what it copies. Where the way leads back to itself, the earliest is the
 * origin and the circle is flagged.
 *
 * @returns in order of publication, the same for every order of input
 * @see docs/methods/origins.md, rule vi
 */
export function settle(instances: readonly Instance[], reuse: ReuseIndex): Settled[] {
  const ordered = instances.toSorted(compareInstances);
  const among: Among = {
    ordered,
    byDocument: groupBy(ordered, ({ document }) => document.id),
    byPublisher: groupBy(ordered, ({ origin }) => origin.publisher.key),
    byOutlet: groupBy(ordered.filter(isDeeper), ({ origin }) => origin.outlet.key),
    reuse,
  };
  const next = new Map(ordered.map((instance) => [instance, restsOn(instance, among)]));
  return mergeAnonymous(ordered.map((instance) => trace(instance, next)));
}

interface Among {
  readonly ordered: readonly Instance[];
  readonly byDocument: ReadonlyMap<string, readonly Instance[]>;
  readonly byPublisher: ReadonlyMap<string, readonly Instance[]>;
  readonly byOutlet: ReadonlyMap<string, readonly Instance[]>;
  readonly reuse: ReuseIndex;
}

/** Knows who stands behind the report of an outlet, not only that there is one. */
function isDeeper({ origin }: Instance): boolean {
  return origin.kind === "anonymous" || origin.kind === "speaker";
}

function restsOn(instance: Instance, among: Among): Instance | undefined {
  return (
    attributedBeside(instance, among) ??
    relayed(instance, among) ??
    copied(instance, among) ??
    citedBy(instance, among)
  );
}

/** What the same document attributes: its headline and its own voice only repeat that. */
function attributedBeside(instance: Instance, { byDocument }: Among): Instance | undefined {
  if (!isOwnVoice(instance)) return undefined;
  return byDocument.get(instance.document.id)?.find((other) => !isOwnVoice(other));
}

/** The article of the outlet itself, else another account that knows more of its report. */
function relayed(
  { origin, document }: Instance,
  { byPublisher, byOutlet }: Among,
): Instance | undefined {
  const { key } = origin.outlet;
  if (key === origin.publisher.key || origin.kind === "speaker" || origin.kind === "untraceable")
    return undefined;
  const own = byPublisher.get(key)?.find((other) => other.document.id !== document.id);
  if (own || origin.kind !== "report") return own;
  return byOutlet.get(key)?.find((other) => other.origin.path.length > origin.path.length);
}

function copied(instance: Instance, { byDocument, reuse }: Among): Instance | undefined {
  const { kind, outlet, publisher } = instance.origin;
  if (kind === "speaker" || outlet.key !== publisher.key) return undefined; // it says whose words they are
  const parents = copiedFrom(instance.document.id, instance.claim.content, reuse);
  const found = parents.flatMap((id) => byDocument.get(id)?.[0] ?? []);
  return found.sort(compareInstances)[0];
}

/** Own voice of a document that cites an outlet which says the same. */
function citedBy(instance: Instance, { byPublisher }: Among): Instance | undefined {
  if (!isOwnVoice(instance)) return undefined;
  const found = instance.cited.flatMap(({ key }) => byPublisher.get(key)?.[0] ?? []);
  return found
    .filter((other) => other.document.id !== instance.document.id)
    .sort(compareInstances)[0];
}

type Next = ReadonlyMap<Instance, Instance | undefined>;

function trace(instance: Instance, next: Next): Settled {
  const way = [instance];
  for (let at = next.get(instance); at; at = next.get(at)) {
    if (way.includes(at)) return condense(instance, way, way.indexOf(at));
    way.push(at);
  }
  const { origin } = way.at(-1) ?? instance;
  return { instance, origin, path: pathAlong(way, origin.path), circular: false };
}

/** The way runs into a circle at `from`: its earliest member is the origin. */
function condense(instance: Instance, way: readonly Instance[], from: number): Settled {
  const circle = way.slice(from);
  const earliest = circle.toSorted(compareInstances)[0] ?? instance;
  const origin = ownReportOf(earliest.origin);
  const lead = way.slice(0, Math.max(way.indexOf(earliest), 0) + 1);
  const circular = new Set(circle.map((one) => one.origin.publisher.key)).size > 1;
  return { instance, origin, path: pathAlong(lead, origin.path), circular };
}

/** Publishers on the way, then the path of where it ends. */
function pathAlong(way: readonly Instance[], end: readonly ChainLink[]): ChainLink[] {
  const passed = way
    .slice(0, -1)
    .filter(({ document }, i) => document.id !== way[i + 1]?.document.id);
  return [...passed.flatMap(({ claim }) => claim.chain.slice(0, 1)), ...end];
}

/** Unnamed sources of one outlet that nothing sets apart are one origin, however they are worded. */
function mergeAnonymous(settled: readonly Settled[]): Settled[] {
  const chosen = new Map<string, OriginRef>();
  const leaders = new Map<string, OriginRef[]>();
  const unnamed = new Map(settled.map(({ origin }) => [origin.party, origin]))
    .values()
    .filter(({ kind }) => kind === "anonymous");
  for (const origin of [...unnamed].sort(
    (a, b) => detailOf(b) - detailOf(a) || (a.party < b.party ? -1 : 1),
  )) {
    const known = leaders.get(origin.outlet.key) ?? [];
    const leader = known.find(
      ({ anonymous }) => anonymous && origin.anonymous && isCompatible(anonymous, origin.anonymous),
    );
    chosen.set(origin.party, leader ?? origin);
    if (!leader) leaders.set(origin.outlet.key, [...known, origin]);
  }
  return settled.map((one) => {
    const leader = chosen.get(one.origin.party);
    return leader
      ? { ...one, origin: { ...one.origin, party: leader.party, key: leader.key } }
      : one;
  });
}

function detailOf({ anonymous }: OriginRef): number {
  return Number(anonymous?.country !== null) + Number(anonymous?.sector !== null);
}
