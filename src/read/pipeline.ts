import { TocsinError } from "../base/error.ts";
import type { Document } from "../model/document.ts";
import { attributions } from "./attribution/attributions.ts";
import { blocks } from "./blocks.ts";
import { citations } from "./citations.ts";
import { claims } from "./claims.ts";
import { coreference } from "./coreference/coreference.ts";
import { events } from "./events/events.ts";
import { incidents } from "./incidents/incidents.ts";
import type { LayerName, Layers, ReadContext, Reader } from "./layers.ts";
import { mentions } from "./mentions.ts";
import { relations } from "./relations/relations.ts";
import { sentences } from "./sentences.ts";
import { times } from "./times.ts";
import { tokens } from "./tokens.ts";

/** The readers in order. To add one: declare what it needs and adds, and put it after what it needs. */
export const READERS = checkOrder([
  blocks,
  tokens,
  sentences,
  attributions,
  times,
  mentions,
  coreference,
  citations,
  claims,
  relations,
  events,
  incidents,
]);

/** Refuses a sequence in which a reader stands before one that adds what it needs. */
export function checkOrder<R extends Pick<Reader, "name" | "needs" | "adds">>(
  readers: readonly R[],
): readonly R[] {
  const there = new Set<LayerName>();
  for (const { name, needs, adds } of readers) {
    const missing = needs.find((need) => !there.has(need));
    if (missing)
      throw new TocsinError("internal", `missing layer "${missing}" for reader "${name}"`);
    there.add(adds);
  }
  return readers;
}

/** Language (its first subtag, ISO 639) → its readers in order. */
export type LanguageReaders = ReadonlyMap<string, readonly Reader[]>;

/** Languages that are read. To add one, give a sequence of readers that adds every layer; blocks and times are shared. */
export const LANGUAGES: LanguageReaders = new Map([
  ["en", READERS as unknown as readonly Reader[]],
]);

/**
 * Readers of a language, "en-GB" as "en"; undetermined text is tried as English. Undefined where nobody reads it.
 */
export function readersOf(
  language: string,
  languages: LanguageReaders,
): readonly Reader[] | undefined {
  const [first = ""] = language.toLowerCase().split("-");
  return languages.get(first === "und" ? "en" : first);
}

/** All layers of a document. Linear in its length. */
export function readLayers(
  document: Document,
  context: ReadContext,
  readers: readonly Reader[] = READERS as unknown as readonly Reader[],
): Layers {
  const layers: Partial<Layers> = {};
  for (const step of readers) addLayer(step, document, { layers, context });
  return layers as Layers;
}

function addLayer(
  step: Reader,
  document: Document,
  { layers, context }: { layers: Partial<Layers>; context: ReadContext },
): void {
  Object.assign(layers, { [step.adds]: step.read(document, layers as Layers, context) });
}

/** The layers up to one of them: what training sees. */
export function readLayersUntil(last: LayerName, document: Document, context: ReadContext): Layers {
  const layers: Partial<Layers> = {};
  for (const step of READERS) {
    addLayer(step as Reader, document, { layers, context });
    if (step.adds === last) break;
  }
  return layers as Layers;
}
