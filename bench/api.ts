// How fast the API answers under a steady load: npm run bench:api [-- --documents 5000 --case FILE --seconds 30 --rate 50]
// The server is a process of its own. Requests start when they are due, whether or not those before were answered, and each
// is timed from the moment it was due: a server that falls behind shows. A case that is named is filled where there is none.
// Before the load every route is asked alone, for the processor time of the server: that holds on a machine that others use.
import { fork } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createApp, serve } from "../src/api/index.ts";
import { readersHere } from "../src/cli/case.ts";
import { openStore } from "../src/store/index.ts";
import { mulberry32 } from "./articles.ts";
import { fillCase } from "./web-case.ts";

const SEED = 11;
const NOW = "2025-11-01T12:00:00.000Z";
const DEEP_PAGES = 20; // of 1,000 rows, walked before the load begins
const WARM_SECONDS = 3;
const ALONE = 15; // requests of each route, one after the other

const { values } = parseArgs({
  options: {
    documents: { type: "string", default: "5000" },
    case: { type: "string" },
    seconds: { type: "string", default: "30" },
    rate: { type: "string", default: "50" },
    serve: { type: "string" },
  },
});

interface Answered {
  readonly route: string;
  readonly ms: number;
  readonly ok: boolean;
}

interface RouteFigures {
  readonly n: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Of the server's processor, for one request of those asked alone. */
  readonly cpuMs: number;
}

interface ApiFigures {
  readonly documents: number;
  readonly claims: number;
  readonly requestsPerSecond: number;
  readonly seconds: number;
  readonly failed: number;
  readonly load: number;
  readonly all: RouteFigures;
  readonly routes: Readonly<Record<string, RouteFigures>>;
}

/** One kind of request: how often of a hundred, and its address, drawn anew each time. */
interface Kind {
  readonly route: string;
  readonly share: number;
  readonly path: (known: Known, random: () => number) => string;
}

/** What the case holds, as a client would know it from what it asked before. */
interface Known {
  readonly documents: readonly string[];
  readonly propositions: readonly string[];
  readonly actors: readonly string[];
  readonly places: readonly string[];
  readonly deep: readonly string[];
}

const pick = <T>(list: readonly T[], random: () => number): T | "" =>
  list[Math.floor(list.length * random())] ?? "";
const word = (random: () => number): string => `w${Math.floor(40_000 * random() ** 2)}`;
const day = (random: () => number): string =>
  new Date(Date.UTC(2025, 0, 1 + Math.floor(300 * random()))).toISOString().slice(0, 10);

/** What people and programs ask of a case: lists and searches above all, then single pages, then overviews. */
const KINDS: readonly Kind[] = [
  { route: "/claims", share: 8, path: () => "/claims" },
  { route: "/claims?q", share: 10, path: (_, r) => `/claims?q=${word(r)}` },
  { route: "/claims?actor", share: 8, path: ({ actors }, r) => `/claims?actor=${pick(actors, r)}` },
  { route: "/claims?place", share: 4, path: ({ places }, r) => `/claims?place=${pick(places, r)}` },
  { route: "/claims?from&to", share: 4, path: (_, r) => `/claims?from=${day(r)}&to=2025-12-31` },
  { route: "/claims?modality", share: 3, path: () => "/claims?modality=alleged&limit=50" },
  { route: "/claims/facets", share: 2, path: () => "/claims/facets" },
  { route: "/claims/facets?q", share: 3, path: (_, r) => `/claims/facets?q=${word(r)}` },
  {
    route: "/claims/facets?actor",
    share: 3,
    path: ({ actors }, r) => `/claims/facets?actor=${pick(actors, r)}`,
  },
  {
    route: "/claims/facets?from&to",
    share: 2,
    path: (_, r) => `/claims/facets?from=${day(r)}&to=2025-12-31`,
  },
  { route: "/claims?sort=origins", share: 3, path: () => "/claims?sort=origins" },
  { route: "/claims, deep cursor", share: 5, path: ({ deep }, r) => pick(deep, r) },
  { route: "/documents", share: 6, path: () => "/documents?limit=50" },
  { route: "/documents?q", share: 4, path: (_, r) => `/documents?q=${word(r)}` },
  {
    route: "/documents/:id",
    share: 12,
    path: ({ documents }, r) => `/documents/${pick(documents, r)}`,
  },
  { route: "/propositions", share: 5, path: () => "/propositions" },
  {
    route: "/propositions/:id",
    share: 8,
    path: ({ propositions }, r) => `/propositions/${pick(propositions, r)}`,
  },
  { route: "/actors", share: 5, path: () => "/actors" },
  { route: "/actors?q", share: 3, path: (_, r) => `/actors?q=Actor ${Math.floor(999 * r())}` },
  { route: "/actors/:id", share: 5, path: ({ actors }, r) => `/actors/${pick(actors, r)}` },
  { route: "/places", share: 2, path: () => "/places?limit=200" },
  { route: "/network", share: 1, path: () => "/network?limit=200" },
  { route: "/days", share: 1, path: () => "/days" },
  { route: "/sources", share: 1, path: () => "/sources" },
  { route: "/case", share: 1, path: () => "/case" },
  { route: "/issues", share: 1, path: () => "/issues" },
];

