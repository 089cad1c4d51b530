import assert from "node:assert/strict";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import * as fc from "fast-check";
import { EXPORT_FORMATS } from "../../src/exchange/index.ts";
import type { Store } from "../../src/store/index.ts";
import { sheetOf } from "./unzipped.ts";
import { exported, openCase, type Said } from "./case.ts";

/** What must stand beside a claim in every format. */
interface Carried {
  readonly chain: string;
  readonly hedges: string;
  readonly polarity: string;
  readonly modality: string;
  readonly quote: string;
  readonly spans: string;
  readonly url: string;
  readonly sha256: string;
}
type Found = Record<string, Carried>;

/** The attribution as JSON formats have it. */
function ofJson(value: Record<string, unknown>): Carried {
  const spans = value["spans"] as [number, number][];
  return {
    chain: String(value["chain_text"]),
    hedges: ((value["hedges"] as string[] | undefined) ?? []).join("; "),
    polarity: String(value["polarity"]),
    modality: String(value["modality"]),
    quote: String(value["quote"]),
    spans: spans.map(([begin, end]) => `${begin}-${end}`).join("; "),
    url: String(value["url"]),
    sha256: String(value["document_sha256"]),
  };
}

function byClaim(values: readonly Record<string, unknown>[]): Found {
  return Object.fromEntries(values.map((value) => [String(value["claim_id"]), ofJson(value)]));
}

