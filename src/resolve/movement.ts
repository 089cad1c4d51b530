import type { Mention } from "../model/mention.ts";
import type { Scene } from "./scene.ts";
import { before } from "./scene.ts";

const MOVE =
  "travel\\w*|went|go|goes|going|gone|flew|flown|fl(?:y|ies|ying)|moved?|moving|fled|flee\\w*|head\\w*|drove|driv\\w+|sail\\w*|march\\w*|ship\\w*|sen[dt]|sending|deploy\\w*|transfer\\w*|smuggl\\w*|transport\\w*|convoys?|came|com(?:e|ing)|withdr[ae]w\\w*|retreat\\w*|evacuat\\w*|deport\\w*|return\\w*|redeploy\\w*|relocat\\w*|flights?|en route|on (?:his|her|their|its) way|journey|trip";
const FROM = new RegExp(
  `\\b(?:${MOVE}|launched|fired)\\b[^.;:]{0,60}\\bfrom\\s+(?:the\\s+)?$`,
  "i",
);
const TO = new RegExp(
  `\\b(?:${MOVE})\\b[^.;:]{0,60}\\b(?:to|into|towards?|onto|for)\\s+(?:the\\s+)?$`,
  "i",
);
const LEFT = /\b(?:left|leaving|departed|departing|quit)\s+(?:the\s+)?$/i;
const ARRIVED =
  /\b(?:arriv(?:ed?|es|ing)\s+(?:in|at)|reach(?:ed|es|ing)?|enter(?:ed|s|ing)?|visit(?:ed|s|ing)?)\s+(?:the\s+)?$/i;

/** Where a movement begins or ends, by the verb and preposition before the name; else the place of something. */
export function movementRole(
  mention: Mention,
  { text }: Scene,
): "place" | "origin" | "destination" {
  const left = before(text, mention.span);
  if (FROM.test(left) || LEFT.test(left)) return "origin";
  return TO.test(left) || ARRIVED.test(left) ? "destination" : "place";
}
