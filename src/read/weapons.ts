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

/** The type of a common noun for a weapon, military platform or vehicle. */
export function findWeapon(lemma: string): EntityType | undefined {
  if (WEAPONS.has(lemma)) return "Weapon";
  if (PLATFORMS.has(lemma)) return "MilitaryPlatform";
  return VEHICLES.has(lemma) ? "Vehicle" : undefined;
}
