import type { Span } from "../base/span.ts";
import type { SourceType } from "../model/source.ts";
import { ANONYMOUS_NOUNS, UNTRACEABLE_NOUNS } from "./lexicon.ts";
import type { ReadContext, Token } from "./layers.ts";
import { at, isPossessive, isVerb, type Words } from "./phrases.ts";
import { foldName, isNationality, isOffice, isRole } from "./name-words.ts";

/** Who the words of a source stand for, before anything is looked up. */
export interface SourceReading {
  readonly type: SourceType;
  /** The name in the words, without titles and appositions: "Harbor Post", "Otto Kringel". */
  readonly name: string | null;
  readonly head: string;
  /** "he", "it", "the report", "the minister": stands for something named before. */
  readonly refersBack: "person" | "group" | "report" | "role" | null;
}

const DOCUMENT_NOUNS = new Set(
  (
    "report analysis assessment statement document letter study poll survey account article story dispatch communique " +
    "communiqué resolution memo file transcript footage video filing indictment law treaty text data figures"
  ).split(" "),
);
const MEDIA_NOUNS = new Set(
  "newspaper website daily weekly agency channel broadcaster outlet magazine network radio television tv station portal newswire wire paper tabloid".split(
    " ",
  ),
);
const PERSON_PRONOUNS = new Set(["he", "she", "who", "him", "her", "his", "i"]);
const GROUP_PRONOUNS = new Set(["it", "they", "its", "their", "them", "we"]);
const GROUP_NOUNS = new Set(
  (
    "group militia organisation organization movement army military ministry agency company faction force party government " +
    "intelligence leadership command coalition committee council office department embassy court police bank union bloc " +
    "alliance brigade network regime administration authority establishment"
  ).split(" "),
);
const GENERIC_GROUPS = new Set([
  "group",
  "militia",
  "organisation",
  "organization",
  "movement",
  "faction",
  "company",
]);

/** "Report", "assessment", "footage". */
export function isDocumentNoun(noun: string): boolean {
  return DOCUMENT_NOUNS.has(noun);
}

/** "Ministry", "police", "report": a noun for a body or a document that can be quoted. */
export function namesBody(noun: string): boolean {
  return GROUP_NOUNS.has(noun) || QUOTABLE.has(noun);
}

const QUOTABLE = new Set(["report", "study", "poll", "survey", "newspaper", "agency", "regulator"]);

/** Reads the words of a source phrase. `words` are its tokens, in order, at least one. */
export function readSource(words: Words, context: ReadContext): SourceReading {
  const core = coreOf(words);
  const headIndex = headOf(core);
  const head = bareLemma(at(core, headIndex));
  const outlet = outletIn(words, context);
  const name = outlet ?? nameIn(headPart(core, headIndex)) ?? nameIn(core);
  const pronoun = pronounOf(words);
  if (pronoun) return { type: "unknown", name: null, head, refersBack: pronoun };
  return typed({
    words,
    core,
    head,
    name,
    outlet: outlet !== null,
    named: namedAt(core, headIndex),
  });
}

interface Parts {
  readonly words: Words;
  readonly core: Words;
  readonly head: string;
  readonly name: string | null;
  readonly outlet: boolean;
  /** The head of the phrase is a name. */
  readonly named: boolean;
}

function typed(parts: Parts): SourceReading {
  const { head, name, words } = parts;
  const is = (type: SourceType): SourceReading => ({ type, name: null, head, refersBack: null });
  if (parts.outlet || ((isMediaNoun(head, words) || isMediaName(name)) && name))
    return { ...is("media"), name };
  if (isDocument(parts)) return documentSource(parts);
  if (parts.named) return { ...is(isPersonName(words) ? "person" : "organisation"), name };
  if (isUntraceable(parts)) return is("untraceable");
  return isAnonymous(parts) ? is("anonymous") : described(parts);
}

/** An agency reports news, or protects forests. */
function isMediaNoun(head: string, words: Words): boolean {
  if (head === "agency" && !words.some(({ lower }) => /^(?:news|press|wire)$/.test(lower)))
    return false;
  return MEDIA_NOUNS.has(head);
}

// Last words of names that newspapers and stations bear.
const MEDIA_NAMES =
  /(?:^(?:Radio|TV|Channel) \S| (?:Bulletin|Digest|Post|Times|Herald|Courier|Dispatch|Gazette|Tribune|News|Journal|Observer|Telegraph|Mail|Chronicle|Wire|Guardian|Radio|TV|Television|Press|Today|Daily|Weekly|Review|Broadcasting)$)/;

