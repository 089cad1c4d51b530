import { findCueVerb } from "../lexicon.ts";
import { at, isVerb, type Words } from "../phrases.ts";
import { negates } from "./negation.ts";
import { triggerAt, type Trigger } from "./triggers.ts";

/** How the word above an event's trigger puts it: "plans to", "denies", "calls for", "if". */
export type Governor =
  | "deny"
  | "refuse"
  | "intend"
  | "threaten"
  | "demand"
  | "possible"
  | "condition"
  | "accuse"
  | "past";

/** A trigger in its place: what governs it, and the type that PLOVER gives to the whole. */
export interface Frame {
  readonly index: number;
  readonly trigger: Trigger;
  readonly isNoun: boolean;
  readonly governors: readonly Governor[];
  readonly negated: boolean;
  /** Stands in a relative clause, or after "after", "since", "over": background of the sentence. */
  readonly background: boolean;
  /** A noun that is named by its year: "the 2009 coup". */
  readonly named: boolean;
  readonly type: string;
}

const WORDS_OF: Readonly<Record<Governor, string>> = {
  deny: "deny avoid prevent avert thwart foil without absence lack",
  refuse:
    "refuse reject decline veto rebuff oppose rule dismiss abandon cancel postpone fail stop halt",
  intend:
    "plan intend prepare agree pledge promise offer vow aim seek want decide hope schedule propose undertake will shall 'll going ready willing set due expected consider commit committed accept planned",
  threaten: "threaten threat warn warning ultimatum",
  demand: "demand urge call ask appeal request insist should must need ought recommend",
  possible:
    "may might could can would possible possibility ability capability capable able risk fear potential likely unlikely feel prospect danger willingness readiness try attempt",
  condition: "if unless whether",
  accuse: "accuse blame allege suspect charge convict condemn",
  past: "history former anniversary commemorate remember past historic decades-old",
};
const governorOf = new Map<string, Governor>();
for (const [governor, words] of Object.entries(WORDS_OF))
  for (const word of words.split(" ")) governorOf.set(word, governor as Governor);

const REACH = 12; // words over which a word governs a trigger to its right
const BREAKS = new Set(
  "after since following despite while because amid as who which where when over before".split(" "),
);
const BACKGROUND = new Set(
  "after since following despite amid who which whose over before when".split(" "),
);

/** Whether the word opens a clause or an adjunct that says nothing of what stands before it. */
export function opensAnother({ lower, text }: Words[number]): boolean {
  return /^[;:]$/.test(text) || BREAKS.has(lower);
}

/** Every trigger of a sentence in order of the text. */
export function framesIn(words: Words): Frame[] {
  return words.flatMap((_, index) => {
    const trigger = isAttributive(words, index) ? undefined : triggerAt(words, index);
    return trigger ? [frameOf(words, index, trigger)] : [];
  });
}

function frameOf(words: Words, index: number, trigger: Trigger): Frame {
  const { governors, undone } = governorsOf(words, index);
  const negated = undone || negates(words, index);
  return {
    index,
    trigger,
    isNoun: !isVerb(words[index]),
    governors,
    negated,
    background: isBackground(words, index) || isParticipleAfterNoun(words, index),
    named: isNamedByYear(words, index),
    type: typeOf(trigger.type, governors, negated),
  };
}

/** "The 2009 coup", "the 1998 peace talks". */
function isNamedByYear(words: Words, i: number): boolean {
  if (isVerb(words[i])) return false;
  let k = i - 1;
  while (/^(?:ADJ|NOUN|PROPN)$/.test(at(words, k).pos)) k--;
  return /^(?:19|20)\d\d$/.test(at(words, k).text);
}

/** Words that govern a trigger, from the nearest outwards, and whether one of them is negated: "no plans to". */
function governorsOf(words: Words, i: number): { governors: Governor[]; undone: boolean } {
  const governors: Governor[] = [];
  let undone = false;
  for (let k = i - 1; k >= 0 && k >= i - REACH; k--) {
    if (opensAnother(at(words, k)) || endsClause(words, k)) break;
    const governor = governorAt(words, k);
    if (!governor || !governs(words, k, i)) continue;
    governors.push(governor);
    undone ||= isUndone(words, k) && governor !== "possible";
  }
  return { governors, undone };
}

/** "Did not rule out", "does not deny": it may be. */
function governorAt(words: Words, k: number): Governor | undefined {
  const { lower, lemma } = at(words, k);
  const governor = governorOf.get(lemma) ?? governorOf.get(lower);
  const turns = governor === "deny" || governor === "refuse";
  return turns && isUndone(words, k) ? "possible" : governor;
}

