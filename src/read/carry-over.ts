import type { ChainLink, Claim } from "../model/claim.ts";
import type { Discourse } from "./chain.ts";
import type { Words } from "./phrases.ts";

// Sentences over which an attribution may reach. Two are common in wire copy, a fourth is rare.
const REACH = 3;

// Words by which a narrator shows a judgement of his own; after them nothing is carried any further.
const EVALUATIVE = new Set(
  (
    "alarming worrying troubling remarkable unprecedented historic volatile unpredictable profound looming crucial ominous " +
    "dramatic stark clearly obviously undoubtedly arguably ironically notably surprisingly unfortunately tellingly"
  ).split(" "),
);

/**
 * Carries an attribution over to the narrator's sentences that follow, as an alternative reading.
 *
 * Stops at a heading, at a new source, at a sentence in which the narrator judges, and after three sentences.
 * Inference of the narrator ("this suggests") rests on nobody's word.
 *
 * @param claims those of one sentence; a sentence that attributes anything sets the source for the next ones
 */
export function carryOver(claims: readonly Claim[], words: Words, discourse: Discourse): Claim[] {
  const said = claims.filter((claim) => claim.chain.length > 1);
  if (said.length > 0) {
    // Where the narrator speaks in the same sentence, the attribution was an aside.
    const link = said.length === claims.length ? said.findLast(isReporting)?.chain[1] : undefined;
    discourse.carry = link ? { link, left: REACH } : null;
    return [...claims];
  }
  if (words.some((word) => EVALUATIVE.has(word.lower)) || claims.some(isInference))
    discourse.carry = null;
  const { carry } = discourse;
  if (!carry || carry.left === 0) return [...claims];
  discourse.carry = { link: carry.link, left: carry.left - 1 };
  const mayRestOn: ChainLink = { ...carry.link, scope: "carried" };
  return claims.map((claim) => ({ ...claim, mayRestOn }));
}

/** Said of the world, by somebody who can be named or counted: no vow, no demand, no rumour. */
function isReporting({ chain }: Claim): boolean {
  const link = chain[1];
  if (!link || link.type === "untraceable" || link.type === "unknown") return false;
  return ["say", "confirm", "warn", "assess", "allege"].includes(link.cue?.class ?? "");
}

function isInference({ modality, chain }: Claim): boolean {
  return modality === "assessed" && chain.length === 1;
}
