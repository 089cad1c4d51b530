import type { EntityType } from "../../model/mention.ts";
import type { StatedKind } from "../../model/read-relation.ts";

// What words between two actors say of them. Every expression is anchored and bounded: it is tried on a short text.

/** Words between two actors, left and right, and the relation they put between them. */
export interface Phrasing {
  readonly kind: StatedKind;
  /** Of the words between the two. */
  readonly between: RegExp;
  /** "→": the left name is the `from`; "←": the right one is. */
  readonly direction: "→" | "←";
  /** Only where the `from` is a person. */
  readonly person?: true;
  /** Of the words just before the left name, where they matter: "talks between A and B". */
  readonly ahead?: RegExp;
  /** Of the right name itself: "the Z Command" of "the Y's Z Command". */
  readonly named?: RegExp;
  /** Of the words just after the right name: "A as the Y envoy". */
  readonly after?: RegExp;
  /** Leaps over many words: a third actor among them hides who is meant. */
  readonly isLoose: boolean;
  /** How the words of a loose one must end: cheap to ask first, where leaping tries every way through. */
  readonly ending?: RegExp;
  /** Types of the `from` and of the `to`, where not every actor will do. */
  readonly of?: ReadonlySet<EntityType>;
  readonly to?: ReadonlySet<EntityType>;
}

const PLACES: ReadonlySet<EntityType> = new Set(["Location"]);
const BODIES: ReadonlySet<EntityType> = new Set(["Organisation"]);
const STATES_AND_BODIES: ReadonlySet<EntityType> = new Set(["Location", "Organisation"]);
const NOT_PERSONS: ReadonlySet<EntityType> = new Set(["Location", "Organisation", "Nationality"]);
export const ARMS: ReadonlySet<EntityType> = new Set(["Weapon", "MilitaryPlatform", "Vehicle"]);

const RANK =
  "(?:commander|commander-in-chief|leader|chief|head|secretary[- ]general|general secretary|founder|deputy commander)";
const OFFICE =
  "(?:spokes(?:man|woman|person)|minister|president|prime minister|ambassador|envoy|adviser|advisor|deputy|official|representative|chairman|director|member)";
/** An office as a title: "Vale Prime Minister", "the new Ordian Special Envoy". */
const TITLED =
  "(?:(?:new|former|then|acting|\\p{Lu}\\p{L}+)[ -]){0,3}(?:Spokes(?:man|woman|person)|Minister|President|Ambassador|Envoy|Advis[eo]r|Representative|Chairman|Director)";
const ADVERB =
  "(?:\\w+ly |also |now |not |never |no longer |has |have |had |is |are |was |were |been |being ){0,4}";
/** Counts and adjectives before arms. */
const MANY =
  "(?:(?:an?|the|its|their|such|about|around|some|more|than|at|least|over|up|to|as|many|several|new|advanced|few|hundreds|thousands|dozens|scores|of|[a-z]+-[a-z]+|[\\d.,]+) ){0,6}";
/** A stretch of one clause; of somebody else's words only a turn of phrase. */
const LINK = '(?:[^.;:!?"“”]|["“][^.;:!?"“”]{1,40}["”]){0,110}?';
const RANKED = "(?:(?:President|Prime Minister|Minister|General|Gen\\.|Sheikh|King|Mr\\.) )?";
/** What a force, an office or an agency of a state or a body calls itself. */
const UNIT =
  "(?:Army|Navy|Air Force|Forces?|Command|Corps|Guards?|Division|Brigade|Battalion|Regiment|Unit|Directorate|Department|Ministry|Bureau|Agency|Commission|Office|Council|Wing|Militia|Police|Fleet|Squadron|Parliament|Central Bank)";

