import { readFileSync } from "node:fs";
import { parse as parseYaml, YAMLParseError } from "yaml";
import { TocsinError } from "../base/error.ts";
import { WarningProblem } from "../model/problem.ts";
import { LIST, withCase } from "./case.ts";
import { command, onlyPositional } from "./command.ts";
import type { Effects } from "./effects.ts";
import { counted, oneLine } from "./paper.ts";
import { printJson, printRows } from "./print.ts";

const usage = "problems [check FILE]";

/** `tocsin problems`: the standing questions of a case and their levels; `check` looks at a problem file. */
export const problems = command({
  usage,
  options: LIST,
  examples: ["tocsin problems", "tocsin problems check problem.yaml"],
  run: async ({ values, positionals }, effects) => {
    const [action, ...rest] = positionals;
    if (action === "check")
      return checkFile(
        onlyPositional(rest, { noun: "file", usage }),
        { json: values.json === true },
        effects,
      );
    if (action !== undefined) {
      throw new TocsinError("bad-input", `unknown action: ${JSON.stringify(action)}`, {
        hint: `usage: tocsin ${usage}`,
      });
    }
    const rows = await withCase({ values }, effects, (store) => store.listProblems());
    if (values.json) return printJson({ problems: rows, total: rows.length }, effects);
    printRows(
      rows,
      {
        noun: "problem",
        columns: [
          { heading: "level", cell: (row) => row.level },
          { heading: "confidence", cell: (row) => row.confidence },
          {
            heading: "serious",
            cell: (row) =>
              `${row.indicators.filter((i) => i.level === "serious").length}/${row.indicators.length}`,
          },
          { heading: "id", cell: (row) => row.id, max: 32 },
          { heading: "question", cell: (row) => row.question },
        ],
      },
      effects,
    );
  },
});

function checkFile(path: string, { json }: { json: boolean }, effects: Effects): void {
  const { problem, faults } = checkProblem(readFileSync(path, "utf8"));
  if (json) printJson({ file: path, faults }, effects);
  else for (const fault of faults) effects.stderr.write(`${path}: ${oneLine(fault)}\n`);
  if (faults.length > 0 || !problem) {
    throw new TocsinError("bad-input", `invalid problem file: ${counted(faults.length, "fault")}`, {
      hint: "the format is explained in docs/guide/collections.md",
    });
  }
  if (!json)
    effects.stdout.write(
      `${path}: ok, ${counted(problem.scenarios.length, "scenario")}, ${counted(problem.indicators.length, "indicator")}\n`,
    );
}

/** What is wrong with the text of a problem file, one line a fault; none where it can be used. */
export function checkProblem(text: string): { problem?: WarningProblem; faults: string[] } {
  const parsed = WarningProblem.safeParse(parseProblemYaml(text));
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map(
        (issue) => `${issue.path.join(".") || "file"}: ${issue.message}`,
      ),
    };
  }
  const problem = parsed.data;
  return { problem, faults: [...duplicates(problem), ...priors(problem), ...ratings(problem)] };
}

function parseProblemYaml(text: string): unknown {
  try {
    return parseYaml(text);
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause;
    throw new TocsinError("bad-input", `invalid YAML: ${cause.message.split("\n")[0]}`, {
      hint: "check the indentation there",
      cause,
    });
  }
}

function duplicates({ scenarios, indicators }: WarningProblem): string[] {
  const ids = [...scenarios, ...indicators].map((part) => part.id);
  return ids
    .filter((id, i) => ids.indexOf(id) !== i)
    .map((id) => `duplicate id: ${JSON.stringify(id)}`);
}

const PRIOR_TOLERANCE = 0.011; // priors are written with two digits

function priors({ scenarios }: WarningProblem): string[] {
  const sum = scenarios.reduce((total, scenario) => total + scenario.prior, 0);
  return Math.abs(sum - 1) <= PRIOR_TOLERANCE
    ? []
    : [`invalid priors: they sum to ${sum.toFixed(2)}, expected 1`];
}

function ratings({ scenarios, indicators }: WarningProblem): string[] {
  const ids = new Set(scenarios.map((scenario) => scenario.id));
  return indicators.flatMap(({ id, likelihood }) => [
    ...[...ids]
      .filter((scenario) => !(scenario in likelihood))
      .map((scenario) => `${id}: missing likelihood: ${JSON.stringify(scenario)}`),
    ...Object.keys(likelihood)
      .filter((scenario) => !ids.has(scenario))
      .map((scenario) => `${id}: unknown scenario: ${JSON.stringify(scenario)}`),
  ]);
}
