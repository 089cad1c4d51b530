import verbs from "../../data/lexicons/cameo-verbs.json" with { type: "json" };
import { contains, overlap } from "../base/span.ts";
import type { Mention } from "../model/mention.ts";
import { nameKey } from "../names/fold.ts";
import type { Scene } from "./scene.ts";
import { after, before } from "./scene.ts";

/** What the name of a country or capital stands for here, and why. */
export interface Metonymy {
  readonly role: "place" | "government";
  readonly reason: string;
}

const EVENT_VERBS: ReadonlySet<string> = new Set(verbs.map(({ verb }) => verb));
/** Verbs of speaking, wanting and holding: only who can do them is meant. */
const MIND_VERBS = new Set(
  "say tell warn state insist claim announce declare deny confirm add argue accuse vow pledge promise want seek plan intend try aim hope fear believe consider see view regard pursue maintain continue refuse agree decide order ask call urge expect suspect know use give take make keep hold play respond react back need prefer favor favour rely depend prepare move push press pour send offer propose insist signal remain play lead oppose control run own buy sell export import import".split(
    " ",
  ),
);
const AUXILIARIES = new Set(
  "has have had will would can could may might must should does did do is was are were been being also still not now again repeatedly reportedly allegedly recently already never".split(
    " ",
  ),
);

/** What befalls a place as much as a party. */
const HAPPENING = new Set(
  "suffered experienced remained changed improved worsened emerged".split(" "),
);

const PLACE_PREPOSITION =
  /\b(?:in|near|at|via|through|inside|outside|across|around|within|throughout|over|into|north of|south of|east of|west of|northeast of|northwest of|southeast of|southwest of|center of|centre of|central|northern|southern|eastern|western|downtown|suburbs of|outskirts of|parts of|borders of|territory of|soil of|streets of|city of|capital of|capital,|km from|kilomet(?:er|re)s from|miles from)\s+(?:the\s+)?$/i;
const POLITICAL_PREPOSITION = /\b(?:by|against|with|between|towards|toward|among)\s+(?:the\s+)?$/i;
const STRIKE_ON =
  /\b(?:strikes?|attacks?|raids?|airstrikes?|bombings?|assaults?|fire|missiles?|rockets?|drones?|offensive)\b[^.;:]{0,30}\b(?:on|at)\s+$/i;
const PRESSURE_ON =
  /\b(?:sanctions?|pressure|war|embargo|restrictions|tariffs?|conditions|demands?)\b[^.;:]{0,20}\bon\s+$/i;
const MOTION_TO =
  /\b(?:travel\w*|went|go|goes|gone|flew|flown|fl(?:y|ies|ying)|visit\w*|trips?|arriv\w*|return\w*|moved?|fled|flee\w*|head\w*|drove|sent|deploy\w*|road|route|flights?|transfer\w*|smuggl\w*|way|convoy|came|come|led|withdrew|evacuated|spread)\b[^.;:]{0,40}\b(?:to|for|from)\s+$/i;
const ADDRESS_TO =
  /\b(?:messages?|letters?|warnings?|ultimatum|answer|response|offer|support|aid|weapons|arms|loyal\w*|allegiance|close|ties|links?|linked|aligned|allied|subordinate\w*|threats?|proposals?|pressure|message|signal\w*|hand\w*|gave|given|submitted|conveyed|delivered|according|complain\w*|apolog\w*)\b[^.;:]{0,60}\bto\s+$/i;
const MESSAGE_FROM =
  /\b(?:messages?|letters?|warnings?|support|orders?|instructions|funding|funds|weapons|arms|backing|pressure|approval|permission|demands?|aid|assistance|statement)\b[^.;:]{0,30}\bfrom\s+$/i;
