import { contains, type Span } from "../base/span.ts";
import type { Cue } from "../model/claim.ts";
import type { Attribution } from "./layers.ts";
import { isFinite, isVerb, type Words } from "./phrases.ts";

const LEAST_WORDS = 4; // fewer words left over say nothing of their own

/** What the narrator says in a sentence: its parts that no attribution covers, and the narrator's own inferences. */
export function narration(
  words: Words,
  attributions: readonly Attribution[],
  inferences: readonly Attribution[],
): { content: Span[]; cue: Cue | null }[] {
  if (inferences.length > 0 && attributions.length === 0) {
    return [{ content: whole(words), cue: inferences[0]?.cue ?? null }];
  }
  if (attributions.length === 0) return words.length >= 3 && words.some(isVerb) ? [{ content: whole(words), cue: null }] : [];
  const left = remainder(words, attributions);
  return saysSomething(words, left) ? [{ content: left, cue: null }] : [];
}

function whole(words: Words): Span[] {
  const kept = words.filter((word) => !/^[.!?…]$/.test(word.text));
  const first = kept[0];
  const last = kept.at(-1);
  return first && last ? [{ begin: first.begin, end: last.end }] : [];
}

/** Runs of words outside cues, contents and sources; a source is kept where the narrator goes on about it. */
function remainder(words: Words, attributions: readonly Attribution[]): Span[] {
  const covered = (i: number): boolean => {
    const word = words[i];
    if (!word) return true;
    return attributions.some(
      ({ cue, content, source }) =>
        [...cue.spans, ...content].some((span) => contains(span, word)) ||
        (source !== null && contains(source, word) && !goesOn(words, source, attributions)),
    );
  };
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

/** After the source comes a verb that is no cue: the source is the subject of something the narrator tells. */
function goesOn(words: Words, source: Span, attributions: readonly Attribution[]): boolean {
  const next = words.findIndex((word) => word.begin >= source.end && word.text !== ",");
  const cue = attributions.some(({ cue: { spans } }) => spans.some((span) => words[next] && contains(span, words[next])));
  return next > 0 && !cue && isVerb(words[next]);
}

function trimmed(words: Words, first: number, last: number): Span | undefined {
  let a = first;
  let b = last;
  const loose = (i: number) => /^[\p{P}\p{S}]+$/u.test(words[i]?.text ?? "") || ["and", "but", "that", "while"].includes(words[i]?.lower ?? "");
  while (a <= b && loose(a)) a++;
  while (b >= a && loose(b)) b--;
  return b - a >= 1 ? { begin: words[a]?.begin ?? 0, end: words[b]?.end ?? 0 } : undefined;
}

function saysSomething(words: Words, spans: readonly Span[]): boolean {
  const inside = words.map((word) => spans.some((span) => contains(span, word)));
  const count = words.filter((word, i) => inside[i] && /\p{L}/u.test(word.text)).length;
  return count >= LEAST_WORDS && words.some((_word, i) => inside[i] && isFinite(words, i));
}
