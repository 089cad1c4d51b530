import { contains } from "../../base/span.ts";
import type { Attribution, Token } from "../layers.ts";
import type { Linked } from "./decode.ts";
import type { Referent } from "./referents.ts";

const FIRST_PERSON = new Set(["i", "me", "my", "mine", "myself"]);

/** What "I" in a quotation needs to be known for its speaker. */
interface Said {
  readonly tokens: readonly Token[];
  readonly attributions: readonly Attribution[];
}

/**
 * Chains with each "I" in somebody's quoted words moved to the chain of who says them. Each chain in order of the text.
 *
 * The ranker reads from left to right, and a speaker is often named behind the words: so this is done last.
 */
export function withSpeakers(
  chains: readonly (readonly Linked[])[],
  referents: readonly Referent[],
  { tokens, attributions }: Said,
): Linked[][] {
  const home = new Map<Referent, number>();
  chains.forEach((chain, i) => {
    for (const { referent } of chain) home.set(referent, i);
  });
  const moves = new Map<Referent, number>();
  for (const { source, content } of attributions) {
    const speaker = source ? inside(referents, tokens, source)[0] : undefined;
    const to = speaker && home.get(speaker);
    const spoken = content.flatMap((part) => inside(referents, tokens, part));
    if (to !== undefined) for (const one of spoken.filter(isOwnVoice)) moves.set(one, to);
  }
  const out = chains.map((chain) => chain.filter(({ referent }) => !moves.has(referent)));
  for (const [referent, to] of moves)
    out[to]?.push({ referent, reason: "speaker", confidence: null });
  return out.map((chain) => chain.toSorted((a, b) => a.referent.first - b.referent.first));
}

/** "I" within quotation marks. */
function isOwnVoice({ headKey, quotation }: Referent): boolean {
  return FIRST_PERSON.has(headKey) && quotation > 0;
}

/** Referents whose head lies in a span: `referents` are in order, found by halving. */
function inside(
  referents: readonly Referent[],
  tokens: readonly Token[],
  span: { begin: number; end: number },
): Referent[] {
  const beginOf = (i: number) => tokens[referents[i]?.first ?? -1]?.begin ?? Infinity;
  let [low, high] = [0, referents.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (beginOf(middle) < span.begin) low = middle + 1;
    else high = middle;
  }
  const out: Referent[] = [];
  for (let i = low; i < referents.length && beginOf(i) < span.end; i++) {
    const referent = referents[i];
    const head = referent && tokens[referent.head];
    if (referent && head && contains(span, head)) out.push(referent);
  }
  return out;
}
