import { idOf } from "../base/id.ts";
import type { Span } from "../base/span.ts";
import { contains } from "../base/span.ts";
import { compareText } from "../base/group.ts";
import type { Claim } from "../model/claim.ts";
import type { Relation, RelationType } from "../model/entity.ts";
import type { KnownMention } from "./chains.ts";
import { deedRelations, type Evidence, type Found } from "./deed-relations.ts";
import type { Scene } from "./scene.ts";
import { sentenceOf } from "./scene.ts";

/** A phrase between two names, left and right, and the relation it puts between them. */
interface Phrase {
  readonly type: RelationType;
  /** Of the words between the two. */
  readonly between: RegExp;
  /** "→": the left name is the `from`; "←": the right one is. */
  readonly direction: "→" | "←";
  /** Only where the `from` is a person. */
  readonly person?: true;
  /** Of the words just before the left name, where they matter: "talks between A and B". */
  readonly ahead?: RegExp;
}

const RANK =
  "(?:commander|commander-in-chief|leader|chief|head|secretary[- ]general|general secretary|founder|deputy commander)";
const OFFICE =
  "(?:spokes(?:man|woman|person)|minister|president|prime minister|ambassador|envoy|adviser|advisor|deputy|official|representative|chairman|director|member)";
const ADVERB = "(?:\\w+ly |also |now |has |have |had |is |are |was |were |been |being ){0,3}";
const LINK = '[^.;:!?"“”]{0,100}?';

const PHRASES: readonly Phrase[] = [
  phrase(
    "commands",
    "→",
    `^,? (?:the |its |a |who is the )?(?:\\w+ ){0,2}${RANK} (?:of|for) (?:the )?$`,
    { person: true },
  ),
  phrase("commands", "→", `^,? (?:who )?(?:commands|leads|heads|led|commanded|headed) (?:the )?$`, {
    person: true,
  }),
  phrase(
    "commands",
    "←",
    `^(?:'s|’s)? (?:\\w+ ){0,1}${RANK}(?: (?:Gen|General|Col|Brig|Sheikh)\\.?)?,? $`,
    { person: true },
  ),
  phrase("commands", "←", "^,? (?:(?:Gen|General|Col|Brig|Maj|Sheikh)\\.? ){0,3}$", {
    person: true,
    ahead: new RegExp(`\\b${RANK} of (?:[\\w'’-]+ ){0,3}$`),
  }),
  phrase(
    "holds-office",
    "→",
    `^,? (?:the |a |an )?(?:\\w+ ){0,3}${OFFICE} (?:of|for|in|at|to) (?:the )?$`,
    { person: true },
  ),
  phrase("holds-office", "←", `^(?:'s|’s)? (?:\\w+ ){0,3}${OFFICE},? $`, { person: true }),
  phrase(
    "member-of",
    "→",
    `^,? ?${ADVERB}(?:which is |who is )?(?:an? |the )?(?:integral )?(?:part|member|branch|wing|arm|faction|unit|affiliate|component) of (?:the )?$`,
  ),
  phrase(
    "member-of",
    "→",
    `^,? ?${ADVERB}(?:belongs to|belonging to|joined|affiliated with|integrated into|subordinate to) (?:the )?$`,
  ),
  phrase(
    "patron-of",
    "→",
    `^[-–](?:backed|funded|sponsored|supported|armed|trained|aligned) (?:\\w+ ){0,2}$`,
  ),
  phrase(
    "patron-of",
    "→",
    `^ ${ADVERB}(?:backs|backed|supports|supported|arms|armed|funds|funded|finances|financed|sponsors|sponsored|trains|trained|equips|supplies|supplied)(?:ing)? (?:the |its prox(?:y|ies) |its ally )?$`,
  ),
  phrase(
    "patron-of",
    "→",
    `^(?:'s|’s) (?:\\w+ ){0,2}(?:prox(?:y|ies)|patronage of|support (?:for|to)|backing (?:of|for)|funding (?:of|for)|financing of|sponsorship of),? (?:the )?$`,
  ),
  phrase(
    "patron-of",
    "←",
    `^,? ?${ADVERB}(?:which is |who are )?(?:backed|supported|funded|financed|armed|sponsored|trained|controlled|directed) by (?:the )?$`,
  ),
  phrase(
    "patron-of",
    "←",
    `^,? ?${LINK}under (?:the )?(?:direct )?(?:patronage|sponsorship|direction|supervision) of (?:the )?$`,
  ),
  phrase(
    "met-with",
    "→",
    `^ ${ADVERB}(?:met|meets|meeting|held talks|held a meeting|spoke|talked|conferred)(?: \\w+)? with ${LINK}$`,
  ),
  phrase("member-of", "←", `^${LINK}, $`, {
    ahead:
      /\b(?:it|which|the group) is (?:\w+ )?(?:part|a member|a branch|a wing|an arm) of (?:the )?$/i,
  }),
  phrase("met-with", "→", `^ (?:and|with) (?:the )?$`, {
    ahead: /\b(?:talks|meeting|negotiations|summit)\s+between (?:the )?$/i,
  }),
  phrase(
    "allied-with",
    "→",
    `^ ?${LINK}(?:ties|links|alliance|cooperation|coordination) (?:with|to) (?:the )?$`,
  ),
  phrase("allied-with", "→", `^,? ?${ADVERB}(?:allied|aligned) (?:with|to) (?:the )?$`),
  phrase(
    "hostile-to",
    "→",
    `^ ${ADVERB}(?:attacked|attacks|struck|strikes|targeted|targets|bombed|bombs|shelled|shells|raided|killed|fought|fights|threatened|threatens|accused|accuses|ambushed|invaded) (?:the )?$`,
  ),
  phrase(
    "hostile-to",
    "→",
    `^ ${ADVERB}(?:launched|launches|launching|carried out|carries out|conducted|fired|planning|plans|vowed|waged|wages) ${LINK}(?:against|at|on) (?:the )?$`,
  ),
  phrase(
    "hostile-to",
    "→",
    `^(?:'s|’s) (?:\\w+ ){0,3}(?:attacks?|strikes?|war|operations?|campaign|offensive|threats?|raids?) (?:against|on|at) (?:the )?$`,
  ),
  phrase(
    "hostile-to",
    "←",
    `^ ${ADVERB}(?:attacked|struck|targeted|bombed|shelled|raided) by (?:the )?$`,
  ),
];

