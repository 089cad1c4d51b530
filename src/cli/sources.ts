import { LIST, rowRange, withCase } from "./case.ts";
import { command } from "./command.ts";
import { printJson, printRows } from "./print.ts";

/** `tocsin sources`: outlets and speakers, what each says first and what it repeats. */
export const sources = command({
  usage: "sources [WORDS…]",
  options: LIST,
  examples: ["tocsin sources", "tocsin sources --json"],
  run: async ({ values, positionals }, effects) => {
    const rows = await withCase({ values }, effects, (store) =>
      store.listSources({ q: positionals.join(" ") || undefined, ...rowRange(values) }),
    );
    if (values.json) return printJson({ sources: rows, total: rows.length }, effects);
    printRows(
      rows,
      {
        noun: "source",
        columns: [
          { heading: "source", cell: (row) => row.source.name, max: 32 },
          { heading: "type", cell: (row) => row.source.type },
          { heading: "owner", cell: (row) => row.source.ownerGroup ?? "", max: 24 },
          { heading: "state", cell: (row) => row.source.stateAffiliation ?? "" },
          { heading: "checked", cell: (row) => (row.source.verified ? "yes" : "no") },
          { heading: "grade", cell: (row) => row.source.reliability },
          { heading: "docs", cell: (row) => String(row.documents), align: "right" },
          { heading: "claims", cell: (row) => String(row.claims), align: "right" },
          { heading: "first", cell: (row) => String(row.first), align: "right" },
          { heading: "repeats", cell: (row) => String(row.repeats), align: "right" },
          { heading: "cites", cell: (row) => row.cites.map((cited) => cited.name).join(", ") },
        ],
      },
      effects,
    );
  },
});
