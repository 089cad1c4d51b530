import type { Claim, Predicate } from "../../model/claim.ts";
import type { Mention } from "../../model/mention.ts";
import type { TimeExpression } from "../../model/time.ts";
import { findCueVerb } from "../lexicon.ts";
import { at, isVerb, type Words } from "../phrases.ts";
import { isNegated } from "../stance.ts";
import { framesIn, type Frame } from "./frames.ts";
import { realisIn, realisOf, type Holding } from "./realis.ts";
import { rolesOf, verbRoles, type Roles } from "./roles.ts";
import { timesOf } from "./setting.ts";

/**
 * What the content says happens, and who does it to whom: the verbs that evoke an event, else the first main verb.
 * The type is the verb's own, whatever governs it: "may attack" is ASSAULT, and its realis hypothetical.
 */
export function predicatesIn(words: Words, content: Content): Predicate[] {
  const frames = framesIn(words).filter(({ isNoun }) => !isNoun);
  if (frames.length === 0) return mainPredicate(words, content);
  const found: Predicate[] = [];
  let before: Roles | undefined;
  for (const frame of frames) {
    before = rolesOf(words, frame, { mentions: content.mentions, before });
    found.push(predicateOf(words, frame, { roles: before, content }));
  }
  return found;
}

function predicateOf(
  words: Words,
  frame: Frame,
  { roles, content }: { roles: Roles; content: Content },
): Predicate {
  const { begin, end, lemma } = at(words, frame.index);
  const { published, times } = content.when;
  return {
    span: { begin, end },
    lemma,
    event: frame.trigger.type,
    negated: frame.negated,
    realis: realisIn(frame, {
      holding: content.stance,
      published,
      times: timesOf(words, frame.index, times),
    }),
    agents: [...roles.agents],
    patients: [...roles.patients],
  };
}

/** The first main verb of what tells no event. */
function mainPredicate(words: Words, { mentions, stance, when }: Content): Predicate[] {
  const index = words.findIndex((word, i) => word.pos === "VERB" && isMainVerb(words, i));
  if (index < 0) return [];
  const { begin, end, lemma } = at(words, index);
  const roles = verbRoles(words, index, mentions);
  return [
    {
      span: { begin, end },
      lemma,
      event: null,
      negated: isNegated(words, helped(words, index)),
      realis: realisOf(stance, when),
      agents: [...roles.agents],
      patients: [...roles.patients],
    },
  ];
}

/** What a claim says, as far as its verbs need it. */
interface Content {
  readonly mentions: readonly Mention[];
  readonly stance: Holding & Pick<Claim, "polarity">;
  readonly when: { readonly published: string | null; readonly times: readonly TimeExpression[] };
}

function isMainVerb(words: Words, i: number): boolean {
  const isCompound = [at(words, i - 1), at(words, i + 1)].some(({ text }) => text === "-");
  return !isCompound && !findCueVerb(at(words, i).lemma) && !at(words, i).lower.endsWith("ing");
}

/** First helper of the verb: "did not attack" is negated at "did". */
function helped(words: Words, i: number): number {
  let first = i;
  while (first > 0 && (isVerb(words[first - 1]) || /^n[o'’]t$/.test(at(words, first - 1).lower)))
    first--;
  return first;
}
