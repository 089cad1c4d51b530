import type { Entity } from "../../src/model/entity.ts";
import { nameKey } from "../../src/names/fold.ts";
import { name } from "./entity-names.ts";
import { commonWords } from "./common-words.ts";
import type { Input } from "./input.ts";

const SMALL = new Set("of the for and in to de la del des du al el".split(" "));

/** Armed groups of Phoenix's non-state list (START TOPS, 2013): history more than news, hence last. */
export function armedGroups(input: Input, known: ReadonlySet<string>): Entity[] {
  const alpha2 = countryCodes(input);
  const words = commonWords(input);
  const text = input.raw("petrarch2/Phoenix.MilNonState.actors.txt.gz").replaceAll("\r", "");
  const entities: Entity[] = [];
  for (const block of text.split(/\n\s*\n/)) {
    const lines = block.split("\n").filter((line) => /^[A-Z+]/.test(line));
    const head = /^([A-Z][^[{]*?)_?\s*\[([A-Z]{3})([A-Z]{3})?/.exec(lines[0] ?? "");
    const isOneGroup = lines.slice(1).every((line) => line.startsWith("+"));
    if (!head || !isOneGroup) continue;
    const own = titled(head[1] ?? "");
    const names = [own, ...lines.slice(1).map((line) => titled(line.slice(1)))].filter((one) => isTelling(one, words));
    if (names[0] !== own || known.has(nameKey(own))) continue;
    const country = alpha2.get(head[2] ?? "");
    entities.push({
      id: `phoenix:${nameKey(own).replaceAll(" ", "-")}`,
      name: own,
      type: "Organisation",
      subtype: "armed-group",
      names: names.filter((one) => one === own || !known.has(nameKey(one))).map((one, i) => name(one, i === 0 ? "primary" : "alias")),
      countries: country ? [country] : [],
      allegedParent: null,
      allegedSponsors: [],
      provenance: "openeventdata/petrarch2 Phoenix.MilNonState (MIT), after START TOPS 2013",
      verified: false,
    });
  }
  return entities.filter((entity, i) => entities.findIndex((other) => other.id === entity.id) === i);
}

function countryCodes(input: Input): Map<string, string> {
  const iso: Record<string, { iso3: string }> = JSON.parse(input.raw("adm1/iso3166-2-db.json.gz"));
  return new Map(Object.entries(iso).map(([code, { iso3 }]) => [iso3, code]));
}

/** "JAYSH_ADAN_AL-ISLAMI_(JAI)_" → "Jaysh Adan al-Islami". */
function titled(raw: string): string {
  const plain = raw
    .replace(/[[{#].*$/, "")
    .replace(/\([^)]*\)/g, " ")
    .replaceAll("_", " ")
    .replaceAll("+", " ");
  return plain
    .trim()
    .split(/\s+/)
    .map((word, i) => (i > 0 && SMALL.has(word.toLowerCase()) ? word.toLowerCase() : capitalised(word)))
    .join(" ");
}

function capitalised(word: string): string {
  return word.toLowerCase().replace(/(^|-)(\p{L})/gu, (_, dash: string, letter: string) => dash + letter.toUpperCase());
}

/** Two words or more, or one that is no English word: "Students", "Party" name nobody. */
function isTelling(text: string, words: ReadonlySet<string>): boolean {
  const parts = nameKey(text).split(" ");
  return text.length >= 5 && text.length <= 70 && parts.some((part) => !words.has(part));
}
