import { contains, trimSpan, type Span } from "../../base/span.ts";
import type { Claim } from "../../model/claim.ts";
import type { CoreferenceChain } from "../../model/coreference.ts";
import type { Mention } from "../../model/mention.ts";
import { RE3D_TYPE, type ReadRelation, type StatedKind } from "../../model/read-relation.ts";
import type { Token } from "../layers.ts";
import { actorsOf, type Actor } from "./actors.ts";
import { ARMS, PHRASINGS, type Phrasing } from "./phrasings.ts";

const EXTRACTOR = "relation-phrasings/2";
const LONGEST = 160; // UTF-16 units between two actors
const AHEAD = 40; // units before the left one and after the right one
const REACH = 3; // actors to the right that one is held against
const MOST_AHEAD = 8; // actors to the right among which they are looked for

/** What relations are read from. */
export interface Stated {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Span[];
  readonly mentions: readonly Mention[];
  readonly coreference: readonly CoreferenceChain[];
  readonly claims: readonly Claim[];
}

/**
 * Relations that phrases put between two actors of a sentence, each with the claim it stands in. Linear in the text.
 */
export function statedRelations(layers: Stated): ReadRelation[] {
  const actors = actorsOf(layers);
  const claimsOf = claimsBySentence(layers);
  const nouns = new Set(layers.tokens.flatMap(({ pos, begin }) => (pos === "NOUN" ? begin : [])));
  let next = 0;
  return layers.sentences.flatMap((sentence, index) => {
    const own: Actor[] = [];
    for (; next < actors.length; next++) {
      const actor = actors[next];
      if (!actor || actor.span.begin >= sentence.end) break;
      if (contains(sentence, actor.span) && !isBracketed(layers.text, actor)) own.push(actor);
    }
    return own.flatMap((left, i) => {
      const found = relate(layers.text, left, {
        all: own.slice(i + 1, i + 1 + MOST_AHEAD),
        isWhose: (actor) => nouns.has(actor.span.end + 1),
      });
      return found ? [toRelation(found, claimsOf(index), layers.text)] : [];
    });
  });
}

/** "(PMF)" */
function isBracketed(text: string, { span }: Actor): boolean {
  return text[span.begin - 1] === "(" && text[span.end] === ")";
}

/** Actors to the right, and whether a name only says whose the noun behind it is: "the Vale report". */
interface Ahead {
  readonly all: readonly Actor[];
  readonly isWhose: (actor: Actor) => boolean;
}

/** Two actors and the words that relate them. */
interface Fit {
  readonly phrasing: Phrasing;
  readonly from: Actor;
  readonly to: Actor;
  readonly left: Actor;
  readonly right: Actor;
}

function relate(text: string, left: Actor, { all, isWhose }: Ahead): Fit | undefined {
  const ahead = text.slice(Math.max(0, left.span.begin - AHEAD), left.span.begin);
  const others = all.filter((one) => !isModifier(text, one));
  for (const [i, right] of others.slice(0, REACH).entries()) {
    if (right.span.begin - left.span.end > LONGEST) return undefined;
    if (right.mentionId === left.mentionId) continue;
    const between = plain(text.slice(left.span.end, right.span.begin));
    const isNext = others
      .slice(0, i)
      .every((one) => !isRival(one) || isWhose(one) || one.mentionId === right.mentionId);
    const after = text.slice(right.span.end, right.span.end + AHEAD);
    const name = text.slice(right.span.begin, right.span.end);
    const phrasing = PHRASINGS.find(
      (one) =>
        (!one.isLoose || (isNext && !isWhose(left))) &&
        !(WHOLE.has(one.kind) && isWhose(right)) &&
        holds(one, { left, right, between, ahead, after, name }),
    );
    if (phrasing) return { phrasing, ...directed(phrasing, left, right), left, right };
  }
  return undefined;
}

/** Where "the Vale airport" is not the Vale. */
const WHOLE: ReadonlySet<StatedKind> = new Set(["met-with", "owns", "located-in"]);

/** Part of a compound: "Vale" of "the Ordia-Vale border" and of "a Vale-area trader". */
function isModifier(text: string, { span }: Actor): boolean {
  return (
    /[\p{L}\d][-–]$/u.test(text.slice(span.begin - 2, span.begin)) ||
    /^[-–]area\b/.test(text.slice(span.end, span.end + 6))
  );
}

/** Somebody else who may be meant: an adjective of nationality is not. */
function isRival({ isName, type }: Actor): boolean {
  return isName && type !== "Nationality";
}

/** In one line, without an acronym behind the name it is short for. */
function plain(between: string): string {
  return between.replace(/\s+/g, " ").replace(/^ \(\p{Lu}[\p{L}-]{1,9}\)/u, "");
}

function directed({ direction }: Phrasing, left: Actor, right: Actor): { from: Actor; to: Actor } {
  return direction === "→" ? { from: left, to: right } : { from: right, to: left };
}

