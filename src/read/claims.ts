import { groupBy } from "../base/group.ts";
import { idOf } from "../base/id.ts";
import { contains, sliceAll, type Span } from "../base/span.ts";
import { bySentence } from "./by-sentence.ts";
import type { ChainLink, Claim, ClaimForm, Cue } from "../model/claim.ts";
import type { Mention } from "../model/mention.ts";
import { introduction } from "./attribution/speech.ts";
import { antecedentsIn } from "./antecedents.ts";
import { amountsIn } from "./amounts.ts";
import { carryOver } from "./carry-over.ts";
import { openDiscourse, publisherLink, type Discourse } from "./chain.ts";
import { predicatesIn } from "./events/predicates.ts";
import { reader, type Attribution } from "./layers.ts";
import { HEARSAY } from "./lexicon.ts";
import { actorsAndArms } from "./mentions/actors.ts";
import { narration, type Narrated } from "./narration.ts";
import { Persons } from "./persons.ts";
import type { Words } from "./phrases.ts";
import { chainOf, sortOut, type Roles } from "./roles.ts";
import type { Scene } from "./scene.ts";
import { attributionConfidence, ruleConfidence } from "./rule-confidence.ts";
import { scareQuotes, SCARE_WORDS } from "./scare-quotes.ts";
import { wordsBetween, wordsIn } from "./sources.ts";
import { stanceOf } from "./stance.ts";
import { tidied, type Tidied } from "./tidy.ts";

type Needs =
  "blocks" | "tokens" | "sentences" | "attributions" | "mentions" | "times" | "coreference";
const EXTRACTOR = "claim-rules/3";

/** Claims from attributions, nested ones as longer chains, and from what the narrator says in between. */
export const claims = reader<Needs, "claims">({
  name: EXTRACTOR,
  needs: ["blocks", "tokens", "sentences", "attributions", "mentions", "times", "coreference"],
  adds: "claims",
  read: (document, layers, context) => {
    const attributed = groupBy(layers.attributions, (attribution) => attribution.sentence);
    const mentioned = bySentence(layers.sentences, actorsAndArms(layers.mentions));
    const timed = bySentence(layers.sentences, layers.times);
    const discourse = openDiscourse();
    const persons = new Persons();
    const antecedents = antecedentsIn(layers.coreference, layers.mentions);
    const all = layers.sentences.flatMap((sentence, i) => {
      discourse.now = i;
      const kind = layers.blocks[sentence.block]?.kind;
      const mentions = mentioned[i] ?? [];
      const words = layers.tokens.slice(sentence.first, sentence.last + 1);
      persons.add(
        mentions.filter((mention) => mention.type === "Person"),
        words,
      );
      if (kind === "heading") {
        discourse.carry = null;
        return [];
      }
      const scene = {
        document,
        words,
        wordsOf: (span: Span) => wordsBetween(layers.tokens, span),
        mentions,
        times: timed[i] ?? [],
        persons,
        antecedents,
        context,
        discourse,
        headline: kind === "title",
        block: sentence.block,
      };
      return sentenceClaims(scene, attributed.get(sentence.index) ?? []);
    });
    return all.map((claim) => withOrigin(claim, discourse));
  },
});

/** What a report says is on the word of those whom the text names as its source, before or after. */
function withOrigin(claim: Claim, { reportedBy }: Discourse): Claim {
  const last = claim.chain.at(-1);
  const origin = claim.chain.length > 1 && last?.name ? reportedBy.get(last.name) : undefined;
  return origin ? { ...claim, chain: [...claim.chain, { ...origin, scope: "resolved" }] } : claim;
}

function sentenceClaims(scene: Scene, found: readonly Attribution[]): Claim[] {
  if (found.length === 0 && introduction(scene.words)) return []; // "The minister said:"
  const attributions = tidied(scene.words, found);
  const roles = sortOut(scene, attributions);
  noteTopic(scene);
  const told = roles.saying.flatMap((one) => saidIn(scene, one, roles));
  const spoken = roles.all.filter(
    (one) => !roles.inferred.includes(one) && (!scene.headline || roles.saying.includes(one)),
  );
  const narrative = narration(scene.words, spoken, roles.inferred);
  const all = [...told, ...narrative.map((part) => narrated(scene, part))];
  return scene.headline ? all : carryOver(all, scene);
}

/** The claim of an attribution, and after it what the narrator adds at its end. */
function saidIn(scene: Scene, one: Tidied, roles: Roles): Claim[] {
  const chain = chainOf(scene, one, roles);
  const claim = claimOf(scene, {
    content: responsibility(scene.words, one) ?? one.content,
    chain,
    cue: one.cue,
    extractor: `${EXTRACTOR}+${one.rule}`,
    confidence: attributionConfidence(one, scene.context),
  });
  if (!one.tail) return [claim];
  const { span, sure } = one.tail;
  const tail = narrated(scene, { content: [span], cue: one.tail.cue, kind: "narrator-tail" });
  const speaker = chain.at(-1);
  return sure || !speaker || speaker.type === "untraceable"
    ? [claim, tail]
    : [claim, { ...tail, mayRestOn: { ...speaker, scope: "carried" } }];
}