export const PHRASINGS: readonly Phrasing[] = [
  phrasing(
    "commands",
    "→",
    `^,? (?:the |its |a |who is the )?(?:\\w+ ){0,2}${RANK} (?:of|for) (?:the )?$`,
    { person: true },
  ),
  phrasing(
    "commands",
    "→",
    `^,? (?:who )?(?:commands|leads|heads|led|commanded|headed) (?:the )?$`,
    { person: true, to: STATES_AND_BODIES },
  ),
  phrasing(
    "commands",
    "←",
    `^(?:'s|’s)? (?:\\w+ ){0,1}${RANK}(?: (?:Gen|General|Col|Brig|Sheikh)\\.?)?,? $`,
    { person: true },
  ),
  phrasing("commands", "←", "^,? (?:(?:Gen|General|Col|Brig|Maj|Sheikh)\\.? ){0,3}$", {
    person: true,
    ahead: new RegExp(`\\b${RANK} of (?:[\\w'’-]+ ){0,3}$`),
  }),
  phrasing(
    "holds-office",
    "→",
    `^,? (?:the |a |an )?(?:\\w+ ){0,3}${OFFICE} (?:of|for|in|at|to) (?:the )?$`,
    { person: true },
  ),
  phrasing("holds-office", "←", `^(?:'s|’s)? (?:\\w+ ){0,3}${OFFICE},? $`, { person: true }),
  phrasing("holds-office", "←", `^(?:'s|’s)? ${TITLED},? $`, { person: true, to: NOT_PERSONS }),
  phrasing("holds-office", "→", "^,? as (?:the |an? )?(?:(?:new|next|acting|former) )?$", {
    person: true,
    after: new RegExp(`^(?:'s|’s)? (?:(?:\\w+ ){0,2}?${OFFICE}|${TITLED})\\b`, "u"),
  }),
  phrasing("member-of", "←", "^(?:'s|’s) (?:[a-z]+ ){0,2}$", {
    to: STATES_AND_BODIES,
    named: new RegExp(`\\b${UNIT}$`),
  }),
  phrasing(
    "member-of",
    "→",
    `^(?:,? ?(?:which |who )?(?:is|are|was|were|became|remains?|as)|,) ${ADVERB}(?:an? |the )?(?:\\w+ ){0,2}(?:part|member|branch|wing|arm|faction|unit|affiliate|component) of (?:the )?$`,
  ),
  phrasing(
    "member-of",
    "→",
    `^,? ?${ADVERB}(?:belongs to|belonging to|affiliated with|integrated into|subordinate to) (?:the )?$`,
  ),
  phrasing(
    "patron-of",
    "→",
    `^[-–](?:backed|funded|sponsored|supported|armed|trained|aligned) (?:(?!(?:in|of|and|from|near|to|at|on|by)\\b)\\w+ ){0,2}$`,
  ),
  phrasing(
    "patron-of",
    "→",
    `^ ${ADVERB}(?:backs|backed|supports|supported|arms|armed|funds|funded|finances|financed|sponsors|sponsored|trains|trained|equips|supplies|supplied)(?:ing)? (?:the |its prox(?:y|ies) |its ally )?$`,
  ),
  phrasing(
    "patron-of",
    "→",
    `^(?:'s|’s) (?:\\w+ ){0,2}(?:prox(?:y|ies)|patronage of|support (?:for|to)|backing (?:of|for)|funding (?:of|for)|financing of|sponsorship of),? (?:the )?$`,
  ),
  phrasing(
    "patron-of",
    "←",
    `^,? ?${ADVERB}(?:which is |who are )?(?:backed|supported|funded|financed|armed|sponsored|trained|controlled|directed) by (?:the )?$`,
  ),
  phrasing(
    "patron-of",
    "←",
    `^,? ?${LINK}under (?:the )?(?:direct )?(?:patronage|sponsorship|direction|supervision) of (?:the )?$`,
  ),
  phrasing(
    "met-with",
    "→",
    `^ ${ADVERB}(?:met|meets|meeting|held talks|held a meeting|spoke|talked|conferred)(?: \\w+)? with ${LINK}$`,
  ),
  phrasing("member-of", "←", `^${LINK}, $`, {
    ahead:
      /\b(?:it|which|the group) is (?:\w+ )?(?:part|a member|a branch|a wing|an arm) of (?:the )?$/i,
  }),
  phrasing("met-with", "→", `^ (?:and|with) (?:the )?$`, {
    ahead: /\b(?:talks|meeting|negotiations|summit)\s+between (?:the )?$/i,
  }),
  phrasing(
    "allied-with",
    "→",
    `^ ?${LINK}(?:ties|links|alliance|cooperation|coordination) (?:with|to) (?:the )?${RANKED}$`,
  ),
  phrasing(
    "allied-with",
    "→",
    `^,? with (?:the )?(?:assistance|help|support|backing|cooperation) (?:from|of) (?:the )?$`,
  ),
  phrasing("allied-with", "→", `^,? ?${ADVERB}(?:allied|aligned) (?:with|to) (?:the )?$`),
  phrasing(
    "hostile-to",
    "→",
    `^ ${ADVERB}(?:attacked|attacks|struck|strikes|targeted|targets|bombed|bombs|shelled|shells|raided|killed|fought|fights|threatened|threatens|accused|accuses|ambushed|invaded) (?:the )?$`,
  ),
  phrasing(
    "hostile-to",
    "→",
    `^ ${ADVERB}(?:launched|launches|launching|carried out|carries out|conducted|fired|planning|plans|vowed|waged|wages) ${LINK}(?:against|at|on) (?:the )?$`,
  ),
  phrasing(
    "hostile-to",
    "→",
    `^ ${ADVERB}(?:(?:a|an|the|its|their) )?(?:\\w+ ){0,2}(?:history|record|campaign|policy) of (?:targeting|attacking|striking|bombing|shelling|threatening) (?:the )?$`,
  ),
  phrasing(
    "hostile-to",
    "→",
    `^ ${ADVERB}(?:claims?|claimed) (?:responsibility for )?${LINK}(?:attacks?|strikes?|raids?|launches|bombings?|shelling|fire) (?:against|on|at) (?:the )?$`,
  ),
  phrasing(
    "hostile-to",
    "→",
    `^(?:'s|’s) (?:\\w+ ){0,3}(?:attacks?|strikes?|war|operations?|campaign|offensive|threats?|raids?) (?:against|on|at) (?:the )?$`,
  ),
  phrasing(
    "hostile-to",
    "←",
    `^ ${ADVERB}(?:attacked|struck|targeted|bombed|shelled|raided) by (?:the )?$`,
  ),
  phrasing(
    "patron-of",
    "→",
    `^ ${ADVERB}(?:provides?|provided|suppl(?:y|ies|ied)|sends?|sent|gives?|gave|funnels?|funnell?ed) (?:\\w+ ){0,3}?(?:weapons|arms|funds|funding|money|support|training|missiles|drones|rockets|shelter|assistance) (?:and \\w+ )?(?:to|for) (?:the )?$`,
  ),
  phrasing(
    "patron-of",
    "→",
    `^ ${ADVERB}(?:shelters|sheltered|harbou?rs|harbou?red|bankrolls|bankrolled) (?:the )?$`,
  ),
  phrasing("allied-with", "→", `^,? ?${ADVERB}(?:an? |the )?(?:\\w+ ){0,2}ally of (?:the )?$`),
  phrasing("owns", "→", `^ ${ADVERB}(?:owns|owned|acquired|bought|controls) (?:the )?$`, {
    to: BODIES,
  }),
  phrasing(
    "owns",
    "←",
    `^,? ?${ADVERB}(?:which is )?(?:an? |the )?(?:\\w+ ){0,2}(?:front for|front company (?:for|of)|subsidiary of|owned by|run by) (?:the )?$`,
  ),
  phrasing(
    "located-in",
    "→",
    `^,? ?${ADVERB}(?:which is |who is )?(?:an? (?:\\w+ ){0,3}?)?(?:based|headquartered|located|stationed|situated) (?:in|at|near|outside) (?:the )?$`,
    { to: PLACES },
  ),
  phrasing("located-in", "←", "^[-–]based (?:\\w+ ){0,2}$"),
  phrasing("located-in", "→", "^ in (?:the )?$", {
    of: BODIES,
    to: PLACES,
    after: /^(?!['’]s\b)/, // "in Vale's market": in the market
  }),
  phrasing(
    "capability",
    "→",
    `^ ${ADVERB}(?:possess(?:es)?|has|have|fields?|operates?|acquired|obtained|received|deployed|develops|developed|produces|produced|stockpiled|armed with|equipped with) ${MANY}$`,
    { to: ARMS },
  ),
  phrasing(
    "capability",
    "→",
    `^(?:'s|’s)? ?${LINK}(?:arsenal|stockpile|inventory|armoury|armory)s?,? (?:which |that )?(?:now )?(?:includes?|including|contains?|containing|comprises?|of) ${MANY}$`,
    { to: ARMS },
  ),
];

function phrasing(
  kind: StatedKind,
  direction: Phrasing["direction"],
  between: string,
  more: Pick<Phrasing, "person" | "ahead" | "named" | "after" | "of" | "to"> = {},
): Phrasing {
  const leap = between.indexOf(LINK);
  return {
    kind,
    direction,
    between: new RegExp(between, "u"),
    isLoose: leap >= 0,
    ...(leap >= 0 && { ending: new RegExp(between.slice(leap + LINK.length), "u") }),
    ...more,
  };
}
