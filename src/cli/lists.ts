import { TocsinError } from "../base/error.ts";
import type { ListChange, ListVersion } from "../model/party.ts";
import { LIST, rowRange, withCase } from "./case.ts";
import { command } from "./command.ts";
import { printJson, printRows } from "./print.ts";

const usage = "lists [changes|parties [LIST]]";

/** `tocsin lists`: what lists the case has, in which versions, and what changed between them. */
export const lists = command({
  usage,
  options: {
    ...LIST,
    find: { type: "string", value: "WORDS", about: "parties with these words in a name" },
  },
  examples: ["tocsin lists", "tocsin lists changes ofac-sdn", "tocsin lists parties --find bank"],
  run: async ({ values, positionals }, effects) => {
    const [what = "versions", dataset, ...more] = positionals;
    if (more.length > 0 || !["versions", "changes", "parties"].includes(what)) {
      throw new TocsinError("bad-input", `unknown argument: ${JSON.stringify(more[0] ?? what)}`, {
        hint: `usage: tocsin ${usage}`,
      });
    }
    const range = rowRange(values);
    await withCase({ values }, effects, async (store) => {
      if (what === "parties") {
        const page = await store.listParties({ q: values.find, dataset, ...range });
        if (values.json) return printJson(page, effects);
        return printRows(
          page.parties,
          {
            noun: "listed name",
            total: page.total,
            columns: [
              { heading: "name", cell: ({ names }) => names[0]?.text ?? "", max: 44 },
              { heading: "kind", cell: ({ schema }) => schema },
              { heading: "topics", cell: ({ topics }) => topics.join(","), max: 24 },
              { heading: "of", cell: ({ countries }) => countries.join(","), max: 12 },
              { heading: "id", cell: ({ id }) => id },
            ],
          },
          effects,
        );
      }
      if (what === "changes") {
        const page = await store.listChanges({ dataset, ...range });
        if (values.json) return printJson(page, effects);
        return printRows(
          page.changes,
          { noun: "change", total: page.total, columns: CHANGES },
          effects,
        );
      }
      const versions = await store.listVersions(dataset);
      if (values.json) return printJson({ versions }, effects);
      return printRows(versions, { noun: "version", columns: VERSIONS }, effects);
    });
  },
});

const CHANGES = [
  { heading: "imported", cell: ({ at }: ListChange) => at.slice(0, 10) },
  { heading: "list", cell: ({ dataset }: ListChange) => dataset },
  { heading: "what", cell: ({ kind }: ListChange) => kind },
  { heading: "party", cell: ({ name }: ListChange) => name, max: 44 },
  { heading: "fields", cell: ({ fields }: ListChange) => fields.join(", "), max: 30 },
  { heading: "id", cell: ({ partyId }: ListChange) => partyId },
];

const VERSIONS = [
  { heading: "list", cell: ({ dataset }: ListVersion) => dataset },
  { heading: "as of", cell: ({ asOf }: ListVersion) => asOf?.slice(0, 10) ?? "not told" },
  { heading: "imported", cell: ({ importedAt }: ListVersion) => importedAt.slice(0, 16) },
  {
    heading: "parties",
    cell: ({ parties }: ListVersion) => String(parties),
    align: "right" as const,
  },
  { heading: "links", cell: ({ links }: ListVersion) => String(links), align: "right" as const },
  { heading: "added", cell: ({ added }: ListVersion) => String(added), align: "right" as const },
  {
    heading: "removed",
    cell: ({ removed }: ListVersion) => String(removed),
    align: "right" as const,
  },
  {
    heading: "changed",
    cell: ({ changed }: ListVersion) => String(changed),
    align: "right" as const,
  },
  { heading: "SHA-256", cell: ({ sha256 }: ListVersion) => sha256.slice(0, 16) },
  { heading: "file", cell: ({ file }: ListVersion) => file, max: 40 },
];
