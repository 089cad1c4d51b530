import { LIST, rowRange, withCase } from "./case.ts";
import { command } from "./command.ts";
import { printJson, printRows } from "./print.ts";

/** `tocsin issues`: every bad datum that was met, where, and what to do about it. */
export const issues = command({
  usage: "issues [WORDS…]",
  options: LIST,
  examples: ["tocsin issues missing-date"],
  run: async ({ values, positionals }, effects) => {
    const q = positionals.join(" ") || undefined;
    const page = await withCase({ values }, effects, (store) =>
      store.listIssues({ q, ...rowRange(values) }),
    );
    if (values.json) return printJson(page, effects);
    printRows(
      page.issues,
      {
        noun: "issue",
        total: page.total,
        columns: [
          { heading: "how bad", cell: (issue) => issue.severity },
          { heading: "stage", cell: (issue) => issue.stage },
          { heading: "code", cell: (issue) => issue.code, max: 24 },
          { heading: "where", cell: (issue) => issue.where, max: 32 },
          {
            heading: "what",
            cell: (issue) => (issue.hint ? `${issue.message}: ${issue.hint}` : issue.message),
          },
        ],
      },
      effects,
    );
  },
});
