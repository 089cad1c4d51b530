import { LIST, rowRange, withCase } from "./case.ts";
import { command } from "./command.ts";
import { reviewQueue, speakerRecord } from "../cycle/index.ts";
import type { ActorView, ReviewPair } from "../model/view.ts";
import type { SpeakerRecord } from "../model/weighing-view.ts";
import type { Store } from "../store/index.ts";
import type { Effects } from "./effects.ts";
import { counted } from "./paper.ts";
import { printJson, printRows } from "./print.ts";
import { recordWords, settledWords } from "./record-words.ts";

/** `tocsin actors`: states, groups, organisations and people in a public role. */
export const actors = command({
  usage: "actors [WORDS… | ID]",
  options: {
    ...LIST,
    collection: { type: "string", value: "ID", about: "only this collection" },
    review: { type: "boolean", about: "pairs that may be one actor, the most useful answer first" },
  },
  examples: [
    "tocsin actors hezbollah",
    "tocsin actors act:lebanese-hezbollah",
    "tocsin actors --review",
  ],
  run: async ({ values, positionals }, effects) => {
    if (values.review) return review(values, effects);
    const q = positionals.join(" ") || undefined;
    const { known, page } = await withCase({ values }, effects, async (store) => ({
      known: await findSpeaker(store, positionals),
      page: await store.listActors({ q, collection: values.collection, ...rowRange(values) }),
    }));
    if (known) return showSpeaker(known, values, effects);
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

interface Speaker extends SpeakerRecord {
  readonly actor: ActorView["row"];
}

/** The actor of this id, with its record; undefined where the words are no id of the case. */
async function findSpeaker(store: Store, words: readonly string[]): Promise<Speaker | undefined> {
  const [id, ...others] = words;
  const view = id !== undefined && others.length === 0 ? await store.findActor(id) : undefined;
  return view && { actor: view.row, ...(await speakerRecord(store, view.row.id)) };
}

/** One actor on a page of text, with how often it was right. */
function showSpeaker(speaker: Speaker, values: ReviewOptions, effects: Effects): void {
  if (values.json) return printJson(speaker, effects);
  const { actor, record, resolved } = speaker;
  const lines = [
    ["type", [actor.subtype ?? actor.type, ...actor.countries].join(", ")],
    ["in", counted(actor.documents, "document")],
    ["says", counted(actor.claimsBy, "claim")],
    ["said of", counted(actor.claimsAbout, "claim")],
    ...record.map((row) => ["record", recordWords(row)]),
    ...(record.length === 0 ? [["record", "nothing it said was settled yet"]] : []),
    ...resolved.map((one) => ["settled", settledWords(one)]),
  ];
  const words = lines.map(([name = "", said = ""]) => `${name.padEnd(12)}${said}`);
  effects.stdout.write(`${[`${actor.name} (${actor.id})`, ...words].join("\n")}\n`);
}

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
