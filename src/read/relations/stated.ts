import { contains, trimSpan, type Span } from "../../base/span.ts";
import type { Claim } from "../../model/claim.ts";
import type { CoreferenceChain } from "../../model/coreference.ts";
import type { Mention } from "../../model/mention.ts";
import { RE3D_TYPE, type ReadRelation } from "../../model/read-relation.ts";
import { actorsOf, type Actor } from "./actors.ts";
import { ARMS, PHRASINGS, type Phrasing } from "./phrasings.ts";

const EXTRACTOR = "relation-phrasings/1";
const LONGEST = 160; // UTF-16 units between two actors
const AHEAD = 40; // units before the left one
const REACH = 3; // actors to the right that one is held against

/** What relations are read from. */
export interface Stated {
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly mentions: readonly Mention[];
  readonly coreference: readonly CoreferenceChain[];
  readonly claims: readonly Claim[];
}

/**
 * Relations that phrases put between two actors of a sentence, each with the claim it stands in. Linear in the text.
 */
export function statedRelations(layers: Stated): ReadRelation[] {
  const actors = actorsOf(layers.mentions, layers.coreference);
  const claimsOf = claimsBySentence(layers);
  let next = 0;
  return layers.sentences.flatMap((sentence, index) => {
    const own: Actor[] = [];
    for (; next < actors.length; next++) {
      const actor = actors[next];
      if (!actor || actor.span.begin >= sentence.end) break;
      if (contains(sentence, actor.span) && !isBracketed(layers.text, actor)) own.push(actor);
    }
    return own.flatMap((left, i) => {
      const found = relate(layers.text, left, own.slice(i + 1, i + 1 + REACH));
      return found ? [toRelation(found, claimsOf(index), layers.text)] : [];
    });
  });
}

/** "(PMF)" */
function isBracketed(text: string, { span }: Actor): boolean {
  return text[span.begin - 1] === "(" && text[span.end] === ")";
}

/** Two actors and the words that relate them. */
interface Fit {
  readonly phrasing: Phrasing;
  readonly from: Actor;
  readonly to: Actor;
  readonly left: Actor;
  readonly right: Actor;
}

function relate(text: string, left: Actor, others: readonly Actor[]): Fit | undefined {
  const ahead = text.slice(Math.max(0, left.span.begin - AHEAD), left.span.begin);
  for (const [i, right] of others.entries()) {
    if (right.span.begin - left.span.end > LONGEST) return undefined;
    if (right.mentionId === left.mentionId) continue;
    const between = plain(text.slice(left.span.end, right.span.begin));
    const isNext = others
      .slice(0, i)
      .every((one) => !one.isName || one.mentionId === right.mentionId);
    const phrasing = PHRASINGS.find(
      (one) => (isNext || !one.isLoose) && holds(one, { left, right, between, ahead }),
    );
    if (phrasing) return { phrasing, ...directed(phrasing, left, right), left, right };
  }
  return undefined;
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
}

function holds(phrasing: Phrasing, { left, right, between, ahead }: Setting): boolean {
  const { from, to } = directed(phrasing, left, right);
  return (
    suits(phrasing, from, to) &&
    phrasing.between.test(between) &&
    (phrasing.ahead?.test(ahead) ?? true)
  );
}

/** The types of the two. Arms have no relation but that somebody has them; a nationality only backs: "Iranian-backed". */
function suits({ kind, person, to: types, between }: Phrasing, from: Actor, to: Actor): boolean {
  if (person && from.type !== "Person") return false;
  if (types ? !types.has(to.type) : ARMS.has(to.type)) return false;
  if (ARMS.has(from.type) || to.type === "Nationality") return kind === "holds-office";
  return (
    from.type !== "Nationality" || (kind === "patron-of" && between.source.startsWith("^[-–]"))
  );
}

const NEGATED = /\b(?:not|never|no longer)\b|n['’]t\b/;

function toRelation(
  { phrasing: { kind }, from, to, left, right }: Fit,
  claims: readonly Claim[],
  text: string,
): ReadRelation {
  const span = { begin: left.span.begin, end: right.span.end };
  const gap = { begin: left.span.end, end: right.span.begin };
  const trigger = trimSpan(text, gap);
  const claim = shortest(claims, span);
  return {
    type: RE3D_TYPE[kind],
    kind,
    source: from.span,
    target: to.span,
    trigger: trigger.end > trigger.begin ? trigger : span,
    negated: claim?.polarity === "negative" || NEGATED.test(text.slice(gap.begin, gap.end)),
    confidence: Math.min(from.confidence, to.confidence) * PRECISION,
    extractor: EXTRACTOR,
    sourceId: from.mentionId,
    targetId: to.mentionId,
    claimId: claim?.id ?? null,
    modality: claim?.modality ?? null,
  };
}

const PRECISION = 0.8; // share of relations so found that hold, see docs/methods/relations.md

/** The shortest claim whose content holds both; undefined where none does. */
function shortest(claims: readonly Claim[], span: Span): Claim | undefined {
  let best: Claim | undefined;
  for (const claim of claims)
    if (
      claim.content.some((part) => contains(part, span)) &&
      claim.text.length < (best?.text.length ?? Infinity)
    )
      best = claim;
  return best;
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
