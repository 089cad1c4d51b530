import { LIST, rowRange, withCase } from "./case.ts";
import { command } from "./command.ts";
import { printJson, printRows } from "./print.ts";

/** `tocsin alerts`: notices that a level changed, the newest first. */
export const alerts = command({
  usage: "alerts",
  options: {
    ...LIST,
    problem: { type: "string", value: "ID", about: "only this warning problem" },
  },
  examples: ["tocsin alerts --problem ID --json"],
  run: async ({ values }, effects) => {
    const { limit, offset } = rowRange(values);
    const all = await withCase({ values }, effects, (store) => store.listAlerts());
    const found = all.filter(
      (alert) => values.problem === undefined || alert.problemId === values.problem,
    );
    const page = found.slice(offset, offset + limit);
    if (values.json) return printJson({ alerts: page, total: found.length }, effects);
    printRows(
      page,
      {
        noun: "alert",
        total: found.length,
        columns: [
          { heading: "when", cell: (alert) => alert.at.slice(0, 10) },
          { heading: "problem", cell: (alert) => alert.problemId, max: 28 },
          { heading: "from", cell: (alert) => alert.from },
          { heading: "to", cell: (alert) => alert.to },
          { heading: "notice", cell: (alert) => alert.text },
        ],
      },
      effects,
    );
  },
});
