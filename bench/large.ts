// What one more document costs in a case of many: npm run bench -- --large 1000,10000 [--times 20]
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { weighPending } from "../src/cycle/index.ts";
import { openStore, type Store } from "../src/store/index.ts";
import { readDocuments, type ReadDocument } from "./case.ts";
import { multiplyIndex } from "./multiply.ts";

const BATCH = 500;
const MEASURED = 100;
const NOW = "2025-11-01T12:00:00.000Z";
const KNOWLEDGE = { sources: [], entities: [] };

/** CPU milliseconds of one more document, when so many are in the case; the load of the machine meanwhile. */
interface CostAt {
  readonly documents: number;
  readonly mean: number;
  readonly median: number;
  readonly p95: number;
  readonly load: number;
}

/** Which cases are measured. */
interface LargeCases {
  /** Documents that are weighed as they come, in rising order. */
  readonly sizes: readonly number[];
  readonly seed: number;
  /** How many times the index of the last of these is multiplied, for one that nobody can wait for; 1 for not at all. */
  readonly times: number;
}

/** What one more document costs when a case holds many; CPU time, as other work on the machine stretches the clock. */
export async function printCosts(cases: LargeCases): Promise<void> {
  console.log("| documents | mean ms | median | p95 | load |");
  for await (const { documents, load, ...ms } of costsAt(cases)) {
    const [mean, median, p95] = [ms.mean, ms.median, ms.p95].map((one) => one.toFixed(1));
    console.log(`| ${documents} | ${mean} | ${median} | ${p95} | ${load.toFixed(0)} |`);
  }
}

/** Fills a case by generated documents, and stops at each size to add some one by one. */
async function* costsAt({ sizes, seed, times }: LargeCases): AsyncGenerator<CostAt> {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-bench-"));
  const path = join(folder, "large.tocsin");
  const open = () => openStore(path, { create: true, now: () => NOW });
  const most = Math.max(...sizes);
  const documents = readDocuments(most + sizes.length * MEASURED, seed);
  let store = await open();
  try {
    let held = 0;
    for (const size of sizes) {
      held += await fill(store, documents, size - held);
      yield await costOf(store, documents, held);
      held += MEASURED;
    }
    if (times === 1) return;
    await store.close();
    multiplyIndex(path, times);
    store = await open();
    const others = readDocuments(2 * MEASURED, seed + 1); // those of before have copies that say the same
    await fill(store, others, MEASURED);
    yield await costOf(store, others, held * times);
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