function phrase(
  type: RelationType,
  direction: Phrase["direction"],
  between: string,
  more: { person?: true; ahead?: RegExp } = {},
): Phrase {
  return { type, direction, between: new RegExp(between), ...more };
}

/**
 * Relations that the claims put between resolved names, by the words between two neighbours: a third
 * entity between them hides who is meant.
 *
 * Each holds on the word of its claims alone: polarity and modality are the claim's.
 *
 * @param named mentions with their entities, in order of reading
 */
export function relationsOf(
  named: readonly KnownMention[],
  claims: readonly Claim[],
  scene: Scene,
): Relation[] {
  const found = new Map<string, Relation>();
  for (const [i, left] of named.entries()) {
    const right = named.slice(i + 1).find(({ entityId }) => entityId !== left.entityId);
    const relation = right && relate(left, right, scene);
    const evidence = relation && evidenceFor(relation.span, claims, scene);
    if (relation && evidence) add(found, relation, evidence);
  }
  for (const { relation, evidence } of deedRelations(named, claims)) add(found, relation, evidence);
  return [...found.values()].sort((a, b) => compareText(a.id, b.id));
}

function relate(left: KnownMention, right: KnownMention, scene: Scene): Found | undefined {
  const span = { begin: left.mention.span.begin, end: right.mention.span.end };
  const apart = right.mention.span.begin >= left.mention.span.end;
  if (
    !apart ||
    left.entityId === right.entityId ||
    !contains(sentenceOf(scene, left.mention.span), span)
  )
    return undefined;
  const between = scene.text
    .slice(left.mention.span.end, right.mention.span.begin)
    .replace(/\s+/g, " ");
  const ahead = scene.text.slice(Math.max(0, span.begin - 40), span.begin);
  const fitting = PHRASES.find((one) => {
    const from = one.direction === "→" ? left : right;
    const isPerson = one.person === undefined || from.mention.type === "Person";
    return (
      isPerson && one.between.test(between) && (one.ahead === undefined || one.ahead.test(ahead))
    );
  });
  if (!fitting) return undefined;
  const [from, to] = fitting.direction === "→" ? [left, right] : [right, left];
  return { type: fitting.type, fromId: from.entityId, toId: to.entityId, span };
}

/** The shortest claim whose content holds both names; undefined where no claim does. */
function evidenceFor(span: Span, claims: readonly Claim[], scene: Scene): Evidence | undefined {
  const claim = claims
    .filter(({ content }) => content.some((part) => contains(part, span)))
    .toSorted((a, b) => a.text.length - b.text.length)[0];
  if (!claim) return undefined;
  return {
    claimId: claim.id,
    documentId: scene.document.id,
    span,
    polarity: claim.polarity,
    modality: claim.modality,
  };
}

function add(
  relations: Map<string, Relation>,
  { type, fromId, toId }: Found,
  evidence: Evidence,
): void {
  const id = idOf("rel", type, fromId, toId);
  const known = relations.get(id);
  relations.set(id, { id, type, fromId, toId, evidence: [...(known?.evidence ?? []), evidence] });
}
