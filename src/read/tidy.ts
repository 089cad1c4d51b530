import { contains, hull, overlap, type Span } from "../base/span.ts";
import type { Attribution } from "./layers.ts";
import { findCueVerb } from "./lexicon.ts";
import { isFinite, type Words } from "./phrases.ts";
import { wordsIn } from "./sources.ts";

/**
 * Attributions of one sentence as claims are made of them: contents whole where the tagger left a hole, sources
 * without their cue, and no attribution where nothing is said ("has not failed to answer").
 *
 * The layer of attributions itself keeps what was found, word for word.
 */
export function tidied(words: Words, all: readonly Attribution[]): Attribution[] {
  return all
    .filter((one) => one.rule !== "tagger" || saysSomething(words, one))
    .map((one) => ({ ...one, source: withoutCue(words, one), content: withoutHoles(one, all) }));
}

/** A known cue, a clause or a quotation; an attitude that only an infinitive follows is the narrator's to tell. */
function saysSomething(words: Words, { cue, content }: Attribution): boolean {
  if (findCueVerb(cue.lemma)) return true;
  return content.some((span) => {
    const inside = wordsIn(words, span);
    return inside.some((word, i) => word.quoted || isFinite(inside, i));
  });
}

function withoutCue(words: Words, { source, cue }: Attribution): Span | null {
  const first = cue.spans[0];
  if (!source || !first || overlap(source, first) === 0) return source;
  const own = wordsIn(words, source).filter((word) =>
    cue.spans.every((span) => !contains(span, word)),
  );
  return hull(own) ?? source;
}

/** One span for two with only words between them that belong to nobody else. */
function withoutHoles(one: Attribution, all: readonly Attribution[]): Span[] {
  const taken = all.flatMap(({ source, cue }) => [...cue.spans, ...(source ? [source] : [])]);
  const filled: Span[] = [];
  for (const span of one.content) {
    const last = filled.at(-1);
    const hole = last && { begin: last.end, end: span.begin };
    if (hole && !taken.some((other) => overlap(other, hole) > 0)) {
      filled[filled.length - 1] = { begin: last.begin, end: span.end };
    } else filled.push(span);
  }
  return filled;
}
