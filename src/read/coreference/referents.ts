import type { EntityType, Mention } from "../../model/mention.ts";
import type { Sentence, Token } from "../layers.ts";
import { isRole } from "../name-words.ts";
import { at as wordAt, isPossessive } from "../phrases.ts";
import { hashText } from "../perceptron/hash.ts";
import type { Words as WordTable } from "../words.ts";
import { ADP, at, AUX, DET, NOUN, NUM, PRON, PROPN, VERB, type Columns } from "./columns.ts";
import type { NounPhrase } from "./noun-phrases.ts";
import { wordingOf, type Wording } from "./wording.ts";

export const KINDS = [
  "name",
  "definite", // "the group"
  "demonstrative", // "this group"
  "possessed", // "its group"
  "indefinite", // "a group"
  "bare", // "groups"
  "pronoun",
] as const;
export type Kind = (typeof KINDS)[number];

/** Male, female, thing, people or plural, or not known: what pronouns tell apart. */
export type Gender = "he" | "she" | "it" | "unknown";
export type Count = "one" | "many" | "unknown";

/** A noun phrase with what decides whom it can mean. */
export interface Referent extends NounPhrase, Wording {
  readonly kind: Kind;
  /** Place of the kind in `KINDS`. */
  readonly kindCode: number;
  /** Kind as a number, each pronoun its own. */
  readonly code: number;
  readonly gender: Gender;
  readonly count: Count;
  /** What the reader of entities says its head is. */
  readonly type: EntityType | undefined;
  /** How its head is used, see `Words.vectorOf`. */
  readonly vector: Int8Array | undefined;
  readonly isSubject: boolean;
  readonly isObject: boolean;
  /** Quotation it stands in, from 1; 0 outside. */
  readonly quotation: number;
  readonly block: number;
  /** A person or people by its words. */
  readonly isPersonal: boolean;
}

/** All that the links of a text are read from. */
export interface Text {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly Mention[];
  readonly columns: Columns;
  readonly table: WordTable | undefined;
}

export function referentsOf(text: Text, phrases: readonly NounPhrase[]): Referent[] {
  const types = headTypes(text);
  const quotations = quotationsOf(text.tokens);
  return phrases.map((phrase) =>
    referentOf(text, { ...phrase, head: lastOfName(text.columns, phrase) }, { types, quotations }),
  );
}

/** The last word of a name, which treebanks take its first for the head of: "Kringel" of "Otto Kringel". */
function lastOfName({ pos }: Columns, { head, last }: NounPhrase): number {
  if (at(pos, head) !== PROPN) return head;
  let end = head;
  while (end < last && at(pos, end + 1) === PROPN) end++;
  return end;
}

interface Layers {
  readonly types: ReadonlyMap<number, EntityType>;
  readonly quotations: Uint16Array;
}

function referentOf(text: Text, phrase: NounPhrase, { types, quotations }: Layers): Referent {
  const { tokens, columns, sentences } = text;
  const { first, head } = phrase;
  const word = wordAt(tokens, head);
  const kind = kindOf(text, phrase);
  const type = types.get(head);
  const isPronoun = kind === "pronoun";
  return {
    ...phrase,
    ...wordingOf(word, contentWords(text, phrase), isPronoun),
    kind,
    kindCode: KINDS.indexOf(kind),
    code: isPronoun ? KINDS.length + (hashText(word.lower) % 4093) : KINDS.indexOf(kind),
    gender: genderOf(text, phrase, { kind, type }),
    count: countOf(word, kind),
    type,
    vector: text.table?.vectorOf(at(columns.known, head)),
    isSubject: isSubject(columns, phrase),
    isObject: [VERB, ADP].includes(at(columns.pos, first - 1)),
    quotation: at(quotations, head),
    block: sentences[phrase.sentence]?.block ?? 0,
    isPersonal: type === "Person" || PERSONAL.has(word.lower) || (!isPronoun && isRole(word.lemma)),
  };
}

const PERSONAL = new Set(
  "he him his himself she her hers herself i me my mine myself you your yours yourself we us our ours who whom people person man woman men women boy girl child children mother father brother sister son daughter wife husband friend".split(
    " ",
  ),
);
const PRONOUNS = new Set(
  (
    "i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself " +
    "we us our ours ourselves they them their theirs themselves themself who whom whose which that this these those " +
    "one ones here there everyone everybody someone somebody anyone anybody nobody none all both each"
  ).split(" "),
);
const DEMONSTRATIVES = new Set(["this", "that", "these", "those", "such"]);
const POSSESSIVES = new Set(["my", "your", "his", "her", "its", "our", "their", "whose"]);

function kindOf({ tokens, columns }: Text, { first, last, head }: NounPhrase): Kind {
  const own = at(columns.pos, head);
  if (own === PROPN) return "name";
  const isAlone = first === head || last === head;
  if (isAlone && (own === PRON || PRONOUNS.has(wordAt(tokens, head).lower))) return "pronoun";
  return describedKind({ tokens, columns }, { first, head });
}

/** A description by the word it opens with. */
function describedKind(
  { tokens, columns }: Pick<Text, "tokens" | "columns">,
  { first, head }: Pick<NounPhrase, "first" | "head">,
): Kind {
  const own = at(columns.pos, head);
  const opening = wordAt(tokens, first).lower;
  if (opening === "the") return "definite";
  if (DEMONSTRATIVES.has(opening)) return "demonstrative";
  if (POSSESSIVES.has(opening) || tokens.slice(first, head).some(isPossessive)) return "possessed";
  const isBare = own === NOUN && at(columns.pos, first) !== DET && at(columns.pos, first) !== NUM;
  return isBare ? "bare" : "indefinite";
}