function isMediaName(name: string | null): boolean {
  return name !== null && MEDIA_NAMES.test(name) && !/Pentagon|Ministry|White House/.test(name);
}

/** "Shadowy groups": more than one, and not known which. */
function isSomeGroups(words: Words, head: string): boolean {
  return GROUP_NOUNS.has(head) && !definite(words) && words.every((word) => word.lower !== head);
}

/** No name and not nobody: a body or an office by its description. */
function described({ head, words }: Parts): SourceReading {
  const back = definite(words);
  if (isSomeGroups(words, head)) return { type: "anonymous", name: null, head, refersBack: null };
  if (GROUP_NOUNS.has(head)) {
    return {
      type: "organisation",
      name: null,
      head,
      refersBack: back && GENERIC_GROUPS.has(head) && !hasNationality(words) ? "group" : null,
    };
  }
  if (isOffice(head)) return { type: "role", name: null, head, refersBack: back ? "role" : null };
  return {
    type: hasNationality(words) ? "organisation" : "unknown",
    name: null,
    head,
    refersBack: null,
  };
}

function documentSource({ words, head, name }: Parts): SourceReading {
  const refersBack =
    definite(words) && name === null && !words.some(isPossessive) ? "report" : null;
  return { type: "document", name, head, refersBack };
}

/** The phrase without appositions and relative clauses: up to the first comma. */
function coreOf(words: Words): Words {
  const comma = words.findIndex(
    (word, i) =>
      i > 0 &&
      (word.text === "," || word.text === "(" || word.lower === "who" || word.lower === "which"),
  );
  return comma > 0 ? words.slice(0, comma) : words;
}

const PARTITIVES = new Set(
  "one two three four five some several many most both all none each either neither another".split(
    " ",
  ),
);

/** Head noun: the last nominal before the first preposition or verb; of "one of the officials" the officials. */
function headOf(core: Words): number {
  if (PARTITIVES.has(at(core, 0).lower) && at(core, 1).lower === "of")
    return 2 + headOf(core.slice(2));
  const stop = core.findIndex(
    (word, i) => i > 0 && (word.pos === "ADP" || isVerb(word)) && at(core, i - 1).pos !== "DET",
  );
  const part = stop > 0 ? core.slice(0, stop) : core;
  return Math.max(
    0,
    part.findLastIndex((word) => ["NOUN", "PROPN", "PRON"].includes(word.pos)),
  );
}

/** Up to the head: "Fishermen on X" are not X. */
function headPart(core: Words, head: number): Words {
  return core.slice(0, head + 1);
}

/** The lemma; for words the tagger took for names, whose lemma it leaves alone, without the plural. */
function bareLemma(word: Token): string {
  return word.pos === "PROPN" ? word.lower.replace(/s$/, "") : word.lemma;
}

function namedAt(core: Words, head: number): boolean {
  const word = core[head];
  return (
    word?.pos === "PROPN" &&
    !(head === 0 && PEOPLE.test(word.text)) &&
    !isCommonHead(word) &&
    !ANONYMOUS_NOUNS.has(bareLemma(word)) &&
    !UNTRACEABLE_NOUNS.has(bareLemma(word)) &&
    !isRole(bareLemma(word))
  );
}

/** "Skippers", "Fishermen": at the begin of a sentence they look like a name. */
const PEOPLE = /^\p{Lu}\p{Ll}{3,}(?:ers|men|women|ists|folk)$/u;

function isCommonHead(word: Token): boolean {
  return word.text === word.lower;
}

