// What people added in one case comes back in another that has the documents; foreign annotations too.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addFiles,
  addInputs,
  importAnnotations,
  judge,
  type AnnotationReport,
} from "../../src/cycle/index.ts";
import { spanOfAnchor } from "../../src/exchange/index.ts";
import { ClaimFilter } from "../../src/model/view.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { NOW } from "../store/factory.ts";
import { exported } from "./case.ts";

const WORLD = { now: () => NOW, fetch: () => Promise.reject(new Error("no network")) };
const URL_OF = "https://example.org/boats";
const TEXT =
  "🛰 Boats at Ellisk.\n\nThe navy said nine boats left Ellisk on Monday. Smoke rose over the pier. Smoke rose over the pier again.";

async function caseOf(): Promise<Store> {
  const store = await openStore(":memory:", { create: true, now: () => NOW });
  const record = { text: TEXT, url: URL_OF, title: "🛰 Boats", publisher: "Herald" };
  const bytes = new TextEncoder().encode(JSON.stringify(record));
  const input = { bytes, name: "a.jsonl", mediaType: "application/x-ndjson", retrieved: NOW };
  await addInputs(store, [input], WORLD);
  return store;
}

async function textOf(store: Store): Promise<{ id: string; text: string }> {
  const [row] = (await store.listDocuments({})).documents;
  const view = await store.findDocument(row?.id ?? "");
  assert.ok(view);
  return view.document;
}

function imported(store: Store, value: unknown): Promise<AnnotationReport> {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 1);
  const bytes = (async function* () {
    for (let at = 0; at < text.length; at += 97) yield text.slice(at, at + 97);
  })();
  return importAnnotations(store, { name: "n.jsonld", bytes }, WORLD);
}

const claimsOf = async (store: Store) =>
  (await store.listClaims(ClaimFilter.parse({ sort: "text" }))).claims.map(
    ({ text, speaker, form }) => [text, speaker, form],
  );

test("a claim that a person added comes back in another case, with its words and its source", async () => {
  const [from, to] = [await caseOf(), await caseOf()];
  const { id, text } = await textOf(from);
  const begin = text.indexOf("rose over the pier again");
  const span = { begin, end: begin + "rose over the pier again".length };
  const said = { about: "reading" as const, documentId: id, verdict: "claim" as const, span };
  await judge(from, WORLD, { ...said, source: "a fisherman", why: "he was there", by: "Ana" });
  const page = String(await exported(from, "annotations"));
  const report = await imported(to, page);
  assert.deepEqual([report.marked, report.issues], [1, []]);
  assert.deepEqual(await claimsOf(to), await claimsOf(from));
  const again = await imported(to, page);
  assert.deepEqual([again.marked, again.knownClaims], [0, report.marked + report.knownClaims]);
  const home = await imported(from, page);
  assert.equal(home.marked, 0);
  await from.close();
  await to.close();
});

const mark = (selector: object | object[], more: object = {}) => ({
  "@context": "http://www.w3.org/ns/anno.jsonld",
  type: "Annotation",
  creator: { type: "Person", name: "Bo" },
  body: { type: "TextualBody", value: "worth a claim" },
  target: { source: URL_OF, selector },
  ...more,
});

