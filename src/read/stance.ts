import type { Span } from "../base/span.ts";
import type { Claim, Cue, CueClass, Factuality, Modality } from "../model/claim.ts";
import { triggerAt } from "./events/triggers.ts";
import { FREQUENCY, hedgesIn } from "./hedges.ts";
import { HEARSAY, MODALS, NEGATIONS } from "./lexicon.ts";
import type { Token } from "./layers.ts";
import { at as wordAt, isFinite, isVerb, verbGroupStart, type Words } from "./phrases.ts";

export type Stance = Pick<Claim, "modality" | "polarity" | "factuality" | "hedges" | "condition">;

const NEGATION_WINDOW = 4; // words before the verb in which "no" and "never" reach it

/**
 * Modality, polarity, hedges and factuality of what is said.
 *
 * The cue sets the stance of the source (`denied`, `vowed`), the main verb of the content that of the
 * words: the more cautious of the two wins, so that "said it could" is possible, not asserted.
 *
 * @param words content tokens in order
 * @param cue   null for the narrator
 */
export function stanceOf(words: Words, cue: Cue | null, cueWords: Words): Stance {
  const main = mainVerb(words);
  const condition = conditionOf(words);
  const inner = contentModality(words, {
    main,
    conditional: condition !== null,
    attributed: cue !== null,
  });
  const told = cue && inner === "predicted" && isCommitment(words, main) ? "intended" : inner;
  const modality = combine(told, cue && cueModality(cue, cueWords, words));
  const undone = isNegated(words, main) !== isUndone(words, main);
  const negated = undone !== denies(cue, cueWords);
  const polarity = negated ? "negative" : "positive";
  const source = factualityOf(modality, polarity);
  return {
    modality,
    polarity,
    factuality: { source, writer: writerFactuality(cue, source) },
    hedges: hedgesIn(words),
    condition,
  };
}

/** Index of the first finite verb that is outside a relative or "that" clause; undefined in a bare noun phrase. */
export function mainVerb(words: Words): number | undefined {
  let clause = 0;
  for (let i = 0; i < words.length; i++) {
    const lower = wordAt(words, i).lower;
    if (i > 0 && ["who", "which", "whose"].includes(lower)) clause = i;
    if (!isFinite(words, i) || isModified(words, i)) continue;
    if (clause > 0 && i - clause <= 3) continue;
    return i;
  }
  return undefined;
}

const SUBJECTS = new Set(["NOUN", "PROPN", "PRON", "AUX", "ADV"]);

/** "armed groups", "proposed talks": a participle that is an adjective. */
function isModified(words: Words, i: number): boolean {
  const word = wordAt(words, i);
  if (word.pos !== "VERB" || !word.lower.endsWith("ed")) return false;
  return (
    /^(?:NOUN|PROPN)$/.test(wordAt(words, i + 1).pos) && !SUBJECTS.has(wordAt(words, i - 1).pos)
  );
}

function contentModality(
  words: Words,
  {
    main,
    conditional,
    attributed,
  }: { main: number | undefined; conditional: boolean; attributed: boolean },
): Modality {
  if (words.some((word) => HEARSAY.has(word.lower) && !isSeeming(word))) return "alleged";
  if (conditional) return "conditional";
  const modal = futureOfPast(modalOf(words, main), attributed);
  if (modal === "possible" || words.some(isSeeming)) return "possible";
  if (modal === "expected" || isLikely(words, main)) return "expected";
  return modal ?? bareModality(words, main, attributed);
}

function modalOf(words: Words, main: number | undefined): (typeof MODAL_ORDER)[number] | undefined {
  if (isArranged(words, main)) return "predicted";
  const helpers = helpersOf(words, main).map((word) => word.lower);
  return MODAL_ORDER.find((kind) => helpers.some((word) => MODALS[kind].has(word)));
}

/** Without a modal: "to seize the island" looks ahead, "calls usually mean" generalises, the rest asserts. */
function bareModality(words: Words, main: number | undefined, attributed: boolean): Modality {
  if (
    !attributed &&
    main === undefined &&
    words.some((word, i) => word.lower === "to" && wordAt(words, i + 1).pos === "VERB")
  )
    return "predicted";
  return words.slice(0, (main ?? 0) + 3).some((word) => FREQUENCY.has(word.lower))
    ? "generic"
    : "asserted";
}

/** "The ministry said talks would open": without a condition "would" is the "will" that was said. */
function futureOfPast(
  modal: (typeof MODAL_ORDER)[number] | undefined,
  attributed: boolean,
): (typeof MODAL_ORDER)[number] | undefined {
  return modal === "conditional" && attributed ? "predicted" : modal;
}

