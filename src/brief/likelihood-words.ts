import { z } from "zod";
import icd203 from "../../data/scales/icd203.json" with { type: "json" };
import kent from "../../data/scales/kent.json" with { type: "json" };
import phia from "../../data/scales/phia.json" with { type: "json" };

/** Words for a band of chances; `includesHi` says whether its upper end belongs to it. */
const Band = z.object({
  words: z.array(z.string()).min(1),
  lo: z.number(),
  hi: z.number(),
  includesHi: z.boolean(),
});
type Band = z.infer<typeof Band>;

/** A scale of likelihood words; in its gaps it has the nearest band's word or none. */
const LikelihoodScale = z.object({
  id: z.enum(["ICD203", "PHIA", "KENT"]),
  name: z.string(),
  origin: z.string(),
  gaps: z.enum(["none", "nearest"]),
  bands: z.array(Band),
});
export type LikelihoodScale = z.infer<typeof LikelihoodScale>;

/** The scales by id. A brief uses one; words are never translated from one scale into another. */
export const SCALES = {
  ICD203: LikelihoodScale.parse(icd203),
  PHIA: LikelihoodScale.parse(phia),
  KENT: LikelihoodScale.parse(kent),
} as const;

/** A word for a chance and the band it stands for. */
export interface LikelihoodTerm {
  readonly words: string;
  readonly lo: number;
  readonly hi: number;
  /** True where the value lies in a gap of the scale and borrows the nearest band's word. */
  readonly betweenBands: boolean;
}

/**
 * The word of a scale for a chance.
 *
 * Where two bands meet, the data says which takes the shared end. Of a band's words the first is used,
 * so that one brief never mixes two rows of the same scale.
 *
 * @param p chance in [0, 1]
 * @returns undefined where the scale has no word: outside it, or in a gap that it leaves empty
 * @see docs/methods/likelihood-words.md; ICD 203 (2015) D.6.e.2; Kent (1964)
 */
export function term(
  p: number,
  scale: LikelihoodScale = SCALES.ICD203,
): LikelihoodTerm | undefined {
  const exact = scale.bands.find((band) => holds(band, p));
  const band = exact ?? (scale.gaps === "nearest" ? nearest(scale.bands, p) : undefined);
  return band && { words: band.words[0] ?? "", lo: band.lo, hi: band.hi, betweenBands: !exact };
}

/** All words of a scale, the longest first: "very likely" is found before "likely". */
export function wordsOf(scale: LikelihoodScale): string[] {
  return scale.bands.flatMap(({ words }) => words).sort((a, b) => b.length - a.length);
}

function holds({ lo, hi, includesHi }: Band, p: number): boolean {
  return lo <= p && (includesHi ? p <= hi : p < hi);
}

/** The band with the nearest edge; the lower of two as near. */
function nearest(bands: readonly Band[], p: number): Band | undefined {
  const distance = ({ lo, hi }: Band) => Math.min(Math.abs(p - lo), Math.abs(p - hi));
  return bands.toSorted((a, b) => distance(a) - distance(b))[0];
}
