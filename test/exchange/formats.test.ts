import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { exportFile } from "../../src/cycle/index.ts";
import { codedEventReader, EXPORT_FORMATS, type EventFormat } from "../../src/exchange/index.ts";
import { openStore } from "../../src/store/index.ts";
import { NOW } from "../store/factory.ts";
import { exported, openCase } from "./case.ts";

const require = createRequire(import.meta.url); // the package is a module of the old kind

const SAID = [
  { words: "Northland struck Vale 🛰", speaker: "two officials", hedge: "reportedly" },
  { words: "nothing was hit", polarity: "negative" as const },
  { words: "Northland bombed it", modality: "alleged" as const },
];

async function text(format: string, options: Partial<Parameters<typeof openCase>[0]> = {}) {
  const store = await openCase({ said: SAID, ...options });
  try {
    return await exported(store, format);
  } finally {
    await store.close();
  }
}

test("an empty case leaves in every format as a whole file", async () => {
  const store = await openStore(":memory:", { create: true, now: () => NOW });
  for (const [format, { mediaType }] of Object.entries(EXPORT_FORMATS)) {
    const bytes = await exported(store, format);
    if (/json/.test(mediaType) && !/ndjson/.test(mediaType)) JSON.parse(bytes.toString());
    if (mediaType.includes("xml") && !mediaType.includes("office"))
      assert.match(bytes.toString(), /^<\?xml[^]*<\/\w+>\s*$/);
    if (/csv|separated/.test(mediaType))
      assert.equal(bytes.toString().trimEnd().split("\n").length, 1);
  }
  await store.close();
});

test("an unknown format is refused with those there are", async () => {
  const store = await openStore(":memory:", { create: true, now: () => NOW });
  for (const format of ["docx", "toString", ""])
    assert.throws(() => exportFile(store, { format, at: NOW, version: "1" }), {
      code: "bad-input",
      hint: /csv, jsonl/,
    });
  await store.close();
});

test("FollowTheMoney: the package reads every entity, with properties that its schemas have", async () => {
  const { Model, defaultModel } = require("@alephdata/followthemoney");
  const model = new Model(defaultModel);
  const lines = (await text("ftm"))
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const ids = new Set(lines.map(({ id }) => id));
  for (const line of lines) {
    const schema = model.getSchema(line.schema);
    for (const name of Object.keys(line.properties)) {
      const property = schema.getProperty(name);
      assert.ok(property, `${line.schema}:${name}`);
      const entity = model.getEntity(line);
      assert.deepEqual(
        entity
          .getProperty(name)
          .map((value: string | { id: string }) => (typeof value === "string" ? value : value.id)),
        line.properties[name],
      );
      const missing = line.properties[name].filter((id: string) => !ids.has(id));
      if (property.type.isEntity) assert.deepEqual(missing, [], name);
    }
  }
  assert.deepEqual([...new Set(lines.map(({ schema }) => schema))].toSorted(), [
    "Article",
    "Note",
    "Organization",
    "PublicBody",
    "UnknownLink",
  ]);
});

for (const format of ["acled", "polecat", "ucdp"] as const satisfies readonly EventFormat[]) {
  test(`${format}: our importer reads our export back; what is denied, alleged or told again is no row`, async () => {
    const reader = codedEventReader(format);
    const first = reader.push((await text(format)).toString());
    const last = reader.end();
    const events = [...first.events, ...last.events];
    assert.deepEqual([...first.faults, ...last.faults], []);
    assert.equal(events.length, 1);
    const [event] = events;
    assert.equal(event?.type, "ASSAULT");
    assert.equal(event?.day, "2031-04-09");
    assert.match(event?.actor ?? "", format === "polecat" ? /^NLD GOV$/ : /^Northland$/);
    if (format !== "polecat") assert.equal(event?.deaths, 12);
  });
}

test("columns of other data sets stand in their order before ours", async () => {
  const head = async (format: string) =>
    (await text(format)).toString().split(/\r?\n/)[0]?.split(/[\t,]/) ?? [];
  assert.equal((await head("polecat")).indexOf("claim_id"), 40);
  assert.equal((await head("acled")).indexOf("claim_id"), 31);
  assert.equal((await head("ucdp")).indexOf("claim_id"), 49);
});

interface Target {
  readonly source: { readonly id: string };
  readonly selector: readonly [
    { start: number; end: number },
    { exact: string; prefix: string; suffix: string },
  ];
}

/** Records of a WARC file: each gzip member on its own, headers and block. */
function records(bytes: Buffer) {
  const plain = gunzipSync(bytes);
  const found: { headers: Map<string, string>; block: Buffer }[] = [];
  for (let at = 0; at < plain.length;) {
    const gap = plain.indexOf("\r\n\r\n", at);
    const [version, ...lines] = plain.subarray(at, gap).toString().split("\r\n");
    assert.equal(version, "WARC/1.1");
    const headers = new Map(
      lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
    );
    const end = gap + 4 + Number(headers.get("Content-Length"));
    found.push({ headers, block: plain.subarray(gap + 4, end) });
    assert.equal(plain.subarray(end, end + 4).toString(), "\r\n\r\n");
    at = end + 4;
  }
  return found;
}

