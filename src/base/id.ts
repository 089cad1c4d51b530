import { sha256 } from "./hash.ts";

const ID_HEX_DIGITS = 20; // 80 bits: one collision in a billion ids has odds below 1e-6

/**
 * A stable id from what a thing is made of: the same parts give the same id on every machine.
 *
 * @param kind  one short word, the prefix of the id, e.g. "doc", "claim"
 * @param parts what the thing is made of, in a fixed order
 */
export function idOf(kind: string, ...parts: readonly (string | number)[]): string {
  return `${kind}-${sha256(parts.join("\u0000")).slice(0, ID_HEX_DIGITS)}`;
}
