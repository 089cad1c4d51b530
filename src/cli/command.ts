import { parseArgs, type ParseArgsOptionDescriptor } from "node:util";
import { TocsinError } from "../base/error.ts";
import type { Effects } from "./effects.ts";
import { nearest } from "./nearest.ts";

/** One option: what `parseArgs` wants to know, and what `--help` says of it. */
export interface Option extends ParseArgsOptionDescriptor {
  readonly about: string;
  /** What stands for its value in the help: "FILE", "N". */
  readonly value?: string;
}
type Options = Readonly<Record<string, Option>>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>
>;

interface Definition<O extends Options> {
  /** After `tocsin`: "read PATH|URL|-". */
  readonly usage: string;
  readonly options: O;
  readonly examples: readonly string[];
  readonly run: (
    input: { values: Parsed<O>["values"]; positionals: readonly string[] },
    effects: Effects,
  ) => Promise<void>;
}

/** A command as `main` sees it: what to print for `--help`, and what to do with the words after its name. */
export interface Command {
  readonly usage: string;
  readonly options: Options;
  readonly examples: readonly string[];
  readonly run: (args: readonly string[], effects: Effects) => Promise<void>;
}

const HELP = {
  help: { type: "boolean", short: "h", about: "show this help" },
} as const satisfies Options;

/** Makes a command whose options are parsed and typed before it runs. @throws bad-input for an unknown option */
export function command<const O extends Options>({
  usage,
  options,
  examples,
  run,
}: Definition<O>): Command {
  return {
    usage,
    options: { ...options, ...HELP },
    examples,
    run: (args, effects) => run(parse(args, options, usage), effects),
  };
}

function parse<O extends Options>(args: readonly string[], options: O, usage: string): Parsed<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw argumentError(cause, { options, usage });
  }
}

const OPTION = /'(?:-\w, )?(--?[\w-]+)/;

function argumentError(
  cause: unknown,
  { options, usage }: { options: Options; usage: string },
): unknown {
  if (!(cause instanceof TypeError) || !("code" in cause)) return cause;
  const option = OPTION.exec(cause.message)?.[1] ?? "";
  const hint = `run tocsin ${usage.split(" ")[0]} --help`;
  if (cause.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const close = nearest(option.replace(/^-+/, ""), Object.keys({ ...options, ...HELP }));
    const suggestion = close ? `did you mean --${close}? Otherwise ${hint}` : hint;
    return new TocsinError("bad-input", `unknown option: ${JSON.stringify(option)}`, {
      hint: suggestion,
      cause,
    });
  }
  const wantsValue = options[option.replace(/^-+/, "")]?.type === "string";
  const message = wantsValue
    ? `missing value: ${JSON.stringify(option)}`
    : `invalid option: ${JSON.stringify(option)}, it takes no value`;
  return new TocsinError("bad-input", message, { hint, cause });
}

/** The one positional argument of a command. @throws bad-input where there is none, or more than one */
export function onlyPositional(
  positionals: readonly string[],
  { noun, usage }: { noun: string; usage: string },
): string {
  const [first, second] = positionals;
  const hint = `usage: tocsin ${usage}`;
  if (first === undefined) throw new TocsinError("bad-input", `missing ${noun}`, { hint });
  if (second !== undefined)
    throw new TocsinError("bad-input", `unknown argument: ${JSON.stringify(second)}`, { hint });
  return first;
}
