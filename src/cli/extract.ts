import { TocsinError } from "../base/error.ts";
import { annotate, loadKnowledge, openDesk } from "../cycle/index.ts";
import { actorMentions, toExtract } from "../exchange/index.ts";
import type { Document } from "../model/document.ts";
import {
  commitmentOf,
  factualityScores,
  labelOf,
  LABEL_SCHEMES,
  parsedSentences,
  type FactualityScore,
  type ParsedSentence,
  type ReadContext,
} from "../read/index.ts";
import { command } from "./command.ts";
import { ArticleLine, records, toDocument } from "./json-lines.ts";

/** Layers that can be asked for, in the shapes of the gold data. */
const LAYERS = [
  "attributions",
  "entities",
  "coref",
  "relations",
  "toponyms",
  "times",
  "timexes",
  "events",
  "templates",
] as const;

/**
 * Layers that are printed only where they are asked for: they take a text for a single statement, are long, or say
 * once more what others say.
 */
const TEXT_LAYERS = [
  "label.penta",
  "label.case",
  "predicates",
  "mean",
  "syntax",
  "actors",
] as const;

/** `tocsin extract`: what was read of each article, one line in and one line out, in the same order. */
export const extract = command({
  usage: "extract",
  options: {
    layers: {
      type: "string",
      value: "A,B",
      about: `only these: ${[...LAYERS, ...TEXT_LAYERS].join(", ")}`,
    },
  },
  examples: ["tocsin extract --layers attributions,entities < articles.jsonl"],
  run: async ({ values }, effects) => {
    const layers = parseLayers(values.layers);
    const desk = openDesk(await loadKnowledge(), undefined, { deep: layers.includes("templates") });
    const known = new Map(desk.knowledge.entities.map((entity) => [entity.id, entity]));
    for await (const line of records(ArticleLine, effects)) {
      const document = toDocument(line, effects.now());
      const annotation = annotate(document, desk);
      const own = new Map(annotation.entities.map((entity) => [entity.id, entity]));
      const findEntity = (id: string) => own.get(id) ?? known.get(id);
      const input = { ...annotation, document, findEntity };
      const record = toExtract(line.id, input);
      const whole = {
        ...ofText(document, { layers, context: desk.context }),
        ...(layers.includes("actors") ? { mentions: actorMentions(input) } : {}),
      };
      const kept = Object.entries({ ...record, ...whole }).filter(
        ([name]) => name in whole || name === "id" || layers.includes(name),
      );
      effects.stdout.write(`${JSON.stringify(underEntities(Object.fromEntries(kept), layers))}\n`);
    }
  },
});

/** Corpora of coreference keep the phrases as entities with a `cluster`: so they are printed where no entities are. */
function underEntities(
  record: Record<string, unknown>,
  layers: readonly string[],
): Record<string, unknown> {
  if (!layers.includes("coref") || layers.includes("entities")) return record;
  return { ...record, entities: record["coref"] };
}

/** Label, factuality of each verb, commitment: what gold sets of single sentences hold. */
function ofText(
  document: Document,
  { layers, context }: { layers: readonly string[]; context: ReadContext },
): Record<string, unknown> {
  const scheme = LABEL_SCHEMES.find((name) => layers.includes(`label.${name}`));
  const { bodyBegin } = document;
  const shifted = ({ begin, end, factuality }: FactualityScore) =>
    begin < bodyBegin ? [] : [{ begin: begin - bodyBegin, end: end - bodyBegin, factuality }];
  return {
    ...(scheme ? { label: labelOf(document, context, scheme) } : {}),
    ...(layers.includes("predicates")
      ? { predicates: factualityScores(document, context).flatMap(shifted) }
      : {}),
    ...(layers.includes("mean") ? { mean: commitmentOf(document, context) } : {}),
    ...(layers.includes("syntax")
      ? {
          sentences: (parsedSentences(document, context) ?? []).flatMap(
            treebankSentence(bodyBegin),
          ),
        }
      : {}),
  };
}

/** Sentences of the body as treebanks have them: begin, end, UPOS, XPOS, lemma, head and relation of each word. */
function treebankSentence(shift: number) {
  return ({ begin, end, words }: ParsedSentence) =>
    begin < shift
      ? []
      : [
          {
            begin: begin - shift,
            end: end - shift,
            tokens: words.map((word) => [
              word.begin - shift,
              word.end - shift,
              word.upos,
              word.xpos,
              word.lemma,
              word.head,
              word.relation,
            ]),
          },
        ];
}

function parseLayers(given: string | undefined): readonly string[] {
  if (given === undefined) return LAYERS;
  const layers = given.split(",").map((layer) => layer.trim());
  const all: readonly string[] = [...LAYERS, ...TEXT_LAYERS];
  const unknown = layers.find((layer) => !all.includes(layer));
  if (unknown === undefined) return layers;
  throw new TocsinError("bad-input", `unknown layer: ${JSON.stringify(unknown)}`, {
    hint: `choose from ${all.join(", ")}`,
  });
}
