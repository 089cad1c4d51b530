import { contains, overlap, type Span } from "../base/span.ts";
import type { ChainLink } from "../model/claim.ts";
import { linkOf, publisherLink } from "./chain.ts";
import type { Attribution, ReadContext } from "./layers.ts";
import { foldName } from "./name-words.ts";
import { isVerb, type Words } from "./phrases.ts";
import type { Scene } from "./scene.ts";
import { readSource, wordsIn } from "./sources.ts";

/** What each attribution of a sentence is: a saying, the narrator's inference, or only a link of another's chain. */
export interface Roles {
  readonly all: readonly Attribution[];
  readonly links: ReadonlyMap<Attribution, ChainLink>;
  readonly saying: readonly Attribution[];
  readonly inferred: readonly Attribution[];
  /** "…, citing officials": whom the speaker has it from. */
  readonly cited: readonly Attribution[];
}

const SAME_CONTENT = 0.6; // an outer attribution that adds less than this to the inner one is only its link

export function sortOut(scene: Scene, found: readonly Attribution[]): Roles {
  const all = found.filter((one) => !isCircular(one, found));
  const at = { ...scene, text: scene.document.text };
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
  const describing = all.filter((one) => describesReport(scene, one));
  for (const one of describing) noteOrigin(scene, links.get(one));
  const inferred = all.filter((one) => isInference(one, links.get(one)));
  const saying = all.filter((one) => {
    if ([...cited, ...inferred, ...describing].includes(one) || isOnlyLink(one, all)) return false;
    return !scene.headline || saysSomething(scene.words, one);
  });
  return { all, links, saying, inferred, cited };
}

const CITING = new Set(["cite", "quote"]);

/** In "citing officials" the content is who it comes from. */
function citedSource(one: Attribution): Attribution {
  return { ...one, source: one.content[0] ?? one.source, content: [] };
}

/** "In the north, the minister said, the army continued …": each in the other cannot be; the rule is wrong. */
function isCircular(one: Attribution, all: readonly Attribution[]): boolean {
  return (
    one.confidence === undefined &&
    all.some((other) => other !== one && isInside(one, other) && isInside(other, one))
  );
}

/** "This analysis, attributed to X, …": not said by X but a word on where the report has it from. */
function describesReport({ words, context }: Scene, { cue, content }: Attribution): boolean {
  const [only] = content;
  if (cue.lemma !== "attributed to" || !only || content.length > 1) return false;
  const inside = wordsIn(words, only);
  return (
    inside.length > 0 && !inside.some(isVerb) && readSource(inside, context).type === "document"
  );
}

function noteOrigin({ discourse }: Scene, link: ChainLink | undefined): void {
  const report = discourse.report?.name;
  if (report !== undefined && link && link.name !== report) discourse.reportedBy.set(report, link);
}

/** "Ordia announces exercise": a headline's bare noun phrase is no statement of its own; "ships at the mole, officials say" is. */
function saysSomething(words: Words, { content, cue }: Attribution): boolean {
  const trails = content.every((span) => span.end <= (cue.spans[0]?.begin ?? 0));
  return (
    (trails && cue.class === "say") ||
    content.some((span) => wordsIn(words, span).some((word) => word.quoted || isVerb(word)))
  );
}

/** From the publisher to the innermost source; nobody stands twice in a row, and the publisher never cites itself. */
export function chainOf(
  scene: Scene,
  one: Attribution,
  { all, links, inferred, cited }: Roles,
): ChainLink[] {
  const outer = all.filter((other) => isInside(one, other) && !inferred.includes(other));
  const inner = cited.filter((other) => !isInside(one, other));
  const self = outer.length > 0 && isPronoun(scene.words, one);
  const said = [...outer, ...(self ? [] : [one]), ...inner].flatMap(
    (link) => links.get(link) ?? [],
  );
  const publisher = publisherLink(scene.document);
  const chain = [publisher];
  for (const link of said) if (!isSame(link, chain.at(-1), scene.context)) chain.push(link);
  return chain.length === 1 ? [{ ...publisher, cue: one.cue }] : chain;
}

function isSame(link: ChainLink, before: ChainLink | undefined, { outlets }: ReadContext): boolean {
  const [own, other] = [link, before].map((one) => foldName(one?.name ?? one?.surface ?? ""));
  if (!own || !other || link.type === "anonymous") return false;
  return own === other || foldName(outlets.get(other) ?? "") === own;
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
