import type { Document } from "../src/model/document.ts";
import type { Layers, ReadContext } from "../src/read/layers.ts";
import { READERS } from "../src/read/pipeline.ts";

/**
 * What each reader costs: all documents through one reader, then through the next, so that the clock of the processor,
 * which counts in whole ms, has something to count.
 *
 * @returns name of the reader → ms of processor time an article, in the order of reading
 */
export function readerTimes(
  documents: readonly Document[],
  context: ReadContext,
): Map<string, number> {
  const layers: Partial<Layers>[] = documents.map(() => ({}));
  const times = new Map<string, number>();
  for (const { name, adds, read } of READERS) {
    const before = process.cpuUsage();
    documents.forEach((document, i) => {
      Object.assign(layers[i] ?? {}, { [adds]: read(document, layers[i] as Layers, context) });
    });
    const { user, system } = process.cpuUsage(before);
    times.set(name, (user + system) / 1000 / Math.max(1, documents.length));
  }
  return times;
}
