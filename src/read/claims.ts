import { groupBy } from "../base/group.ts";
import { idOf } from "../base/id.ts";
import { contains, overlap, sliceAll, type Span } from "../base/span.ts";
import type { ChainLink, Claim, ClaimForm, Cue } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Mention } from "../model/mention.ts";
import { actorsAndArms } from "./mentions/actors.ts";
import type { TimeExpression } from "../model/time.ts";
import { amountsIn } from "./amounts.ts";
import { carryOver } from "./carry-over.ts";
import { linkOf, openDiscourse, publisherLink, type Discourse } from "./chain.ts";
import { reader, type Attribution, type ReadContext, type Sentence } from "./layers.ts";
import { HEARSAY } from "./lexicon.ts";
import { narration } from "./narration.ts";
import { isVerb, type Words } from "./phrases.ts";
import { predicatesIn } from "./events/predicates.ts";
import { realisOf } from "./events/realis.ts";
import { wordsBetween, wordsIn } from "./sources.ts";
import { stanceOf } from "./stance.ts";
import { tidied } from "./tidy.ts";

type Needs = "blocks" | "tokens" | "sentences" | "attributions" | "mentions" | "times";
const EXTRACTOR = "claim-rules/1";
const SAME_CONTENT = 0.6; // an outer attribution that adds less than this to the inner one is only its link

/** Claims from attributions, nested ones as longer chains, and from what the narrator says in between. */
export const claims = reader<Needs, "claims">({
  name: EXTRACTOR,
  needs: ["blocks", "tokens", "sentences", "attributions", "mentions", "times"],
  adds: "claims",
  read: (document, layers, context) => {
    const attributed = groupBy(layers.attributions, (attribution) => attribution.sentence);
    const mentioned = bySentence(layers.sentences, actorsAndArms(layers.mentions));
    const timed = bySentence(layers.sentences, layers.times);
    const discourse = openDiscourse();
    const persons: Mention[] = [];
    return layers.sentences.flatMap((sentence, i) => {
      const kind = layers.blocks[sentence.block]?.kind;
      const mentions = mentioned[i] ?? [];
      persons.push(...mentions.filter((mention) => mention.type === "Person"));
      if (kind === "heading") {
        discourse.carry = null;
        return [];
      }
      const words = layers.tokens.slice(sentence.first, sentence.last + 1);
      const scene = {
        document,
        words,
        wordsOf: (span: Span) => wordsBetween(layers.tokens, span),
        mentions,
        times: timed[i] ?? [],
        persons,
        context,
        discourse,
        headline: kind === "title",
      };
      return sentenceClaims(scene, attributed.get(sentence.index) ?? []);
    });
  },
});

/** One sentence with what lies in it, and who was named up to here. */
interface Scene {
  readonly document: Document;
  readonly words: Words;
  /** Words of a span in any sentence. */
  readonly wordsOf: (span: Span) => Words;
  readonly mentions: readonly Mention[];
  readonly times: readonly TimeExpression[];
  readonly persons: readonly Mention[];
  readonly context: ReadContext;
  readonly discourse: Discourse;
  readonly headline: boolean;
}

/** What lies in each sentence; both lists are in order of the text. */
function bySentence<T extends { span: Span }>(
  sentences: readonly Sentence[],
  items: readonly T[],
): T[][] {
  const out: T[][] = sentences.map(() => []);
  let i = 0;
  for (const item of items) {
    while (i < sentences.length - 1 && (sentences[i]?.end ?? 0) <= item.span.begin) i++;
    out[i]?.push(item);
  }
  return out;
}

function sentenceClaims(scene: Scene, found: readonly Attribution[]): Claim[] {
  const attributions = tidied(scene.words, found);
  const roles = sortOut(scene, attributions);
  noteTopic(scene);
  const told = roles.saying.map((one) =>
    claimOf(scene, {
      content: one.content,
      chain: chainOf(scene, one, roles),
      cue: one.cue,
      extractor: `${EXTRACTOR}+${one.rule}`,
      confidence: one.confidence ?? null,
    }),
  );
  const spoken = attributions.filter(
    (one) => !roles.inferred.includes(one) && (!scene.headline || roles.saying.includes(one)),
  );
  const narrative = narration(scene.words, spoken, roles.inferred);
  const all = [...told, ...narrative.map((part) => narrated(scene, part))];
  return scene.headline ? all : carryOver(all, scene.words, scene.discourse);
}

/** What each attribution of a sentence is: a saying, the narrator's inference, or only a link of another's chain. */
interface Roles {
  readonly all: readonly Attribution[];
  readonly links: ReadonlyMap<Attribution, ChainLink>;
  readonly saying: readonly Attribution[];
  readonly inferred: readonly Attribution[];
  /** "…, citing officials": whom the speaker has it from. */
  readonly cited: readonly Attribution[];
}

