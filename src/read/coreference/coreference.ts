import { idOf } from "../../base/id.ts";
import { slice } from "../../base/span.ts";
import type { CoreferenceChain, CoreferentMention, LinkReason } from "../../model/coreference.ts";
import type { Document } from "../../model/document.ts";
import type { Mention } from "../../model/mention.ts";
import { reader } from "../layers.ts";
import { at, spanOf } from "../phrases.ts";
import { columnsOf } from "./columns.ts";
import { byModel, linkAll, type Linked } from "./decode.ts";
import { nounPhrases } from "./noun-phrases.ts";
import { rulePhrases, withNames } from "./rule-phrases.ts";
import { byRules } from "./rules.ts";
import { referentsOf, type Referent, type Text } from "./referents.ts";
import { withSpeakers } from "./speakers.ts";
import { withTopics } from "./topics.ts";

const TRAINED = "coreference-ranker/1";
const RULES = "coreference-rules/1";

/**
 * Chains of noun phrases that mean the same: names, descriptions and pronouns, each with why it is there.
 *
 * With the trained model phrases and links are learnt; without it names, pronouns and simple phrases are joined by rules.
 */
export const coreference = reader({
  name: "coreference/1",
  needs: ["tokens", "sentences", "mentions", "attributions"],
  adds: "coreference",
  read: (document, { tokens, sentences, mentions, attributions }, { models }) => {
    if (tokens.length === 0) return [];
    const model = models?.coreference;
    const columns = columnsOf(tokens, models?.words);
    const text: Text = { tokens, sentences, mentions, columns, table: models?.words };
    const phrases = model
      ? withNames(text, nounPhrases(sentences, { columns, models: model.phrases }))
      : rulePhrases(text);
    const referents = referentsOf(text, phrases);
    const groups = linkAll(text, referents, model ? byModel(model) : byRules);
    const spoken = withSpeakers(groups, referents, { tokens, attributions });
    const chains = withTopics(spoken, referents, { text, attributions });
    const byEnd = endsOf(mentions);
    const extractor = model ? TRAINED : RULES;
    return chains
      .filter((chain) => chain.length > 1)
      .map((chain) => toChain(document, text, { chain, byEnd, extractor }));
  },
});

/** Mentions by the place at which they, or their phrases, end. */
function endsOf(mentions: readonly Mention[]): Map<number, Mention> {
  const byEnd = new Map<number, Mention>();
  for (const mention of mentions) {
    if (mention.phrase) byEnd.set(mention.phrase.end, mention);
    byEnd.set(mention.span.end, mention);
  }
  return byEnd;
}

interface Found {
  readonly chain: readonly Linked[];
  readonly byEnd: ReadonlyMap<number, Mention>;
  readonly extractor: string;
}

function toChain(
  document: Document,
  text: Text,
  { chain, byEnd, extractor }: Found,
): CoreferenceChain {
  const mentions = chain.map((linked, i) => toMention(text, byEnd, { linked, isFirst: i === 0 }));
  const names = chain
    .filter(({ referent }) => referent.kind === "name")
    .map(({ referent }) => nameOf(document, text, referent))
    .toSorted((a, b) => b.length - a.length);
  return {
    id: idOf("coref", document.id, mentions[0]?.span.begin ?? 0, mentions[0]?.span.end ?? 0),
    name: names[0] ?? null,
    type: chain.find(({ referent }) => referent.type !== undefined)?.referent.type ?? null,
    mentions,
    extractor,
  };
}

/** The name up to its head, without article, as it is printed. */
function nameOf({ text }: Document, { tokens }: Text, { first, head }: Referent): string {
  let from = first;
  while (from < head && tokens[from]?.pos !== "PROPN") from++;
  return slice(text, spanOf(tokens, { first: from, last: head }));
}

function toMention(
  { tokens }: Text,
  byEnd: ReadonlyMap<number, Mention>,
  { linked, isFirst }: { linked: Linked; isFirst: boolean },
): CoreferentMention {
  const { first, last, head, kind } = linked.referent;
  const reason: LinkReason = isFirst ? "first" : linked.reason;
  const { begin, end } = spanOf(tokens, { first, last });
  const ending = byEnd.get(end);
  const whole = ending?.span.begin === begin ? ending : undefined; // "Harakat al-Vale" ends behind its head
  return {
    span: { begin, end },
    head: spanOf(tokens, { first: head, last: head }),
    form: kind === "name" || kind === "pronoun" ? kind : "nominal",
    mentionId: (byEnd.get(at(tokens, head).end) ?? whole)?.id ?? null,
    reason,
    confidence: isFirst ? null : linked.confidence,
  };
}