const PLACE_AFTER =
  /^['’]s\s+(?:[A-Z][\w-]*\s+)?(?:\w+\s+){0,2}(?:[Pp]rovinces?|[Rr]egions?|[Gg]overnorate|north|south|east|west|northern|southern|eastern|western|cit(?:y|ies)|desert|airports?|capital|streets?|borders?|territory|soil|airspace|suburbs?|district|neighbou?rhood|square|coast|waters|countryside|Green Zone|roads?)\b/;
const COMPOUND_AFTER =
  /^[-–](?:backed|aligned|led|supported|linked|sponsored|affiliated|funded|allied|based|controlled|trained|made|brokered)/i;
const TERRAIN =
  /\b(?:borders?|roads?|highway|route|flights?|distance|railway|frontier|crossing|pipeline|corridor|area|strip)\b[^.;:]{0,25}\bbetween\b[^.;:]{0,30}$/i;

/** "Residents of Baghdad said": the verb is not the city's. */
const INSIDE_PHRASE =
  /\b(?:of|from|for|to|on|about|like|than|off|along|behind|beyond|past|under|above|below|until|since)\s+(?:the\s+)?$/i;

interface Clue {
  readonly role: Metonymy["role"];
  readonly reason: string;
  applies(clauses: { readonly left: string; readonly right: string }): boolean;
}

/** The first clue that applies decides: what stands closest to the name comes first. */
const CLUES: readonly Clue[] = [
  clue(
    "government",
    "compound: backed, led, aligned",
    ({ right }) => COMPOUND_AFTER.test(right) && !/^[-–]based/i.test(right),
  ),
  clue("place", "part of a country follows", ({ right }) => PLACE_AFTER.test(right)),
  clue("place", "border or road between", ({ left }) => TERRAIN.test(left)),
  clue("place", "target of a strike", ({ left }) => STRIKE_ON.test(left)),
  clue("government", "under pressure", ({ left }) => PRESSURE_ON.test(left)),
  clue("place", "preposition of place", ({ left }) => PLACE_PREPOSITION.test(left)),
  clue(
    "place",
    "start of a movement",
    ({ left, right }) => /\bfrom\s+(?:the\s+)?$/i.test(left) && /^\s+into\b/.test(right),
  ),
  clue("government", "addressed", ({ left }) => ADDRESS_TO.test(left)),
  clue("government", "sender", ({ left }) => MESSAGE_FROM.test(left)),
  clue("place", "goal or start of a movement", ({ left }) => MOTION_TO.test(left)),
  clue("government", "preposition of a party", ({ left }) => POLITICAL_PREPOSITION.test(left)),
  clue("government", "possessor", ({ right }) => /^['’]s?\s+["“‘]?\p{L}/u.test(right)),
  clue(
    "government",
    "subject of a political verb",
    ({ left, right }) => isActor(right) && !INSIDE_PHRASE.test(left),
  ),
  clue("government", "told or accused", ({ left }) => isAddressee(left)),
];

function clue(role: Metonymy["role"], reason: string, applies: Clue["applies"]): Clue {
  return { role, reason, applies };
}

/**
 * What each name of a country or capital stands for: the place, or the government that acts in its name.
 *
 * Source of a claim or agent of its verb first, then the words beside it; names joined by "and" share
 * the role of the one that shows it. Without any sign it is a place.
 */
export function metonymies(mentions: readonly Mention[], scene: Scene): Map<string, Metonymy> {
  const found = new Map<string, Metonymy>();
  for (const mention of mentions) {
    const sign = roleOf(mention, scene);
    if (sign) found.set(mention.id, sign);
  }
  for (const [i, mention] of mentions.entries()) {
    const shared = joinedTo(mention, [mentions[i - 1], mentions[i + 1]], scene)
      .map((other) => found.get(other.id))
      .find((sign) => sign !== undefined);
    if (!found.has(mention.id)) {
      found.set(
        mention.id,
        shared
          ? { ...shared, reason: `joined to: ${shared.reason}` }
          : { role: "place", reason: "no sign of an actor" },
      );
    }
  }
  return found;
}

function roleOf(mention: Mention, scene: Scene): Metonymy | undefined {
  if (isSource(mention, scene)) return { role: "government", reason: "source of a claim" };
  const left = before(scene.text, mention.span);
  const right = after(scene.text, mention.span);
  const near = CLUES.find((one) => one.applies({ left, right }));
  if (near) return { role: near.role, reason: near.reason };
  return isAgent(mention, scene) ? { role: "government", reason: "agent of a verb" } : undefined;
}

/** The whole source is the name, but for an article: "Baghdad said". */
function isSource(mention: Mention, scene: Scene): boolean {
  return scene.reading.claims.some((claim) =>
    claim.chain.some(
      ({ span, type, surface }) =>
        span !== null &&
        type !== "publisher" &&
        type !== "media" &&
        overlap(span, mention.span) > 0 &&
        nameKey(surface) === nameKey(mention.text),
    ),
  );
}

function isAgent(mention: Mention, scene: Scene): boolean {
  return scene.reading.claims.some((claim) =>
    claim.predicates.some(
      (predicate) =>
        predicate.event !== null &&
        predicate.agents.includes(mention.id) &&
        !contains(mention.span, predicate.span),
    ),
  );
}

/** The next word, auxiliaries and adverbs left out, is a verb that only a party can be subject of. */
export function isActor(right: string): boolean {
  const words = right.trimStart().split(/\s+/).slice(0, 4);
  const verb = words.find((word) => !AUXILIARIES.has(word) && !/^[a-z]+ly$/.test(word));
  if (!verb || !/^[a-z]+[,.]?$/.test(verb) || !/^\s/.test(right)) return false;
  if (/^(?:has|have|had)$/.test(words[0] ?? "") && verb.endsWith("ed")) return !HAPPENING.has(verb);
  const isFinite =
    words[0] !== verb || /(?:s|ed|aid|old|ent|ave|ook|ept|eld|ought|ade|aw|ew)$/.test(verb);
  return isFinite && lemmas(verb).some((lemma) => MIND_VERBS.has(lemma) || EVENT_VERBS.has(lemma));
}

const ADDRESSING =
  /\b(?:told|warned|accused|urged|asked|informed|notified|blamed|condemned|criti[cs]i[sz]ed|threatened|assured|called on|pressed|pressured|demanded that|advised|consulted|sanctioned|supports?|backs?|persuaded|convinced)\s+(?:the\s+)?$/i;

function isAddressee(left: string): boolean {
  return ADDRESSING.test(left);
}

const IRREGULAR: Readonly<Record<string, string>> = {
  said: "say",
  told: "tell",
  sent: "send",
  gave: "give",
  took: "take",
  kept: "keep",
  held: "hold",
  sought: "seek",
  made: "make",
  saw: "see",
  knew: "know",
  led: "lead",
  met: "meet",
  struck: "strike",
  hit: "hit",
  shot: "shoot",
  ran: "run",
};

function lemmas(verb: string): string[] {
  const word = verb.replace(/[,.]$/, "");
  const known = IRREGULAR[word];
  if (known) return [known];
  const stem = word.replace(/(?:ies|ied)$/, "y").replace(/(?:es|ed|ing|s)$/, "");
  return [word, stem, `${stem}e`, word.replace(/[sd]$/, ""), stem.replace(/(.)\1$/, "$1")];
}

/** Neighbours with nothing but "and", "or" or a slash between. */
function joinedTo(
  mention: Mention,
  others: readonly (Mention | undefined)[],
  scene: Scene,
): Mention[] {
  return others
    .filter((other) => other !== undefined)
    .filter((other) => {
      const [first, second] =
        other.span.begin < mention.span.begin ? [other, mention] : [mention, other];
      return /^\s*(?:,?\s+and\s+|\s+or\s+|\/|,\s+|[-–])\s*(?:the\s+)?$/.test(
        scene.text.slice(first.span.end, second.span.begin),
      );
    });
}