const SPEAKER_PRONOUNS = new Set(["i", "we", "it", "he", "she", "they"]);

/** "It would close the border", said of oneself: a commitment to act. */
function isCommitment(words: Words, main: number | undefined): boolean {
  if (main === undefined || main > SUBJECT_REACH) return false;
  const subject = words.slice(0, verbGroupStart(words, main)).filter(({ pos }) => pos !== "PUNCT");
  const opener = wordAt(subject, 0).lower === "that" ? 1 : 0;
  return subject.length === opener + 1 && SPEAKER_PRONOUNS.has(wordAt(subject, opener).lower);
}

const SUBJECT_REACH = 4;

// Verbs whose infinitive did not come about (Karttunen 1971): "failed to answer", "did not hesitate to act".
const UNDOING = new Set(["fail", "refuse", "decline", "neglect", "forget", "hesitate", "omit"]);

function isUndone(words: Words, main: number | undefined): boolean {
  if (main === undefined) return false;
  const group = words.slice(main, main + HELPERS);
  const at = group.findIndex(({ lemma }) => UNDOING.has(lemma));
  const before = group.slice(0, Math.max(0, at));
  return (
    at >= 0 &&
    wordAt(group, at + 1).lower === "to" &&
    before.every(({ pos, lower }) => ["AUX", "ADV", "PART"].includes(pos) || lower === "not")
  );
}

const HELPERS = 5; // words from the first helper of a verb group to the verb

// Where a verb group holds two modals the more cautious one decides.
const MODAL_ORDER = ["possible", "expected", "conditional", "predicted"] as const;

/** "The council is to meet on Thursday." */
function isArranged(words: Words, main: number | undefined): boolean {
  if (main === undefined || wordAt(words, main).lemma !== "be") return false;
  const verb = wordAt(words, main + 2);
  const next = wordAt(words, main + 1);
  return next.lower === "to" && next.pos === "PART" && isVerb(verb) && isPlainSubject(words, main);
}

/** Not "the aim is to …", "his plan was to …": there the infinitive is what the noun means. */
function isPlainSubject(words: Words, main: number): boolean {
  return !/^(?:aim|goal|plan|task|purpose|idea|hope|job|way|mission|intention|objective|step|point|challenge|priority|role|all|what)$/.test(
    wordAt(words, main - 1).lemma,
  );
}

function isSeeming(word: Token): boolean {
  return word.lower === "apparently" || word.lower === "seemingly";
}

function helpersOf(words: Words, main: number | undefined): Words {
  if (main === undefined) return [];
  let last = main;
  while (
    isVerb(words[last + 1]) ||
    wordAt(words, last + 1).pos === "ADV" ||
    wordAt(words, last + 1).lower === "not"
  )
    last++;
  return words.slice(verbGroupStart(words, main), last + 1);
}

/** "is likely to", "are set to", "are poised to". */
function isLikely(words: Words, main: number | undefined): boolean {
  if (main === undefined) return false;
  return words
    .slice(main, main + 5)
    .some(
      (word, i, near) =>
        ["likely", "poised", "set", "expected", "unlikely", "scheduled", "due", "slated"].includes(
          word.lower,
        ) && near[i + 1]?.lower === "to",
    );
}

// "indicates that": even a person who says so concludes it from something.
const INFERRED = new Set(["indicate", "imply", "suggest", "signal", "show", "demonstrate"]);
const MODALITY_OF_CUE: Readonly<Record<CueClass, Modality>> = {
  say: "asserted",
  confirm: "asserted",
  deny: "asserted",
  allege: "claimed",
  assess: "assessed",
  warn: "predicted",
  threaten: "threatened",
  intend: "intended",
  demand: "demanded",
  hearsay: "alleged",
};

function cueModality(cue: Cue, cueWords: Words, content: Words): Modality {
  if (cue.class === "assess" && cueWords.some((word) => FREQUENCY.has(word.lower)))
    return "generic";
  if (EXPECTING.has(cue.lemma)) return "expected";
  if (PROMISING.has(cue.lemma) && !isHarm(content)) return "intended";
  if (INFERRED.has(cue.lemma)) return "assessed";
  // "warned that they are here" asserts; "warned of a threat" looks ahead.
  if (cue.lemma === "warn" && mainVerb(content) !== undefined) return "asserted";
  return MODALITY_OF_CUE[cue.class];
}

const PROMISING = new Set(["vow", "pledge", "promise", "swear"]);
const HARM: ReadonlySet<string> = new Set([
  "ASSAULT",
  "COERCE",
  "THREATEN",
  "MOBILIZE",
  "SANCTION",
]);

