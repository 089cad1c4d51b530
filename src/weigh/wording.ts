import type { SourceType } from "../model/source.ts";

const OPENING =
  /^(?:Senior|Top|Former|High|Military|Security|Government|Intelligence|Officials?|Sources?|Residents?|Witness(?:es)?|Diplomats?|Local|Rescue|Medical|Port)\b/;

/** Without the capital that only the start of a sentence gives. */
function lowered(words: string): string {
  return words.replace(OPENING, (word) => word.toLowerCase());
}

const COUNTED = /^((?:two|three|four|five|six|several|some|many|a number of) )(.*)$/i;

/** "two unnamed officials", from the words of an unnamed source. */
export function unnamed(surface: string, type: SourceType): string {
  const words = bare(surface).replace(/^(?:unnamed|anonymous|unidentified)\s+/i, "");
  if (type === "document") return `an unnamed ${words || "document"}`;
  if (type === "unknown") return "someone it does not name";
  const [, count = "", rest = words] = COUNTED.exec(words) ?? [];
  return `${count.toLowerCase()}unnamed ${lowered(rest) || "sources"}`;
}

/** Words without white space and article at their ends. */
export function bare(words: string): string {
  return words
    .trim()
    .replace(/\s+/g, " ")
    .replace(/^(?:the|an?)\s+/i, "");
}

/** "Walla's", "Reuters'". */
export function possessive(name: string): string {
  return name.endsWith("s") ? `${name}'` : `${name}'s`;
}
