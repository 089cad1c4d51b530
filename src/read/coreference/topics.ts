import { overlap } from "../../base/span.ts";
import type { Attribution } from "../layers.ts";
import { spanOf } from "../phrases.ts";
import type { Linked } from "./decode.ts";
import type { Referent, Text } from "./referents.ts";

/** Words for a body of no particular kind: only what was spoken of tells which. */
const GENERIC = new Set(
  "group militia faction movement organisation organization party".split(" "),
);

/**
 * Chains with "this group" and "the militia" moved to the chain of the body that the sentence before is about, where
 * nothing else in their own chain tells which. Each chain in order of the text.
 */
export function withTopics(
  chains: readonly (readonly Linked[])[],
  referents: readonly Referent[],
  { text, attributions }: { text: Text; attributions: readonly Attribution[] },
): Linked[][] {
  const home = homesOf(chains);
  const topics = topicsOf(
    text,
    referents.filter((one) => !speaks(text, one, attributions)),
  );
  const moves = new Map<Referent, number>();
  for (const later of referents.filter(isGeneric)) {
    const own = chains[home.get(later) ?? -1] ?? [];
    const topic = topicFor(later, topics);
    const to = topic && home.get(topic);
    // "An armed group" that came first says itself which it is.
    if (to !== undefined && own.every(({ referent }) => isGeneric(referent))) moves.set(later, to);
  }
  const out = chains.map((chain) => chain.filter(({ referent }) => !moves.has(referent)));
  for (const [referent, to] of moves)
    out[to]?.push({ referent, reason: "topic", confidence: null });
  return out.map((chain) => chain.toSorted((a, b) => a.referent.first - b.referent.first));
}

/** Number of the chain of each. */
function homesOf(chains: readonly (readonly Linked[])[]): Map<Referent, number> {
  return new Map(
    chains.flatMap((chain, i) => chain.map(({ referent }): [Referent, number] => [referent, i])),
  );
}

/** "The group" only where it acts, or after a sentence that says what something is; "this group" after any. */
function topicFor(
  { sentence, kind, isSubject }: Referent,
  topics: ReadonlyMap<number, Topic>,
): Referent | undefined {
  const topic = topics.get(sentence - 1);
  return topic?.isPredicate || isSubject || kind === "demonstrative" ? topic?.referent : undefined;
}

/** "This group", "the militia", and not "the group of eight" or "the terrorist group". */
function isGeneric({ kind, count, headKey, modifiers, head, last }: Referent): boolean {
  const isBare = (kind === "demonstrative" || kind === "definite") && modifiers.length === 0;
  return isBare && head === last && count === "one" && GENERIC.has(headKey);
}

/** Who is quoted is not what the sentence is about. */
function speaks(
  { tokens }: Text,
  { first, last, sentence }: Referent,
  attributions: readonly Attribution[],
): boolean {
  const span = spanOf(tokens, { first, last });
  return attributions.some(
    (one) => one.sentence === sentence && one.source !== null && overlap(one.source, span) > 0,
  );
}

function mayBeTopic({ kind, type }: Referent): boolean {
  return kind === "name" && (type === "Organisation" || type === undefined);
}

function isBodyActing(referent: Referent): boolean {
  return referent.isSubject && referent.type === "Organisation" && !isMany(referent);
}

interface Topic {
  readonly referent: Referent;
  /** "Another militia is X" says what the text goes on about; a subject may be anybody. */
  readonly isPredicate: boolean;
}

/** "Democrats": many, none of whom is "the group". */
function isMany({ words, key }: Referent): boolean {
  return words.length === 1 && /[^s]s$/.test(key);
}

/** What each sentence is about: the body that it says something to be, else its first subject that is one. */
function topicsOf({ tokens }: Text, referents: readonly Referent[]): Map<number, Topic> {
  const topics = new Map<number, Topic>();
  for (const referent of referents.filter(mayBeTopic)) {
    const { first, sentence } = referent;
    const isPredicate = tokens[first - 1]?.lemma === "be";
    if (isPredicate || (isBodyActing(referent) && !topics.has(sentence)))
      topics.set(sentence, { referent, isPredicate });
  }
  return topics;
}
