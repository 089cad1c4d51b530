import { hashText } from "./hash.ts";

/** How the shape of a word is written: what stands for a capital, another letter, a digit. */
export interface ShapeCode {
  readonly capital: string;
  readonly letter: string;
  readonly digit: string;
  /** Whether a run of one kind is written once. */
  readonly joined: boolean;
  /** Shape of a word that is not all printable ASCII. */
  readonly ofOther: (text: string) => string;
}

/** Hash of the shape of a word, see `hashText`: "McKinley-2" is "XxXxxxxxx-d", or "XxXx-d" with its runs joined. */
export function hashShape(text: string, code: ShapeCode): number {
  let hash = 0x811c9dc5;
  let before = -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit > 0x7e) return hashText(code.ofOther(text));
    const kind = kindOf(unit, code);
    if (kind === before && code.joined) continue;
    hash = Math.imul(hash ^ kind, 0x01000193);
    before = kind;
  }
  return hash >>> 0;
}

function kindOf(unit: number, { capital, letter, digit }: ShapeCode): number {
  if (unit >= 0x61 && unit <= 0x7a) return letter.charCodeAt(0);
  if (unit >= 0x41 && unit <= 0x5a) return capital.charCodeAt(0);
  return unit >= 0x30 && unit <= 0x39 ? digit.charCodeAt(0) : unit;
}
