import { idOf } from "../base/id.ts";
import { slice, trimSpan } from "../base/span.ts";
import type { Document } from "../model/document.ts";
import type { Mention } from "../model/mention.ts";
import { reader, type Layers, type ReadContext, type Token } from "./layers.ts";
import { agreeOnTypes, type NamedSentence } from "./mentions/document-pass.ts";
import { firstOfEach, meets, textOf, toMention, type Found } from "./mentions/found.ts";
import { asPeople, mergeNames, nestedPlaces } from "./mentions/names.ts";
import { withArticle, withPhrases } from "./mentions/phrases.ts";
import { isSureName, ruleNames, ruleWeapons } from "./mentions/rule-names.ts";
import { tagSentence, timeCodes, type Tagged } from "./mentions/taggers.ts";
import { foldName } from "./name-words.ts";
import { at, type Phrase, type Words } from "./phrases.ts";

/** A sentence on its way; `tagged` where there are models. */
interface Draft extends NamedSentence {
  readonly titled: boolean;
  readonly tagged?: Tagged;
}

/**
 * Names of people, bodies and places, nationalities, weapons; with trained models also descriptions, pronouns, times
 * and amounts. Names stand bare, so that resolution can look them up; `phrase` is the whole with article and title.
 */
export const mentions = reader({
  name: "mentions/2",
  needs: ["tokens", "sentences", "times"],
  adds: "mentions",
  read: (document, layers, context) => {
    const drafts = known(document, draftsOf(layers, context));
    return [
      ...datelinePlaces(document),
      ...agreeOnTypes(document, drafts).flatMap((draft) =>
        finish(document, draft, context).map((found) => toMention(document, draft.words, found)),
      ),
    ];
  },
});

function draftsOf(
  { tokens, sentences, times }: Pick<Layers, "tokens" | "sentences" | "times">,
  { models }: ReadContext,
): Draft[] {
  const usual = usualCase(tokens);
  const timed =
    models?.entities &&
    timeCodes(
      tokens,
      times.map(({ span }) => span),
    );
  return sentences.flatMap(pieces).map(({ first, last }) => {
    const words = tokens.slice(first, last + 1);
    const rules = ruleNames(words, usual);
    const titled = isTitleCase(words);
    if (!models?.entities || !timed) return { words, titled, names: rules };
    const codes = timed.subarray(first, last + 1);
    const tagged = tagSentence(models.entities, words, codes);
    const names = mergeNames(words, rules, tagged.names).filter((name) => !covers(codes, name));
    return { words, titled, names, tagged };
  });
}

const MOST_WORDS = 300; // a longer sentence is a list or broken text: read in pieces, time and memory stay linear

function pieces({ first, last }: Phrase): Phrase[] {
  const count = Math.ceil((last - first + 1) / MOST_WORDS);
  return Array.from({ length: count }, (_, i) => {
    const from = first + i * MOST_WORDS;
    return { first: from, last: Math.min(last, from + MOST_WORDS - 1) };
  });
}

/** "May" in "May 2031" is no name. */
function covers(timed: Uint8Array, { first, last }: Phrase): boolean {
  return timed.subarray(first, last + 1).every((code) => code > 0);
}

/** Words that also occur in lower case: no names where they open a sentence. */
function usualCase(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(tokens.filter((token) => token.text === token.lower).map((token) => token.lower));
}

/** "Israeli Intelligence Shifts Focus": capitals say nothing of names where every word has one. */
function isTitleCase(words: Words): boolean {
  if (/^[.!?"”]$/.test(words.at(-1)?.text ?? "")) return false;
  const long = words.filter((word) => /^\p{L}{4,}/u.test(word.text));
  return (
    long.length >= 3 && long.filter((word) => /^\p{Lu}/u.test(word.text)).length / long.length > 0.7
  );
}

/** Where a capital says little, only names that are sure, or that the text has elsewhere. */
function known(document: Document, drafts: readonly Draft[]): Draft[] {
  const elsewhere = new Set(
    drafts.flatMap((draft) =>
      draft.names
        .filter((name) => !isDoubtful(draft, name))
        .flatMap((name) => withParts(textOf(document, draft.words, name), name)),
    ),
  );
  return drafts.map((draft) => {
    const { words, names } = draft;
    const kept = names.filter(
      (name) =>
        !isDoubtful(draft, name) ||
        isSureName(words, name) ||
        elsewhere.has(textOf(document, words, name)),
    );
    return { ...draft, names: kept };
  });
}

/** A name, and the words of a person's: who is "Joren Talvasse" somewhere is "Talvasse" elsewhere. */
function withParts(text: string, { type }: Found): string[] {
  return type === "Person" ? [text, ...text.split(" ")] : [text];
}

/** In a line in title case; or a plural that opens a sentence, where the taggers saw nothing. */
function isDoubtful({ titled, tagged, words }: Draft, name: Found): boolean {
  if (titled || !tagged) return titled;
  if (name.last > 0 || !/[^su]s$/.test(at(words, 0).text)) return false;
  return ![...tagged.names, ...tagged.mentions].some((run) => meets(run, name));
}

/** Names with their phrases, what stands inside longer names, and descriptions; in order, no two on the same words. */
function finish(
  document: Document,
  { words, names, tagged, titled }: Draft,
  { outlets }: ReadContext,
): Found[] {
  const named = names.map((name): Found => {
    const isOutlet = outlets.has(foldName(textOf(document, words, name)));
    return isOutlet ? { ...name, type: "Organisation" } : asPeople(words, name);
  });
  const flat = firstOfEach([...named, ...ruleWeapons(words)]);
  if (!tagged) return flat;
  // "New Man in Town": where every word has a capital, a list of towns finds too many.
  const nested = nestedPlaces(words, flat, tagged.names).filter(
    (place) => !titled || isSureName(words, place),
  );
  const whole = withPhrases(words, flat, tagged.mentions).map((found) => withArticle(words, found));
  return distinct([...whole, ...nested]);
}

function distinct(all: readonly Found[]): Found[] {
  const bySpan = new Map<string, Found>();
  for (const found of all) {
    const key = `${found.first}-${found.last}`;
    if (!bySpan.has(key)) bySpan.set(key, found);
  }
  return [...bySpan.values()].sort((a, b) => a.first - b.first || b.last - a.last);
}

/** "RALEIGH, N.C. (AP) –": the line is no sentence, and its places are named all the same. */
function datelinePlaces({ id, dateline, text }: Document): Mention[] {
  if (!dateline) return [];
  const begin = text.indexOf(dateline.place, dateline.span.begin);
  if (begin < 0 || begin + dateline.place.length > dateline.span.end) return [];
  return [...dateline.place.matchAll(/\p{L}[^,]*/gu)].map(({ 0: name, index }) => {
    const from = begin + index;
    const isShort =
      /^(?:\p{Lu}\p{Ll}{1,4}|(?:\p{Lu}\.)+\p{Lu})$/u.test(name) && text[from + name.length] === ".";
    const span = trimSpan(text, { begin: from, end: from + name.length + (isShort ? 1 : 0) });
    return {
      id: idOf("men", id, span.begin, span.end),
      documentId: id,
      span,
      text: slice(text, span),
      type: "Location",
      subtype: null,
      form: "name",
      context: [],
      extractor: "dateline/1",
    };
  });
}
