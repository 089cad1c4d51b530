// What leaves as STIX comes back, what others write comes in as far as there is a place for it, and what is bad is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { importStix, replay, type StixReport } from "../../src/cycle/index.ts";
import { stixReader } from "../../src/exchange/index.ts";
import type { Place } from "../../src/model/place.ts";
import { ClaimFilter, type ClaimRow } from "../../src/model/view.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { NOW } from "../store/factory.ts";
import { exported, openCase } from "./case.ts";

const WORLD = { now: () => NOW, fetch: () => Promise.reject(new Error("no network")) };
const SAID = [
  { words: "Northland struck Vale 🛰 twice", speaker: "two officials", hedge: "reportedly" },
  { words: "nothing was hit", polarity: "negative" as const, modality: "alleged" as const },
  { words: "Northland struck", speaker: "a witness" },
];

async function* pieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 501) yield text.slice(at, at + 501);
}

function importText(store: Store, text: string, name = "b.json"): Promise<StixReport> {
  return importStix(store, { name, bytes: pieces(text) }, WORLD);
}

async function emptyCase(): Promise<Store> {
  return openStore(":memory:", { create: true, now: () => NOW });
}

/** All of a claim but the ids that are each case's own, and what is weighed anew. */
function told(row: ClaimRow): object {
  const { text, speaker, form, polarity, modality, factuality, hedges, events } = row;
  const { publisher, published, title, confidence, actors, places } = row;
  const chain = row.chain.map(({ type, surface, name, cue, scope, occasion, refId }) => ({
    type,
    surface,
    name,
    scope,
    occasion,
    refId,
    cue: cue && { lemma: cue.lemma, class: cue.class },
  }));
  const said = { text, speaker, form, polarity, modality, factuality, hedges, events, chain };
  return { ...said, publisher, published, title, confidence, actors, places };
}

async function claimsOf(store: Store): Promise<ClaimRow[]> {
  return (await store.listClaims(ClaimFilter.parse({ sort: "text" }))).claims;
}

test("claims come back whole: words, speakers, chain, hedges, actors, places, events", async () => {
  const [from, to] = [await openCase({ said: SAID }), await emptyCase()];
  const bundle = String(await exported(from, "stix"));
  const report = await importText(to, bundle);
  assert.deepEqual(
    [report.added, report.known, report.claims, report.issues],
    [1, 0, SAID.length, []],
  );
  assert.deepEqual((await claimsOf(to)).map(told), (await claimsOf(from)).map(told));
  const relations = async (store: Store) =>
    (await store.network({})).edges.map(({ relation, from: a, to: b }) => [relation.type, a, b]);
  assert.deepEqual(await relations(to), await relations(from));
  const places = async (store: Store) => (await store.listPlaces({})).map(({ place: p }) => p);
  const printed = ({ id, name, kind, lat, lon, country, uncertaintyKm }: Place) =>
    [id, name, kind, lat, lon, country, uncertaintyKm].join(" ");
  assert.deepEqual((await places(to)).map(printed), (await places(from)).map(printed));
  assert.ok((await to.audit()).every(({ ok }) => ok));
  await from.close();
  await to.close();
});

test("what came back leaves again the same, and twice is once", async () => {
  const [from, to] = [await openCase({ said: SAID }), await emptyCase()];
  const bundle = String(await exported(from, "stix"));
  await importText(to, bundle);
  const again = await importText(to, bundle);
  assert.deepEqual([again.added, again.known, again.claims], [0, 1, 0]);
  const notes = async (store: Store) => {
    const { objects } = JSON.parse(String(await exported(store, "stix"))) as {
      objects: { type: string; content?: string; abstract?: string; authors?: string[] }[];
    };
    return objects
      .filter(({ type }) => type === "note")
      .map(({ content, abstract, authors }) => ({ content, abstract, authors }));
  };
  assert.deepEqual(await notes(to), await notes(from));
  const home = await importText(from, bundle);
  assert.deepEqual([home.added, home.known], [0, 1], "the document itself is here");
  await from.close();
  await to.close();
});

test("an excerpt that is read again is the same: it is never read by our reader", async () => {
  const [from, to] = [await openCase({ said: SAID }), await emptyCase()];
  await importText(to, String(await exported(from, "stix")));
  const before = (await claimsOf(to)).map(told);
  await replay(to, WORLD);
  assert.deepEqual((await claimsOf(to)).map(told), before);
  await from.close();
  await to.close();
});