/** The child: answers until it is told to stop. */
async function serveCase(path: string): Promise<void> {
  const store = await openStore(path, { now: () => NOW, readers: readersHere() });
  const world = {
    now: () => new Date().toISOString(),
    fetch: () => Promise.reject(new Error("no network")),
  };
  const app = createApp({ store, world, webRoot: tmpdir(), token: null, version: "bench" });
  const served = await serve(app, { host: "127.0.0.1", port: 0 });
  process.send?.(served.url);
  process.on("message", async (asked) => {
    if (asked === "cpu") return process.send?.(process.cpuUsage());
    await served.close();
    await store.close();
    process.exit(0);
  });
}

interface Server {
  readonly url: string;
  /** Milliseconds of processor time so far. */
  readonly cpuMs: () => Promise<number>;
  readonly stop: () => void;
}

function startServer(path: string): Promise<Server> {
  const child = fork(import.meta.filename, ["--serve", path]);
  const cpuMs = () =>
    new Promise<number>((resolve) => {
      child.once("message", (used) => {
        const { user, system } = used as NodeJS.CpuUsage;
        resolve((user + system) / 1000);
      });
      child.send("cpu");
    });
  const stop = () => child.send("stop");
  return new Promise((resolve, reject) => {
    child.once("message", (url) => resolve({ url: String(url), cpuMs, stop }));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

/** Route → processor time of one request, asked alone. */
async function askedAlone({ url, cpuMs }: Server, known: Known): Promise<Map<string, number>> {
  const random = mulberry32(SEED + 1);
  const costs = new Map<string, number>();
  for (const { route, path } of KINDS) {
    const before = await cpuMs();
    for (let i = 0; i < ALONE; i++)
      await timed(`${url}/api${encodeURI(path(known, random))}`, route, 0);
    costs.set(route, (await cpuMs()) - before);
  }
  return new Map([...costs].map(([route, ms]) => [route, ms / ALONE]));
}

async function ask<T>(api: string, path: string): Promise<T> {
  const response = await fetch(api + encodeURI(path));
  if (!response.ok) throw new Error(`${response.status} of ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

async function knownOf(api: string): Promise<Known> {
  const ids = async (path: string, field: string) => {
    const page = await ask<Record<string, { id: string }[]>>(api, path);
    return (page[field] ?? []).map(({ id }) => encodeURIComponent(id));
  };
  const places = await ask<{ place: { id: string } }[]>(api, "/places?limit=500");
  return {
    documents: await ids("/documents?limit=1000", "documents"),
    propositions: await ids("/propositions?limit=1000", "propositions"),
    actors: await ids("/actors?limit=1000", "actors"),
    places: places.map(({ place }) => encodeURIComponent(place.id)),
    deep: await deepPages(api),
  };
}

async function deepPages(api: string): Promise<string[]> {
  const paths: string[] = [];
  for (let path: string | null = "/claims?limit=1000"; path && paths.length < DEEP_PAGES;) {
    const { next }: { next: string | null } = await ask(api, path);
    path = next && `/claims?limit=1000&cursor=${next}`;
    if (next) paths.push(`/claims?limit=100&cursor=${next}`);
  }
  return paths;
}

function drawn(random: () => number): Kind {
  const whole = KINDS.reduce((sum, { share }) => sum + share, 0);
  let at = whole * random();
  return KINDS.find(({ share }) => (at -= share) < 0) ?? (KINDS[0] as Kind);
}

async function load(
  api: string,
  known: Known,
  { seconds, rate }: { seconds: number; rate: number },
): Promise<Answered[]> {
  const random = mulberry32(SEED);
  const begun = performance.now();
  const running: Promise<Answered>[] = [];
  for (let i = 0; i < seconds * rate; i++) {
    const due = begun + (1000 * i) / rate;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    const { route, path } = drawn(random);
    running.push(timed(api + encodeURI(path(known, random)), route, due));
  }
  return Promise.all(running);
}

async function timed(url: string, route: string, due: number): Promise<Answered> {
  const response = await fetch(url);
  await response.arrayBuffer();
  if (!response.ok) console.error(`${response.status} ${url}`);
  return { route, ms: performance.now() - due, ok: response.ok };
}

function figuresOf(answers: readonly Answered[], cpuMs: number): RouteFigures {
  const times = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round(10 * (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0)) /
    10;
  const quantiles = { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), maxMs: at(1) };
  return { n: times.length, ...quantiles, cpuMs: Math.round(10 * cpuMs) / 10 };
}

async function measure(path: string): Promise<ApiFigures> {
  const server = await startServer(path);
  const api = `${server.url}/api`;
  const { counts } = await ask<{ counts: { documents: number; claims: number } }>(api, "/case");
  const known = await knownOf(api);
  const [seconds, rate] = [Number(values.seconds), Number(values.rate)];
  const costs = await askedAlone(server, known);
  await load(api, known, { seconds: WARM_SECONDS, rate });
  const answers = await load(api, known, { seconds, rate });
  server.stop();
  const routes = Map.groupBy(answers, ({ route }) => route);
  return {
    documents: counts.documents,
    claims: counts.claims,
    requestsPerSecond: rate,
    seconds,
    failed: answers.filter(({ ok }) => !ok).length,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    all: figuresOf(answers, meanCost(costs)),
    routes: Object.fromEntries(
      KINDS.map(({ route }) => [route, figuresOf(routes.get(route) ?? [], costs.get(route) ?? 0)]),
    ),
  };
}

/** Of the mix. */
function meanCost(costs: ReadonlyMap<string, number>): number {
  const whole = KINDS.reduce((sum, { share }) => sum + share, 0);
  return KINDS.reduce((sum, { route, share }) => sum + share * (costs.get(route) ?? 0), 0) / whole;
}

const FIGURES = new URL("api.json", import.meta.url);

/** A row for each size of case; a new measurement of one replaces the old. */
function keep(figures: ApiFigures): ApiFigures[] {
  const kept = existsSync(FIGURES)
    ? (JSON.parse(readFileSync(FIGURES, "utf8")) as ApiFigures[])
    : [];
  const others = kept.filter(({ documents }) => documents !== figures.documents);
  const rows = [...others, figures].toSorted((a, b) => a.documents - b.documents);
  writeFileSync(FIGURES, `${JSON.stringify(rows, null, 2)}\n`);
  return rows;
}

function report(all: readonly ApiFigures[]): string {
  const tables = all.map((figures) => {
    const { documents, claims, requestsPerSecond, seconds, failed, load: waiting } = figures;
    const rows = Object.entries({ all: figures.all, ...figures.routes }).map(
      ([route, { n, p50Ms, p95Ms, p99Ms, maxMs, cpuMs }]) =>
        `| ${route} | ${n} | ${p50Ms} | ${p95Ms} | ${p99Ms} | ${maxMs} | ${cpuMs} |`,
    );
    return [
      `## ${documents} documents, ${claims} claims`,
      "",
      `${requestsPerSecond} requests a second for ${seconds} s, ${failed} failed; load of the machine ${waiting}.`,
      "",
      "| route | n | p50 ms | p95 ms | p99 ms | most ms | CPU ms alone |",
      "|---|---|---|---|---|---|---|",
      ...rows,
    ].join("\n");
  });
  return `# How fast the API answers under load

Made by \`npm run bench:api\`: a generated case in an SQLite file, the server in a process of its own, requests that start when they are due. Each is timed from then to the last byte. Asked for: 95 of 100 under 100 ms at 50 requests a second on 200,000 documents.
Machine: ${availableParallelism()} cores (${cpus()[0]?.model ?? "unknown"}), Node ${process.version}.

${tables.join("\n\n")}
`;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-bench-"));
  const path = values.case ?? join(folder, "api.tocsin");
  if (!existsSync(path)) {
    const store = await openStore(path, { create: true, now: () => NOW });
    await fillCase(store, Number(values.documents), SEED);
    await store.close();
  }
  const figures = await measure(path);
  writeFileSync(new URL("API.md", import.meta.url), report(keep(figures)));
  console.log(JSON.stringify(figures.all));
  rmSync(folder, { recursive: true });
}

await (values.serve === undefined ? main() : serveCase(values.serve));
