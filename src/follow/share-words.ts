import type { ListedShare } from "./shares.ts";

/**
 * What a share says in words, never more: "≥ 50 % by listed owners on the evidence of OFAC SDN (2026-02-27)".
 *
 * No word here says what law follows: whether a party is blocked, and whether control suffices, differs by authority.
 *
 * @see docs/methods/ownership.md
 */
export function shareWords({ counted, links }: ListedShare): string {
  const evidence = [...new Set(links.flatMap(({ proofs }) => proofs.map(({ source }) => source)))];
  const on = evidence.length > 0 ? ` on the evidence of ${evidence.join(", ")}` : "";
  const [low, high] = [percent(counted.low), percent(counted.high)];
  if (counted.low >= 0.5 - 1e-9) return `≥ 50 % by listed owners${on} (at least ${low} %)`;
  if (counted.high >= 0.5 - 1e-9)
    return `not known whether ≥ 50 % by listed owners: ${low} to ${high} %${on}, since shares are missing`;
  if (counted.high === 0) return "no share of listed owners is known";
  return `< 50 % by listed owners${on}: ${low === high ? low : `${low} to ${high}`} %`;
}

/** Whole percent, or one decimal; never rounded up to a half that is not reached. */
function percent(share: number): string {
  return String(Math.floor(share * 1000 + 1e-6) / 10);
}
