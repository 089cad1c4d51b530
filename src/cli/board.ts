import type { Board, BoardRow, SeenWords } from "../cycle/index.ts";
import type { Effects } from "./effects.ts";
import { counted, cut, oneLine, pageColumns, paintFor, wrap } from "./paper.ts";

const QUOTED = 3; // claims under one indicator; --json has all
const WORDS_COLUMNS = 240; // of one quotation

/** The board of a problem for a terminal: the level with its reasons, and under each indicator why, since when, and on which words. */
export function printBoard(board: Board, { stdout, env }: Effects): void {
  const paint = paintFor(stdout, env);
  const columns = pageColumns(stdout);
  const say = (text: string, indent = 0) => {
    for (const line of wrap(oneLine(text), columns - indent))
      stdout.write(`${" ".repeat(indent)}${line}\n`);
  };
  stdout.write(`${paint.strong(oneLine(board.title))}\n`);
  say(board.question);
  stdout.write("\n");
  for (const line of standing(board)) say(line);
  for (const row of board.indicators) {
    stdout.write(`\n${paint.strong(oneLine(`${row.level}: ${row.statement}`))}\n`);
    for (const line of reasonsOf(row)) say(line, 2);
    for (const seen of row.seen.slice(0, QUOTED)) say(quoted(seen), 4);
    const more = row.seen.length - QUOTED;
    if (more > 0) say(`and ${counted(more, "more claim")}: --json has all`, 4);
  }
}

function standing(board: Board): string[] {
  const { from, to, documents } = board.coverage;
  const days = from && to ? `of ${from.slice(0, 10)} to ${to.slice(0, 10)}` : "none of them dated";
  return [
    `${board.level} suggested, ${board.inForce} in force, as of ${board.asOf.slice(0, 10)}: ${board.levelReasons.join("; ")}`,
    `confidence ${board.confidence}: ${board.confidenceReasons.join("; ")}`,
    ...(board.convergence === null ? [] : [board.convergence]),
    `rests on ${counted(documents, "document")}, ${days}`,
  ];
}

function reasonsOf(row: BoardRow): string[] {
  const { id, category, since, reasons, missing, whereToLook, lastChecked, diagnostic } = row;
  const looked = lastChecked === null ? "" : `, last checked ${lastChecked}`;
  return [
    `${id}, ${category}; ${since === null ? "not assessed before" : `since ${since}`}: ${reasons.join("; ")}`,
    ...(diagnostic ? [] : ["fits every scenario alike: it tells nothing about which one"]),
    ...(missing === null ? [] : [`for one level more: ${missing}`]),
    ...(whereToLook.length > 0 ? [`where to look: ${whereToLook.join(", ")}${looked}`] : []),
  ];
}

function quoted({ words, chain, date, modality, polarity, judged }: SeenWords): string {
  const put = [
    ...(modality === null || modality === "asserted" ? [] : [modality]),
    ...(polarity === "negative" ? ["denied"] : []),
    ...(judged ? [`${judged.verdict} by ${judged.by}`] : []),
  ];
  const how = put.length > 0 ? ` [${put.join(", ")}]` : "";
  const day = date === null ? "undated" : date.slice(0, 10);
  return `“${cut(oneLine(words), WORDS_COLUMNS)}” ${chain.join(" ← ")}, ${day}${how}`;
}
