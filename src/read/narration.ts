import { contains, hull, type Span } from "../base/span.ts";
import type { Cue } from "../model/claim.ts";
import type { Attribution } from "./layers.ts";
import { HEARSAY } from "./lexicon.ts";
import { nounPhraseBefore } from "./noun-phrases.ts";
import { wordsIn } from "./sources.ts";
import type { Tidied } from "./tidy.ts";
import { at, isFinite, isVerb, lastWord, type Words } from "./phrases.ts";

const LEAST_WORDS = 4; // fewer words left over say nothing of their own

/** Something the narrator says, and by what it was found. */
export interface Narrated {
  readonly content: readonly Span[];
  readonly cue: Cue | null;
  readonly kind: string;
}

/**
 * What the narrator says in a sentence: its parts that no attribution covers, inferences, what is told of a speaker
 * between commas, and hearsay inside somebody's words.
 */
export function narration(
  words: Words,
  attributions: readonly Tidied[],
  inferences: readonly Attribution[],
): Narrated[] {
  if (attributions.length === 0) {
    const cue = inferences.find(({ rule }) => rule !== "verb-participle")?.cue ?? null;
    const said = words.length >= 3 && words.some(isVerb);
    return said ? [{ content: whole(words), cue, kind: "narrator" }] : [];
  }
  const left = remainder(words, [...attributions, ...inferences]);
  const told = saysSomething(words, left)
    ? [{ content: left, cue: null, kind: "narrator-remainder" }]
    : [];
  const inferred = inferences.map(({ cue, content }) => ({
    content: [inference(cue, content)],
    cue,
    kind: "narrator-inference",
  }));
  const heard = asides(words, attributions).map((span) => plain(span, "narrator-hearsay"));
  return [...told, ...inferred, ...heard, ...presupposed(words, attributions)];
}

function plain(span: Span, kind: string): Narrated {
  return { content: [span], cue: null, kind };
}

/** Appositions to speakers, and why a cell claims its raids: told in passing, by the narrator. */
function presupposed(words: Words, attributions: readonly Tidied[]): Narrated[] {
  const told = attributions.flatMap(({ content }) => content);
  const speakers = attributions.flatMap(({ source, scope }, i) => {
    const again = attributions.slice(0, i).some((one) => one.source?.begin === source?.begin);
    if (!source || scope !== "explicit" || again || goesOn(words, source, attributions)) return [];
    return told.some((span) => contains(span, source)) ? [] : (apposition(words, source) ?? []);
  });
  const purposes = attributions.flatMap((one) => purposeOf(words, one) ?? []);
  return [
    ...speakers.map((span) => plain(span, "narrator-apposition")),
    ...purposes.map((span) => plain(span, "narrator-remainder")),
  ];
}

const LEAST_APPOSITION = 3; // words; "Smith, 42," and "Smith, a Democrat," say little

/** "Otto Kringel, the head of the guard": a name, and what the narrator says it is. */
function apposition(words: Words, source: Span): Span | undefined {
  const inside = wordsIn(words, source);
  const comma = inside.findIndex((word) => word.text === ",");
  const rest = inside.slice(comma + 1);
  if (comma < 1 || rest.length < LEAST_APPOSITION || at(inside, comma - 1).pos !== "PROPN")
    return undefined;
  const opens = at(rest, 0);
  const fits = opens.lower === "who" || ["DET", "NOUN", "ADJ"].includes(opens.pos);
  return fits && rest.some(({ pos }) => pos === "NOUN") ? source : undefined;
}

/** "…, claimed by a cell to hide its sponsors, …": the whole, where more follows than the source. */
function purposeOf(words: Words, one: Attribution): Span | undefined {
  const begin = one.content[0]?.begin;
  if (begin === undefined || one.rule !== "by" || !isAside(words, one)) return undefined;
  const { end } = asideSpan(words, one);
  const more = words.filter((word) => word.begin >= (one.source?.end ?? end) && word.end < end);
  const close = words.findLast((word) => word.end <= end && word.text !== ",");
  return more.length >= LEAST_WORDS && close ? { begin, end: close.end } : undefined;
}

/** "indicating that …": cue and content together, as nobody but the narrator says it. */
function inference(cue: Cue, content: readonly Span[]): Span {
  const after = content.filter((span) => span.begin >= (cue.spans[0]?.begin ?? 0));
  // "Nine of them held, a count suggested": what is inferred comes first.
  const parts = [...cue.spans, ...(after.length > 0 ? after : content)];
  return hull(parts) ?? { begin: 0, end: 0 };
}

function whole(words: Words): Span[] {
  const kept = words.filter((word) => !/^[.!?…]$/.test(word.text));
  const first = kept[0];
  const last = kept.at(-1);
  return first && last ? [{ begin: first.begin, end: last.end }] : [];
}