function sortOut(scene: Scene, all: readonly Attribution[]): Roles {
  const at = {
    text: scene.document.text,
    words: scene.words,
    wordsOf: scene.wordsOf,
    persons: scene.persons,
    context: scene.context,
  };
  const outerFirst = [...all].sort((a, b) => Number(isInside(a, b)) - Number(isInside(b, a)));
  const cited = all.filter(
    (one) => CITING.has(one.cue.lemma) && one.rule === "verb-participle" && all.length > 1,
  );
  const links = new Map(
    outerFirst.map((one) => [
      one,
      linkOf(cited.includes(one) ? citedSource(one) : one, scene.discourse, at),
    ]),
  );
  const inferred = all.filter((one) => isInference(one, links.get(one)));
  const saying = all.filter((one) => {
    if (cited.includes(one) || inferred.includes(one) || isOnlyLink(one, all)) return false;
    return !scene.headline || saysSomething(scene.words, one);
  });
  return { all, links, saying, inferred, cited };
}

const CITING = new Set(["cite", "quote"]);

/** In "citing officials" the content is who it comes from. */
function citedSource(one: Attribution): Attribution {
  return { ...one, source: one.content[0] ?? one.source, content: [] };
}

/** "Ordia announces exercise": a headline's bare noun phrase is no statement of its own. */
function saysSomething(words: Words, { content }: Attribution): boolean {
  return content.some((span) => wordsIn(words, span).some((word) => word.quoted || isVerb(word)));
}

function chainOf(
  scene: Scene,
  one: Attribution,
  { all, links, inferred, cited }: Roles,
): ChainLink[] {
  const outer = all.filter((other) => isInside(one, other) && !inferred.includes(other));
  const inner = cited.filter((other) => !isInside(one, other));
  const self = outer.length > 0 && isPronoun(scene.words, one);
  return [
    publisherLink(scene.document),
    ...[...outer, ...(self ? [] : [one]), ...inner].flatMap((link) => links.get(link) ?? []),
  ];
}

const PRONOUNS = new Set(["it", "he", "she", "they", "we", "i"]);

/** "The ministry said it plans …": the inner speaker is the outer one. */
function isPronoun(words: Words, { source }: Attribution): boolean {
  const inside = source ? wordsIn(words, source) : [];
  return inside.length === 1 && PRONOUNS.has(inside[0]?.lower ?? "");
}

/** The cue of `inner` stands in the content of `outer`. */
function isInside(inner: Attribution, outer: Attribution): boolean {
  return (
    inner !== outer &&
    inner.cue.spans.every((cue) => outer.content.some((span) => contains(span, cue)))
  );
}

/** "The paper writes that, according to X, …": the outer one says nothing of its own. */
function isOnlyLink(outer: Attribution, all: readonly Attribution[]): boolean {
  return all.some((inner) => {
    if (!isInside(inner, outer)) return false;
    // "agreed to withdraw" is something said to have happened; "said that" and "according to" only hand it on.
    const handsOn = inner.cue.class === "say" || inner.cue.class === "allege";
    const link = handsOn ? [...inner.cue.spans, ...(inner.source ? [inner.source] : [])] : [];
    const own = sizeOf(outer.content) - sharedBy(outer.content, link);
    return sharedBy(outer.content, inner.content) / own >= SAME_CONTENT;
  });
}

function sizeOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.end - span.begin, 0);
}

function sharedBy(spans: readonly Span[], others: readonly Span[]): number {
  return spans.reduce((sum, a) => sum + others.reduce((s, b) => s + overlap(a, b), 0), 0);
}

const INFERRING = new Set([
  "suggest",
  "indicate",
  "show",
  "demonstrate",
  "imply",
  "signal",
  "reveal",
  "mean",
  "underscore",
  "highlight",
  "reinforce",
  "reflect",
]);

/** "The timing of the two visits suggests …", "…, indicating that …": nobody speaks; the narrator infers. */
function isInference(attribution: Attribution, link: ChainLink | undefined): boolean {
  if (!INFERRING.has(attribution.cue.lemma)) return false;
  return (
    (link?.type === "unknown" && link.name === undefined) || attribution.rule === "verb-participle"
  );
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
  if (topic) discourse.topic = topic.text;
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

function narrated(
  scene: Scene,
  { content, cue }: { content: readonly Span[]; cue: Cue | null },
): Claim {
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
  return claimOf(scene, {
    content,
    chain: [publisher, ...rumour],
    cue,
    extractor: `${EXTRACTOR}+narrator`,
  });
}

function claimOf(scene: Scene, { content, chain, cue, extractor, confidence }: Parts): Claim {
  const { document, words, mentions, times } = scene;
  const inside = content.flatMap((span) => wordsIn(words, span));
  const cueWords = cue ? cue.spans.flatMap((span) => wordsIn(words, span)) : [];
  const mentioned = mentions.filter((mention) =>
    content.some((span) => contains(span, mention.span)),
  );
  const timed = times.filter((time) => content.some((span) => contains(span, time.span)));
  const stance = stanceOf(inside, cue, cueWords);
  const realis = realisOf(stance, { published: document.published, times: timed });
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
    predicates: predicatesIn(inside, mentioned).map((one) => ({ ...one, realis })),
    mentions: mentioned.map((mention) => mention.id),
    times: timed.map((time) => time.id),
    amounts: amountsIn(inside),
    confidence: confidence ?? null,
    extractor,
  };
}

const MIXED_SHARE = 0.3; // of a short content, quoted words that are more than a turn of phrase
const SCARE_WORDS = 3; // so few quoted words are a turn of phrase, not speech

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