const ID = (type: string, n: number) =>
  `${type}--00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

const FOREIGN = [
  {
    type: "identity",
    id: ID("identity", 1),
    name: "Vale Institute",
    identity_class: "organization",
  },
  { type: "threat-actor", id: ID("threat-actor", 2), name: "Grey Heron", aliases: ["Heron 9"] },
  { type: "location", id: ID("location", 3), name: "Ellisk Bay", latitude: 12.5, longitude: 44 },
  { type: "location", id: ID("location", 4), country: "OR" },
  {
    type: "report",
    id: ID("report", 5),
    name: "Grey Heron moves boats",
    description: "Grey Heron moved nine boats to Ellisk Bay on Monday, the Vale Institute said.",
    published: "2031-04-10T00:00:00.000Z",
    created_by_ref: ID("identity", 1),
    external_references: [{ source_name: "Vale Institute", url: "https://example.org/r" }],
    object_refs: [ID("threat-actor", 2)],
  },
  {
    type: "relationship",
    id: ID("relationship", 6),
    relationship_type: "located-at",
    source_ref: ID("threat-actor", 2),
    target_ref: ID("location", 3),
  },
  { type: "malware", id: ID("malware", 7), name: "x", is_family: false },
  { type: "malware", id: ID("malware", 8), name: "y", is_family: false },
  { type: "identity", id: ID("identity", 9) },
  { type: "report", id: "report--1", name: "no id" },
  { type: "identity", id: ID("identity", 10), spec_version: "2.0", name: "Old" },
  { type: "note", id: ID("note", 11), content: " " },
];

function bundleOf(objects: readonly object[], head: object = {}): string {
  return JSON.stringify({ type: "bundle", id: ID("bundle", 0), ...head, objects }, null, 1);
}

test("a bundle of others: reports are read, actors are known, each loss is told with its place", async () => {
  const store = await emptyCase();
  const report = await importText(store, bundleOf(FOREIGN));
  assert.deepEqual([report.added, report.actors, report.places], [1, 2, 1]);
  const [document] = (await store.listDocuments({})).documents;
  assert.deepEqual(
    [document?.title, document?.publisher, document?.url, document?.published?.slice(0, 10)],
    ["Grey Heron moves boats", "Vale Institute", "https://example.org/r", "2031-04-10"],
  );
  const { entities, places } = await store.knowledge();
  assert.deepEqual(
    entities.map(({ name, verified, names }) => [name, verified, names.map(({ text }) => text)]),
    [
      ["Vale Institute", false, ["Vale Institute"]],
      ["Grey Heron", false, ["Grey Heron", "Heron 9"]],
    ],
  );
  assert.deepEqual(
    places.map(({ name }) => name),
    ["Ellisk Bay"],
  );
  assert.deepEqual(
    report.issues
      .filter(({ stage }) => stage === "exchange")
      .map(({ where, message, severity }) => [where.split(" ")[1], message, severity]),
    [
      [
        "/objects/3",
        "missing latitude and longitude: a name alone is looked up in the gazetteer, and stands nowhere of itself: location left out",
        "note",
      ],
      [
        "/objects/8/name",
        "invalid object: Invalid input: expected string, received undefined",
        "warning",
      ],
      [
        "/objects/9/id",
        report.issues.find(({ where }) => where.endsWith("/9/id"))?.message,
        "warning",
      ],
      ["/objects/10", 'unknown version of STIX: "2.0"', "warning"],
      ["/objects/11", "left out: a note without text of its own", "note"],
      ["/objects/5", "left out: relationship without claims", "note"],
      ["/objects/6", "left out: malware, as 1 more of this type", "note"],
    ],
  );
  await store.close();
});

test("what is no bundle is refused, and leaves nothing", async () => {
  const store = await emptyCase();
  for (const [text, message] of [
    ['{"type": "bundle", "spec_version": "2.0", "objects": []}', /version "2.0" of STIX/],
    ['{"type": "indicator"}', /no bundle/],
    ["[]", /no bundle/],
    ['[{"type": "identity"}]', /it is a list/],
    ["<html>", /invalid JSON in line 1/],
    [bundleOf(FOREIGN).slice(0, 400), /it does not end/],
  ] as const)
    await assert.rejects(importText(store, text), message, text);
  const latin = async function* () {
    yield Buffer.from(`{"type":"bundle","objects":[{"name":"K\u00f6nig"}]}`, "latin1");
  };
  await assert.rejects(importStix(store, { name: "l", bytes: latin() }, WORLD), /invalid utf-8/);
  assert.equal((await store.listDocuments({})).total, 0);
  assert.deepEqual((await store.knowledge()).entities, []);
  await store.close();
});

test("a claim whose words are not as long as its spans say is told, and the others come in", async () => {
  const [from, to] = [await openCase({ said: SAID }), await emptyCase()];
  const bundle = JSON.parse(String(await exported(from, "stix"))) as {
    objects: { type: string; extensions?: Record<string, { quote?: string; form?: string }> }[];
  };
  const claims = bundle.objects.flatMap(({ type, extensions }) =>
    type === "note" ? Object.values(extensions ?? {}) : [],
  );
  const [a, b] = claims;
  if (a) a.quote = "other words";
  if (b) b.form = "sung";
  const report = await importText(to, JSON.stringify(bundle));
  assert.equal(report.claims, SAID.length - 2);
  assert.match(report.issues.map(({ message }) => message).join(), /contradictory quote and spans/);
  assert.match(report.issues.map(({ where }) => where).join(), /\/form/);
  await from.close();
  await to.close();
});

test("a bundle that breaks off leaves what came before, says where, and goes on when given again", async () => {
  const store = await emptyCase();
  const report = (n: number) => ({
    type: "report",
    id: ID("report", n),
    name: `Boats ${n}`,
    description: `Boat ${n} left.`,
  });
  const whole = bundleOf(Array.from({ length: 210 }, (_, n) => report(n)));
  const first = await importText(store, whole.slice(0, -60));
  assert.equal(first.added, 209);
  assert.match(
    first.issues.map(({ message }) => message).join(),
    /invalid JSON in line \d+: it does not end/,
  );
  const second = await importText(store, whole);
  assert.deepEqual([second.added, second.known], [1, 209]);
  await store.close();
});

test("fifty thousand objects are read in pieces: what is held does not grow with the file", async () => {
  const reader = stixReader();
  reader.push(`{"type":"bundle","id":"${ID("bundle", 0)}","objects":[`);
  let [articles, peak] = [0, 0];
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (let n = 0; n < 50_000; n++) {
    const object = {
      type: "report",
      id: ID("report", n),
      name: `Report ${n}`,
      description: "x".repeat(400),
    };
    articles += reader.push(`${n > 0 ? ",\n" : ""}${JSON.stringify(object)}`).articles.length;
    if (n % 5000 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed - before);
  }
  articles += reader.push("]}").articles.length + reader.end().articles.length;
  assert.equal(articles, 50_000);
  assert.ok(peak < 64 * 2 ** 20, `${Math.round(peak / 2 ** 20)} MiB`);
});
