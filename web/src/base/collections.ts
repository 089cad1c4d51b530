import { signal } from "@preact/signals";
import type { Collection } from "../../../src/model/collection.ts";
import type { CaseView } from "../../../src/model/view.ts";
import { askServer, generation } from "./answer.ts";

const known = signal<ReadonlyMap<string, Collection>>(new Map());
const asked = { generation: -1 };

/** The collections of the case by id: asked for once, by the first page that shows one; empty until then. */
export function knownCollections(): ReadonlyMap<string, Collection> {
  if (asked.generation !== generation.value) {
    asked.generation = generation.value;
    void learn();
  }
  return known.value;
}

async function learn(): Promise<void> {
  const view = await askServer<CaseView>("/api/case").catch(() => null); // the page itself says why not
  if (view === null) return;
  known.value = new Map(view.collections.map(({ collection }) => [collection.id, collection]));
}
