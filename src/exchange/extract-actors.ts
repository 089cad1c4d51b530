import { compareSpans, type Span } from "../base/span.ts";
import type { CoreferenceChain, CoreferentMention } from "../model/coreference.ts";
import type { Mention } from "../model/mention.ts";
import { givenText, type ExtractInput } from "./extract-input.ts";

/**
 * A person or body spoken of, as corpora of several documents mark it: a name without title, or the head of another
 * phrase. `chain` is the id of the actor, the same in every article, where it was resolved; elsewhere that of the
 * chain within the article. Private persons are nobody beyond their article (`docs/ethics.md`).
 */
export type ExtractActor = Span & { kind: "human"; chain: string };

/** Actors of one text in its order, each span once. */
export function actorMentions(input: ExtractInput): ExtractActor[] {
  const { reading, resolutions, document } = input;
  const given = givenText(document.bodyBegin);
  const mentions = new Map(reading.mentions.map((mention) => [mention.id, mention]));
  const resolved = new Map(resolutions.map(({ mentionId, entityId }) => [mentionId, entityId]));
  const chained = (reading.coreference ?? [])
    .filter(({ type }) => isHuman(type))
    .flatMap((chain) => {
      const id = entityOf(chain, resolved) ?? chain.id;
      return chain.mentions.map((one) => ({ ...spanOf(one, mentions), chain: id }));
    });
  const alone = reading.mentions
    .filter(({ type, form, id }) => form === "name" && (isHuman(type) || resolved.get(id)))
    .map(({ id, span }) => ({ ...span, chain: resolved.get(id) ?? id }));
  const bySpan = new Map<string, Span & { chain: string }>();
  for (const one of [...chained, ...alone]) {
    const key = `${one.begin}-${one.end}`;
    if (!bySpan.has(key)) bySpan.set(key, one);
  }
  return [...bySpan.values()]
    .sort(compareSpans)
    .flatMap((one) =>
      given(one).map((at) => ({ ...at, kind: "human" as const, chain: one.chain })),
    );
}

function isHuman(type: Mention["type"] | null): boolean {
  return type === "Person" || type === "Organisation";
}

function entityOf(
  { mentions }: CoreferenceChain,
  resolved: ReadonlyMap<string, string | null>,
): string | undefined {
  return mentions.flatMap(({ mentionId }) => resolved.get(mentionId ?? "") ?? [])[0];
}

/** Of a name, the name that the reader found; of other phrases, their head. */
function spanOf(
  { mentionId, head, form }: CoreferentMention,
  mentions: ReadonlyMap<string, Mention>,
): Span {
  const name = form === "name" ? mentions.get(mentionId ?? "") : undefined;
  const { begin, end } = name?.span ?? head;
  return { begin, end };
}
