// One document after another, in any order and in batches of any size: the same as all at once, to the byte.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { weighAll, weighPending } from "../../src/cycle/index.ts";
import { openStore, type Annotation, type Store } from "../../src/store/index.ts";
import type { Document } from "../../src/model/document.ts";
import { read, source, type DocumentLike } from "./case.ts";

const NOW = "2025-11-01T00:00:00Z";
const bytes = (id: string) => new TextEncoder().encode(id);

function annotated(like: DocumentLike): { document: Document; annotation: Annotation } {
  const { document, blocks, citations, claims } = read(like);
  const reading = {
    documentId: document.id,
    reader: "test",
    blocks,
    sentences: [],
    mentions: [],
    times: [],
    claims: [...claims],
    citations: [...citations],
  };
  const annotation: Annotation = {
    documentId: document.id,
    state: "read",
    reading,
    resolutions: [],
    toponyms: [],
    entities: [],
    relations: [],
    issues: [],
  };
  return { document, annotation };
}

/** Weighed in these batches. */
async function weighedIn(
  batches: readonly (readonly DocumentLike[])[],
  sources: Parameters<typeof weighPending>[1]["sources"],
) {
  const store: Store = await openStore(":memory:", { now: () => NOW });
  try {
    for (const batch of batches) {
      const items = batch.map(annotated);
      await store.saveDocuments(
        items.map(({ document }) => ({ document, bytes: bytes(document.id) })),
        [],
      );
      await store.saveAnnotations(items.map(({ annotation }) => annotation));
      await weighPending(store, { sources, entities: [] });
    }
    const propositions = await store.allPropositions();
    const reuse = await store.weigh((index) =>
      index.reuseAmong(batches.flat().map(({ id }) => id)),
    );
    return { propositions, reuse };
  } finally {
    await store.close();
  }
}

const SOURCES = [
  source("Wire", { reliability: "B" }),
  source("Post", { ownerGroup: "Group", reliability: "C" }),
  source("Herald", { ownerGroup: "Group" }),
  source("State Radio", { stateAffiliation: "XO", ownerGroup: "State" }),
];
const SENTENCES = [
  "Rebels shelled the harbour of Marrow on Monday",
  "The rebels fired shells at the harbour of Marrow",
  "Twelve people were killed in the market of Marrow",
  "Seventy people were killed in the market of Marrow",
  "The minister denied that ships had left the harbour of Marrow",
  "Ships left the harbour of Marrow at night with marines aboard",
  "The embassy of Corvanne in Marrow was closed",
];
const STORY = Array.from({ length: 90 }, (_, i) => `word${i}`);

const like = fc.record({
  publisher: fc.constantFrom("Wire", "Post", "Herald", "State Radio", null),
  published: fc.constantFrom(
    null,
    "2025-10-01",
    "2025-10-01T10:00:00Z",
    "2025-10-02T10:00:00Z",
    "2025-10-20",
  ),
  story: fc.constantFrom(0, 0, 0, 1, 2),
  edit: fc.integer({ min: 0, max: 89 }),
  claims: fc.array(
    fc.record({
      text: fc.constantFrom(...SENTENCES),
      polarity: fc.constantFrom("positive" as const, "negative" as const),
    }),
    { maxLength: 3 },
  ),
});

const cases = fc.array(like, { minLength: 1, maxLength: 20 }).map((list) =>
  list.map(({ story, edit, ...rest }, i): DocumentLike => ({
    ...rest,
    id: `doc-${i}`,
    filler: `${STORY.map((word, at) => (at === edit ? `edit${i}` : `${word}s${story}`)).join(" ")}`,
  })),
);

const FOOT = "The Wire reports from ninety cities day and night";

/** Articles of one outlet over weeks, most of which end with the same line: five texts make it boilerplate. */
const footed = fc
  .array(fc.record({ day: fc.integer({ min: 10, max: 29 }), story: fc.nat(3), foot: fc.nat(3) }), {
    minLength: 5,
    maxLength: 14,
  })
  .map((list) =>
    list.map(({ day, story, foot }, i): DocumentLike => ({
      id: `doc-${i}`,
      publisher: "Wire",
      published: `2025-10-${day}`,
      claims: [{ text: SENTENCES[i % SENTENCES.length] ?? "" }],
      filler: `${STORY.map((word) => `${word}s${story}`).join(" ")}${foot > 0 ? `\n\n${FOOT}` : ""}`,
    })),
  );

