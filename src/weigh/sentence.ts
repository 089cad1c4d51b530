import type { Corroboration, Origin } from "../model/proposition.ts";

const NUMBERS = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const SHOWN_ORIGINS = 3;

/** "two", "13", "1,000". */
export function numberWord(n: number): string {
  return NUMBERS[n] ?? String(n).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

type Counted = Pick<Corroboration, "stance" | "articles" | "nMin" | "nMax" | "origins"> & {
  /** Origins that were taken back: listed, not counted. */
  readonly withdrawn: readonly Origin[];
};

/** One sentence for a person: "Two articles, one origin: both rest on Walla's report of unnamed IDF sources." */
export function sentenceOf(counted: Counted): string {
  const { articles, origins, stance } = counted;
  const lead = `${capital(numberWord(articles))} ${articles === 1 ? "article" : "articles"}, ${interval(counted)}`;
  if (origins.length === 0) return withdrawnSentence(lead, counted.withdrawn);
  const [only] = origins;
  if (only && origins.length === 1) return `${lead}: ${subject(articles)} on ${phraseOf(only)}.`;
  const shown = origins.slice(0, SHOWN_ORIGINS).map(phraseOf);
  const more = origins.length - shown.length;
  const list = more > 0 ? [...shown, `${numberWord(more)} more`] : shown;
  const verb = stance === "denies" ? "the denials rest" : "they rest";
  return `${lead}: ${articles === 1 ? "it rests" : verb} on ${joined(list)}.${dependent(origins)}`;
}

function withdrawnSentence(lead: string, [withdrawn]: readonly Origin[]): string {
  const because = withdrawn?.reasons[0]?.replace(/^counts 0: /, "");
  return because === undefined ? "Nobody says outright that it is so." : `${lead}: ${because}.`;
}

/** "one origin", "two origins", "one to two independent origins". */
function interval({ nMin, nMax }: Counted): string {
  if (nMin === 0 && nMax > 0)
    return `at most ${numberWord(nMax)} ${nMax === 1 ? "origin" : "origins"}`;
  if (nMin !== nMax)
    return `${numberWord(nMin)} to ${numberWord(nMax)} independent ${nMax === 1 ? "origin" : "origins"}`;
  return nMax === 1 ? "one origin" : `${numberWord(nMax)} independent origins`;
}

function subject(articles: number): string {
  if (articles === 1) return "it rests";
  return articles === 2 ? "both rest" : "all rest";
}

function phraseOf({ kind, label, sourceType }: Origin): string {
  return kind === "speaker" && sourceType !== "document" ? `the word of ${label}` : label;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** Says which origin is held to depend most on an earlier one, and by what. */
function dependent(origins: readonly Origin[]): string {
  const [least] = origins.filter(({ weight }) => weight < 1).sort((a, b) => a.weight - b.weight);
  return least ? ` ${capital(phraseOf(least))} ${least.reasons[0]}.` : "";
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
