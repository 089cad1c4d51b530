import type { Span } from "../base/span.ts";
import type { CoreferenceChain } from "../model/coreference.ts";
import type { EntityType, Mention } from "../model/mention.ts";
import type { Named } from "./source-names.ts";

const LEAST_SURE = 0.7; // of a link: below it, what stands nearest is no worse a guess

/** What the chain of coreference says a pronoun stands for; undefined where it names nobody of that kind. */
export type Antecedents = (pronoun: Span, type: "Person" | "Organisation") => Named | undefined;

/** The names that pronouns stand for, each the last one of its type in its chain. Linear in the chains. */
export function antecedentsIn(
  chains: readonly CoreferenceChain[],
  mentions: readonly Mention[],
): Antecedents {
  const names = new Map(
    mentions.filter(({ form }) => form === "name").map((mention) => [mention.id, mention]),
  );
  const found = new Map<number, Map<EntityType, string>>();
  for (const chain of chains) {
    const last = new Map<EntityType, string>();
    for (const { span, form, mentionId, confidence } of chain.mentions) {
      const name = names.get(mentionId ?? "");
      if (name) last.set(name.type, name.text);
      else if (form === "pronoun" && (confidence ?? 0) >= LEAST_SURE)
        found.set(span.begin, new Map(last));
    }
  }
  return (pronoun, type) => {
    const name = found.get(pronoun.begin)?.get(type);
    if (name === undefined) return undefined;
    return { name, type: type === "Person" ? "person" : "organisation" };
  };
}
