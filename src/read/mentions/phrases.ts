import { ENTITY_TYPES, type EntityType } from "../../model/mention.ts";
import type { Run } from "../perceptron/scheme.ts";
import { at, type Phrase, type Words } from "../phrases.ts";
import { isRole } from "../name-words.ts";
import { findWeapon, isArms } from "../weapons.ts";
import { inside, meets, type Found } from "./found.ts";

const EXTRACTOR = "mention-tagger/1";

/**
 * Names with the phrase each heads, and what else the tagger of mentions found: descriptions, pronouns, amounts.
 * A phrase with a name inside that is not its head ("ISIL tactical units") is a description, and the name stays beside it.
 */
export function withPhrases(words: Words, names: readonly Found[], runs: readonly Run[]): Found[] {
  const out = [...names];
  for (const run of runs) {
    const type = ENTITY_TYPES.find((known) => known === run.type);
    if (!type) continue;
    const phrase = { first: run.first, last: run.last, type };
    const head = out.findIndex((name) => name.form === "name" && isHead(words, name, phrase));
    const name = out[head];
    if (name) out[head] = { ...name, phrase };
    else if (!names.some((other) => meets(other, phrase) && !inside(other, phrase)))
      out.push(described(words, phrase));
  }
  return out.filter(
    (one) => one.form === "name" || one.phrase || !runs.some((run) => meets(one, run)),
  );
}

/** "the SDF", "northern Iraq", "Minister Tobias Ellwood"; but not "commander of U.S. Central Command". */
function isHead(words: Words, name: Found, phrase: Phrase & { type: EntityType }): boolean {
  if (!inside(name, phrase) || name.last !== phrase.last) return false;
  if (name.type === "Nationality" && phrase.type !== "Nationality")
    return name.first === phrase.first;
  if (name.type === "Person") return phrase.type === "Person";
  return words.slice(phrase.first, name.first).every(({ pos }) => pos !== "ADP");
}

function described(words: Words, tagged: Phrase & { type: EntityType }): Found {
  const run = { ...tagged, first: compoundStart(words, tagged.first) };
  const form = isPronoun(words, run) ? "pronoun" : "nominal";
  const phrase = { ...run, type: typeByHead(words, run) };
  return { ...phrase, form, by: EXTRACTOR, phrase };
}

/** First word of the compound that a phrase opens within: "long" of "long-range rockets". */
function compoundStart(words: Words, first: number): number {
  const [mark, before] = [at(words, first - 1), at(words, first - 2)];
  const isOne =
    mark.text === "-" && mark.end === at(words, first).begin && mark.begin === before.end;
  return isOne ? compoundStart(words, first - 2) : first;
}

/** What the head forbids: officials are no weapon, "UAVs" no body. */
function typeByHead(
  words: Words,
  { first, last, type }: Phrase & { type: EntityType },
): EntityType {
  const { lemma } = at(words, last);
  if (isArms(type) && isRole(lemma)) return "Organisation";
  return type === "Organisation" && first === last ? (findWeapon(lemma) ?? type) : type;
}

function isPronoun(words: Words, { first, last }: Phrase): boolean {
  return (
    first === last && (at(words, first).pos === "PRON" || PRONOUN.test(at(words, first).lower))
  );
}

const PRONOUN =
  /^(?:i|we|you|he|she|it|they|me|us|him|her|them|my|our|your|his|its|their|who|here|there|this|that|these|those)$/;

/** What the tagger passed over, as it would have marked it: names with their article, weapons with their modifiers. */
export function withArticle(words: Words, found: Found): Found {
  if (found.phrase || found.type === "Nationality") return found;
  const modifiers = found.form === "name" ? ARTICLE : MODIFIER;
  let { first } = found;
  while (modifiers.has(at(words, first - 1).pos)) first--;
  return first < found.first
    ? { ...found, phrase: { first, last: found.last, type: found.type } }
    : found;
}

const ARTICLE: ReadonlySet<string> = new Set(["DET"]);
const MODIFIER: ReadonlySet<string> = new Set(["DET", "ADJ", "NOUN", "PROPN"]);
