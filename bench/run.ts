// Seeded timings of the whole cycle and of its parts: npm run bench [-- --articles N] [--rounds N]
import { printCosts } from "./large.ts";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  addInputs,
  annotate,
  bundledGazetteer,
  loadKnowledge,
  openDesk,
  readInput,
  toWeighDocument,
  type World,
} from "../src/cycle/index.ts";
import type { Document, RawInput } from "../src/model/document.ts";
import type { KnowledgeBase } from "../src/model/knowledge.ts";
import { ClaimFilter } from "../src/model/view.ts";
import { openStore, type Store } from "../src/store/index.ts";
import { evidenceOf, openParties, openWeighing, weigh } from "../src/weigh/index.ts";
import { benchArticles, mulberry32, type BenchArticle } from "./articles.ts";
import { readerTimes } from "./readers.ts";

const HERE = import.meta.dirname;
const SEED = 20251101;
const NOW = "2025-11-01T12:00:00.000Z";
const REPRINTS = 1000;
const IDENTICAL = 50_000;
const QUERIES = 200;

const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "300" },
    rounds: { type: "string", default: "3" },
    large: { type: "string" },
    times: { type: "string", default: "1" },
  },
});
const articles = Number(values.articles);
const rounds = Number(values.rounds);

/** One thing measured: a figure a round, and whether more of it is better. */
interface Timing {
  readonly what: string;
  readonly unit: string;
  readonly asked: string;
  readonly rounds: readonly number[];
}

const world: World = {
  now: () => NOW,
  fetch: async () => {
    throw new Error("the bench has no network");
  },
};

function toInput(lines: readonly BenchArticle[]): RawInput {
  const bytes = new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  return { bytes, name: "bench.jsonl", mediaType: "application/x-ndjson", retrieved: NOW };
}

async function seconds(run: () => unknown): Promise<number> {
  const begun = performance.now();
  await run();
  return (performance.now() - begun) / 1000;
}