/** Runs of words outside cues, contents and sources; a source is kept where the narrator goes on about it. */
function remainder(words: Words, attributions: readonly Tidied[]): Span[] {
  const taken = attributions.flatMap((one) => coverage(words, one, attributions));
  const covered = (i: number): boolean =>
    taken.some((span) => contains(span, words[i] ?? { begin: -1, end: 0 }));
  const runs: Span[] = [];
  let from = -1;
  for (let i = 0; i <= words.length; i++) {
    if (i < words.length && !covered(i)) from = from < 0 ? i : from;
    else if (from >= 0) {
      const run = trimmed(words, from, i - 1);
      if (run) runs.push(run);
      from = -1;
    }
  }
  return runs;
}

/** What an attribution takes from the narrator. An aside (", attributed to X,") takes only itself. */
function coverage(words: Words, one: Tidied, all: readonly Attribution[]): readonly Span[] {
  const { cue, content, source, tail } = one;
  if (isAside(words, one)) return [asideSpan(words, one)];
  // "The raid reinforced the Ordian belief that …": the noun is part of what the narrator tells.
  if (one.rule === "noun") return content;
  const speaker = source !== null && !goesOn(words, source, all) ? [source] : [];
  return [...cue.spans, ...content, ...speaker, ...(tail ? [tail.span] : [])];
}

/** Only a noun phrase before the comma is attributed; the sentence goes on as the narrator's. */
function isAside(words: Words, { cue, content, rule }: Attribution): boolean {
  const begin = cue.spans[0]?.begin ?? 0;
  if (rule !== "by" && cue.lemma !== "attributed to") return false;
  return (
    words.findLast((word) => word.end <= begin)?.text === "," &&
    content.every((span) => span.end < begin)
  );
}

function asideSpan(words: Words, { cue, source }: Attribution): Span {
  const begin = cue.spans[0]?.begin ?? 0;
  const from = source?.end ?? begin;
  const close = words.find((word) => word.text === "," && word.begin >= from) ?? words.at(-1);
  return { begin, end: close?.end ?? begin };
}

/** After the source comes a verb that is no cue: the source is the subject of something the narrator tells. */
function goesOn(words: Words, source: Span, attributions: readonly Attribution[]): boolean {
  const next = words.findIndex((word) => word.begin >= source.end && word.text !== ",");
  const cue = attributions.some(({ cue: { spans } }) =>
    spans.some((span) => words[next] && contains(span, words[next])),
  );
  return next > 0 && !cue && isVerb(words[next]);
}

function trimmed(words: Words, first: number, last: number): Span | undefined {
  let a = first;
  let b = last;
  const loose = (i: number) =>
    /^[\p{P}\p{S}]+$/u.test(at(words, i).text) ||
    ["and", "but", "that", "while"].includes(at(words, i).lower);
  while (a <= b && loose(a)) a++;
  while (b >= a && loose(b)) b--;
  return b - a >= 1 ? { begin: at(words, a).begin, end: at(words, b).end } : undefined;
}

function saysSomething(words: Words, spans: readonly Span[]): boolean {
  const inside = words.map((word) => spans.some((span) => contains(span, word)));
  const count = words.filter((word, i) => inside[i] && /\p{L}/u.test(word.text)).length;
  // "maintained by the factions" is the end of a noun phrase, not a clause.
  const clause = words.some(
    (_word, i) => inside[i] && isFinite(words, i) && at(words, i + 1).lower !== "by",
  );
  const first = words.find((_word, i) => inside[i]);
  const adds = first?.pos === "VERB" && first.lower.endsWith("ing"); // "…, demonstrating a reach"
  return count >= LEAST_WORDS && (clause || adds);
}

/** "a chain of warehouses allegedly used to hide …": hearsay of the narrator inside somebody's words. */
export function asides(words: Words, attributions: readonly Attribution[]): Span[] {
  return words.flatMap((word, i) => {
    if (!HEARSAY.has(word.lower) || word.quoted || at(words, i + 1).pos !== "VERB") return [];
    if (!attributions.some(({ content }) => content.some((span) => contains(span, word))))
      return [];
    const subject = nounPhraseBefore(words, i - 1);
    const end = at(words, lastWord(words)).end ?? word.end;
    return subject ? [{ begin: asideBegin(words, subject.first), end }] : [];
  });
}

/** A list before the adverb belongs to it as a whole: back to the dash or the opening of the apposition. */
function asideBegin(words: Words, first: number): number {
  for (let i = first; i > 0 && first - i < 12; i--) {
    if (/^(?:—|–|-|\()/.test(at(words, i - 1).text) || /[—–]/.test(at(words, i - 1).text))
      return at(words, i).begin;
  }
  return at(words, first).begin;
}
