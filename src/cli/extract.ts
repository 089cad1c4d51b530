import { TocsinError } from "../base/error.ts";
import { annotate, loadKnowledge, openDesk } from "../cycle/index.ts";
import { toExtract } from "../exchange/index.ts";
import { command } from "./command.ts";
import { ArticleLine, records, toDocument } from "./json-lines.ts";

/** Layers that can be asked for, in the shapes of the gold data. */
const LAYERS = [
  "attributions",
  "entities",
  "relations",
  "toponyms",
  "times",
  "timexes",
  "events",
] as const;

/** `tocsin extract`: what was read of each article, one line in and one line out, in the same order. */
export const extract = command({
  usage: "extract",
  options: { layers: { type: "string", value: "A,B", about: `only these: ${LAYERS.join(", ")}` } },
  examples: ["tocsin extract --layers attributions,entities < articles.jsonl"],
  run: async ({ values }, effects) => {
    const layers = parseLayers(values.layers);
    const desk = openDesk(await loadKnowledge());
    const known = new Map(desk.knowledge.entities.map((entity) => [entity.id, entity]));
    for await (const line of records(ArticleLine, effects)) {
      const document = toDocument(line, effects.now());
      const annotation = annotate(document, desk);
      const own = new Map(annotation.entities.map((entity) => [entity.id, entity]));
      const findEntity = (id: string) => own.get(id) ?? known.get(id);
      const record = toExtract(line.id, { ...annotation, document, findEntity });
      const kept = Object.entries(record).filter(
        ([name]) => name === "id" || layers.includes(name),
      );
      effects.stdout.write(`${JSON.stringify(Object.fromEntries(kept))}\n`);
    }
  },
});

function parseLayers(given: string | undefined): readonly string[] {
  if (given === undefined) return LAYERS;
  const layers = given.split(",").map((layer) => layer.trim());
  const unknown = layers.find((layer) => !LAYERS.some((known) => known === layer));
  if (unknown === undefined) return layers;
  throw new TocsinError("bad-input", `unknown layer: ${JSON.stringify(unknown)}`, {
    hint: `choose from ${LAYERS.join(", ")}`,
  });
}
