import { compareSpans, slice, type Span } from "../base/span.ts";
import type { Mention } from "../model/mention.ts";
import type { Given } from "./extract-input.ts";

export type ExtractEntity = Span & {
  type: string;
  value: string;
  subtype?: string;
  /** Id of the entity or place it was resolved to. */
  ref?: string;
  /** Title of its article in the English Wikipedia, with underscores; null where none is known. */
  uri?: string | null;
};

/** What a mention was resolved to, as far as others can check it. */
export type Reference = Pick<ExtractEntity, "ref" | "uri">;

/**
 * Mentions as corpora mark them: the whole phrase, article included, with what it stands for here, and none inside
 * another: "Iraqi forces" and not the "Iraqi" in it.
 */
export function entitiesOf(
  mentions: readonly Mention[],
  text: string,
  given: Given,
  referenceOf: (mentionId: string) => Reference = () => ({}),
): ExtractEntity[] {
  const phrases = mentions.flatMap(({ id, phrase, subtype }) =>
    phrase ? [{ ...phrase, id, subtype }] : [],
  );
  const bare = mentions.flatMap(({ id, span, type, subtype, phrase }) =>
    phrase ? [] : [{ ...span, id, type, subtype }],
  );
  const free = outside(bare, phrases);
  const names = mentions
    .map(({ id, span }) => ({ ...span, id }))
    .filter(({ id }) => referenceOf(id).uri != null)
    .sort(compareSpans);
  const referred = (entity: Span & { id: string }): Reference => {
    const town = townOf(entity, names, text);
    if (town) return referenceOf(town.id);
    return referenceOf(entity.id).ref === undefined
      ? builtOn(entity, names, referenceOf)
      : referenceOf(entity.id);
  };
  return [...phrases, ...free].sort(compareSpans).flatMap((entity) =>
    given(entity).map((span) => ({
      ...span,
      type: entity.type,
      value: slice(text, entity),
      ...(entity.subtype === null ? {} : { subtype: entity.subtype }),
      ...referred(entity),
    })),
  );
}

/** "Reno, Nevada" is Reno: the name at the head of a phrase, up to its comma. */
function townOf<N extends Span>(phrase: Span, names: readonly N[], text: string): N | undefined {
  return names.find(
    ({ begin, end }) => begin === phrase.begin && end < phrase.end && text.startsWith(", ", end),
  );
}

/** Article of the first name inside a phrase that is no name: the bank, of "a spokesman of the bank". */
function builtOn(
  phrase: Span,
  names: readonly (Span & { id: string })[],
  referenceOf: (mentionId: string) => Reference,
): Reference {
  const inside = names.find(({ begin, end }) => begin >= phrase.begin && end <= phrase.end);
  return inside ? { uri: referenceOf(inside.id).uri ?? null } : {};
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
