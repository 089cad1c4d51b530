import type { Span } from "../base/span.ts";
import type { Cue } from "../model/claim.ts";
import type { Attribution } from "./layers.ts";
import { at, hasFinite, lastWord, type Words } from "./phrases.ts";

/** The end of a sentence that belongs to the narrator rather than to the speaker before it. */
export interface Tail {
  readonly span: Span;
  /** Grammar shows that it is the narrator's; otherwise the doubt is kept. */
  readonly sure: boolean;
  /** The verb by which the narrator judges; null where an apposition or another participle only adds. */
  readonly cue: Cue | null;
}

// Participles by which narrators say what they make of a thing.
const JUDGING = new Set(
  (
    "demonstrate underscore underline highlight signal reinforce suggest indicate reflect imply mark challenge deepen fuel " +
    "illustrate prompt spark echo mirror cement confirm raise"
  ).split(" "),
);
// Nouns by which they name it: "…, a direct rebuke to …".
const JUDGEMENTS = new Set(
  (
    "rebuke blow sign signal reminder reference nod departure shift reversal contrast allusion jab swipe snub setback " +
    "milestone step move sign testament concession admission departure turnaround message gesture coup"
  ).split(" "),
);
const NOUN_REACH = 5; // words from the article to the noun that judges

/**
 * Where the narrator's own words begin at the end of a content: a participle or an apposition after a comma that tells
 * what the thing said, or the saying of it, amounts to. Undefined where the speaker may have gone on.
 */
export function tailOf(words: Words, { cue, content, rule, scope }: Attribution): Tail | undefined {
  const last = content.at(-1);
  const own = scope === "carried" || OWN_WORDS.has(rule);
  return last && !own ? tailIn(words, last, cue) : undefined;
}

function tailIn(words: Words, last: Span, cue: Cue): Tail | undefined {
  if (last.begin < (cue.spans.at(-1)?.end ?? 0)) return undefined;
  const end = words.findLastIndex((word) => word.end <= last.end);
  if (end < lastWord(words) - 1) return undefined;
  const first = words.findIndex((word) => word.begin >= last.begin);
  for (let i = first + 2; i <= end - 2; i++) {
    const sure = endsBefore(words, i) ? tailAt(words, first, i) : undefined;
    if (sure !== undefined)
      return {
        span: { begin: at(words, i).begin, end: last.end },
        sure,
        cue: judgingCue(words, i),
      };
  }
  return undefined;
}

function judgingCue(words: Words, i: number): Cue | null {
  const verb = at(words, participleAt(words, i) ?? -1);
  return JUDGING.has(verb.lemma)
    ? { spans: [{ begin: verb.begin, end: verb.end }], lemma: verb.lemma, class: "assess" }
    : null;
}

const OWN_WORDS = new Set(["introduced", "colon", "carried-quotation"]);

/** A comma stands before the word, perhaps inside a closing mark. */
function endsBefore(words: Words, i: number): boolean {
  if (at(words, i).quoted) return false;
  return (
    at(words, i - 1).text === "," || (isClosing(words, i - 1) && at(words, i - 2).text === ",")
  );
}

function isClosing(words: Words, i: number): boolean {
  return /^["”»]$/.test(at(words, i).text) && at(words, i).quoted;
}

/** Whether the tail that begins at `i` is surely the narrator's; undefined where none begins. */
function tailAt(words: Words, first: number, i: number): boolean | undefined {
  const quoted = isClosing(words, i - 1) || isClosing(words, i - 2);
  const verb = participleAt(words, i);
  if (verb !== undefined) {
    if (quoted || isOfSpeaker(words, { first, i, verb })) return true;
    return JUDGING.has(at(words, verb).lemma) ? false : undefined;
  }
  return isJudgement(words, i) ? quoted : undefined;
}

const REFLEXIVES = new Set(["itself", "himself", "herself", "themselves"]);

/** After a bare noun phrase ("condemned the raid, calling …") the participle is the speaker's own doing. */
function isOfSpeaker(
  words: Words,
  { first, i, verb }: { first: number; i: number; verb: number },
): boolean {
  const { lower } = at(words, first);
  if (REFLEXIVES.has(at(words, verb + 1).lower)) return lower !== "that";
  const object = words.slice(first, i).some((word) => word.lower === "as"); // "described X as Y, working …"
  return !object && lower !== "to" && !hasFinite(words, first, i - 2);
}

function participleAt(words: Words, i: number): number | undefined {
  const at0 = at(words, i).pos === "ADV" ? i + 1 : i;
  const { pos, lower } = at(words, at0);
  const verbal = pos === "VERB" || REFLEXIVES.has(at(words, at0 + 1).lower);
  return verbal && lower.endsWith("ing") && !/^(?:including|following|according)$/.test(lower)
    ? at0
    : undefined;
}

function isJudgement(words: Words, i: number): boolean {
  if (!/^(?:a|an|the|another|in)$/.test(at(words, i).lower)) return false;
  for (let k = i + 1; k <= i + NOUN_REACH; k++) {
    const { pos, lemma, lower } = at(words, k);
    if (pos === "NOUN" && JUDGEMENTS.has(lemma)) return true;
    if (!["ADJ", "ADV", "NOUN", "DET", "VERB"].includes(pos) || lower === ",") return false;
  }
  return false;
}
