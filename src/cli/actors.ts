import { LIST, rowRange, withCase } from "./case.ts";
import { command } from "./command.ts";
import { reviewQueue } from "../cycle/index.ts";
import type { ReviewPair } from "../model/view.ts";
import type { Effects } from "./effects.ts";
import { printJson, printRows } from "./print.ts";

/** `tocsin actors`: states, groups, organisations and people in a public role. */
export const actors = command({
  usage: "actors [WORDS…]",
  options: {
    ...LIST,
    collection: { type: "string", value: "ID", about: "only this collection" },
    review: { type: "boolean", about: "pairs that may be one actor, the most useful answer first" },
  },
  examples: ["tocsin actors hezbollah", "tocsin actors --review"],
  run: async ({ values, positionals }, effects) => {
    if (values.review) return review(values, effects);
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
          { heading: "checked", cell: (row) => (row.verified ? "yes" : "no") },
          { heading: "id", cell: (row) => row.id },
        ],
      },
      effects,
    );
  },
});

interface ReviewOptions {
  readonly case?: string | undefined;
  readonly limit?: string | undefined;
  readonly json?: boolean | undefined;
}

async function review(values: ReviewOptions, effects: Effects): Promise<void> {
  const { limit } = rowRange(values);
  const pairs = await withCase({ values }, effects, (store) => reviewQueue(store, limit));
  if (values.json) return printJson({ pairs }, effects);
  printRows(
    pairs,
    {
      noun: "pair",
      columns: [
        { heading: "one", cell: ({ names }) => names[0], max: 30 },
        { heading: "other", cell: ({ names }) => names[1], max: 30 },
        { heading: "score", cell: ({ score }) => score.toFixed(2), align: "right" },
        { heading: "gain", cell: ({ gain }) => gain.toFixed(1), align: "right" },
        { heading: "why", cell: reasons, max: 40 },
        { heading: "ids", cell: ({ a, b }) => `${a.id} ${b.id}` },
      ],
    },
    effects,
  );
}

function reasons({ parts }: ReviewPair): string {
  return parts.map(({ reason }) => reason).join("; ");
}
