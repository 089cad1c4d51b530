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
  /** Leaps over many words: a third actor among them hides who is meant. */
  readonly isLoose: boolean;
  /** Types of the `to`, where not every actor will do. */
  readonly to?: ReadonlySet<EntityType>;
}

const PLACES: ReadonlySet<EntityType> = new Set(["Location"]);
const BODIES: ReadonlySet<EntityType> = new Set(["Organisation"]);
export const ARMS: ReadonlySet<EntityType> = new Set(["Weapon", "MilitaryPlatform", "Vehicle"]);

const RANK =
  "(?:commander|commander-in-chief|leader|chief|head|secretary[- ]general|general secretary|founder|deputy commander)";
const OFFICE =
  "(?:spokes(?:man|woman|person)|minister|president|prime minister|ambassador|envoy|adviser|advisor|deputy|official|representative|chairman|director|member)";
const ADVERB =
  "(?:\\w+ly |also |now |not |never |no longer |has |have |had |is |are |was |were |been |being ){0,4}";
/** Counts and adjectives before arms. */
const MANY =
  "(?:(?:an?|the|its|their|such|about|around|some|more|than|at|least|over|up|to|as|many|several|new|advanced|few|hundreds|thousands|dozens|scores|of|[\\d.,]+) ){0,6}";
const LINK = '[^.;:!?"“”]{0,100}?';

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
    {
      person: true,
    },
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
  phrasing(
    "member-of",
    "→",
    `^,? ?${ADVERB}(?:which is |who is )?(?:an? |the )?(?:\\w+ ){0,2}(?:part|member|branch|wing|arm|faction|unit|affiliate|component) of (?:the )?$`,
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
    `^ ?${LINK}(?:ties|links|alliance|cooperation|coordination) (?:with|to) (?:the )?$`,
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
  phrasing(
    "capability",
    "→",
    `^ ${ADVERB}(?:possess(?:es)?|has|have|fields?|operates?|acquired|obtained|received|deployed|develops|developed|produces|produced|stockpiled|armed with|equipped with) ${MANY}$`,
    { to: ARMS },
  ),
];

function phrasing(
  kind: StatedKind,
  direction: Phrasing["direction"],
  between: string,
  more: Pick<Phrasing, "person" | "ahead" | "to"> = {},
): Phrasing {
  return {
    kind,
    direction,
    between: new RegExp(between),
    isLoose: between.includes(LINK),
    ...more,
  };
}
