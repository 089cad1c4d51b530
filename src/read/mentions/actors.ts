import { contains, type Span } from "../../base/span.ts";
import type { EntityType, Mention } from "../../model/mention.ts";

const ARMS: ReadonlySet<EntityType> = new Set(["Weapon", "MilitaryPlatform", "Vehicle"]);

/**
 * What a claim can be about by name: names that lie in no longer one, and weapons. Pronouns and descriptions stand
 * for names that the claim has elsewhere.
 *
 * @param mentions in order of the text, the longer first
 */
export function actorsAndArms(mentions: readonly Mention[]): Mention[] {
  let outer: Span = { begin: 0, end: 0 };
  return mentions.filter(({ form, type, span }) => {
    if (form !== "name") return form === "nominal" && ARMS.has(type);
    if (contains(outer, span)) return false;
    outer = span;
    return true;
  });
}
