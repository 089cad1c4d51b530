import { eventsOf } from "../cycle/index.ts";
import type { Independence } from "../model/proposition.ts";
import { LIST, rowRange, withCase } from "./case.ts";
import { command } from "./command.ts";
import { printJson, printRows } from "./print.ts";

/** `tocsin events`: propositions whose predicate is an event, with the origins behind each. */
export const events = command({
  usage: "events [WORDS…]",
  options: {
    ...LIST,
    type: { type: "string", value: "TYPE", about: "PLOVER type, e.g. ASSAULT" },
    collection: { type: "string", value: "ID", about: "only this collection" },
  },
  examples: ["tocsin events --type ASSAULT"],
  run: async ({ values, positionals }, effects) => {
    const { limit, offset } = rowRange(values);
    const { collection, type } = values;
    const asked = { q: positionals.join(" ") || undefined, collection, type };
    const found = await withCase({ values }, effects, (store) => eventsOf(store, asked));
    const page = found.slice(offset, offset + limit);
    if (values.json) return printJson({ events: page, total: found.length }, effects);
    printRows(
      page,
      {
        noun: "event",
        total: found.length,
        columns: [
          { heading: "type", cell: (row) => row.event ?? "" },
          {
            heading: "origins",
            cell: (row) => (row.nMin === row.nMax ? String(row.nMax) : `${row.nMin}–${row.nMax}`),
            align: "right",
          },
          { heading: "independence", cell: (row) => INDEPENDENCE_WORDS[row.independence] },
          { heading: "denied", cell: (row) => String(row.denials), align: "right" },
          { heading: "what is said", cell: (row) => row.text },
        ],
      },
      effects,
    );
  },
});

const INDEPENDENCE_WORDS: Readonly<Record<Independence, string>> = {
  "no-origin": "no origin",
  "one-origin": "one origin",
  "not-established": "not established",
  independent: "independent",
};
