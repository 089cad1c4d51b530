// How fast a case leaves it, and whether memory grows with it: made documents, seeded; writes EXCHANGE.md beside this file.
//   npm run bench:exchange [-- --claims 10000,40000]
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { exportFile } from "../src/cycle/index.ts";
import { EXPORT_FORMATS } from "../src/exchange/index.ts";
import { idOf } from "../src/base/id.ts";
import type { Claim } from "../src/model/claim.ts";
import type { Entity, Relation } from "../src/model/entity.ts";
import type { Place } from "../src/model/place.ts";
import type { CodedEvent } from "../src/model/reading.ts";
import { openStore, type Annotation, type Store } from "../src/store/index.ts";
import { readDocuments, type ReadDocument } from "./case.ts";

const NOW = "2025-11-01T12:00:00.000Z";
const SEED = 20251129;
const CLAIMS_A_DOCUMENT = 6; // at most; a reprint has fewer
const BATCH = 250;
const ACTORS = 300;
const CHUNKS_A_SAMPLE = 50;
const SPAN = { begin: 0, end: 4 };

const { values } = parseArgs({ options: { claims: { type: "string", default: "10000,40000" } } });
const sizes = values.claims.split(",").map(Number);

const entityOf = (n: number): Entity => ({
  id: `ent:${n}`,
  name: `Actor ${n}`,
  type: "Organisation",
  subtype: n % 3 === 0 ? "armed-group" : "government",
  names: [{ text: `Actor ${n}`, language: "en", kind: "primary" }],
  countries: ["IQ"],
  allegedParent: null,
  allegedSponsors: [],
  provenance: "bench",
  verified: false,
});

const placeOf = (n: number): Place => ({
  id: `place:${n}`,
  name: `Town ${n}`,
  kind: "city",
  country: "IQ",
  admin1: null,
  lat: 30 + (n % 50) / 10,
  lon: 40 + (n % 70) / 10,
  population: null,
  geonamesId: null,
  uncertaintyKm: 5,
  provenance: "bench",
});

/** Words of a document that stand for an actor or a place. */
function mentionOf(documentId: string, type: "Organisation" | "Location", text: string) {
  return {
    id: idOf("mention", documentId, text),
    documentId,
    span: SPAN,
    text,
    type,
    subtype: null,
    form: "name" as const,
    context: [],
    extractor: "bench",
  };
}

/** An air strike that the claim tells of. */
function strikeOf(claimId: string, [agent, patient, place, time]: readonly string[]): CodedEvent {
  return {
    span: SPAN,
    type: "ASSAULT",
    mode: "aerial",
    confidence: 0.9,
    realis: "occurred",
    agents: [agent ?? ""],
    patients: [patient ?? ""],
    claims: [claimId],
    places: [place ?? ""],
    times: [time ?? ""],
    amounts: [{ span: SPAN, value: 12, bound: "exact", unit: "killed" }],
  };
}

/** The same document with two actors, a place, a day and an event in each of its claims. */
function peopled(
  { document: { id: documentId }, annotation }: ReadDocument,
  n: number,
): Annotation {
  const { reading } = annotation;
  const [a, b] = [entityOf(n % ACTORS), entityOf((7 * n + 1) % ACTORS)];
  const place = placeOf(n % ACTORS);
  const actors = [a, b].map(({ name }) => mentionOf(documentId, "Organisation", name));
  const town = mentionOf(documentId, "Location", place.name);
  const mentions = [...actors, town];
  const ids = [...mentions.map(({ id }) => id), `time-${documentId}`];
  return {
    ...annotation,
    entities: [a, b],
    resolutions: [a, b].map(({ id }, i) => ({
      mentionId: ids[i] ?? "",
      documentId,
      entityId: id,
      basis: "name",
      candidates: [],
    })),
    toponyms: [{ mentionId: town.id, documentId, role: "place", place, candidates: [] }],
    relations: [hostility([a, b], reading.claims.slice(0, 1))],
    reading: {
      ...reading,
      mentions,
      times: [{ ...WEDNESDAY, id: `time-${documentId}`, documentId }],
      claims: reading.claims.map((claim) => ({ ...claim, mentions: ids.slice(0, 3) })),
      events: reading.claims.map(({ id }) => strikeOf(id, ids)),
    },
  };
}

