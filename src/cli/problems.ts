import { readFileSync } from "node:fs";
import { TocsinError } from "../base/error.ts";
import { matrixOf } from "../cycle/index.ts";
import { parseProblem, problemAdvice } from "../warn/index.ts";
import { LIST, withCase } from "./case.ts";
import { command, onlyPositional } from "./command.ts";
import type { Effects } from "./effects.ts";
import { counted } from "./paper.ts";
import { printJson, printRows } from "./print.ts";
import { printMatrix } from "./matrix.ts";

const usage = "problems [check FILE | matrix PROBLEM]";

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
    if (action === "matrix") {
      const id = onlyPositional(rest, { noun: "problem", usage });
      const found = await withCase({ values }, effects, (store) => matrixOf(store, id));
      return values.json ? printJson(found, effects) : printMatrix(found, effects);
    }
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

/** Says that a problem file can be used, and how well. @throws TocsinError "bad-input" with its first fault and the line */
function checkFile(path: string, { json }: { json: boolean }, effects: Effects): void {
  const problem = parseProblem(readFileSync(path, "utf8"), path);
  const { indicators, advice } = problemAdvice(problem);
  if (json) return printJson({ file: path, id: problem.id, ok: true, indicators, advice }, effects);
  const words = `${counted(problem.scenarios.length, "scenario")}, ${counted(problem.indicators.length, "indicator")}`;
  effects.stdout.write(`${path}: ok, ${words}\n\n`);
  printRows(
    indicators,
    {
      noun: "indicator",
      columns: [
        { heading: "gain, bits", cell: ({ gainBits }) => gainBits.toFixed(3) },
        { heading: "ratio", cell: ({ ratio }) => ratio.toFixed(1) },
        { heading: "points", cell: ({ points }) => String(points) },
        { heading: "id", cell: ({ indicatorId }) => indicatorId, max: 28 },
        { heading: "statement", cell: ({ statement }) => statement },
      ],
    },
    effects,
  );
  for (const line of advice) effects.stdout.write(`advice: ${line}\n`);
}
