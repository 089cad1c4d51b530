import type { Token } from "../layers.ts";

// Words that may tell of an incident, by what they tell. Lemmas; written from the sense of the words, not counted from
// a text. They open the reader and describe the surroundings of a phrase; whether there was an incident is learnt.

const LEMMAS = {
  kill: "kill murder assassinate assassination massacre slay execute execution slaughter homicide killing murderer assassin lynch behead decapitate gun-down annihilate eliminate liquidate",
  shoot: "shoot shooting gunfire machinegun machine-gun strafe fire gunshot shot riddle snipe",
  wound: "wound injure hurt maim injury injured wounded casualty mutilate torture beat stab",
  die: "die dead death victim body corpse fatality perish deadly lethal",
  bomb: "bomb bombing explode explosion blast detonate detonation dynamite bombard bombardment bomber",
  weapon:
    "grenade mortar rocket missile mine explosive device drone car-bomb ied shell molotov charge tnt projectile warhead artillery shelling shrapnel",
  attack:
    "attack attacker assault ambush raid assail harass harassment storm onslaught incursion airstrike strike offensive aggression attempt terrorism terrorist sabotage saboteur hit target",
  kidnap:
    "kidnap kidnapping kidnapper abduct abduction hostage hijack hijacking captor captive seize seizure capture disappear disappearance ransom",
  burn: "burn arson torch incendiary ablaze fire-bomb firebomb arsonist blaze",
  rob: "rob robbery robber loot looter steal theft holdup plunder burglary bandit",
  destroy:
    "destroy damage destruction demolish wreck blow shatter devastate topple down collapse ravage",
  threat: "threaten threat warn vow menace",
  stoppage: "stoppage blockade paralyze paralyse",
} as const;

/** What a word tells of violence. */
export type Violence = keyof typeof LEMMAS;

const BY_LEMMA: ReadonlyMap<string, Violence> = new Map(
  Object.entries(LEMMAS).flatMap(([kind, lemmas]) =>
    lemmas.split(" ").map((lemma) => [lemma, kind as Violence] as const),
  ),
);

// Alone these words tell of no violence.
const WEAK = new Set(
  "fire shot charge strike hit target down blow attempt mine device warn vow seize capture body victim offensive harass storm".split(
    " ",
  ),
);

/** What the word tells of violence; undefined for most. */
export function violenceOf({ lemma, lower }: Pick<Token, "lemma" | "lower">): Violence | undefined {
  return BY_LEMMA.get(lemma) ?? BY_LEMMA.get(lower);
}

/** Some word tells of violence by itself: most articles have none, and are not read further. */
export function tellsOfViolence(words: readonly Pick<Token, "lemma" | "lower">[]): boolean {
  return words.some((word) => violenceOf(word) !== undefined && !WEAK.has(word.lemma));
}
