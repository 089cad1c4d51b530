import { TocsinError } from "../base/error.ts";
import { sourcesOf, sourceView } from "../cycle/index.ts";
import type { SourceView } from "../model/weighing-view.ts";
import { LIST, rowRange, withCase } from "./case.ts";
import { command } from "./command.ts";
import type { Effects } from "./effects.ts";
import { counted, oneLine } from "./paper.ts";
import { printJson, printRows } from "./print.ts";
import { recordWords } from "./record-words.ts";

/** `tocsin sources`: outlets and speakers, what each says first and what it repeats. */
export const sources = command({
  usage: "sources [WORDS… | ID]",
  options: LIST,
  examples: ["tocsin sources", "tocsin sources src:walla", "tocsin sources --json"],
  run: async ({ values, positionals }, effects) => {
    const [id] = positionals;
    if (id?.startsWith("src:") && positionals.length === 1) return showOne(id, values, effects);
    const rows = await withCase({ values }, effects, (store) =>
      sourcesOf(store, { q: positionals.join(" ") || undefined, ...rowRange(values) }),
    );
    if (values.json) return printJson({ sources: rows, total: rows.length }, effects);
    printRows(
      rows,
      {
        noun: "source",
        columns: [
          { heading: "id", cell: (row) => row.source.id, max: 28 },
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

async function showOne(
  id: string,
  values: { readonly case?: string | undefined; readonly json?: boolean | undefined },
  effects: Effects,
): Promise<void> {
  const view = await withCase({ values }, effects, (store) => sourceView(store, id));
  if (!view) {
    throw new TocsinError("not-found", `unknown source: ${JSON.stringify(id)}`, {
      hint: "list them with tocsin sources",
    });
  }
  if (values.json) return printJson(view, effects);
  effects.stdout.write(`${paper(view)}\n`);
}

/** One source on a page of text; what is not known has no line. */
function paper(view: SourceView): string {
  const { row, edited, notCompared } = view;
  const { source } = row;
  const silent = edited.filter(({ isAnnounced }) => !isAnnounced).length;
  const lines: readonly (readonly [string, string])[] = [
    ["grade", `${source.reliability}: ${source.reliabilityBasis}`],
    ["owner", kinWords(source.ownerGroup, view.sameOwner)],
    ["state", kinWords(source.stateAffiliation, view.sameState)],
    ["holds", `${counted(row.documents, "document")}, ${counted(row.claims, "claim")}`],
    ["adds", `first with ${row.first}, repeats ${row.repeats}`],
    ["repeats", tallies(view.repeatsFrom)],
    ["copies", tallies(view.copiesFrom)],
    ["copied by", tallies(view.copiedBy)],
    ["cites", tallies(row.cites)],
    ["changed", edited.length > 0 ? `${counted(edited.length, "page")}, ${silent} in silence` : ""],
    ["", notCompared > 0 ? `${counted(notCompared, "page")} not compared` : ""],
    ...view.record.map((record) => ["record", recordWords(record)] as const),
    ...view.letters.map(
      ({ verdict, subjectId, by, why }) =>
        ["given", oneLine(`${verdict} as ${subjectId} by ${by}: ${why}`)] as const,
    ),
    ...view.firstWith.map(({ text }) => ["first with", oneLine(text)] as const),
  ];
  const shown = lines.filter(([, words]) => words !== "");
  return [
    `${source.name} (${source.id})`,
    ...shown.map(([name, words]) => `${name.padEnd(12)}${words}`),
  ].join("\n");
}

function kinWords(name: string | null, kin: SourceView["sameOwner"]): string {
  if (name === null) return "";
  const here = kin.filter(({ inCase }) => inCase).map((one) => one.name);
  return here.length > 0 ? `${name}, as ${here.join(", ")}` : name;
}

function tallies(list: readonly { readonly name: string; readonly count: number }[]): string {
  return list.map(({ name, count }) => `${name} (${count})`).join(", ");
}
