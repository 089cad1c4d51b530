import { daysBetween } from "../base/interval.ts";
import type { DependenceCue, DependenceEdge, Reuse } from "../model/proposition.ts";
import { isSameClass } from "./anonymous-class.ts";
import { reuseBetween, translatedFrom, type ReuseIndex } from "./copies.ts";
import type { Decisions } from "./decisions.ts";
import type { OriginRef } from "./origin.ts";
import { COPY_CONTAINMENT } from "./compare.ts";

/** An origin with all that may tie it to another. */
export interface TracedOrigin {
  readonly key: string;
  readonly label: string;
  readonly origin: OriginRef;
  readonly firstSeen: string | null;
  readonly documentIds: readonly string[];
  /** Keys of the outlets that printed it. */
  readonly publishers: ReadonlySet<string>;
  /** Keys of the agencies that its documents are credited to. */
  readonly wires: ReadonlySet<string>;
  readonly state: string | null;
}

/** How strongly each sign suggests that one origin depends on the other. Editable; each is shown where used. */
export const CUE_WEIGHTS = {
  wire: 1, // same agency credit
  copy: 1, // half of the words or more
  quotes: 0.9, // two or more identical quotes
  translation: 0.9, // one may be a translation of the other, or both of a third
  government: 0.8,
  anonymous: 0.7, // same class of unnamed sources, within three days
  owner: 0.5,
  transmitter: 0.3, // both reach us through one outlet
  overlap: 1, // at half of the words; less in proportion, from a twentieth on
} as const;

const SAME_CLASS_HOURS = 72;
const MIN_OVERLAP = 0.05;
const QUOTES = 2;

/**
 * Suspicion that the later of two origins depends on the earlier: p = 1 − Π(1 − q) over the cues present.
 *
 * Two named speakers are two utterances whoever printed them, so shared words tie only reports and unnamed
 * sources.
 *
 * @returns undefined where there is no cue
 * @see docs/methods/independence.md, table of cues
 */
export function dependenceOf(
  a: TracedOrigin,
  b: TracedOrigin,
  { reuse, decisions }: DependenceContext,
): DependenceEdge | undefined {
  const pin = pinned(a, b, decisions);
  if (pin) return { a: a.key, b: b.key, p: pin.q, cues: [pin] };
  const named = a.origin.kind === "speaker" && b.origin.kind === "speaker";
  const cues = [
    ...(named ? [] : textualCues(a, b, reuse)),
    ...affiliationCues(a, b),
    ...anonymousCues(a, b),
    ...transmitterCues(a, b),
  ]
    .map((cue) => reweighted(cue, decisions))
    .filter(({ q }) => q > 0)
    .sort((x, y) => y.q - x.q || (x.kind < y.kind ? -1 : 1));
  if (cues.length === 0) return undefined;
  return { a: a.key, b: b.key, p: 1 - cues.reduce((product, { q }) => product * (1 - q), 1), cues };
}

/** What dependence is judged by, beyond the two origins. */
export interface DependenceContext {
  readonly reuse: ReuseIndex;
  readonly decisions: Decisions;
}

/** What an analyst decided of two origins, or of their documents or sources, stands for all signs. */
function pinned(a: TracedOrigin, b: TracedOrigin, { pins }: Decisions): DependenceCue | undefined {
  for (const names of [({ key }: TracedOrigin) => [key], documentsOf, sourceOf]) {
    const [x, y] = [new Set(names(a)), new Set(names(b))];
    const pin = pins
      .values()
      .find(({ ends: [m, n] }) => (x.has(m) && y.has(n)) || (x.has(n) && y.has(m)));
    if (!pin) continue;
    const detail = `held ${pin.p === 1 ? "to depend on" : "independent of"} ${a.label} by ${pin.by}: ${pin.why}`;
    return { kind: "pinned", q: pin.p, detail };
  }
  return undefined;
}

function documentsOf({ documentIds }: TracedOrigin): readonly string[] {
  return documentIds;
}

/** A speaker's words are his own, whichever source prints them. */
function sourceOf({ origin }: TracedOrigin): string[] {
  return origin.kind === "speaker" ? [origin.party.slice("speaker:".length)] : [origin.outlet.key];
}

/** A sign with the weight that an analyst gave it, where one did. */
function reweighted(cue: DependenceCue, { cues }: Decisions): DependenceCue {
  const given = cues.get(cue.kind);
  if (!given) return cue;
  const usual = isCueKind(cue.kind) ? CUE_WEIGHTS[cue.kind] : 1;
  const q = Math.min(1, (cue.q / usual) * given.q);
  return {
    ...cue,
    q,
    detail: `${cue.detail} (weight ${given.q} set by ${given.by}: ${given.why})`,
  };
}

function isCueKind(kind: string): kind is keyof typeof CUE_WEIGHTS {
  return Object.hasOwn(CUE_WEIGHTS, kind);
}