/** Whole cycle into a file, then queries on what came of it. */
async function cycleRound(round: number): Promise<{ perSecond: number; p95: number }> {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-bench-"));
  const store = await openStore(join(folder, "bench.tocsin"), { create: true, now: world.now });
  try {
    const input = toInput(benchArticles(articles, SEED + round));
    const taken = await seconds(() => addInputs(store, [input], world));
    return { perSecond: articles / taken, p95: await queryP95(store) };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

const WORDS = [
  "Mosul",
  "strike",
  "coalition",
  "minister",
  "government",
  "attack",
  "Syria",
  "police",
];

async function queryP95(store: Store): Promise<number> {
  const random = mulberry32(SEED);
  const times: number[] = [];
  for (let i = 0; i < QUERIES; i++) {
    const q = WORDS[Math.floor(random() * WORDS.length)];
    const filter = ClaimFilter.parse(
      i % 2 === 0 ? { q } : { modality: "asserted", offset: Math.floor(random() * 500) },
    );
    times.push(1000 * (await seconds(() => store.listClaims(filter))));
  }
  return times.toSorted((a, b) => a - b)[Math.floor(QUERIES * 0.95)] ?? Number.NaN;
}

/** Articles as documents, as they come out of collecting. */
function benchDocuments(knowledge: KnowledgeBase, round: number): Document[] {
  const { articles: collected } = readInput(toInput(benchArticles(1, SEED)), knowledge); // warm
  const [first] = collected;
  if (!first) throw new Error("the bench article was not read");
  return benchArticles(articles, SEED + round).map((article) => ({
    ...first.document,
    ...article,
    url: null,
    bodyBegin: 0,
    dateline: null,
    text: `${article.title}\n\n${article.text}`,
  }));
}

/** Reading and resolving by the clock; each reader alone by the time the processor spent, in ms an article. */
async function readRound(
  round: number,
): Promise<{ perSecond: number; readers: Map<string, number> }> {
  const knowledge = await loadKnowledge();
  const desk = openDesk(knowledge);
  const documents = benchDocuments(knowledge, round);
  const taken = await seconds(() => documents.forEach((document) => annotate(document, desk)));
  return { perSecond: articles / taken, readers: readerTimes(documents, desk.context) };
}

/** What every command does before it reads: unpacks the gazetteer, and opens all that is known with the models. */
async function openRound(): Promise<{ gazetteer: number; desk: number }> {
  const gazetteer = 1000 * (await seconds(bundledGazetteer));
  const desk = 1000 * (await seconds(async () => openDesk(await loadKnowledge())));
  return { gazetteer, desk };
}

interface ReprintRound {
  /** From texts and claims to the count, and the count alone. */
  readonly ms: number;
  readonly countMs: number;
  readonly nMax: number;
}

/** One report printed a thousand times: how long the counting takes, and how many origins it finds. */
async function reprintRound(round: number, copies = REPRINTS): Promise<ReprintRound> {
  const knowledge = await loadKnowledge();
  const [article] = benchArticles(1, SEED + round);
  const text =
    "Gen. Karim Aziz said on Monday that the bridge at Tal Afar was destroyed by a drone.";
  const { articles: read } = readInput(
    toInput([
      {
        ...article,
        id: "reprint",
        title: "Bridge destroyed",
        publisher: "Wire",
        published: NOW,
        text,
      },
    ]),
    knowledge,
  );
  const [original] = read;
  if (!original) throw new Error("the reprint was not read");
  const documents = Array.from({ length: copies }, (_, i) => {
    const id = `doc-reprint-${i}`;
    const claims = original.annotation.reading.claims.map((claim) => ({
      ...claim,
      id: `${claim.id}-${i}`,
      documentId: id,
    }));
    const document = { ...original.document, id, publisher: `Outlet ${i}` };
    return toWeighDocument(document, {
      ...original.annotation,
      documentId: id,
      reading: { ...original.annotation.reading, claims },
    });
  });
  const parties = openParties(knowledge);
  const evidence = documents.flatMap((document) => evidenceOf(document, parties));
  const begun = performance.now();
  const { propositions, reuse } = weigh({ documents, sources: knowledge.sources });
  const ms = performance.now() - begun;
  const opened = openWeighing({ parties, reuse });
  const counted = await seconds(() => opened(evidence));
  return {
    ms,
    countMs: 1000 * counted,
    nMax: Math.max(...propositions.map(({ supports }) => supports.nMax)),
  };
}

function reprintTimings(reprints: readonly ReprintRound[], identical: ReprintRound): Timing[] {
  const origins = [...new Set(reprints.map(({ nMax }) => nMax))].join(", ");
  return [
    {
      what: `${REPRINTS} reprints counted (origins found: ${origins})`,
      unit: "ms",
      asked: "at most 50",
      rounds: reprints.map(({ countMs }) => countMs),
    },
    {
      what: `${REPRINTS} reprints weighed, from texts to count`,
      unit: "ms",
      asked: "",
      rounds: reprints.map(({ ms }) => ms),
    },
    {
      what: `${IDENTICAL} identical items weighed (origins found: ${identical.nMax})`,
      unit: "s",
      asked: "no square",
      rounds: [identical.ms / 1000],
    },
  ];
}

async function measure(): Promise<Timing[]> {
  const cycle: { perSecond: number; p95: number }[] = [];
  const read: Awaited<ReturnType<typeof readRound>>[] = [];
  const reprints: ReprintRound[] = [];
  const opened: { gazetteer: number; desk: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    opened.push(await openRound());
    cycle.push(await cycleRound(round));
    read.push(await readRound(round));
    reprints.push(await reprintRound(round));
    console.log(`round ${round + 1} of ${rounds}`);
  }
  const identical = await reprintRound(0, IDENTICAL);
  return [
    {
      what: `whole cycle, ${articles} articles of 750 words`,
      unit: "articles/s",
      asked: "at least 30",
      rounds: cycle.map((one) => one.perSecond),
    },
    {
      what: "reading and resolving alone",
      unit: "articles/s",
      asked: "",
      rounds: read.map((one) => one.perSecond),
    },
    ...readerTimings(read.map(({ readers }) => readers)),
    ...openTimings(opened),
    ...reprintTimings(reprints, identical),
    {
      what: "claims list on that case, p95",
      unit: "ms",
      asked: "at most 100",
      rounds: cycle.map((one) => one.p95),
    },
  ];
}

function readerTimings(read: readonly ReadonlyMap<string, number>[]): Timing[] {
  return [
    {
      what: "reading alone, by processor time of one core",
      unit: "articles/s",
      asked: "at least 15",
      rounds: read.map((readers) => 1000 / sum([...readers.values()])),
    },
    ...[...(read[0]?.keys() ?? [])].map((name) => ({
      what: `reader ${name}, by processor time`,
      unit: "ms an article",
      asked: "",
      rounds: read.map((readers) => readers.get(name) ?? Number.NaN),
    })),
  ];
}

function openTimings(opened: readonly { gazetteer: number; desk: number }[]): Timing[] {
  return [
    {
      what: "gazetteer opened",
      unit: "ms",
      asked: "under 300",
      rounds: opened.map(({ gazetteer }) => gazetteer),
    },
    {
      what: "knowledge opened, with models after the first time",
      unit: "ms",
      asked: "",
      rounds: opened.map(({ desk }) => desk),
    },
  ];
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, x) => total + x, 0);
}

function row({ what, unit, asked, rounds: figures }: Timing): string {
  const mean = sum(figures) / figures.length;
  const sd = Math.sqrt(sum(figures.map((x) => (x - mean) ** 2)) / Math.max(1, figures.length - 1));
  return `| ${what} | ${unit} | ${Math.min(...figures).toFixed(1)} | ${mean.toFixed(1)} ± ${sd.toFixed(1)} | ${asked} |`;
}

if (values.large !== undefined) {
  const sizes = values.large.split(",").map(Number);
  await printCosts({ sizes, seed: SEED, times: Number(values.times) });
  process.exit(0);
}

const load = loadavg()[0] ?? 0; // before we add to it: other work on the machine makes the figures worse
const timings = await measure();
const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.version}, load ${load.toFixed(1)} before the run`;
const table = [
  "# How fast it is",
  "",
  `Made by \`npm run bench\`: articles recombined from the sample by a seeded generator, ${rounds} rounds, each with other articles.`,
  `Machine: ${machine}.`,
  "",
  "| what | unit | min | mean ± sd | asked for |",
  "|---|---|---|---|---|",
  ...timings.map(row),
  "",
].join("\n");
writeFileSync(
  join(HERE, "results.json"),
  `${JSON.stringify({ machine, seed: SEED, timings }, null, 2)}\n`,
);
writeFileSync(join(HERE, "RESULTS.md"), table);
console.log(table);
