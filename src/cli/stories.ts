import { storiesOfCase } from "../cycle/index.ts";
import type { StoryRow } from "../model/weighing-view.ts";
import { LIST, rowRange, withCase } from "./case.ts";
import { command } from "./command.ts";
import { printJson, printRows } from "./print.ts";

/** `tocsin stories`: what happened, over time, with what is contested in each. */
export const stories = command({
  usage: "stories",
  options: LIST,
  examples: ["tocsin stories", "tocsin stories --json"],
  run: async ({ values }, effects) => {
    const all = await withCase({ values }, effects, storiesOfCase);
    const { offset = 0, limit = all.length } = rowRange(values);
    const rows = all.slice(offset, offset + limit);
    if (values.json) return printJson({ stories: rows, total: all.length }, effects);
    printRows(
      rows,
      {
        noun: "story",
        total: all.length,
        columns: [
          { heading: "from", cell: (row) => row.first },
          { heading: "to", cell: (row) => row.last },
          { heading: "docs", cell: (row) => String(row.documentIds.length), align: "right" },
          { heading: "contested", cell: (row) => String(row.contested.length), align: "right" },
          { heading: "became", cell: courseOf, max: 44 },
          { heading: "story", cell: (row) => row.title || row.id },
        ],
      },
      effects,
    );
  },
});

function courseOf({ mergedFrom, splitFrom }: StoryRow): string {
  return [
    ...mergedFrom.map(({ id, on }) => `took in ${id} on ${on}`),
    ...(splitFrom ? [`split from ${splitFrom.id} on ${splitFrom.on}`] : []),
  ].join("; ");
}