const CONTENT = new Set(["NOUN", "PROPN", "ADJ", "NUM", "VERB"]);
const ARTICLE = /^(?:the|an?|this|that|these|those|my|your|his|her|its|our|their|['’]s)$/;

function contentWords({ tokens }: Text, { first, head }: NounPhrase): string[] {
  const out: string[] = [];
  for (let i = first; i <= head; i++) {
    const word = tokens[i];
    if (word && (i === head || (CONTENT.has(word.pos) && !ARTICLE.test(word.lower))))
      out.push(word.lower);
  }
  return out;
}

/** Types of the mentions of the entity reader by the last word of each. */
function headTypes({ tokens, mentions }: Text): Map<number, EntityType> {
  const byEnd = new Map<number, EntityType>();
  for (const { span, type, phrase } of mentions) {
    if (phrase) byEnd.set(phrase.end, phrase.type);
    byEnd.set(span.end, type);
  }
  const types = new Map<number, EntityType>();
  for (const { end, index } of tokens) {
    const type = byEnd.get(end);
    if (type) types.set(index, type);
  }
  return types;
}

function quotationsOf(tokens: readonly Token[]): Uint16Array {
  let current = 0;
  return Uint16Array.from(tokens, ({ quoted }, i) => {
    if (quoted && !tokens[i - 1]?.quoted) current++;
    return quoted ? current : 0;
  });
}

const HE = new Set(
  "he him his himself mr man boy father son brother husband king sir spokesman chairman".split(" "),
);
const SHE = new Set(
  "she her hers herself mrs ms miss woman girl mother daughter sister wife queen lady spokeswoman chairwoman".split(
    " ",
  ),
);
const IT = new Set(["it", "its", "itself"]);
const THINGS: ReadonlySet<EntityType> = new Set([
  "Organisation",
  "Location",
  "Weapon",
  "MilitaryPlatform",
  "Vehicle",
  "Money",
  "DocumentReference",
]);
const LEAST_LEANING = 0.12; // difference of cosines to "he" and "she" from which a given name is told

function genderOf(
  text: Text,
  phrase: NounPhrase,
  { kind, type }: { kind: Kind; type: EntityType | undefined },
): Gender {
  const { tokens, columns, table } = text;
  const { first, head } = phrase;
  if (IT.has(wordAt(tokens, head).lower)) return "it";
  const worded = genderWord(text, phrase);
  if (worded !== "unknown" || kind === "pronoun") return worded;
  const mayBePerson = type === "Person" || type === undefined;
  if (kind === "name" && mayBePerson) {
    const leaning = leaningOf(table, at(columns.known, firstName(columns, first, head)));
    if (Math.abs(leaning) >= LEAST_LEANING) return leaning > 0 ? "he" : "she";
  }
  return isThing(type) ? "it" : "unknown";
}

function isThing(type: EntityType | undefined): boolean {
  return type !== undefined && THINGS.has(type);
}

/** "Mr", "spokeswoman", "she": what a word of the phrase says by itself; of "his mother" the mother. */
function genderWord({ tokens }: Text, { first, head }: NounPhrase): Gender {
  for (let i = head; i >= first; i--) {
    const word = wordAt(tokens, i).lower.replace(/\.$/, "");
    if (i < head && (word === "his" || word === "her")) return "unknown";
    if (HE.has(word)) return "he";
    if (SHE.has(word)) return "she";
  }
  return "unknown";
}

function firstName({ pos }: Columns, first: number, head: number): number {
  let i = first;
  while (i < head && at(pos, i) !== PROPN) i++;
  return i;
}

/** How much nearer the use of a word is to "he" than to "she": difference of cosines, 0 where it is not known. */
function leaningOf(table: WordTable | undefined, index: number): number {
  const own = table?.vectorOf(index);
  const [he, she] = [table?.vectorOf(table.indexOf("he")), table?.vectorOf(table.indexOf("she"))];
  return own && he && she ? cosine(own, he) - cosine(own, she) : 0;
}

const LENGTH = 127; // of each vector of the table, within rounding

export function cosine(a: Int8Array, b: Int8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum / (LENGTH * LENGTH);
}

const MANY = new Set(
  "they them their theirs themselves we us our ours ourselves these those both all people men women children police".split(
    " ",
  ),
);
const ONE = new Set(
  "he him his himself she her hers herself it its itself i me my mine myself this that".split(" "),
);

function countOf({ lower, lemma, pos }: Token, kind: Kind): Count {
  if (MANY.has(lower)) return "many";
  if (ONE.has(lower)) return "one";
  if (kind === "pronoun") return "unknown";
  if (pos === "NOUN") return lemma !== lower && lower.endsWith("s") ? "many" : "one";
  return kind === "name" ? "one" : "unknown";
}

const REACH = 4; // words from a subject to its verb

function isSubject({ pos }: Columns, { first, last }: NounPhrase): boolean {
  if (at(pos, first - 1) === ADP || at(pos, first - 1) === VERB) return false;
  for (let i = last + 1; i <= last + REACH; i++) {
    const own = at(pos, i);
    if (own === VERB || own === AUX) return true;
    if (own === NOUN || own === PROPN || own === ADP) return false;
  }
  return false;
}
