import type { EntityType } from "../model/mention.ts";

const WEAPONS = new Set(
  (
    "missile rocket drone uav mortar bomb grenade rifle munition explosive ied mine shell warhead ammunition gun artillery " +
    "weapon torpedo projectile"
  ).split(" "),
);
const PLATFORMS = new Set(
  "tank aircraft jet warplane bomber helicopter warship frigate destroyer submarine launcher howitzer gunship fighter-jet".split(
    " ",
  ),
);
const VEHICLES = new Set("vehicle truck car convoy boat ship bus van vessel tanker".split(" "));

/** The type of a common noun for a weapon, military platform or vehicle: a lemma, or "UAVs", which keeps its ending. */
export function findWeapon(word: string): EntityType | undefined {
  const lemma = word.toLowerCase();
  return (
    weaponOfLemma(lemma) ?? (lemma.endsWith("s") ? weaponOfLemma(lemma.slice(0, -1)) : undefined)
  );
}

/** As the taggers learnt it: of a lemma only. */
export function weaponOfLemma(lemma: string): EntityType | undefined {
  if (WEAPONS.has(lemma)) return "Weapon";
  if (PLATFORMS.has(lemma)) return "MilitaryPlatform";
  return VEHICLES.has(lemma) ? "Vehicle" : undefined;
}

/** Finer kinds by the head of the words; the more particular first. Kinds of arms after the SIPRI Arms Transfers Database. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\bballistic missiles?$/, "ballistic-missile"],
  [/\bcruise missiles?$/, "cruise-missile"],
  [/\banti-?(?: ?)tank (?:guided )?(?:missiles?|weapons?)$/, "anti-tank-missile"],
  [
    /\b(?:surface-to-air|anti-?aircraft|air defen[cs]e|interceptor) (?:missiles?|systems?|batter(?:y|ies)|guns?)$/,
    "air-defence",
  ],
  [
    /\b(?:drones?|uavs?|unmanned aerial vehicles?|unmanned aircraft|quadcopters?|loitering munitions?)$/,
    "unmanned-aircraft",
  ],
  [/\bmissiles?$/, "missile"],
  [/\brockets?$/, "rocket"],
  [/\b(?:artillery|howitzers?|mortars?)$/, "artillery"],
  [
    /\b(?:bombs?|ieds?|explosives?|mines?|munitions?|grenades?|shells?|warheads?|torpedo(?:e?s)?)$/,
    "explosive",
  ],
  [/\b(?:rifles?|guns?|machine guns?|pistols?|ammunition|small arms)$/, "small-arms"],
  [/\btanks?$/, "tank"],
  [
    /\b(?:armou?red (?:vehicles?|personnel carriers?)|infantry fighting vehicles?)$/,
    "armoured-vehicle",
  ],
  [/\bhelicopters?$|\bgunships?$/, "helicopter"],
  [/\b(?:jets?|warplanes?|bombers?|aircraft|fighters?)$/, "combat-aircraft"],
  [/\b(?:warships?|frigates?|destroyers?|submarines?|corvettes?)$/, "warship"],
];

/** What kind of weapon, platform or vehicle the words name; null where they do not say. */
export function kindOfArms(text: string): string | null {
  const words = text.slice(-LONGEST).toLowerCase();
  return KINDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
const LONGEST = 60; // UTF-16 units in which the head of a phrase lies

const DESIGNATION = /^\p{Lu}[\p{L}\d]{0,8}-?\d{1,4}\p{Lu}{0,2}$/u;
const SYSTEMS = new Set("battery system launcher interceptor radar".split(" "));
const ARMS_TYPES: ReadonlySet<EntityType> = new Set(["Weapon", "MilitaryPlatform", "Vehicle"]);

/** "S-300", "MQ9", "T-72B": the name of a model. */
export function isDesignation(text: string): boolean {
  return DESIGNATION.test(text) && /[-\d]\d/.test(text);
}

/** The type of what a designation stands before: "S-300 batteries". */
export function designatedType(lemma: string): EntityType | undefined {
  return SYSTEMS.has(lemma) ? "Weapon" : findWeapon(lemma);
}

export function isArms(type: EntityType): boolean {
  return ARMS_TYPES.has(type);
}