/** The attribution as tables have it, formulas without the apostrophe. */
function ofTable([head = [], ...rows]: readonly (readonly string[])[], id: string): Found {
  const cell = (row: readonly string[], name: string) =>
    (row[head.indexOf(name)] ?? "").replace(/^'(?=[\s\p{Cc}]*[=+\-@＝＋－＠]|[\t\r\n])/u, "");
  return Object.fromEntries(
    rows.map((row) => [
      cell(row, id),
      {
        chain: cell(row, "chain"),
        hedges: cell(row, "hedges"),
        polarity: cell(row, "polarity"),
        modality: cell(row, "modality"),
        quote: cell(row, "quote"),
        spans: cell(row, "spans"),
        url: cell(row, "url"),
        sha256: cell(row, "document_sha256"),
      },
    ]),
  );
}

/** A reader of RFC 4180, so that the test does not believe the writer. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)/g,
  )) {
    records.at(-1)?.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === "\r\n") records.push([]);
  }
  return records.slice(0, -1);
}

const json = (bytes: Buffer) => JSON.parse(bytes.toString());
const lines = (bytes: Buffer) =>
  bytes
    .toString()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
type Fields = Record<string, unknown>;

/** How each format that carries claims is read back, by claim. */
const READERS: Readonly<Record<string, (bytes: Buffer) => Found>> = {
  csv: (bytes) => ofTable(parseCsv(bytes.toString()), "id"),
  jsonl: (bytes) =>
    byClaim(
      lines(bytes).map((row) => ({
        ...row,
        claim_id: row.id,
        chain_text: row.chain
          .map(({ surface }: { surface: string }) => surface.trim() || "?")
          .join(" < "),
      })),
    ),
  xlsx: (bytes) => ofTable(sheetOf(bytes), "id"),
  stix: (bytes) => {
    const objects = json(bytes).objects as { type: string; extensions?: Record<string, Fields> }[];
    const notes = objects.filter(({ type }) => type === "note");
    return byClaim(notes.flatMap(({ extensions = {} }) => Object.values(extensions)));
  },
  ftm: (bytes) =>
    byClaim(
      lines(bytes)
        .filter(({ schema }) => schema === "Note")
        .map(({ properties }) => JSON.parse(properties.summary[0])),
    ),
  "claims-geojson": (bytes) =>
    byClaim(json(bytes).features.map(({ properties }: { properties: Fields }) => properties)),
  "claim-review": (bytes) =>
    byClaim(json(bytes)["@graph"].map((node: Fields) => node["tocsin:attribution"])),
  prov: (bytes) =>
    byClaim(json(bytes)["@graph"].flatMap((node: Fields) => node["tocsin:attribution"] ?? [])),
  annotations: (bytes) =>
    byClaim(json(bytes).items.map(({ body }: { body: Fields }) => body["tocsin:attribution"])),
  graphml: (bytes) => {
    const edges = bytes.toString().matchAll(/<edge [^>]*>(.*?)<\/edge>\n/gs);
    const unescaped = (text: string) =>
      text
        .replaceAll("&quot;", '"')
        .replaceAll("&gt;", ">")
        .replaceAll("&lt;", "<")
        .replaceAll("&amp;", "&");
    const data = [...edges].map(([, body = ""]) =>
      Object.fromEntries(
        [...body.matchAll(/<data key="edge-(\w+)">(.*?)<\/data>/gs)].map(
          ([, key = "", value = ""]) => [key, unescaped(value)],
        ),
      ),
    );
    const head = [...new Set(data.flatMap(Object.keys))];
    return ofTable([head, ...data.map((row) => head.map((name) => row[name] ?? ""))], "claim_id");
  },
  warc: (bytes) => {
    const texts = gunzipSync(bytes).toString().split("WARC/1.1\r\n");
    const claims = texts.filter((text) => text.startsWith("WARC-Type: metadata"));
    return byClaim(claims.flatMap((text) => JSON.parse(text.split("\r\n\r\n")[1] ?? "").claims));
  },
};

/** Tables of events: a row for what happened, not for what is denied or alleged. Tabs and breaks become spaces in POLECAT. */
const EVENT_READERS: Readonly<Record<string, (bytes: Buffer) => Found>> = {
  acled: (bytes) => ofTable(parseCsv(bytes.toString()), "claim_id"),
  ucdp: (bytes) => ofTable(parseCsv(bytes.toString()), "claim_id"),
  polecat: (bytes) =>
    ofTable(
      bytes
        .toString()
        .trimEnd()
        .split("\n")
        .map((line) => line.split("\t")),
      "claim_id",
    ),
};

const NO_CLAIMS = new Set(["geojson", "atom", "json-feed"]);

/** What the store has, worked out by other means than those of the exports. */
async function expected(store: Store): Promise<Found> {
  const { claims } = await store.listClaims({ sort: "newest", limit: 1000, offset: 0 });
  const view = await store.findDocument(claims[0]?.documentId ?? "");
  assert.ok(view?.reading);
  const { document, reading } = view;
  const points = (unit: number) => Array.from(document.text.slice(0, unit)).length;
  return Object.fromEntries(
    reading.claims.map((claim) => [
      claim.id,
      {
        chain: claim.chain.map(({ surface, type }) => surface.trim() || `(${type})`).join(" < "),
        hedges: claim.hedges.map(({ begin, end }) => document.text.slice(begin, end)).join("; "),
        polarity: claim.polarity,
        modality: claim.modality,
        quote: claim.content.map(({ begin, end }) => document.text.slice(begin, end)).join(" … "),
        spans: claim.content.map(({ begin, end }) => `${points(begin)}-${points(end)}`).join("; "),
        url: document.url ?? "",
        sha256: document.sha256,
      },
    ]),
  );
}

test("every format is known to carry claims, or to have none", () => {
  const read = [...Object.keys(READERS), ...Object.keys(EVENT_READERS), ...NO_CLAIMS];
  assert.deepEqual(read.toSorted(), Object.keys(EXPORT_FORMATS).toSorted());
});

const word = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
    fc.constantFrom("=1+1", "constructor", "_x0041_", 'a,"b"', "<&>", "🛰", "-2 %"),
  )
  .map((text) => text.toWellFormed().replace(/[\p{Cc}\ufffe\uffff]/gu, "x"))
  .filter((text) => text.trim() === text && text !== "");
const sayings: fc.Arbitrary<Said[]> = fc.array(
  fc.record(
    {
      words: word,
      speaker: word,
      hedge: word,
      polarity: fc.constantFrom("positive" as const, "negative" as const),
      modality: fc.constantFrom("asserted" as const, "alleged" as const),
    },
    { requiredKeys: ["words"] },
  ),
  { minLength: 1, maxLength: 3 },
);

test("no format drops whose words a claim is, how they were put, or where they stand", async () => {
  await fc.assert(
    fc.asyncProperty(sayings, async (said) => {
      const store = await openCase({ said });
      try {
        const want = await expected(store);
        for (const [format, read] of Object.entries(READERS))
          assert.deepEqual(read(await exported(store, format)), want, format);
        for (const [format, read] of Object.entries(EVENT_READERS)) {
          const found = read(await exported(store, format));
          for (const [id, carried] of Object.entries(found))
            assert.deepEqual(carried, want[id], format);
        }
      } finally {
        await store.close();
      }
    }),
    { numRuns: 15 },
  );
});