/** A promise to do it is a threat: "vowed to strike back". */
function isHarm(content: Words): boolean {
  return content.some((_, i) => HARM.has(triggerAt(content, i)?.type ?? ""));
}

const EXPECTING = new Set(["expect", "be expect", "hope", "anticipate"]);

// From the firmest to the least firm: what the cue and the words say is only as firm as the weaker of them.
const FIRMNESS: readonly Modality[] = [
  "asserted",
  "claimed",
  "assessed",
  "alleged",
  "generic",
  "expected",
  "predicted",
  "intended",
  "threatened",
  "demanded",
  "possible",
  "conditional",
];

function combine(inner: Modality, outer: Modality | null): Modality {
  if (outer === null) return inner;
  if (
    (outer === "threatened" || outer === "demanded" || outer === "intended") &&
    inner !== "conditional"
  )
    return outer;
  return FIRMNESS.indexOf(inner) > FIRMNESS.indexOf(outer) ? inner : outer;
}

function denies(cue: Cue | null, cueWords: Words): boolean {
  if (!cue) return false;
  const not = cueWords.some((word) => NEGATIONS.has(word.lower));
  // "Does not expect talks to succeed" expects them to fail; what was not said or confirmed is nobody's word.
  return (cue.class === "deny") !== (not && !["say", "confirm"].includes(cue.class));
}

/** A negation word before the main verb, or between its helpers. */
export function isNegated(words: Words, main: number | undefined): boolean {
  if (main === undefined) return false;
  const from = Math.max(0, main - NEGATION_WINDOW);
  const to = Math.min(words.length, main + 3);
  return words
    .slice(from, to)
    .some((word, i) => NEGATIONS.has(word.lower) && reaches(words, from + i, main));
}

function reaches(words: Words, at: number, main: number): boolean {
  if (at > main) return reachesBack(words, at, main);
  const among = words.slice(at + 1, main);
  // "Not having a passport was usual": the negation is of the other verb.
  return !among.some(
    (word) => /^[,;:]$/.test(word.text) || (word.pos === "VERB" && word.lower.endsWith("ing")),
  );
}

/** After the first helper: "has not", "was also never", "has no weapons"; not "was announced without ships". */
function reachesBack(words: Words, at: number, main: number): boolean {
  const { lower } = wordAt(words, at);
  if (lower === "without") return false;
  if (lower === "no" && !["be", "have"].includes(wordAt(words, main).lemma)) return false;
  return words.slice(main + 1, at).every((word) => isVerb(word) || word.pos === "ADV");
}

/** The two sides of "if A, B" and of "B if A". */
function conditionOf(words: Words): { antecedent: Span; consequent: Span } | null {
  const at = words.findIndex(
    (word, i) =>
      (word.lower === "if" || word.lower === "unless") &&
      !["as", "even", "ask", "asked", "wonder"].includes(wordAt(words, i - 1).lower),
  );
  if (at < 0) return null;
  const comma = antecedentEnd(words, at);
  const lead = at <= 2;
  const antecedent = between(words, at, lead ? comma - 1 : words.length - 1);
  const consequent = lead ? between(words, comma + 1, words.length - 1) : between(words, 0, at - 1);
  return antecedent && consequent ? { antecedent, consequent } : null;
}

/** Comma that ends the antecedent: the first that is followed by a subject and is no aside. */
function antecedentEnd(words: Words, at: number): number {
  for (let i = at + 3; i < words.length; i++) {
    const aside = wordAt(words, i - 2).text === "," || wordAt(words, i - 1).lower === "however";
    if (wordAt(words, i).text === "," && !aside) return i;
  }
  return words.length;
}

function between(words: Words, first: number, last: number): Span | null {
  const a = words[first];
  const b = words[last];
  return a && b && last >= first ? { begin: a.begin, end: b.end } : null;
}

function factualityOf(modality: Modality, polarity: "positive" | "negative"): Factuality {
  const sign = polarity === "positive" ? "+" : "-";
  switch (modality) {
    case "asserted":
    case "claimed":
      return `CT${sign}`;
    case "assessed":
    case "expected":
    case "predicted":
      return `PR${sign}`;
    case "possible":
      return `PS${sign}`;
    default:
      return "Uu";
  }
}

/** The writer commits to what the narrator says, and to what a confirming cue presupposes; else to nothing. */
function writerFactuality(cue: Cue | null, source: Factuality): Factuality {
  return cue === null || cue.class === "confirm" ? source : "Uu";
}