/** Longest run of capitalised words that is a name: the last one, as titles come first. */
export function nameIn(words: Words): string | null {
  const run = longestNameRun(words);
  return (
    run &&
    run
      .map((word) => word.text)
      .join(" ")
      .replace(/ ([’'])/g, "$1")
      .replace(/ - /g, "-")
  );
}

function longestNameRun(words: Words): Words | null {
  const runs: Token[][] = [[]];
  for (const word of words) {
    if (isNamePart(word)) runs.at(-1)?.push(word);
    else runs.push([]);
  }
  const best = runs.reduce(
    (longest, run) => (run.length >= longest.length && run.length > 0 ? run : longest),
    [],
  );
  return best.length > 0 ? best : null;
}

function isNamePart(word: Token): boolean {
  if (word.pos !== "PROPN" || !/^\p{Lu}/u.test(word.text)) return false;
  return !isRole(word.lemma) && !TITLES.test(word.text) && !isNationality(word.text);
}

function outletIn(words: Words, { outlets }: ReadContext): string | null {
  for (let length = Math.min(5, words.length); length > 0; length--) {
    for (let i = 0; i + length <= words.length; i++) {
      const run = words.slice(i, i + length);
      if (!/^\p{Lu}/u.test(run[0]?.text ?? "")) continue;
      const found = outlets.get(foldName(run.map((word) => word.text).join(" ")));
      if (found) return found;
    }
  }
  return null;
}

function pronounOf(words: Words): "person" | "group" | null {
  if (words.length !== 1) return null;
  const lower = at(words, 0).lower;
  if (PERSON_PRONOUNS.has(lower)) return "person";
  return GROUP_PRONOUNS.has(lower) ? "group" : null;
}

function isDocument({ head, core }: Parts): boolean {
  return DOCUMENT_NOUNS.has(head) && !core.some((word) => word.lemma === "foreign");
}

const VAGUE = new Set(["foreign", "some", "many", "several"]);
const ALWAYS_UNTRACEABLE = new Set(["publication", "rumour", "rumor", "speculation"]);

/** "foreign publications", "some", "many observers": nobody can be asked. */
function isUntraceable({ head, words }: Parts): boolean {
  if (!UNTRACEABLE_NOUNS.has(head)) return false;
  return (
    words.length === 1 ||
    ALWAYS_UNTRACEABLE.has(head) ||
    words.some((word) => VAGUE.has(word.lower))
  );
}

/** "a senior official", "two officials", "sources in …", "islanders": people without a name. */
function isAnonymous({ head, words, named }: Parts): boolean {
  if (named) return false;
  const singular = words.some((word) => word.lower === head);
  if (PEOPLE.test(at(words, 0).text)) return true;
  if (!ANONYMOUS_NOUNS.has(head)) return isRole(head) && !singular && !definite(words);
  return !(singular && definite(words)) || head === "source";
}

function definite(words: Words): boolean {
  return ["the", "this", "that", "these", "those", "its", "his", "her", "their"].includes(
    at(words, 0).lower,
  );
}

function hasNationality(words: Words): boolean {
  return (
    words.some(
      (word, i) =>
        (word.pos === "ADJ" || word.pos === "PROPN") &&
        /^\p{Lu}/u.test(word.text) &&
        (i > 0 || isNationality(word.text)),
    ) || words.some(isPossessive)
  );
}

const TITLES =
  /^(?:mr|mrs|ms|dr|prof|gen|general|maj|col|colonel|lt|capt|captain|brig|brigadier|adm|admiral|sgt|cmdr|president|premier|minister|secretary|ambassador|senator|sen|rep|gov|governor|mayor|king|queen|prince|princess|sheikh|ayatollah|imam|pope|chancellor|spokesman|spokeswoman|spokesperson|commander|envoy|chief|leader|director|deputy|judge|justice|sir|lord|lady|vice|emir|sultan|marshal)\.?$/i;

/** Two or three capitalised words, or a title before a name: a person rather than a body. */
function isPersonName(words: Words): boolean {
  if (words.some((word) => TITLES.test(word.text))) return true;
  const run = longestNameRun(words);
  if (!run || run.length > 4) return false;
  if (
    run.some((word) =>
      /^(?:the|of|and|al|for|united|ministry|department|army|force|forces|guard|command|party|movement|front|council|agency|union|nations|group|organi[sz]ation|government|court|office|committee|coalition|bank|company|front|brigade|brigades|state|states|house|embassy|police|university|institute|centre|center|foundation|association)$/i.test(
        word.text,
      ),
    )
  )
    return false;
  return run.length >= 2 && run.every((word) => !/^\p{Lu}{2,}$/u.test(word.text));
}

/** Tokens of one sentence that lie in a span. */
export function wordsIn(words: Words, span: Span): Words {
  return words.filter((word) => word.begin >= span.begin && word.end <= span.end);
}

/** The words of a span, by halving: for the tokens of a whole text. */
export function wordsBetween(tokens: Words, { begin, end }: Span): Words {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(tokens, middle).begin < begin) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < tokens.length && at(tokens, last).end <= end) last++;
  return tokens.slice(low, last);
}