const WEDNESDAY = {
  span: SPAN,
  text: "Wednesday",
  kind: "relative" as const,
  value: "2025-10-01",
  interval: { from: "2025-10-01", to: "2025-10-02", precision: "day" as const },
  anchor: null,
};

function hostility([a, b]: readonly [Entity, Entity], claims: readonly Claim[]): Relation {
  return {
    id: idOf("rel", "hostile-to", a.id, b.id),
    type: "hostile-to",
    fromId: a.id,
    toId: b.id,
    evidence: claims.map(({ id, documentId, polarity, modality }) => ({
      claimId: id,
      documentId,
      span: SPAN,
      polarity,
      modality,
    })),
  };
}

/** Fills the case until it holds so many claims. */
async function fill(store: Store, claims: number): Promise<number> {
  const documents = readDocuments(claims, SEED);
  let held = 0;
  for (let n = 0; held < claims; n += BATCH) {
    const batch = Array.from({ length: BATCH }, () => documents.next().value)
      .filter((one) => one !== undefined)
      .map((one, i) => ({ one, annotation: peopled(one, n + i) }));
    if (batch.length === 0) return held;
    await store.saveDocuments(
      batch.map(({ one }) => ({ document: one.document, bytes: Buffer.from(one.document.text) })),
      [],
    );
    await store.saveAnnotations(batch.map(({ annotation }) => annotation));
    held += batch.reduce((sum, { annotation }) => sum + annotation.reading.claims.length, 0);
  }
  return held;
}

interface Measured {
  readonly seconds: number;
  readonly cpu: number;
  readonly mebibytes: number;
  /** Heap beyond what stood before, at most, MiB. */
  readonly heap: number;
}

async function measure(store: Store, format: string): Promise<Measured> {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const held = before.heapUsed + before.external;
  let most = held;
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  let [bytes, chunks] = [0, 0];
  for await (const chunk of exportFile(store, { format, at: NOW, version: "bench" }).chunks) {
    bytes += chunk.length;
    if (chunks++ % CHUNKS_A_SAMPLE > 0) continue;
    const { heapUsed, external } = process.memoryUsage();
    most = Math.max(most, heapUsed + external);
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    seconds: (performance.now() - begun) / 1000,
    cpu: (user + system) / 1e6,
    mebibytes: bytes / 2 ** 20,
    heap: (most - held) / 2 ** 20,
  };
}

/** Every format at one size, the first of each size once unmeasured. */
async function measureAll(claims: number): Promise<{ held: number; rows: Map<string, Measured> }> {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-bench-"));
  const store = await openStore(join(folder, "exchange.tocsin"), { create: true, now: () => NOW });
  try {
    const held = await fill(store, claims);
    await measure(store, "csv");
    const rows = new Map<string, Measured>();
    for (const format of Object.keys(EXPORT_FORMATS)) {
      rows.set(format, await measure(store, format));
      console.log(held, format, rows.get(format));
    }
    return { held, rows };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

const measured: Awaited<ReturnType<typeof measureAll>>[] = [];
for (const size of sizes) measured.push(await measureAll(size));

const cell = (row: Measured | undefined) =>
  row
    ? `${row.seconds.toFixed(2)} | ${row.cpu.toFixed(2)} | ${row.mebibytes.toFixed(1)} | ${row.heap.toFixed(0)}`
    : "";
const heads = measured.map(({ held }) => `${held} claims: s | CPU s | MiB | heap MiB`);
const lines = Object.keys(EXPORT_FORMATS).map(
  (format) => `| ${format} | ${measured.map(({ rows }) => cell(rows.get(format))).join(" | ")} |`,
);
const [cpu] = cpus();
writeFileSync(
  join(import.meta.dirname, "EXCHANGE.md"),
  `# How fast a case leaves

Made by \`npm run bench:exchange\`: generated documents of at most ${CLAIMS_A_DOCUMENT} claims, each with two actors, a place, a day and an event, out of an SQLite file. Asked for: 10,000 claims under 5 s in any format, and memory that does not grow with the case. Heap is what stood beyond the start at most, garbage not yet collected included.
Machine: ${availableParallelism()} cores (${cpu?.model.split(" ").slice(0, 2).join(" ") ?? "unknown"}), Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the end.

| format | ${heads.join(" | ")} |
|${"---|".repeat(1 + 4 * measured.length)}
${lines.join("\n")}
`,
);
