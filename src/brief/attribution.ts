import type { ChainLink, CueClass, Modality } from "../model/claim.ts";
import type { ClaimRow } from "../model/view.ts";
import { oneLine, quoted, singleMarks } from "./quotation.ts";

const PRONOUN = /^(he|she|it|they|we|i|who|him|her|them|his|their|its)$/i;

const NAMELESS = /unnamed|anonym/i;

/** Past-tense frames for cues that say more than "said". A confirmation is what somebody calls one. */
const FRAMES: Readonly<Partial<Record<CueClass, string>>> = {
  confirm: "spoke in confirmation",
  allege: "alleged",
  deny: "denied",
  warn: "warned",
  threaten: "threatened",
  intend: "declared the intention",
  demand: "demanded",
  assess: "assessed",
  hearsay: "relayed",
};

/** How a claim that is not plainly asserted is put. */
const PUT_AS: Readonly<Record<Modality, string | null>> = {
  asserted: null,
  claimed: "a claim",
  assessed: "an assessment",
  alleged: "hearsay",
  possible: "a possibility",
  expected: "an expectation",
  predicted: "a prediction",
  conditional: "a condition",
  intended: "an intention",
  threatened: "a threat",
  demanded: "a demand",
  generic: "what holds in general",
};

/**
 * A sentence that reports a claim: who published it, on whose word down to the innermost source, how that
 * source put it, and from how many origins. The claim's own words stand between quotation marks.
 *
 * @param words the content of the claim as printed
 */
export function informationSentence(row: ClaimRow, words: string): string {
  const [, ...links] = row.chain;
  const note = [origins(row), modalityNote(row.modality)]
    .filter((part) => part !== null)
    .join("; ");
  return `${publisherOf(row)} reported${attribution(links, row)} ${quoted(words)} (${note}).`;
}

/** "put as a threat"; null for what is plainly asserted. */
export function modalityNote(modality: Modality): string | null {
  const put = PUT_AS[modality];
  return put && `put as ${put}`;
}

/** "1 origin", "2–3 origins", "no traceable origin"; of a denial, those who deny. */
export function origins({
  nMin,
  nMax,
  stance,
  denials,
}: Pick<ClaimRow, "nMin" | "nMax"> & Partial<Pick<ClaimRow, "stance" | "denials">>): string {
  if (stance === "denies" && denials) return `up to ${denials} origin${denials === 1 ? "" : "s"}`;
  if (nMax === 0) return "no traceable origin";
  const interval = nMin === nMax ? `${nMin}` : `${nMin}–${nMax}`;
  return `${interval} origin${nMax === 1 && nMin === 1 ? "" : "s"}`;
}

export function publisherOf({ chain, publisher }: Pick<ClaimRow, "chain" | "publisher">): string {
  return oneLine(chain[0]?.surface || publisher || "") || "A publisher that is not named";
}

/** The party that a link stands for, in the words of the text, and by name where they do not say it. */
export function partyOf({ surface, name = "", type }: ChainLink): string {
  const [words, known] = [singleMarks(surface), singleMarks(name)];
  if (type === "untraceable") return `no source by name (printed: ${words})`;
  if (words === "" || PRONOUN.test(words)) return known || words || "a source that is not named";
  if (!words.includes(known)) return `${words} (${known})`;
  return type === "anonymous" && !NAMELESS.test(words) ? `${words} (unnamed)` : words;
}

function attribution(links: readonly ChainLink[], { form }: ClaimRow): string {
  const inner = links.at(-1);
  const plain = form === "indirect" || form === "narrator" ? " that" : ":";
  if (!inner) return plain;
  const frame = inner.type === "untraceable" ? undefined : FRAMES[inner.cue?.class ?? "say"];
  if (frame === undefined) return `${citing(links)}${plain === ":" ? ":" : ", that"}`;
  const relayed = links.slice(0, -1);
  return `${citing(relayed)}${relayed.length > 0 ? "," : ""} that ${partyOf(inner)} ${frame}:`;
}

/** ", citing A, which cited B": from the outermost to the innermost; empty for none. */
function citing(links: readonly ChainLink[]): string {
  return links.length > 0 ? `, citing ${links.map(partyOf).join(", which cited ")}` : "";
}
