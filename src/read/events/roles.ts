import { overlap, type Span } from "../../base/span.ts";
import type { Mention } from "../../model/mention.ts";
import { isPassive } from "../attribution/cue-verbs.ts";
import { nounPhraseAfter, nounPhraseBefore } from "../noun-phrases.ts";
import {
  at,
  isPossessive,
  isVerb,
  spanOf,
  verbGroupStart,
  type Phrase,
  type Words,
} from "../phrases.ts";
import { isParticipleAfterNoun, type Frame } from "./frames.ts";

/** Ids of the mentions that act, and of those acted upon. */
export interface Roles {
  readonly agents: readonly string[];
  readonly patients: readonly string[];
}

const REACH = 8; // words after a trigger in which its prepositions stand
const MODIFIERS = 3; // words before a noun: "a new Israeli air strike"
const ACTED_UPON = new Set(["on", "against", "at", "targeting", "with", "of", "to"]);

/** Who did it to whom. A verb without a subject of its own has that of the verb it is joined to. */
export function rolesOf(
  words: Words,
  frame: Frame,
  { mentions, before }: { mentions: readonly Mention[]; before: Roles | undefined },
): Roles {
  const found = frame.isNoun
    ? nounRoles(words, frame.index, mentions)
    : verbRoles(words, frame.index, mentions);
  if (found.agents.length > 0) return found;
  if (before && isJoined(words, frame.index))
    return { agents: before.agents, patients: found.patients };
  return MESSAGES.has(frame.type) ? sentBetween(words, frame.index, { mentions, found }) : found;
}

const MESSAGES = new Set(["THREATEN", "REQUEST", "ACCUSE", "REJECT", "AGREE", "SUPPORT"]);

/** "Threats were sent from X to Y": who sends them, and to whom. */
function sentBetween(
  words: Words,
  i: number,
  { mentions, found }: { mentions: readonly Mention[]; found: Roles },
): Roles {
  const agents = after(words, i, { words: FROM, mentions });
  const patients = after(words, i, { words: TO, mentions });
  if (agents.length === 0 || patients.length === 0) return found;
  return { agents, patients: patients.filter((id) => !agents.includes(id)) };
}
const FROM = new Set(["from"]);
const TO = new Set(["to"]);

/** Who does what the verb says, and to whom. */
export function verbRoles(words: Words, i: number, mentions: readonly Mention[]): Roles {
  const group = verbGroupStart(words, i);
  const subject = subjectBefore(words, group);
  const isActedUpon =
    isPassive(words, group, i) ||
    isParticipleAfterNoun(words, i) ||
    at(words, i + 1).lower === "by";
  if (isActedUpon)
    return {
      agents: after(words, i, { words: BY, mentions }),
      patients: actorsIn(words, subject, mentions, NOTHING_DONE_TO),
    };
  const left = actorsIn(words, subject, mentions);
  const object = actorsIn(words, nounPhraseAfter(words, i + 1), mentions, NOTHING_DONE_TO);
  return {
    agents: left,
    patients: object.length > 0 ? object : after(words, i, { words: ACTED_UPON, mentions }),
  };
}
const BY = new Set(["by"]);

/** The noun phrase before the verb group; of an infinitive, that before the verb it hangs on. */
function subjectBefore(words: Words, group: number): Phrase | undefined {
  const own = nounPhraseBefore(words, group - 1);
  if (own || !isVerb(words[group - 1])) return own;
  return nounPhraseBefore(words, verbGroupStart(words, group - 1) - 1);
}

/** "Israel's strike on X", "the strike by Y against Z", "Israeli strikes". */
function nounRoles(words: Words, i: number, mentions: readonly Mention[]): Roles {
  const by = after(words, i, { words: BY, mentions });
  const first = Math.max(0, i - MODIFIERS);
  let start = i - 1;
  while (start > first && !isBoundary(words, start)) start--;
  const own = actorsIn(words, { first: start, last: i - 1 }, mentions);
  return {
    agents: by.length > 0 ? by : own,
    patients: after(words, i, { words: ACTED_UPON, mentions }).filter((id) => !by.includes(id)),
  };
}

function isBoundary(words: Words, k: number): boolean {
  return (
    isVerb(words[k]) ||
    (/^(?:ADP|PUNCT|CCONJ|SCONJ)$/.test(at(words, k).pos) && !isPossessive(words[k]))
  );
}

/** Actors of the noun phrase after the first of the given prepositions. */
function after(
  words: Words,
  i: number,
  { words: wanted, mentions }: { words: ReadonlySet<string>; mentions: readonly Mention[] },
): string[] {
  for (let k = i + 1; k <= i + REACH && k < words.length; k++) {
    if (/^[;:]$/.test(at(words, k).text)) return [];
    if (wanted.has(at(words, k).lower))
      return actorsIn(words, nounPhraseAfter(words, k + 1), mentions);
  }
  return [];
}

/** "seized the port and burned the depot": no noun phrase stands right before the second verb. */
function isJoined(words: Words, i: number): boolean {
  const before = at(words, verbGroupStart(words, i) - 1);
  return (
    before.lower === "and" || before.lower === "or" || before.text === "," || before.lower === "to"
  );
}

function actorsIn(
  words: Words,
  phrase: Phrase | undefined,
  mentions: readonly Mention[],
  without = NO_ACTORS,
): string[] {
  if (!phrase) return [];
  const span: Span = spanOf(words, headed(words, phrase));
  return mentions
    .filter((mention) => overlap(mention.span, span) > 0 && !without.has(mention.type))
    .map(({ id }) => id);
}

/** The phrase up to what a preposition hangs on it: of "the raid on X" the raid, of "troops in Y" the troops. */
function headed(words: Words, { first, last }: Phrase): Phrase {
  for (let k = first + 1; k <= last; k++)
    if (at(words, k).pos === "ADP" && at(words, k).lower !== "of") return { first, last: k - 1 };
  return { first, last };
}
const NOTHING_DONE_TO: ReadonlySet<string> = new Set(["Weapon", "Money", "Quantity", "Temporal"]);
const NO_ACTORS: ReadonlySet<string> = new Set([...NOTHING_DONE_TO, "MilitaryPlatform", "Vehicle"]);
