import { readFileSync } from "node:fs";
import { TocsinError } from "../base/error.ts";
import {
  boardOf,
  matrixOf,
  problemFromTemplate,
  problemTemplates,
  setProblem,
} from "../cycle/index.ts";
import { parseProblem, problemAdvice } from "../warn/index.ts";
import { printBoard } from "./board.ts";
import { LIST, withCase } from "./case.ts";
import { command, onlyPositional } from "./command.ts";
import type { Effects } from "./effects.ts";
import { counted } from "./paper.ts";
import { printJson, printRows } from "./print.ts";
import { withWorld } from "./world.ts";
import { printMatrix } from "./matrix.ts";

const usage =
  "problems [new ID | templates | check FILE | use FILE | show PROBLEM | matrix PROBLEM]";

/** `tocsin problems`: the standing questions of a case and their levels; `check` looks at a problem file. */
export const problems = command({
  usage,
  options: {
    ...LIST,
    template: { type: "string", value: "NAME", about: "new: see problems templates" },
    side: { type: "string", value: "WORDS", about: "new: who might act" },
    other: { type: "string", value: "WORDS", about: "new: whom it would be against" },
    region: { type: "string", value: "WORDS", about: "new: where" },
    owner: { type: "string", value: "NAME", about: "new: whose question; else TOCSIN_ANALYST" },
    collection: { type: "string", value: "ID", about: "new: whose documents; else all" },
  },
  examples: [
    "tocsin problems",
    "tocsin problems new amber --template attack --side Solvane --other Kestria --region Amber",
    "tocsin problems check problem.yaml",
    "tocsin problems use problem.yaml",
    "tocsin problems show sorrel-strait",
  ],
  run: async ({ values, positionals }, effects) => {
    const [action, ...rest] = positionals;
    if (action === "templates") return listTemplates(effects);
    if (action === "new")
      return begin(onlyPositional(rest, { noun: "id", usage }), values, effects);
    if (action === "use")
      return use(onlyPositional(rest, { noun: "file", usage }), values, effects);
    if (action === "check")
      return checkFile(
        onlyPositional(rest, { noun: "file", usage }),
        { json: values.json === true },
        effects,
      );
    if (action === "show" || action === "matrix") {
      const id = onlyPositional(rest, { noun: "problem", usage });
      return action === "show" ? show(id, values, effects) : matrix(id, values, effects);
    }
    if (action !== undefined) {
      throw new TocsinError("bad-input", `unknown action: ${JSON.stringify(action)}`, {
        hint: `usage: tocsin ${usage}`,
      });
    }
    return list(values, effects);
  },
});

interface CaseValues {
  readonly case?: string | undefined;
  readonly json?: boolean | undefined;
}

async function list(values: CaseValues, effects: Effects): Promise<void> {
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
}

async function show(id: string, values: CaseValues, effects: Effects): Promise<void> {
  const board = await withCase({ values }, effects, (store) => boardOf(store, id));
  return values.json ? printJson(board, effects) : printBoard(board, effects);
}

async function matrix(id: string, values: CaseValues, effects: Effects): Promise<void> {
  const found = await withCase({ values }, effects, (store) => matrixOf(store, id));
  return values.json ? printJson(found, effects) : printMatrix(found, effects);
}

interface Blanks {
  readonly template?: string | undefined;
  readonly side?: string | undefined;
  readonly other?: string | undefined;
  readonly region?: string | undefined;
  readonly owner?: string | undefined;
  readonly collection?: string | undefined;
}

/** Prints a problem file to begin with: to be kept, looked at line by line, and set by `problems use`. */
async function begin(id: string, values: Blanks, { stdout, env }: Effects): Promise<void> {
  const { template = "", side = "", other = "", region = "", collection } = values;
  const owner = values.owner ?? env["TOCSIN_ANALYST"] ?? "";
  stdout.write(await problemFromTemplate(template, { id, side, other, region, owner, collection }));
}

async function listTemplates({ stdout }: Effects): Promise<void> {
  for (const { name, about } of await problemTemplates()) stdout.write(`${name}: ${about}\n`);
}

/** Puts a problem into a case, made where there is none, and assesses it. */
async function use(
  path: string,
  values: { readonly case?: string | undefined },
  effects: Effects,
): Promise<void> {
  const file = {
    yaml: readFileSync(path, "utf8"),
    where: path,
    by: effects.env["TOCSIN_ANALYST"] ?? "operator",
  };
  await withCase({ values, create: true }, effects, async (store) => {
    const { id } = await withWorld(effects, (world) => setProblem(store, world, file));
    const found = (await store.listProblems()).find((row) => row.id === id);
    effects.stdout.write(`${id}: in use, ${found?.level ?? "not assessed"}\n`);
  });
}

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
