import { TocsinError } from "../base/error.ts";
import { COMMANDS } from "./commands.ts";
import { processEffects, type Effects } from "./effects.ts";
import { EXIT_CODES, toTocsinError } from "./exit.ts";
import { commandHelp, overview } from "./help.ts";
import { nearest } from "./nearest.ts";
import { oneLine, paintFor } from "./paper.ts";
import { VERSION } from "./package.ts";

/** Runs `tocsin` with the words after its name, as a process does: sets the exit code. */
export async function run(args: readonly string[]): Promise<void> {
  process.exitCode = await main(args, processEffects());
}

/** Runs one command and answers the exit code. Never throws: a failure is told on stderr. */
export async function main(args: readonly string[], effects: Effects): Promise<number> {
  try {
    await dispatch(args, effects);
    return 0;
  } catch (thrown) {
    const error = toTocsinError(thrown);
    tell(error, effects);
    return EXIT_CODES[error.code];
  }
}

async function dispatch(
  [name = "start", ...args]: readonly string[],
  effects: Effects,
): Promise<void> {
  if (["help", "--help", "-h"].includes(name)) return help(args, effects);
  if (["version", "--version", "-v"].includes(name)) return effects.stdout.write(`${VERSION}\n`);
  const command = await load(name);
  if (asksForHelp(args)) return effects.stdout.write(commandHelp(name, command));
  await command.run(args, effects);
}

async function help([name]: readonly string[], { stdout }: Effects): Promise<void> {
  stdout.write(name === undefined ? overview() : commandHelp(name, await load(name)));
}

async function load(name: string) {
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry) return entry.load();
  const close = nearest(name, Object.keys(COMMANDS));
  throw new TocsinError("bad-input", `unknown command: ${JSON.stringify(name)}`, {
    hint: close
      ? `did you mean tocsin ${close}? tocsin --help lists them all`
      : "run tocsin --help for the list",
  });
}

function asksForHelp(args: readonly string[]): boolean {
  const own = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  return own.includes("--help") || own.includes("-h");
}

function tell(error: TocsinError, { stderr, env }: Effects): void {
  const paint = paintFor(stderr, env);
  stderr.write(`${paint.alarm("tocsin:")} ${oneLine(error.message)}\n`);
  if (error.hint) stderr.write(`${paint.faint("hint:")} ${oneLine(error.hint)}\n`);
  if (env["TOCSIN_DEBUG"])
    stderr.write(`${String(error.cause instanceof Error ? error.cause.stack : error.stack)}\n`);
}
