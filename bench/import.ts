// Whether a file of a million rows comes in by pieces: made rows, seeded; writes IMPORT.md beside this file.
//   npm run bench:import [-- --rows 100000,1000000]
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { importEvents } from "../src/cycle/index.ts";
import { stixReader } from "../src/exchange/index.ts";
import { openStore } from "../src/store/index.ts";

const NOW = "2025-11-01T12:00:00.000Z";
const ROWS_A_CHUNK = 500;
const CHUNKS_A_SAMPLE = 20;
const BAD_EVERY = 10_000;

const { values } = parseArgs({ options: { rows: { type: "string", default: "100000,1000000" } } });

const HEAD =
  "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,country,admin1,fatalities\n";

/** A row of ACLED's layout; now and then one of a day that is none. */
function acledRow(n: number): string {
  const day = n % BAD_EVERY === 1 ? "31" : String(1 + (n % 28)).padStart(2, "0");
  return `ORD${n},2031-02-${day},Battles,Armed clash,"Force ${n % 90}, First",Group ${n % 700},Ordia,Ellisk ${n % 40},${n % 7}\n`;
}

function stixObject(n: number): string {
  const id = `report--00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
  const description = `Boats ${n} left the harbour of Ellisk on Monday, the navy said. `.repeat(5);
  return `${n === 0 ? '{"type":"bundle","objects":[\n' : ",\n"}${JSON.stringify({ type: "report", id, name: `Report ${n}`, description })}`;
}

/** Pieces of a file of so many rows, and the heap that stands at most while they are read. */
async function* sampled(
  rows: number,
  file: { readonly head: string; readonly row: (n: number) => string; readonly tail: string },
  heap: { most: number },
): AsyncGenerator<string> {
  yield file.head;
  for (let n = 0; n < rows; n += ROWS_A_CHUNK) {
    if ((n / ROWS_A_CHUNK) % CHUNKS_A_SAMPLE === 0)
      heap.most = Math.max(heap.most, process.memoryUsage().heapUsed);
    const size = Math.min(ROWS_A_CHUNK, rows - n);
    yield Array.from({ length: size }, (_, i) => file.row(n + i)).join("");
  }
  yield file.tail;
}

interface Measured {
  readonly what: string;
  readonly rows: number;
  readonly seconds: number;
  readonly cpu: number;
  /** Beyond what stood before, at most, garbage not yet collected included. */
  readonly heapMiB: number;
  readonly told: string;
}

async function measured(
  what: string,
  rows: number,
  work: (heap: { most: number }) => Promise<string>,
): Promise<Measured> {
  globalThis.gc?.();
  const held = process.memoryUsage().heapUsed;
  const heap = { most: held };
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  const told = await work(heap);
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - begun) / 1000;
  const row = { what, rows, seconds, cpu: (user + system) / 1e6, told };
  return { ...row, heapMiB: (heap.most - held) / 2 ** 20 };
}

async function events(rows: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-bench-"));
  const store = await openStore(join(folder, "import.tocsin"), { create: true, now: () => NOW });
  try {
    return await measured("acled, into a case", rows, async (heap) => {
      const bytes = sampled(rows, { head: HEAD, row: acledRow, tail: "" }, heap);
      const file = { format: "acled" as const, name: "a.csv", bytes };
      const report = await importEvents(store, file, { now: () => NOW });
      return `${report.added} events, ${report.issues} issues`;
    });
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

function bundle(rows: number): Promise<Measured> {
  return measured("stix, read", rows, async (heap) => {
    const reader = stixReader();
    let articles = 0;
    for await (const text of sampled(rows, { head: "", row: stixObject, tail: "]}" }, heap))
      articles += reader.push(text).articles.length;
    reader.end();
    return `${articles} reports`;
  });
}

const all: Measured[] = [];
for (const rows of values.rows.split(",").map(Number)) {
  all.push(await bundle(rows), await events(rows));
  console.log(all.slice(-2));
}
const lines = all.map(
  ({ what, rows, seconds, cpu, heapMiB, told }) =>
    `| ${what} | ${rows} | ${seconds.toFixed(1)} | ${cpu.toFixed(1)} | ${heapMiB.toFixed(0)} | ${told} |`,
);
writeFileSync(
  join(import.meta.dirname, "IMPORT.md"),
  `# How a file of a million rows comes in

Made by \`npm run bench:import\`: made rows, one of ${BAD_EVERY} with a day that is none, read in pieces of ${ROWS_A_CHUNK}. Asked for: memory that does not grow with the file. Heap is what stood beyond the start at most, garbage not yet collected included.
Machine: ${availableParallelism()} cores (${cpus()[0]?.model ?? "unknown"}), Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the end.

| what | rows | s | CPU s | heap MiB | came of it |
|---|---|---|---|---|---|
${lines.join("\n")}
`,
);
