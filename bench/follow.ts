// How fast lists are screened and ownership is walked: made data, seeded.
//   npm run bench:follow [-- --update]
// Writes bench/FOLLOW.md and bench/follow.json with --update; tells where a bar is missed.
import { writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import {
  listedShare,
  neighbourhood,
  OwnershipGraph,
  paths,
  shortestPath,
} from "../src/follow/index.ts";
import type { OwnershipLink } from "../src/model/ownership.ts";
import { generator } from "./made-names.ts";
import type { Answer, Task } from "./screening-worker.ts";

const { values } = parseArgs({ options: { update: { type: "boolean", default: false } } });

const SEED = 20_310_305;
const THREADS = 2;
const [EDGES, NODES] = [1_000_000, 400_000];
const WALKS = 200;

interface Measured {
  readonly what: string;
  readonly unit: string;
  readonly value: number;
  readonly bar: string;
}

function thread(task: Task): Promise<Answer> {
  const worker = new Worker(new URL("./screening-worker.ts", import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 8192 },
  });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

async function screened(task: Omit<Task, "part" | "parts" | "seed">): Promise<Answer[]> {
  const tasks = Array.from({ length: THREADS }, (_, part) => ({
    ...task,
    seed: SEED,
    part,
    parts: THREADS,
  }));
  return Promise.all(tasks.map(thread));
}

const most = (numbers: readonly number[]) => Math.max(...numbers);
const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);

async function screening(): Promise<Measured[]> {
  const few = await screened({ parties: 25_000, names: 3, queries: 20_000 });
  const rate = total(few.map((a) => a.screened)) / most(few.map((a) => a.screenedSeconds));
  const many = await screened({ parties: 1_000_000, names: 1, queries: 100_000 });
  const filed = most(many.map((a) => a.filedSeconds));
  const asked = most(many.map((a) => a.screenedSeconds));
  return [
    {
      what: "names screened against 25,000 listed parties of three names, two threads",
      unit: "names/s",
      value: rate,
      bar: "at least 2,000",
    },
    {
      what: "1,000,000 names filed, by each of two threads",
      unit: "s",
      value: filed,
      bar: "",
    },
    {
      what: "100,000 names screened against 1,000,000, two threads, filing included",
      unit: "s",
      value: filed + asked,
      bar: "under 60",
    },
  ];
}

/** A graph with hubs and rings: half of the owners are drawn from a hundredth of the parties. */
function madeGraph(): OwnershipGraph {
  const next = generator(SEED);
  const any = () => Math.floor(next() * NODES);
  const hub = () => Math.floor(next() * (NODES / 100));
  const links = Array.from({ length: EDGES }, (_, i): OwnershipLink => ({
    id: `l${i}`,
    dataset: "made",
    kind: i % 10 === 0 ? "Directorship" : "Ownership",
    fromId: `n${i % 2 === 0 ? hub() : any()}`,
    toId: `n${any()}`,
    role: null,
    percentage: i % 7 === 0 ? null : Math.floor(next() * 40),
    startDate: null,
    endDate: null,
    standing: "recorded",
    proofs: [],
  }));
  return new OwnershipGraph(links);
}

const WARM_UP = 20; // walks before those that count, until the code is compiled

/** Milliseconds of each run, sorted. */
function timed(run: (from: string, to: string) => unknown): number[] {
  const next = generator(SEED + 1);
  const node = () => `n${Math.floor(next() * (next() < 0.25 ? NODES / 100 : NODES))}`; // a quarter at hubs
  for (let i = 0; i < WARM_UP; i++) run(node(), node());
  return Array.from({ length: WALKS }, () => {
    const [from, to] = [node(), node()];
    const begun = process.cpuUsage();
    run(from, to);
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
}

function ownership(): Measured[] {
  const begun = performance.now();
  const graph = madeGraph();
  const opened = performance.now() - begun;
  const isListed = (id: string) => id.endsWith("77");
  const walks: Readonly<Record<string, (from: string, to: string) => unknown>> = {
    "shortest way along any link": (from, to) => shortestPath(graph, [from, to], { depth: 6 }),
    "all ways along any link, 100 at most": (from, to) => paths(graph, [from, to], { depth: 6 }),
    "all ways from an asset to an owner": (from, to) =>
      paths(graph, [from, to], { depth: 6, direction: "owners" }),
    "neighbourhood, 300 parties at most": (from) =>
      neighbourhood(graph, from, { depth: 6, most: 300 }),
    "share of listed owners": (from) => listedShare(graph, from, isListed, { depth: 6 }),
  };
  const rows = Object.entries(walks).map(([what, run]): Measured => {
    const times = timed(run);
    return {
      what: `${what}, depth 6, ${EDGES.toLocaleString("en-GB")} links, the worst of ${WALKS} (median ${times[WALKS / 2]?.toFixed(1)})`,
      unit: "ms",
      value: times.at(-1) ?? 0,
      bar: "under 200",
    };
  });
  return [
    {
      what: `graph of ${EDGES.toLocaleString("en-GB")} links made and opened`,
      unit: "ms",
      value: opened,
      bar: "",
    },
    ...rows,
  ];
}

function page(rows: readonly Measured[], load: number): string {
  const [cpu] = cpus();
  const lines = rows.map(
    ({ what, unit, value, bar }) =>
      `| ${what} | ${unit} | ${value >= 100 ? Math.round(value).toLocaleString("en-GB") : value.toFixed(1)} | ${bar} |`,
  );
  return [
    "# How fast lists are screened and ownership is walked",
    "",
    "Made by `npm run bench:follow -- --update`: made names and a made graph, seeded. Names are drawn as in names of people; the",
    "graph has hubs and rings. Times are of the processor, of each thread or of the process, since others used the machine at the same",
    "time: on two free cores the clock shows the same, on a busy machine more.",
    `Machine: ${cpus().length} cores (${cpu?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${load.toFixed(1)} before the run.`,
    "",
    "| what | unit | measured | asked for |",
    "|---|---|---|---|",
    ...lines,
    "",
  ].join("\n");
}

const load = loadavg()[0] ?? 0;
const rows = [...ownership(), ...(await screening())];
for (const { what, unit, value, bar } of rows)
  console.log(`${value.toFixed(1)} ${unit}  ${what}  ${bar}`);
if (values.update) {
  writeFileSync(join(import.meta.dirname, "FOLLOW.md"), page(rows, load));
  writeFileSync(join(import.meta.dirname, "follow.json"), `${JSON.stringify(rows, null, 2)}\n`);
}
