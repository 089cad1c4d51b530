import { compareSpans, slice, type Span } from "../base/span.ts";
import type { Mention } from "../model/mention.ts";
import type { Given } from "./extract-input.ts";

export type ExtractEntity = Span & { type: string; value: string; subtype?: string };

/**
 * Mentions as corpora mark them: the whole phrase, article included, with what it stands for here, and none inside
 * another: "Iraqi forces" and not the "Iraqi" in it.
 */
export function entitiesOf(
  mentions: readonly Mention[],
  text: string,
  given: Given,
): ExtractEntity[] {
  const phrases = mentions.flatMap(({ phrase, subtype }) =>
    phrase ? [{ ...phrase, subtype }] : [],
  );
  const bare = mentions.flatMap(({ span, type, subtype, phrase }) =>
    phrase ? [] : [{ ...span, type, subtype }],
  );
  const free = outside(bare, phrases);
  return [...phrases, ...free].sort(compareSpans).flatMap((entity) =>
    given(entity).map((span) => ({
      ...span,
      type: entity.type,
      value: slice(text, entity),
      ...(entity.subtype === null ? {} : { subtype: entity.subtype }),
    })),
  );
}

/** Spans that overlap no phrase and lie in no other span. */
function outside<S extends Span>(spans: readonly S[], phrases: readonly Span[]): S[] {
  const ordered = [...phrases].sort(compareSpans);
  const out: S[] = [];
  let next = 0;
  let end = 0;
  for (const span of [...spans].sort(compareSpans)) {
    while ((ordered[next]?.end ?? Infinity) <= span.begin) next++;
    if (span.begin < end || (ordered[next]?.begin ?? Infinity) < span.end) continue;
    out.push(span);
    end = span.end;
  }
  return out;
}
