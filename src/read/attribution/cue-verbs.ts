import type { CueClass } from "../../model/claim.ts";
import { findCueVerb, findParticleCue } from "../lexicon.ts";
import { nounPhraseBefore } from "../noun-phrases.ts";
import { at, verbGroupStart, type Words } from "../phrases.ts";

/** A cue verb in its sentence, with its helpers and particle. */
export interface CueVerbAt {
  readonly at: number;
  readonly group: number;
  /** Last word of the cue: the verb, or its particle. */
  readonly last: number;
  readonly class: CueClass;
  /** What may follow: see `CueVerb.frames`. */
  readonly frames: string;
  readonly lemma: string;
}

const ISSUING = new Set(["release", "issue", "make", "give", "publish", "read", "post", "send"]);
const STATEMENT = /^(?:statements?|remarks?|announcements?|comments?|declaration|message|letter)$/;
const NEAR = 6; // words

/** "Released" of "released the following statement today:", where `colon` is the place of the colon. */
export function statementVerb(words: Words, colon: number): CueVerbAt | undefined {
  const following = words.findLastIndex(
    ({ lower }, i) => i >= colon - NEAR && lower === "following",
  );
  if (following < 1 || !STATEMENT.test(at(words, following + 1).lower)) return undefined;
  const verb = words.findLastIndex(
    ({ pos, lemma }, i) =>
      i < following && i >= following - NEAR && pos === "VERB" && ISSUING.has(lemma),
  );
  if (verb < 1) return undefined;
  const group = verbGroupStart(words, verb);
  const { lemma } = at(words, verb);
  return { at: verb, group, last: verb, class: "say", frames: "Q", lemma };
}

/** The cue verb at `i`; undefined where the word is none, or only looks like one. */
export function cueVerbAt(words: Words, i: number): CueVerbAt | undefined {
  const word = at(words, i);
  if (word.quoted || !looksVerbal(words, i)) return undefined;
  const group = verbGroupStart(words, i);
  if (isInfinitive(words, group, i) || isPassive(words, group, i) || isNoSaying(words, group, i))
    return undefined;
  const particle = findParticleCue(word.lemma, at(words, i + 1).lower);
  if (particle)
    return {
      at: i,
      group,
      last: i + 1,
      class: particle,
      frames: "NS",
      lemma: `${word.lemma} ${at(words, i + 1).lower}`,
    };
  const clear = clearAt(words, i);
  if (clear !== undefined)
    return { at: i, group, last: clear, class: "say", frames: "S", lemma: "make clear" };
  const cue = findCueVerb(word.lemma);
  return cue && { at: i, group, last: i, class: cue.class, frames: cue.frames, lemma: word.lemma };
}

/** "made it clear that", "makes plain that": the place of the last word of the cue. */
function clearAt(words: Words, i: number): number | undefined {
  if (at(words, i).lemma !== "make") return undefined;
  const last = at(words, i + 1).lower === "it" ? i + 2 : i + 1;
  const isCue = CLEAR.has(at(words, last).lower) && at(words, last + 1).lower === "that";
  return isCue ? last : undefined;
}

const CLEAR = new Set(["clear", "plain", "known"]);

/** Tagged as a verb; or as a noun where only a verb can stand: "Tehran claims that". */
function looksVerbal(words: Words, i: number): boolean {
  const word = at(words, i);
  if (word.pos !== "NOUN") return word.pos === "VERB";
  if (!/[sd]$/.test(word.lower)) return false;
  const after = at(words, i + 1);
  const subject = at(words, i - 1).pos;
  if (subject === "NOUN")
    return opensClause(after.text) || (after.lower === "to" && takesInfinitive(word.lemma));
  if (subject !== "PROPN" && subject !== "PRON") return false;
  return after.lower === "that" || after.pos === "DET" || /^["“]$/.test(after.text);
}

function opensClause(text: string): boolean {
  return text === "that" || text === ":";
}

function takesInfinitive(lemma: string): boolean {
  return findCueVerb(lemma)?.frames.includes("I") ?? false;
}

/** "to say" is no saying, but in "went on to say". */
function isInfinitive(words: Words, group: number, i: number): boolean {
  if (!words.slice(group, i).some((helper) => helper.lower === "to")) return false;
  return !["on", "continued", "continues"].includes(at(words, group - 1).lower);
}

const BE = new Set(["be", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re"]);

export function isPassive(words: Words, group: number, verb: number): boolean {
  if (!/(?:ed|en|wn|id|ld|un|nt|pt|de|ought|een)$/.test(at(words, verb).lower)) return false;
  return words.slice(group, verb).some((helper) => BE.has(helper.lower));
}

const PREPOSITIONS_IN_ING = new Set(["regarding", "concerning", "considering", "given"]);

/** "maintained by the factions", "regarding the talks", "if they feel …", "helping the state assert …". */
function isNoSaying(words: Words, group: number, i: number): boolean {
  const word = at(words, i);
  if (at(words, i + 1).lower === "by" || PREPOSITIONS_IN_ING.has(word.lower)) return true;
  return inCondition(words, i) || (word.lower === word.lemma && followsGovernor(words, group));
}

/** Between "if" and the comma that ends its clause. */
function inCondition(words: Words, i: number): boolean {
  for (let k = i - 1; k >= 0; k--) {
    const { lower } = at(words, k);
    if (lower === "if" || lower === "unless") return !isSaying(words, k);
    if (endsCondition(words, k)) return false;
  }
  return false;
}

/** A comma, but for those around "if, however, …". */
function endsCondition(words: Words, comma: number): boolean {
  if (at(words, comma).text !== "," || at(words, comma + 1).pos === "ADV") return false;
  const aside = at(words, comma - 2).text === "," && at(words, comma - 3).lower === "if";
  return !aside && at(words, comma - 1).lower !== "if";
}

function isSaying(words: Words, condition: number): boolean {
  return findCueVerb(at(words, condition - 1).lemma) !== undefined; // "asked if …"
}

const BARE_VERB_GOVERNORS = new Set(["help", "let", "make", "see", "have", "watch"]);

function followsGovernor(words: Words, group: number): boolean {
  const subject = nounPhraseBefore(words, group - 1);
  return subject !== undefined && BARE_VERB_GOVERNORS.has(at(words, subject.first - 1).lemma);
}

/** "saying", "adding": a participle without a helper; its subject is that of the sentence. */
export function isBareParticiple(words: Words, verb: CueVerbAt): boolean {
  if (!at(words, verb.at).lower.endsWith("ing")) return false;
  return !words.slice(verb.group, verb.at).some((word) => word.pos === "AUX");
}
