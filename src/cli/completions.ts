import { TocsinError } from "../base/error.ts";
import { command, type Command } from "./command.ts";
import { nearest } from "./nearest.ts";

/** Every command: its line in the help, and its file, read when it is asked for. */
type Commands = Readonly<
  Record<string, { readonly about: string; readonly load: () => Promise<Command> }>
>;

/** Name of a command → its line in the help and its options. */
type Known = readonly {
  readonly name: string;
  readonly about: string;
  readonly options: Command["options"];
}[];

/** Options that name a file, by what the help calls their value. */
const FILES = /\b(?:FILE|FOLDER|DIR|PATH)\b/;

/** `tocsin completions bash|zsh|fish`: what a shell needs to finish commands, options and file names. */
export const completionsOf = (commands: Commands) =>
  command({
    usage: "completions bash|zsh|fish",
    options: {},
    examples: [
      "tocsin completions bash > ~/.local/share/bash-completion/completions/tocsin",
      "tocsin completions fish > ~/.config/fish/completions/tocsin.fish",
    ],
    run: async ({ positionals }, effects) => {
      const [shell = ""] = positionals;
      const write = Object.hasOwn(SHELLS, shell) ? SHELLS[shell as keyof typeof SHELLS] : undefined;
      if (!write || positionals.length > 1) throw unknownShell(positionals);
      effects.stdout.write(write(await known(commands)));
    },
  });

const SHELLS = { bash, zsh, fish };

function unknownShell([shell, ...more]: readonly string[]): TocsinError {
  const names = Object.keys(SHELLS);
  const close = shell === undefined ? undefined : nearest(shell, names);
  return new TocsinError(
    "bad-input",
    shell === undefined || more.length > 0
      ? "expected one shell: bash, zsh or fish"
      : `unknown shell: ${JSON.stringify(shell)}`,
    { hint: close ? `did you mean ${close}?` : `one of ${names.join(", ")}` },
  );
}

async function known(commands: Commands): Promise<Known> {
  return Promise.all(
    Object.entries(commands).map(async ([name, { about, load }]) => ({
      name,
      about,
      options: (await load()).options,
    })),
  );
}

function flags(options: Command["options"]): string[] {
  return Object.entries(options).flatMap(([long, { short }]) => [
    `--${long}`,
    ...(short ? [`-${short}`] : []),
  ]);
}

// ---- bash and zsh: one function; zsh reads it through bashcompinit

function bash(commands: Known): string {
  const cases = commands.map(
    ({ name, options }) => `    ${name}) words="${flags(options).join(" ")}" ;;`,
  );
  return [
    "# bash completion of tocsin; made by: tocsin completions bash",
    "_tocsin() {",
    '  local current="${COMP_WORDS[COMP_CWORD]}" words=""',
    "  COMPREPLY=()",
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(" ")}" -- "$current"))`,
    "    return",
    "  fi",
    '  case "${COMP_WORDS[1]}" in',
    ...cases,
    "  esac",
    '  case "$current" in',
    '    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;',
    "  esac",
    "}",
    "complete -o default -F _tocsin tocsin",
    "",
  ].join("\n");
}

function zsh(commands: Known): string {
  return `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`;
}

// ---- fish

function fish(commands: Known): string {
  const lines = commands.flatMap(({ name, about, options }) => [
    `complete -c tocsin -n __fish_use_subcommand -f -a ${name} -d ${fishQuoted(about)}`,
    ...Object.entries(options).map(([long, option]) => {
      const short = option.short ? ` -s ${option.short}` : "";
      const takes = option.value === undefined ? "" : FILES.test(option.value) ? " -r -F" : " -x";
      return `complete -c tocsin -n '__fish_seen_subcommand_from ${name}' -l ${long}${short}${takes} -d ${fishQuoted(option.about)}`;
    }),
  ]);
  return ["# fish completion of tocsin; made by: tocsin completions fish", ...lines, ""].join("\n");
}

function fishQuoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