const RENDERED: Readonly<Record<string, (figures: readonly number[]) => string>> = {
  en: ([a, b, c, d]) =>
    `Troops of General Zlatarov shelled Karpovka and Belgovar, where ${a} people died, ${b} fled and ${c} houses burnt; ${d} shells fell on Trimontana.`,
  ru: ([a, b, c, d]) =>
    `Войска генерала Златарова обстреляли Карповку и Белговар, где ${a} человек погибли, ${b} бежали и ${c} домов сгорели; ${d} снарядов упало на Тримонтану.`,
  bg: ([a, b, c, d]) =>
    `Войските на генерал Златаров обстреляха Карповка и Белговар, където ${a} души загинаха, ${b} избягаха и ${c} къщи изгоряха; ${d} снаряда паднаха над Тримонтана.`,
};

/** Reports of two happenings in three languages, more than lead an anchor: some render others, some share a figure. */
const rendered = fc
  .array(
    fc.record({
      language: fc.constantFrom("en", "en", "en", "en", "ru", "bg"),
      story: fc.constantFrom(0, 0, 0, 1),
      day: fc.constantFrom(1, 3, 4, 5, 6),
      hour: fc.integer({ min: 10, max: 23 }),
      own: fc.nat(2),
      claim: fc.nat(1),
    }),
    { minLength: 6, maxLength: 36 },
  )
  .map((list) =>
    list.map(({ language, story, day, hour, own, claim }, i): DocumentLike => {
      const figures = [117, 243, 1891, 65].map(
        (figure, at) => figure + 400 * story + (at < own ? 0 : 1),
      );
      return {
        id: `doc-${i}`,
        language,
        publisher: `Outlet ${i % 5}`,
        published: `2025-10-0${day}T${hour}:00:00Z`,
        claims: language === "en" ? [{ text: SENTENCES[claim] ?? "" }] : [],
        filler: `w${i} ${RENDERED[language]?.(figures) ?? ""}`,
      };
    }),
  );

const shuffledOf = (documentLists: fc.Arbitrary<DocumentLike[]>) =>
  documentLists.chain((documents) =>
    fc.record({
      documents: fc.constant(documents),
      order: fc.shuffledSubarray(documents, { minLength: documents.length }),
      size: fc.integer({ min: 1, max: documents.length }),
    }),
  );

function batchesOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

async function checkOrders(
  documentLists: fc.Arbitrary<DocumentLike[]>,
  runs: number,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(shuffledOf(documentLists), async ({ documents, order, size }) => {
      const items = documents.map(annotated);
      const whole = weighAll(
        items.map(({ document }) => document),
        items.map(({ annotation }) => annotation),
        { sources: SOURCES, entities: [] },
      );
      const kept = await weighedIn(batchesOf(order, size), SOURCES);
      assert.equal(JSON.stringify(kept.propositions), JSON.stringify(whole.propositions));
      assert.equal(JSON.stringify(kept.reuse), JSON.stringify(whole.reuse));
    }),
    { numRuns: Number(process.env["RUNS"] ?? runs) },
  );
}

test("any order and batching of documents gives the same propositions and reuse, to the byte", () =>
  checkOrders(cases, 100));

test("so it does where a line turns out to be boilerplate on the way", () =>
  checkOrders(footed, 30));

test("so it does of reports that may be translations of each other", () =>
  checkOrders(rendered, 60));

test("what an analyst sets apart stays apart, also after everything was forgotten", async () => {
  const store = await openStore(":memory:", { now: () => NOW });
  try {
    const two = ["a", "b"].map((id): DocumentLike => ({
      id,
      publisher: `Outlet ${id}`,
      published: "2025-10-01",
      claims: [{ text: SENTENCES[0] ?? "" }],
    }));
    const items = two.map(annotated);
    const save = () => store.saveAnnotations(items.map(({ annotation }) => annotation));
    const weighed = async () => {
      await weighPending(store, { sources: SOURCES, entities: [] });
      return (await store.allPropositions()).length;
    };
    await store.saveDocuments(
      items.map(({ document }) => ({ document, bytes: bytes(document.id) })),
      [],
    );
    await save();
    assert.equal(await weighed(), 1);
    const [one = "", other = ""] = items.flatMap(({ annotation }) =>
      annotation.reading.claims.map(({ id }) => id),
    );
    await store.appendJudgement({
      id: "j1",
      about: "grouping",
      subjectId: one,
      verdict: `apart ${other}`,
      why: "two harbours of that name",
      by: "analyst",
      at: NOW,
    });
    assert.equal(await weighed(), 2);
    await store.clearDerived();
    await save();
    assert.equal(await weighed(), 2);
  } finally {
    await store.close();
  }
});
