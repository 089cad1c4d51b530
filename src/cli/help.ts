import type { Command } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { wrap } from "./paper.ts";

const OPTION_COLUMNS = 26;

/** What `tocsin --help` prints. */
export function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(
    ([name, { about }]) => `  ${name.padEnd(width)}  ${about}`,
  );
  return [
    "tocsin: who says what, on whose word, from how many origins, and what it changes",
    "",
    "usage: tocsin COMMAND [ARGUMENTS] [OPTIONS]",
    "",
    ...lines,
    "",
    "tocsin COMMAND --help explains one. A case is one file: --case FILE, or TOCSIN_CASE, or ./news.tocsin.",
    "",
  ].join("\n");
}

/** What `tocsin COMMAND --help` prints. */
export function commandHelp(name: string, command: Command): string {
  const options = Object.entries(command.options).flatMap(([long, option]) => {
    const flag = `  ${option.short ? `-${option.short}, ` : ""}--${long}${option.value ? ` ${option.value}` : ""}`;
    const [first = "", ...rest] = wrap(option.about, 100 - OPTION_COLUMNS);
    const head =
      flag.length < OPTION_COLUMNS
        ? [flag.padEnd(OPTION_COLUMNS) + first]
        : [flag, " ".repeat(OPTION_COLUMNS) + first];
    return [...head, ...rest.map((line) => " ".repeat(OPTION_COLUMNS) + line)];
  });
  return [
    `usage: tocsin ${command.usage}`,
    "",
    COMMANDS[name]?.about ?? "",
    "",
    ...options,
    "",
    ...command.examples.map((example) => `example: ${example}`),
    "",
  ].join("\n");
}
