import type { Identity, Judgement } from "../model/judgement.ts";

const SEPARATOR = " = ";

/** Subject of a judgement on whether two entities are one: the same for both orders. */
export function pairSubject(a: string, b: string): string {
  return a < b ? a + SEPARATOR + b : b + SEPARATOR + a;
}

/** The two entities of such a subject; undefined for other subjects. */
export function pairOf(subject: string): readonly [string, string] | undefined {
  const at = subject.indexOf(SEPARATOR);
  return at <= 0 ? undefined : [subject.slice(0, at), subject.slice(at + SEPARATOR.length)];
}

/** Latest judgement on each subject of one kind, in order of time; those that were withdrawn left out. */
export function standing(judgements: readonly Judgement[], about: Judgement["about"]): Judgement[] {
  const ordered = judgements
    .filter((judgement) => judgement.about === about)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
  const latest = new Map(ordered.map((judgement) => [judgement.subjectId, judgement]));
  return ordered.filter(
    (judgement) => latest.get(judgement.subjectId) === judgement && judgement.verdict !== "none",
  );
}

/** Clusters of entities, and the judgements that a contrary one kept from taking effect. */
export interface Identities {
  /** Members of clusters of two and more, in order of their ids. */
  readonly identities: readonly Identity[];
  readonly vetoed: readonly Judgement[];
}

/**
 * Which entities are one, by what people said: connected components of the positive judgements,
 * where a negative one between any two members keeps their clusters apart.
 *
 * A function of the judgements alone: to withdraw a merge restores exactly what was before it.
 * Of several positives that one negative forbids together, the older take effect.
 *
 * @param judgements in any order; others than on identity are passed over
 * @returns the canonical of a cluster is a member: one of the knowledge base before one first met in a text, then the lowest id
 * @see docs/methods/resolve.md; nomenklatura's resolver (MIT)
 */
export function identitiesOf(judgements: readonly Judgement[]): Identities {
  const valid = standing(judgements, "identity");
  const apart = valid.filter(({ verdict }) => verdict === "negative").flatMap(endsOf);
  const clusters = new Map<string, Set<string>>();
  const vetoed: Judgement[] = [];
  for (const judgement of valid) {
    const ends = judgement.verdict === "positive" ? pairOf(judgement.subjectId) : undefined;
    if (!ends) continue;
    const [a, b] = ends.map((id) => clusters.get(id) ?? new Set([id]));
    if (!a || !b || a === b) continue;
    if (apart.some(([x, y]) => (a.has(x) && b.has(y)) || (a.has(y) && b.has(x)))) {
      vetoed.push(judgement);
      continue;
    }
    const joined = a.union(b);
    for (const id of joined) clusters.set(id, joined);
  }
  return { identities: membersOf(clusters), vetoed };
}

function endsOf({ subjectId }: Judgement): (readonly [string, string])[] {
  const ends = pairOf(subjectId);
  return ends ? [ends] : [];
}

function membersOf(clusters: ReadonlyMap<string, ReadonlySet<string>>): Identity[] {
  return [...clusters]
    .map(([entityId, members]) => ({ entityId, canonicalId: canonicalOf(members) }))
    .toSorted((a, b) => (a.entityId < b.entityId ? -1 : 1));
}

function canonicalOf(members: ReadonlySet<string>): string {
  const ids = [...members].toSorted();
  return ids.find((id) => !isFirstMetInText(id)) ?? ids[0] ?? "";
}

/** Ids of entities that no knowledge base holds: see `newEntity`. */
export function isFirstMetInText(id: string): boolean {
  return id.startsWith("ent-");
}
