import type { ChainLink } from "../model/claim.ts";

/** The chain on one line, from the publisher to the innermost source: "Kurier < Vale Radio < two officials". */
export function chainText(chain: readonly ChainLink[]): string {
  return chain.map(partyText).join(" < ");
}

function partyText({ surface, name, type }: ChainLink): string {
  const words = surface.trim();
  if (words === "") return name ?? `(${type})`;
  return name === undefined || words.includes(name) ? words : `${words} (${name})`;
}