/** A helper is no plan that could be denied: its negation is that of its verb. */
function isUndone(words: Words, k: number): boolean {
  return !HELPERS.has(at(words, k).lower) && negates(words, k);
}

/** ", and" or ", but" before a verb: what stands before it says nothing of what follows. */
function endsClause(words: Words, k: number): boolean {
  return at(words, k).text === "," && /^(?:and|but|though|although)$/.test(at(words, k + 1).lower);
}

const HELPERS = new Set("will shall 'll may might could can would should must ought".split(" "));

const HELPER_REACH = 6; // words from a helper to a noun that its verb has as object

/** A helper governs its own verb group and no verb after that. */
function governs(words: Words, k: number, i: number): boolean {
  if (!HELPERS.has(at(words, k).lower)) return !handsOn(words, k);
  if (/^\d/.test(at(words, k + 1).text)) return false; // the month of May
  const between = words.slice(k + 1, i);
  const stopped = between.some(
    ({ pos }, n) => pos === "VERB" && at(words, k + 2 + n).lower !== "to",
  );
  return !stopped || (!isVerb(words[i]) && i - k <= HELPER_REACH);
}

/** "Warned that": what follows is put by its own verb. "Threatening messages": what is threatened is not in them. */
function handsOn(words: Words, k: number): boolean {
  const { lemma, lower } = at(words, k);
  if (lemma === "warn") return at(words, k + 1).lower === "that";
  return lower === "threatening" && at(words, k + 1).pos === "NOUN";
}

/** "ousted president", "banned group": a participle that describes a noun. */
function isAttributive(words: Words, i: number): boolean {
  const { pos, lower, lemma } = at(words, i);
  if (pos !== "VERB" || lower === lemma || lower.endsWith("ing")) return false;
  if (!/^(?:NOUN|PROPN)$/.test(at(words, i + 1).pos)) return false;
  return i === 0 || /^(?:DET|ADJ|ADP)$/.test(at(words, i - 1).pos);
}

/** "weapons seized last year": a participle right after a noun that another verb has already. */
export function isParticipleAfterNoun(words: Words, i: number): boolean {
  const { pos, lower, lemma } = at(words, i);
  if (pos !== "VERB" || lower === lemma || lower.endsWith("ing")) return false;
  if (!/^(?:NOUN|PROPN)$/.test(at(words, i - 1).pos)) return false;
  return !/^(?:DET|PRON|PROPN)$/.test(at(words, i + 1).pos) && hasVerbBefore(words, i);
}

/** A verb of the same clause that is more than "said". */
function hasVerbBefore(words: Words, i: number): boolean {
  for (let k = i - 1; k >= 0; k--) {
    const word = at(words, k);
    if (word.text === "," || opensAnother(word) || CLAUSE_STARTS.has(word.lower)) return false;
    if (word.pos === "VERB") return findCueVerb(word.lemma)?.class !== "say";
  }
  return false;
}
const CLAUSE_STARTS = new Set(["and", "but", "that", "or", "if", "as"]);

function isBackground(words: Words, i: number): boolean {
  for (let k = i - 1; k >= 0 && i - k <= REACH; k--) {
    if (/^[,;:]$/.test(at(words, k).text)) return false;
    if (BACKGROUND.has(at(words, k).lower)) return true;
  }
  return false;
}

const CHANGES = new Set(["CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"]);
const MATRIX = new Set(["AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"]);

/**
 * PLOVER type of a trigger as it is put: cooperation to come is AGREE, conflict to come THREATEN, cooperation
 * refused REJECT, asked for REQUEST (PLOVER manual 0.8, the sections of these types).
 */
function typeOf(type: string, governors: readonly Governor[], negated: boolean): string {
  const nearest = governors.find((one) => one !== "accuse" && one !== "past");
  if (MATRIX.has(type)) return type;
  if (nearest === "demand") return "REQUEST";
  if (nearest === "threaten") return "THREATEN";
  return CHANGES.has(type)
    ? cooperationPut(type, nearest, negated)
    : conflictPut(type, nearest, governors);
}

function cooperationPut(type: string, nearest: Governor | undefined, negated: boolean): string {
  if (negated || nearest === "refuse" || nearest === "deny") return "REJECT";
  return nearest === "intend" ? "AGREE" : type;
}

function conflictPut(
  type: string,
  nearest: Governor | undefined,
  governors: readonly Governor[],
): string {
  if (nearest !== "intend") return type;
  if (governors.includes("condition")) return "THREATEN";
  return type === "PROTEST" || type === "MOBILIZE" ? type : "THREATEN";
}

/** The frame that the sentence is about: the first that is no background. */
export function mainFrame(frames: readonly Frame[]): Frame | undefined {
  return frames.find(({ background }) => !background) ?? frames[0];
}
