import { styleText } from "node:util";
import type { Effects, Output } from "./effects.ts";

/** Ways to set words apart on a terminal; each gives its words back unchanged where there is no colour. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly underlined: (text: string) => string;
  readonly source: (text: string) => string;
  readonly cue: (text: string) => string;
  readonly alarm: (text: string) => string;
}

/** Whether the stream takes colour. @see https://no-color.org */
export function hasColour(output: Output, env: Effects["env"]): boolean {
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"]) return env["FORCE_COLOR"] !== "0";
  return output.isTTY && env["TERM"] !== "dumb";
}

/** The paint for a stream. */
export function paintFor(output: Output, env: Effects["env"]): Paint {
  const colour = hasColour(output, env);
  const brush = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    colour && text !== "" ? styleText(format, text, { validateStream: false }) : text;
  return {
    strong: brush("bold"),
    faint: brush("dim"),
    underlined: brush("underline"),
    source: brush("cyan"),
    cue: brush("yellow"),
    alarm: brush("red"),
  };
}

const WIDEST_COLUMNS = 96; // longer lines are hard to read, whatever the window

/** Columns to write in. */
export function pageColumns(output: Output): number {
  return Math.max(40, Math.min(WIDEST_COLUMNS, output.columns));
}

// C0 without tab and newline, C1, and the controls that reorder text: an article must not drive the terminal.
const CONTROLS = /(?![\t\n])[\p{Cc}\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Text that is safe to print: each control character becomes one replacement character, so that spans hold. */
export function printable(text: string): string {
  return text.replace(CONTROLS, "\ufffd");
}

/** One line of text that is safe to print. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, " ").trim());
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that text takes on a terminal: East Asian wide letters two, combining marks none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const letter of text) columns += NO_WIDTH.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1;
  return columns;
}

/** Lines of at most `columns`, broken at white space; a longer word stands on a line of its own. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (line !== "" && columnsOf(joined) > columns) {
      lines.push(line);
      line = word;
    } else line = joined;
  }
  return line === "" ? lines : [...lines, line];
}

/** Text cut to `columns`, with "…" where something was cut. */
export function cut(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = "";
  for (const letter of text) {
    if (columnsOf(kept + letter) > columns - 1) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** Count with its noun: "1 claim", "2 claims", "3 stories". */
export function counted(n: number, noun: string): string {
  return `${n.toLocaleString("en-GB")} ${n === 1 ? noun : pluralOf(noun)}`;
}

function pluralOf(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
