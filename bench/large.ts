// What one more document costs in a case of many: npm run bench -- --large 1000,10000,200000
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { weighPending } from "../src/cycle/index.ts";
import { openStore, type Store } from "../src/store/index.ts";
import { readDocuments, type ReadDocument } from "./case.ts";

const BATCH = 500;
const MEASURED = 100;
const NOW = "2025-11-01T12:00:00.000Z";
const KNOWLEDGE = { sources: [], entities: [] };

/** CPU milliseconds of one more document, when so many are in the case; the load of the machine meanwhile. */
export interface CostAt {
  readonly documents: number;
  readonly mean: number;
  readonly median: number;
  readonly p95: number;
  readonly load: number;
}

/** Fills a case by generated documents, and stops at each size to add some one by one. */
export async function* costsAt(sizes: readonly number[], seed: number): AsyncGenerator<CostAt> {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-bench-"));
  const store = await openStore(join(folder, "large.tocsin"), { create: true, now: () => NOW });
  const most = Math.max(...sizes);
  const documents = readDocuments(most + sizes.length * MEASURED, seed);
  try {
    let held = 0;
    for (const size of sizes) {
      held += await fill(store, documents, size - held);
      yield await costOf(store, documents, held);
      held += MEASURED;
    }
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function fill(
  store: Store,
  documents: Generator<ReadDocument>,
  count: number,
): Promise<number> {
  for (let done = 0; done < count; done += BATCH) {
    await save(store, [...take(documents, Math.min(BATCH, count - done))]);
    await weighPending(store, KNOWLEDGE);
  }
  return count;
}

function* take<T>(items: Generator<T>, count: number): Generator<T> {
  for (let i = 0; i < count; i++) {
    const { value, done } = items.next();
    if (done) return;
    yield value;
  }
}

async function save(store: Store, items: readonly ReadDocument[]): Promise<void> {
  const bytes = ({ document }: ReadDocument) => new TextEncoder().encode(document.id);
  await store.saveDocuments(
    items.map((item) => ({ document: item.document, bytes: bytes(item) })),
    [],
  );
  await store.saveAnnotations(items.map(({ annotation }) => annotation));
}

async function costOf(
  store: Store,
  documents: Generator<ReadDocument>,
  held: number,
): Promise<CostAt> {
  const times: number[] = [];
  for (let i = 0; i < MEASURED; i++) {
    const { value } = documents.next();
    if (!value) break;
    await save(store, [value]);
    const begun = process.cpuUsage();
    await weighPending(store, KNOWLEDGE);
    const { user, system } = process.cpuUsage(begun);
    times.push((user + system) / 1000);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const at = (share: number) => sorted[Math.floor(times.length * share)] ?? Number.NaN;
  return {
    documents: held,
    mean,
    median: at(0.5),
    p95: at(0.95),
    load: loadavg()[0] ?? Number.NaN,
  };
}