test("annotations of others: by address, the quote decides, and what cannot be placed is told", async () => {
  const store = await caseOf();
  const report = await imported(store, {
    type: "AnnotationPage",
    items: [
      mark({ type: "TextQuoteSelector", exact: "nine boats left" }),
      mark({ type: "TextQuoteSelector", exact: "Smoke rose", prefix: "pier. " }),
      mark({ type: "TextQuoteSelector", exact: "Smoke" }),
      mark({ type: "TextQuoteSelector", exact: "nowhere" }),
      mark({ type: "TextPositionSelector", start: 3, end: 9 }),
      mark({ type: "TextQuoteSelector", exact: "pier" }, { motivation: "replying" }),
      { type: "Annotation", body: "no target" },
      {
        ...mark([{ type: "TextQuoteSelector", exact: "navy" }]),
        target: {
          source: "https://example.org/other",
          selector: { type: "TextQuoteSelector", exact: "navy" },
        },
      },
    ],
  });
  assert.equal(report.marked, 2);
  assert.deepEqual(
    report.issues.map(({ where, message }) => `${where.split(" ")[1]} ${message}`),
    [
      "/items/2 ambiguous quote: it stands in 2 places",
      "/items/3 unknown words: the quote does not stand in the text",
      "/items/4 missing quote: a position alone holds for the page of whoever counted it",
      "/items/5 left out: an annotation for replying",
      "/items/6/target invalid annotation: Invalid input",
      "/items/7 unknown document: neither its id nor its address is in the case",
    ],
  );
  const added = (await store.judgements()).map(({ by, why, verdict }) => [by, why, verdict]);
  assert.deepEqual(added, [
    ["Bo", "worth a claim", "claim"],
    ["Bo", "worth a claim", "claim"],
  ]);
  await store.close();
});

test("one annotation, or a list of them, is read too; what holds none is refused and leaves nothing", async () => {
  const store = await caseOf();
  const one = mark({ type: "TextQuoteSelector", exact: "nine boats left" });
  assert.equal((await imported(store, one)).marked, 1);
  assert.equal((await imported(store, [one])).knownClaims, 1);
  const before = (await store.judgements()).length;
  for (const [value, message] of [
    [{ type: "bundle", objects: [] }, /invalid annotations: type "bundle"/],
    ["[{", /it does not end/],
    [`{"items": [${JSON.stringify(mark({ type: "TextQuoteSelector", exact: "navy" }))}, `, /end/],
  ] as const)
    await assert.rejects(imported(store, value), message);
  assert.equal((await store.judgements()).length, before);
  await store.close();
});

test("files at hand are taken by what they hold", async () => {
  const [from, to] = [
    await caseOf(),
    await openStore(":memory:", { create: true, now: () => NOW }),
  ];
  const bundle = await exported(from, "stix");
  const note = mark({ type: "TextQuoteSelector", exact: "nine boats left" });
  const inputs = [
    { bytes: bundle, name: "a.json", retrieved: NOW },
    { bytes: new TextEncoder().encode(JSON.stringify(note)), name: "n.jsonld", retrieved: NOW },
    {
      bytes: new TextEncoder().encode("Boats left. They came back."),
      name: "t.txt",
      retrieved: NOW,
    },
  ];
  const report = await addFiles(to, inputs, WORLD);
  assert.deepEqual(
    report.issues.filter(({ severity }) => severity !== "note"),
    [],
  );
  assert.equal(report.added, 2);
  const texts = (await claimsOf(to)).map(([text]) => text);
  for (const [text] of await claimsOf(from)) assert.ok(texts.includes(text), text);
  assert.ok(texts.includes("nine boats left"));
  await from.close();
  await to.close();
});

test("positions count code points, and the quote mends one that is off", () => {
  const text = "🛰 one two one";
  const quote = { exact: "one", prefix: "", suffix: "" };
  const at = (begin: number, end: number) => ({ begin, end });
  assert.deepEqual(spanOfAnchor(text, { position: at(2, 5), quote, isOfText: false }), at(3, 6));
  assert.deepEqual(spanOfAnchor(text, { position: at(9, 12), quote, isOfText: false }), at(11, 14));
  assert.deepEqual(
    spanOfAnchor(text, { position: at(2, 5), quote: null, isOfText: true }),
    at(3, 6),
  );
  assert.match(String(spanOfAnchor(text, { position: null, quote, isOfText: true })), /ambiguous/);
  assert.match(
    String(spanOfAnchor(text, { position: at(2, 99), quote: null, isOfText: true })),
    /invalid position/,
  );
  assert.deepEqual(
    spanOfAnchor(text, { position: null, quote: { ...quote, prefix: "two " }, isOfText: false }),
    at(11, 14),
  );
});
