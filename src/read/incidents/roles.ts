import { INCIDENT_TYPES } from "../../model/incident.ts";

/** Slots that words of the text fill; the labels of the model of phrases, in its order. */
export const ROLES = [
  "perpetrator",
  "organization",
  "instrument",
  "thing",
  "person",
  "people",
] as const;
/** `person` is a human target by name, `people` by description, `thing` a physical target. */
export type Role = (typeof ROLES)[number];

/** Roles of which an incident has as many as there are; of the others, seldom more than one. */
export const TARGETS: ReadonlySet<Role> = new Set(["thing", "person", "people"]);

/** Labels of the model of whole articles: the types, and whether there is any incident. */
export const DOCUMENT_LABELS = [...INCIDENT_TYPES, "any"] as const;
export const ANY = INCIDENT_TYPES.length;