function textualCues(a: TracedOrigin, b: TracedOrigin, reuse: ReuseIndex): DependenceCue[] {
  const cues: DependenceCue[] = [];
  if (!a.wires.isDisjointFrom(b.wires))
    cues.push({ kind: "wire", q: CUE_WEIGHTS.wire, detail: `same agency credit as ${a.label}` });
  const shared = a.documentIds.flatMap((x) =>
    b.documentIds.flatMap((y) => reuseBetween(x, y, reuse) ?? []),
  );
  const quotes = shared.reduce(
    (most, one) => (one.kind === "shared-quote" ? Math.max(most, one.passages.length) : most),
    0,
  );
  if (quotes >= QUOTES)
    cues.push({
      kind: "quotes",
      q: CUE_WEIGHTS.quotes,
      detail: `${quotes} quotes word for word as in ${a.label}`,
    });
  cues.push(...translationCues(a, b, { shared, reuse }));
  const copied = shared.filter(({ kind }) => kind !== "shared-quote" && kind !== "translation");
  const most = Math.max(
    0,
    ...copied.map(({ containmentA, containmentB }) => Math.max(containmentA, containmentB)),
  );
  return most > MIN_OVERLAP ? [...cues, overlapCue(most, a)] : cues;
}

/** Two outlets that render one report of a third language have one origin, though they share no words. */
function translationCues(
  a: TracedOrigin,
  b: TracedOrigin,
  { shared, reuse }: { shared: readonly Reuse[]; reuse: ReuseIndex },
): DependenceCue[] {
  const cue = { kind: "translation", q: CUE_WEIGHTS.translation };
  if (shared.some(({ kind }) => kind === "translation"))
    return [{ ...cue, detail: `may be a translation of ${a.label}, or the other way round` }];
  const parents = new Set(a.documentIds.flatMap((id) => translatedFrom(id, reuse)));
  const common = b.documentIds.some((id) =>
    translatedFrom(id, reuse).some((parent) => parents.has(parent)),
  );
  const detail = `may render the same report in another language as ${a.label}`;
  return common ? [{ ...cue, detail }] : [];
}

function overlapCue(share: number, { label }: TracedOrigin): DependenceCue {
  const detail = `shares ${Math.round(share * 100)} % of its words with ${label}`;
  if (share >= COPY_CONTAINMENT) return { kind: "copy", q: CUE_WEIGHTS.copy, detail };
  return { kind: "overlap", q: (share - MIN_OVERLAP) / (COPY_CONTAINMENT - MIN_OVERLAP), detail };
}

function affiliationCues(a: TracedOrigin, b: TracedOrigin): DependenceCue[] {
  const cues: DependenceCue[] = [];
  const unnamed = a.origin.kind === "anonymous" && b.origin.kind === "anonymous"; // the class says as much
  if (!unnamed && a.state !== null && a.state === b.state) {
    cues.push({
      kind: "government",
      q: CUE_WEIGHTS.government,
      detail: `speaks for the same state (${a.state}) as ${a.label}`,
    });
  }
  const reports = a.origin.kind !== "speaker" && b.origin.kind !== "speaker";
  if (reports && a.origin.outlet.group === b.origin.outlet.group) {
    cues.push({ kind: "owner", q: CUE_WEIGHTS.owner, detail: `same owner as ${a.label}` });
  }
  return cues;
}

function anonymousCues(a: TracedOrigin, b: TracedOrigin): DependenceCue[] {
  const [x, y] = [a.origin.anonymous, b.origin.anonymous];
  if (x === null || y === null || !isSameClass(x, y)) return [];
  const hours = hoursBetween(a, b);
  if (hours !== null && hours > SAME_CLASS_HOURS) return [];
  return [
    {
      kind: "anonymous",
      q: CUE_WEIGHTS.anonymous,
      detail: `same anonymous class as ${a.label}${laterBy(hours)}`,
    },
  ];
}

function hoursBetween(a: TracedOrigin, b: TracedOrigin): number | null {
  if (a.firstSeen === null || b.firstSeen === null) return null;
  const hours = Math.abs(daysBetween(a.firstSeen, b.firstSeen)) * 24;
  return Number.isNaN(hours) ? null : hours;
}

function laterBy(hours: number | null): string {
  if (hours === null) return "";
  return hours < 1 ? ", at the same time" : `, ${Math.round(hours)} h later`;
}

function transmitterCues(a: TracedOrigin, b: TracedOrigin): DependenceCue[] {
  const only =
    a.publishers.size === 1 && b.publishers.size === 1 && a.publishers.isSubsetOf(b.publishers);
  return only
    ? [
        {
          kind: "transmitter",
          q: CUE_WEIGHTS.transmitter,
          detail: `reaches us only through the outlet that prints ${a.label}`,
        },
      ]
    : [];
}
