import { groupBy } from "../../base/group.ts";
import type { Layers, Token } from "../layers.ts";

const LONGEST = 500; // words; a longer paragraph is tagged in parts, so that time and memory stay linear

/** Paragraphs as runs of tokens: what the tagger looks at in one piece. */
export function unitsOf({ tokens, sentences }: Pick<Layers, "tokens" | "sentences">): Token[][] {
  return [...groupBy(sentences, (sentence) => sentence.block).values()].flatMap((block) =>
    joinPieces(block.flatMap(({ first, last }) => pieces(tokens, first, last))),
  );
}

/** Sentences of a paragraph put together, as many as fit. */
function joinPieces(parts: readonly Token[][]): Token[][] {
  const units: Token[][] = [];
  for (const part of parts) {
    const unit = units.at(-1);
    if (unit && unit.length + part.length <= LONGEST) unit.push(...part);
    else units.push(part);
  }
  return units;
}

function pieces(tokens: readonly Token[], first: number, last: number): Token[][] {
  const out: Token[][] = [];
  for (let i = first; i <= last; i += LONGEST)
    out.push(tokens.slice(i, Math.min(last + 1, i + LONGEST)));
  return out;
}
