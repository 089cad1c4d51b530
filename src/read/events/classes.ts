/** Five classes of the CAMEO tradition → the types of PLOVER that fall in each; "statement" is no event. */
export const CLASS_TYPES: Readonly<Record<string, readonly string[]>> = {
  "verbal cooperation": ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"],
  "material cooperation": ["COOPERATE", "AID", "RETREAT"],
  "verbal conflict": ["REQUEST", "ACCUSE", "REJECT", "THREATEN"],
  "material conflict": ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
};

/** The class of a PLOVER type; null for what is none. */
export function classOf(type: string): string | null {
  return Object.keys(CLASS_TYPES).find((name) => CLASS_TYPES[name]?.includes(type)) ?? null;
}
