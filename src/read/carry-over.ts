import type { ChainLink, Claim } from "../model/claim.ts";
import type { Discourse } from "./chain.ts";
import { isVerb, type Words } from "./phrases.ts";
import { wordsIn } from "./sources.ts";

// Sentences over which an attribution may reach. Two are common in wire copy, a fourth is rare.
const REACH = 3;

// Words by which a narrator shows a judgement of his own; after them nothing is carried any further.
const EVALUATIVE = new Set(
  (
    "alarming worrying troubling remarkable unprecedented historic volatile unpredictable profound looming crucial ominous " +
    "dramatic stark clearly obviously undoubtedly arguably ironically notably surprisingly unfortunately tellingly"
  ).split(" "),
);

/** One sentence and the paragraph it stands in. */
export interface Place {
  readonly words: Words;
  readonly block: number;
  readonly discourse: Discourse;
}

/**
 * Carries an attribution over to the narrator's sentences that follow, as an alternative reading.
 *
 * Stops at a heading, at a new source, at a quotation, at a sentence in which the narrator judges, and after three
 * sentences. What a report says is retold over several paragraphs, what a person says within one. Inference of the
 * narrator ("this suggests") rests on nobody's word.
 *
 * @param claims those of one sentence; a sentence that attributes anything sets the source for the next ones
 */
export function carryOver(claims: readonly Claim[], { words, block, discourse }: Place): Claim[] {
  const said = claims.filter((claim) => claim.chain.length > 1);
  if (said.length > 0) {
    // Where the narrator speaks in the same sentence, the attribution was an aside.
    const own = claims.some((claim) => claim.chain.length === 1 && !isNote(claim));
    const link = own ? undefined : said.findLast((one) => isReporting(one, words))?.chain[1];
    discourse.carry = link ? { link, left: REACH, block } : null;
    return claims.map((claim) => inDoubt(claim, said));
  }
  if (words.some((word) => EVALUATIVE.has(word.lower)) || claims.some(isInference))
    discourse.carry = null;
  const { carry } = discourse;
  if (!carry || carry.left === 0 || !reaches(carry, block)) return [...claims];
  discourse.carry = { ...carry, left: carry.left - 1 };
  const mayRestOn: ChainLink = { ...carry.link, scope: "carried" };
  return claims.map((claim) => ({ ...claim, mayRestOn }));
}

function reaches({ link, block: begun }: NonNullable<Discourse["carry"]>, block: number): boolean {
  return link.type === "media" || link.type === "document" || block === begun;
}

/** "The report notes that X, indicating Y": nothing shows whether the report infers or the narrator. */
function inDoubt(claim: Claim, said: readonly Claim[]): Claim {
  const begin = claim.content[0]?.begin ?? 0;
  if (!claim.extractor.endsWith("+narrator-inference")) return claim;
  const link = said.findLast((one) => (one.content.at(-1)?.end ?? begin) <= begin)?.chain[1];
  const isKnown = link !== undefined && link.type !== "untraceable";
  return isKnown ? { ...claim, mayRestOn: { ...link, scope: "carried" } } : claim;
}

/** An apposition or an afterthought: the sentence as a whole is still the speaker's. */
function isNote({ extractor, mayRestOn }: Claim): boolean {
  return extractor.endsWith("-apposition") || mayRestOn !== undefined;
}

/** Said of the world in the reporter's words, by somebody who can be named or counted: no vow, no demand, no rumour. */
function isReporting({ chain, form, content }: Claim, words: Words): boolean {
  const link = chain[1];
  if (!link || link.type === "untraceable" || link.type === "unknown") return false;
  const verb = content.some((span) => wordsIn(words, span).some(isVerb));
  if (form === "direct" || !verb) return false;
  return ["say", "confirm", "warn", "assess", "allege"].includes(link.cue?.class ?? "");
}

function isInference({ modality, chain }: Claim): boolean {
  return modality === "assessed" && chain.length === 1;
}