test("WARC: records are well formed, and their digests are those of their blocks", async () => {
  const found = records(await text("warc"));
  assert.deepEqual(
    found.map(({ headers }) => headers.get("WARC-Type")),
    ["warcinfo", "resource", "conversion", "metadata"],
  );
  for (const { headers, block } of found) {
    const digest = createHash("sha256").update(block).digest("hex");
    assert.equal(headers.get("WARC-Block-Digest"), `sha256:${digest}`);
    assert.match(headers.get("WARC-Record-ID") ?? "", /^<urn:uuid:[0-9a-f-]{36}>$/);
    assert.match(headers.get("WARC-Date") ?? "", /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    for (const value of headers.values()) assert.doesNotMatch(value, /[^\x20-\x7e]/);
  }
});

test("WARC: each record is a gzip member, so that one can be read without the others", async () => {
  const bytes = await text("warc");
  const starts = bytes.toString("latin1").split("\u001f\u008b\u0008").length - 1;
  assert.ok(starts >= 4);
});

test("a stranger follows a citation to the quoted words with the annotations and the archive alone", async () => {
  const store = await openCase({ said: SAID });
  const archive = records(await exported(store, "warc"));
  const { items } = JSON.parse((await exported(store, "annotations")).toString()) as {
    items: { target: Target[] }[];
  };
  await store.close();
  assert.equal(items.length, SAID.length);
  for (const { target } of items)
    for (const { source, selector } of target) {
      const found = archive.find(({ headers }) => headers.get("WARC-Target-URI") === source.id);
      assert.ok(found, source.id);
      const points = [...found.block.toString()];
      const [{ start, end }, { exact, prefix, suffix }] = selector;
      assert.equal(points.slice(start, end).join(""), exact);
      assert.ok(found.block.toString().includes(prefix + exact + suffix));
    }
});

test("GeoJSON: positions are longitude, latitude; each feature says how far it may be wrong", async () => {
  const { features } = JSON.parse((await text("claims-geojson")).toString());
  assert.equal(features.length, SAID.length);
  assert.deepEqual(features[0].geometry, { type: "Point", coordinates: [41.25, 12.5] });
  assert.equal(features[0].properties.uncertainty_km, 5);
});

test("PROV: a claim is quoted from its document, attributed to its innermost source, and rests on its origin", async () => {
  const graph = JSON.parse((await text("prov")).toString())["@graph"] as Record<string, never>[];
  const claim = graph.find((node) => node["tocsin:attribution"]);
  const agent = graph.find((node) => node["@id"] === claim?.["prov:wasAttributedTo"]?.["@id"]);
  assert.equal(agent?.["dcterms:title"], "two officials");
  assert.ok(graph.some((node) => node["@id"] === claim?.["prov:wasQuotedFrom"]?.["@id"]));
  const origin = graph.find(
    (node) => node["@id"] === claim?.["@id"] && node["prov:hadPrimarySource"],
  );
  assert.ok(origin);
});

test("ClaimReview: what cannot be judged gets no number", async () => {
  const [reported, denied] = JSON.parse((await text("claim-review")).toString())["@graph"];
  assert.equal(reported.reviewRating.ratingValue, 3); // Admiralty 3, counted from the worst
  assert.equal(denied.reviewRating.ratingValue, undefined);
  assert.equal(denied.reviewRating.alternateName, "truth cannot be judged");
});

test("JSON Feed and Atom tell the same alerts", async () => {
  const feed = JSON.parse((await text("json-feed")).toString());
  assert.equal(feed.version, "https://jsonfeed.org/version/1.1");
  assert.match((await text("atom")).toString(), /level & <up>\]\]>/);
  assert.equal(feed.items.length, 1);
  assert.match(feed.items[0].title, /level & <up>/);
  assert.equal(feed.items[0].id, "urn:tocsin:alert-1");
});

test("GraphML: an edge for each claim, a denial with its polarity", async () => {
  const xml = (await text("graphml")).toString();
  assert.equal(xml.match(/<node /g)?.length, 2);
  assert.equal(xml.match(/<edge /g)?.length, SAID.length);
  assert.match(xml, /<data key="edge-polarity">negative<\/data>/);
});

test("a collection leaves alone", async () => {
  const store = await openCase({ said: SAID });
  const file = exportFile(store, { format: "csv", collection: "other", at: NOW, version: "1" });
  let lines = 0;
  for await (const chunk of file.chunks) lines += String(chunk).split("\r\n").length - 1;
  assert.equal(lines, 1);
  await store.close();
});