/** "The raids, claimed by a cell, …": what the cell says is that they are its own. */
function responsibility(
  words: Words,
  { rule, cue, content, source }: Attribution,
): Span[] | undefined {
  if (rule !== "by" || cue.lemma !== "claim" || !source) return undefined;
  const verb = cue.spans
    .flatMap((span) => wordsIn(words, span))
    .find((word) => word.lemma === "claim");
  return verb && [...content, { begin: verb.begin, end: Math.max(verb.end, source.end) }];
}

/** The body this sentence is about, for the "it" and "the group" of the next ones. */
function noteTopic({ words, mentions, discourse }: Scene): void {
  const topic = mentions.find((mention) => {
    if (mention.form !== "name") return false;
    const before = words.findLast((word) => word.end <= mention.span.begin);
    if (before === undefined) return mention.type === "Organisation";
    // "Another militia is X": what stands there is a body, whatever its name looks like.
    return before.lemma === "be" && (mention.type === "Organisation" || mention.type === "Person");
  });
  if (topic) discourse.topic = { name: topic.text, type: "organisation", at: discourse.now };
  const first = mentions[0];
  if (first?.type === "Person" && opens(words, first)) discourse.person = first.text;
}

const TITLE_WORDS = 3; // words of title before a name that still opens the sentence

function opens(words: Words, { span }: Mention): boolean {
  return words.findIndex((word) => word.begin >= span.begin) <= TITLE_WORDS;
}

interface Parts {
  readonly content: readonly Span[];
  readonly chain: ChainLink[];
  readonly cue: Cue | null;
  readonly extractor: string;
  readonly confidence?: number | null;
}

function narrated(scene: Scene, { content, cue, kind }: Narrated): Claim {
  const inside = content.flatMap((span) => wordsIn(scene.words, span));
  const hearsay = inside.find((word) => HEARSAY.has(word.lower));
  const publisher = publisherLink(scene.document);
  const rumour: ChainLink[] = hearsay
    ? [
        {
          type: "untraceable",
          surface: hearsay.text,
          span: { begin: hearsay.begin, end: hearsay.end },
          cue: null,
          scope: "explicit",
          refId: null,
          occasion: null,
        },
      ]
    : [];
  const claim = claimOf(scene, {
    content,
    chain: [publisher, ...rumour],
    cue,
    extractor: `${EXTRACTOR}+${kind}`,
    confidence: ruleConfidence(kind, scene.context),
  });
  const distanced = scareQuotes(inside);
  return distanced.length > 0 ? { ...claim, scareQuotes: distanced } : claim;
}

/** A claim from its words and its chain: what it says, how firmly, and what it names. */
export function claimOf(
  scene: Pick<Scene, "document" | "words" | "mentions" | "times" | "headline">,
  { content, chain, cue, extractor, confidence }: Parts,
): Claim {
  const { document, words, mentions, times } = scene;
  const inside = content.flatMap((span) => wordsIn(words, span));
  const cueWords = cue ? cue.spans.flatMap((span) => wordsIn(words, span)) : [];
  const mentioned = mentions.filter((mention) =>
    content.some((span) => contains(span, mention.span)),
  );
  const timed = times.filter((time) => content.some((span) => contains(span, time.span)));
  const stance = stanceOf(inside, cue, cueWords);
  const { source } = stance.factuality;
  return {
    id: idOf(
      "claim",
      document.id,
      ...content.flatMap((span) => [span.begin, span.end]),
      cue?.spans[0]?.begin ?? -1,
    ),
    documentId: document.id,
    form: formOf(inside, scene.headline, chain),
    content: [...content],
    text: sliceAll(document.text, content),
    chain,
    ...stance,
    // What the publisher says of itself it commits to: source and writer are one.
    ...(chain.length === 1 ? { factuality: { source, writer: source } } : {}),
    predicates: predicatesIn(inside, {
      mentions: mentioned,
      stance: { ...stance, cue: cue?.class ?? null },
      when: { published: document.published, times: timed },
    }),
    mentions: mentioned.map((mention) => mention.id),
    times: timed.map((time) => time.id),
    amounts: amountsIn(inside),
    confidence: confidence ?? null,
    extractor,
  };
}

const MIXED_SHARE = 0.3; // of a short content, quoted words that are more than a turn of phrase

function formOf(words: Words, headline: boolean, chain: readonly ChainLink[]): ClaimForm {
  if (headline) return "headline";
  const inner = chain.at(-1);
  if (chain.length === 1 || (inner?.type === "untraceable" && inner.cue === null))
    return "narrator";
  const all = words.filter((word) => /[\p{L}\p{N}]/u.test(word.text));
  const quoted = all.filter((word) => word.quoted).length;
  if (quoted === 0) return "indirect";
  return quoted === all.length ? "direct" : mixedOrIndirect(quoted, all.length);
}

function mixedOrIndirect(quoted: number, all: number): ClaimForm {
  return quoted > SCARE_WORDS || (quoted > 1 && quoted / all > MIXED_SHARE) ? "mixed" : "indirect";
}
