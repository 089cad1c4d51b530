import { TocsinError } from "../base/error.ts";
import { add as addTargets, addInputs, type AddReport } from "../cycle/index.ts";
import { CASE, withCase } from "./case.ts";
import { command } from "./command.ts";
import type { Effects } from "./effects.ts";
import { counted, oneLine } from "./paper.ts";
import { printJson } from "./print.ts";
import { readAll } from "./stdin.ts";
import { withWorld } from "./world.ts";

const usage = "add PATH|URL|FEED|-…";

/** `tocsin add`: fills a case. The same thing twice changes nothing. */
export const add = command({
  usage,
  options: { ...CASE, json: { type: "boolean", about: "the report as JSON" } },
  examples: [
    "tocsin add examples/sample",
    "tocsin add https://www.example.org/feed.xml --case iraq.tocsin",
    "tocsin add - < article.html",
  ],
  run: async ({ values, positionals }, effects) => {
    if (positionals.length === 0)
      throw new TocsinError("bad-input", "missing thing to add", {
        hint: `usage: tocsin ${usage}`,
      });
    const targets = positionals.filter((target) => target !== "-");
    const input = positionals.includes("-")
      ? [{ bytes: await readAll(effects.stdin), name: "-", retrieved: effects.now() }]
      : [];
    const reports = await withCase({ values, create: true }, effects, (store) =>
      withWorld(effects, async (world) => [
        ...(input.length > 0 ? [await addInputs(store, input, world)] : []),
        ...(targets.length > 0 ? [await addTargets(store, targets, world)] : []),
      ]),
    );
    for (const report of reports) printReport(report, { json: values.json === true }, effects);
    if (reports.every(isFruitless))
      throw new TocsinError("bad-input", "invalid input: nothing could be added", {
        hint: "tocsin issues says why, and what to do",
      });
  },
});

/** Nothing came of it but errors. */
function isFruitless({ added, known, issues }: AddReport): boolean {
  return added + known === 0 && issues.some(({ severity }) => severity === "error");
}

/** What a run added, and what was bad: on stdout one line, on stderr one for each issue. */
export function printReport(
  report: AddReport,
  { json }: { json: boolean },
  effects: Effects,
): void {
  if (json) return printJson(report, effects);
  effects.stdout.write(
    `${counted(report.added, "document")} added, ${report.known} known already; ${counted(report.claims, "claim")}\n`,
  );
  for (const issue of report.issues) {
    effects.stderr.write(
      oneLine(
        `${issue.severity}: ${issue.where}: ${issue.message}${issue.hint ? ` (${issue.hint})` : ""}`,
      ) + "\n",
    );
  }
}
