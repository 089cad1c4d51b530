import { idOf } from "../../base/id.ts";
import type { Document } from "../../model/document.ts";
import type { EntityType, Mention, MentionForm } from "../../model/mention.ts";
import { isRole } from "../name-words.ts";
import { at, spanOf, type Phrase, type Words } from "../phrases.ts";
import { isArms, kindOfArms } from "../weapons.ts";
import { TITLE } from "./titles.ts";

/** A mention before it is one: words `[first, last]` of a sentence. */
export interface Found extends Phrase {
  readonly type: EntityType;
  readonly form: MentionForm;
  /** Name and version of what found it. */
  readonly by: string;
  /** The whole phrase around a name, and what it stands for here. */
  readonly phrase?: Phrase & { readonly type: EntityType };
}

export function inside(inner: Phrase, outer: Phrase): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

export function meets(a: Phrase, b: Phrase): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** Of phrases that meet, the one that comes first in the list; in order of the text. */
export function firstOfEach<P extends Phrase>(all: readonly P[]): P[] {
  const taken = new Set<number>();
  const kept = all.filter(({ first, last }) => {
    for (let i = first; i <= last; i++) if (taken.has(i)) return false;
    for (let i = first; i <= last; i++) taken.add(i);
    return true;
  });
  return kept.sort((a, b) => a.first - b.first);
}

export function textOf(document: Document, words: Words, phrase: Phrase): string {
  const { begin, end } = spanOf(words, phrase);
  return document.text.slice(begin, end);
}

export function toMention(document: Document, words: Words, found: Found): Mention {
  const span = spanOf(words, found);
  const { type, form, by, phrase } = found;
  const text = document.text.slice(span.begin, span.end);
  return {
    id: idOf("men", document.id, span.begin, span.end),
    documentId: document.id,
    span,
    text,
    type,
    subtype: isArms(type) ? kindOfArms(text) : null,
    form,
    context: form === "name" || type === "Weapon" ? contextOf(words, found) : [],
    extractor: by,
    ...(phrase ? { phrase: { ...spanOf(words, phrase), type: phrase.type } } : {}),
  };
}

const CONTEXT_BEFORE = 4;
const CONTEXT_AFTER = 6;

/** Titles and roles that stand beside the name, and the acronym in parentheses after it. */
function contextOf(words: Words, { first, last }: Phrase): string[] {
  const around = [
    ...words.slice(Math.max(0, first - CONTEXT_BEFORE), first),
    ...words.slice(last + 1, last + 1 + CONTEXT_AFTER),
  ];
  const roles = around
    .filter((word) => TITLE.test(word.text) || (isRole(word.lemma) && word.pos === "NOUN"))
    .map((word) => word.lemma.replace(/\.$/, ""));
  const acronym = acronymAfter(words, last);
  return [...new Set([...roles, ...(acronym < 0 ? [] : [at(words, acronym).text])])];
}

/** Place of the acronym in "Popular Mobilization Forces (PMF)"; −1 where none stands behind `last`. */
export function acronymAfter(words: Words, last: number): number {
  const isOne =
    at(words, last + 1).text === "(" &&
    /^\p{Lu}[\p{Lu}\p{N}-]{1,7}$/u.test(at(words, last + 2).text);
  return isOne ? last + 2 : -1;
}
