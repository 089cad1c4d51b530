import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Store } from "../store/index.ts";
import { readList, type ListImport, type ListReport } from "./import-list.ts";
import { weighAndWarn } from "./turn.ts";
import type { World } from "./world.ts";

/**
 * Imports a list as `readList` does, then screens the actors of the case by what changed, and warns.
 *
 * @throws TocsinError as `readList`
 */
export async function importList(
  store: Store,
  list: ListImport,
  world: World,
): Promise<ListReport> {
  const report = await readList(store, list, world);
  if (!report.known) await weighAndWarn(store, world);
  return report;
}

/** The list that comes with Tocsin, for a first look: dated and incomplete, and called so. */
export async function importSampleList(store: Store, world: World): Promise<void> {
  const file = new URL("../../data/lists/ofac-sample.json", import.meta.url);
  const bytes = await readFile(file);
  await importList(
    store,
    {
      format: "names",
      dataset: "ofac-sample",
      title: "Sample of the OFAC SDN list, as of 2021-07; dated and incomplete",
      files: [{ name: "ofac-sample.json", bytes: Readable.from([bytes]) }],
    },
    world,
  );
}
