import { LIST, rowRange, withCase } from "./case.ts";
import { command } from "./command.ts";
import { printJson, printRows } from "./print.ts";

/** `tocsin actors`: states, groups, organisations and people in a public role. */
export const actors = command({
  usage: "actors [WORDS…]",
  options: { ...LIST, collection: { type: "string", value: "ID", about: "only this collection" } },
  examples: ["tocsin actors hezbollah"],
  run: async ({ values, positionals }, effects) => {
    const q = positionals.join(" ") || undefined;
    const page = await withCase({ values }, effects, (store) =>
      store.listActors({ q, collection: values.collection, ...rowRange(values) }),
    );
    if (values.json) return printJson(page, effects);
    printRows(
      page.actors,
      {
        noun: "actor",
        total: page.total,
        columns: [
          { heading: "actor", cell: (row) => row.name, max: 36 },
          { heading: "type", cell: (row) => row.subtype ?? row.type, max: 18 },
          { heading: "of", cell: (row) => row.countries.join(","), max: 8 },
          { heading: "docs", cell: (row) => String(row.documents), align: "right" },
          { heading: "says", cell: (row) => String(row.claimsBy), align: "right" },
          { heading: "said of", cell: (row) => String(row.claimsAbout), align: "right" },
          { heading: "id", cell: (row) => row.id },
        ],
      },
      effects,
    );
  },
});
