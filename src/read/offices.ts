import { countryCalled } from "./name-words.ts";
import { at, isPossessive, type Words } from "./phrases.ts";

/** What tells one holder of an office from another: whose office it is, and of what. */
export interface Office {
  /** ISO 3166-1 codes: "IR" of "Iran's foreign minister". */
  readonly nations: ReadonlySet<string>;
  /** "foreign" of "foreign minister", "defense" of "minister of defence". */
  readonly field: ReadonlySet<string>;
}

const REACH = 6; // words before an office and behind its "of"
const PARTS = new Set(["NOUN", "PROPN", "ADJ", "NUM"]);
const HARMLESS = new Set(
  "new senior top veteran newly new current same long-serving chief first own".split(" "),
);
const LOWER_RANKS = ["deputy", "vice", "assistant", "under", "former", "ex"];

/** The office at word `head`, by the words before it and by "of" behind it. */
export function officeAt(words: Words, head: number): Office {
  let first = head;
  while (first > 0 && head - first < REACH && belongs(words, first - 1)) first--;
  const behind = /^(?:of|for)$/.test(at(words, head + 1).lower) ? partsAfter(words, head + 2) : [];
  return describe([...words.slice(first, head), ...behind].map(({ text }) => text));
}

function belongs(words: Words, i: number): boolean {
  const word = at(words, i);
  return PARTS.has(word.pos) || isPossessive(word) || word.text === "-";
}

function partsAfter(words: Words, from: number): Words {
  const start = at(words, from).lower === "the" ? from + 1 : from;
  let end = start;
  while (end < words.length && end - start < REACH && PARTS.has(at(words, end).pos)) end++;
  return words.slice(start, end);
}

function describe(parts: readonly string[]): Office {
  const nations = new Set<string>();
  const field = new Set<string>();
  for (let i = 0; i < parts.length; i++) {
    const [two, one] = [parts.slice(i, i + 2).join(" "), parts[i] ?? ""];
    const ofTwo = parts.length > i + 1 ? countryCalled(two) : undefined;
    const nation = ofTwo ?? countryCalled(one);
    if (nation) nations.add(nation);
    else if (/^\p{L}{2,}/u.test(one) && !HARMLESS.has(one.toLowerCase())) field.add(spelt(one));
    if (ofTwo) i++;
  }
  return { nations, field };
}

function spelt(word: string): string {
  return word.toLowerCase().replace(/^defence$/, "defense");
}

/** "The Vale prime minister" is not "Ordia's foreign minister", nor "the president" the vice president. */
export function isOtherOffice(said: Office, known: Office): boolean {
  const isLower = (office: Office) => LOWER_RANKS.some((rank) => office.field.has(rank));
  return (
    isLower(said) !== isLower(known) ||
    areDisjoint(said.nations, known.nations) ||
    areDisjoint(said.field, known.field)
  );
}

/** Both say something, and nothing that the other says. */
function areDisjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && [...a].every((one) => !b.has(one));
}