interface Setting {
  readonly left: Actor;
  readonly right: Actor;
  readonly between: string;
  readonly ahead: string;
  /** Words after the right one, and its own. */
  readonly after: string;
  readonly name: string;
}

function holds(phrasing: Phrasing, setting: Setting): boolean {
  const { left, right, between } = setting;
  const { from, to } = directed(phrasing, left, right);
  return (
    suits(phrasing, from, to) &&
    (phrasing.ending?.test(between) ?? true) &&
    phrasing.between.test(between) &&
    isAmong(phrasing, setting)
  );
}

/** What stands around the two, as far as the phrasing asks. */
function isAmong(phrasing: Phrasing, { ahead, after, name }: Setting): boolean {
  return (
    (phrasing.ahead?.test(ahead) ?? true) &&
    (phrasing.after?.test(after) ?? true) &&
    (phrasing.named?.test(name) ?? true)
  );
}

/** The types of the two. Arms have no relation but that somebody has them; a nationality only backs: "Iranian-backed". */
function suits(phrasing: Phrasing, from: Actor, to: Actor): boolean {
  const { kind, between } = phrasing;
  if (!mayBeFrom(phrasing, from) || !mayBeTo(phrasing, to)) return false;
  if (ARMS.has(from.type) || to.type === "Nationality") return kind === "holds-office";
  return (
    from.type !== "Nationality" || (kind === "patron-of" && between.source.startsWith("^[-–]"))
  );
}

function mayBeFrom({ kind, direction, person, of: types }: Phrasing, from: Actor): boolean {
  if (person && from.type !== "Person") return false;
  if (types && !types.has(from.type)) return false;
  // Not "the Vale chief, he said", nor "the war in Vale".
  const needsName = kind === "located-in" || (person && direction === "←");
  return from.isName || !needsName;
}

function mayBeTo({ to: types }: Phrasing, { type }: Actor): boolean {
  return types ? types.has(type) : !ARMS.has(type);
}

/** What a denied claim takes for granted: "the Vale president will not come" has a president of the Vale. */
const TAKEN: ReadonlySet<StatedKind> = new Set(["holds-office", "commands", "located-in"]);
const NEGATED = /\b(?:not|never|no longer)\b|n['’]t\b/;

function toRelation(
  { phrasing: { kind }, from, to, left, right }: Fit,
  claims: readonly Claim[],
  text: string,
): ReadRelation {
  const span = { begin: left.span.begin, end: right.span.end };
  const gap = { begin: left.span.end, end: right.span.begin };
  const trigger = trimSpan(text, gap);
  const claim =
    shortest(claims, (one) => one.content.some((part) => contains(part, span))) ??
    shortest(claims, (one) => saysOfItself(one, left, right));
  return {
    type: RE3D_TYPE[kind],
    kind,
    source: from.span,
    target: to.span,
    trigger: trigger.end > trigger.begin ? trigger : span,
    negated:
      NEGATED.test(text.slice(gap.begin, gap.end)) ||
      (claim?.polarity === "negative" && !TAKEN.has(kind)),
    confidence: Math.min(from.confidence, to.confidence) * PRECISION,
    extractor: EXTRACTOR,
    sourceId: from.mentionId,
    targetId: to.mentionId,
    claimId: claim?.id ?? null,
    modality: claim?.modality ?? null,
  };
}

const PRECISION = 0.9; // share of relations so found that hold, see docs/methods/relations.md

/** The shortest of the claims that will do; undefined where none does. */
function shortest(claims: readonly Claim[], fits: (claim: Claim) => boolean): Claim | undefined {
  let best: Claim | undefined;
  for (const claim of claims)
    if (claim.text.length < (best?.text.length ?? Infinity) && fits(claim)) best = claim;
  return best;
}

/** "It has claimed the raids on Vale": the source is the one, the other stands in what it says. */
function saysOfItself({ chain, content }: Claim, left: Actor, right: Actor): boolean {
  const source = chain.at(-1)?.span;
  return (
    source != null &&
    contains(source, left.span) &&
    content.some((part) => contains(part, right.span))
  );
}

/** Claims by the sentences that their contents touch. */
function claimsBySentence({ sentences, claims }: Stated): (index: number) => readonly Claim[] {
  const found = new Map<number, Set<Claim>>();
  for (const claim of claims)
    for (const i of claim.content.flatMap((part) => touched(sentences, part))) {
      const known = found.get(i);
      if (known) known.add(claim);
      else found.set(i, new Set([claim]));
    }
  return (index) => [...(found.get(index) ?? [])];
}

function touched(sentences: readonly Span[], { begin, end }: Span): number[] {
  const out: number[] = [];
  for (let i = firstEndingAfter(sentences, begin); i < sentences.length; i++) {
    if ((sentences[i]?.begin ?? Infinity) >= end) break;
    out.push(i);
  }
  return out;
}

function firstEndingAfter(sentences: readonly Span[], begin: number): number {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? Infinity) <= begin) low = middle + 1;
    else high = middle;
  }
  return low;
}
