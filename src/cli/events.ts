import type { Independence } from "../model/proposition.ts";
import type { PropositionRow } from "../model/view.ts";
import type { Store } from "../store/index.ts";
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
    const asked = { q: positionals.join(" ") || undefined, collection: values.collection };
    const all = await withCase({ values }, effects, (store) => eventRows(store, asked));
    const found = all.filter(
      (row) => values.type === undefined || row.event === values.type.toUpperCase(),
    );
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

const PAGE_ROWS = 1000;

async function eventRows(
  store: Store,
  asked: { q: string | undefined; collection: string | undefined },
): Promise<PropositionRow[]> {
  const rows: PropositionRow[] = [];
  for (let offset = 0; ; offset += PAGE_ROWS) {
    const page = await store.listPropositions({ ...asked, limit: PAGE_ROWS, offset });
    rows.push(...page.propositions.filter((row) => row.event !== null));
    if (offset + page.propositions.length >= page.total || page.propositions.length === 0)
      return rows;
  }
}
