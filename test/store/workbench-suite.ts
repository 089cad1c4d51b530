// What the pages ask: lists within a window of days, and filters that people named.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Store } from "../../src/store/index.ts";
import { annotationOf, documentOf, entityOf, relationOf } from "./factory.ts";
import type { OpenStore } from "./suite.ts";

const DAYS = [
  { published: "2031-04-09T23:59:59Z", place: "p:north", event: "ASSAULT", to: "e:b" },
  { published: "2031-04-10", place: "p:north", event: "CONSULT", to: "e:c" },
  { published: "2031-04-10T18:00:00Z", place: "p:south", event: "ASSAULT", to: "e:c" },
  { published: null, place: "p:south", event: "ASSAULT", to: "e:d" },
] as const;

/** One document a row, each with a claim of a place and an event, and a tie from `e:a`. */
async function fill(store: Store): Promise<void> {
  for (const [i, { published, place, event, to }] of DAYS.entries()) {
    const collection = i === 0 ? "other" : "sample";
    const { document, bytes } = documentOf(`text ${i}`, { published, collection });
    const annotation = annotationOf(document, [{ places: [place], events: [event] }]);
    const type = i === 1 ? "met-with" : "allied-with";
    await store.saveDocuments([{ document, bytes }], []);
    await store.saveAnnotations([
      {
        ...annotation,
        entities: ["e:a", to].map((id) => entityOf(id)),
        relations: [relationOf(type, ["e:a", to], annotation.reading.claims)],
      },
    ]);
  }
}

export function workbenchSuite(open: OpenStore): void {
  const withStore = (name: string, run: (store: Store) => Promise<void>): void => {
    test(name, async () => {
      const store = await open();
      try {
        await fill(store);
        await run(store);
      } finally {
        await store.close();
      }
    });
  };

  withStore(
    "claims are counted by day, undated ones in none, anew after a write",
    async (store) => {
      assert.deepEqual(await store.claimDays({}), [
        { day: "2031-04-09", claims: 1 },
        { day: "2031-04-10", claims: 2 },
      ]);
      assert.deepEqual(await store.claimDays({ collection: "other" }), [
        { day: "2031-04-09", claims: 1 },
      ]);
      assert.deepEqual(await store.claimDays({ collection: "none" }), []);
      const { document, bytes } = documentOf("later", { published: "2031-04-12" });
      await store.saveDocuments([{ document, bytes }], []);
      await store.saveAnnotations([annotationOf(document, [{}, {}])]);
      assert.deepEqual((await store.claimDays({})).at(-1), { day: "2031-04-12", claims: 2 });
    },
  );

  withStore(
    "places of a window: its end is exclusive, undated claims are in none",
    async (store) => {
      const counts = async (page: Parameters<Store["listPlaces"]>[0]) =>
        (await store.listPlaces(page)).map(({ place, claims, documents }) => [
          place.id,
          claims,
          documents,
        ]);
      assert.deepEqual(await counts({}), [
        ["p:north", 2, 2],
        ["p:south", 2, 2],
      ]);
      const day = { from: "2031-04-10", to: "2031-04-11" };
      assert.deepEqual(await counts(day), [
        ["p:north", 1, 1],
        ["p:south", 1, 1],
      ]);
      assert.deepEqual(await counts({ to: "2031-04-10" }), [["p:north", 1, 1]]);
      assert.deepEqual(await counts({ ...day, event: "ASSAULT" }), [["p:south", 1, 1]]);
      assert.deepEqual(await counts({ event: "CONSULT" }), [["p:north", 1, 1]]);
      assert.deepEqual(await counts({ ...day, collection: "other" }), []);
      assert.deepEqual(await counts({ ...day, q: "SOU" }), [["p:south", 1, 1]]);
      assert.deepEqual(await counts({ from: "2032-01-01" }), []);
    },
  );

  withStore("ties of a window, of one kind or all", async (store) => {
    const ends = async (page: Parameters<Store["network"]>[0]) => {
      const { nodes, edges } = await store.network(page);
      const named = new Set(nodes.map(({ id }) => id));
      for (const { from, to } of edges) assert.ok(named.has(from.id) && named.has(to.id));
      return edges.map(({ relation }) => `${relation.type} ${relation.toId}`).toSorted();
    };
    assert.deepEqual(await ends({}), [
      "allied-with e:b",
      "allied-with e:c",
      "allied-with e:d",
      "met-with e:c",
    ]);
    assert.deepEqual(await ends({ from: "2031-04-10" }), ["allied-with e:c", "met-with e:c"]);
    assert.deepEqual(await ends({ to: "2031-04-10" }), ["allied-with e:b"]);
    assert.deepEqual(await ends({ from: "2031-04-10", type: "met-with" }), ["met-with e:c"]);
    assert.deepEqual(await ends({ from: "2031-04-11", to: "2031-04-12" }), []);
  });

  withStore("claims are found where they stand, in whatever documents", async (store) => {
    const { claims } = await store.listClaims({ sort: "newest", limit: 9, offset: 0 });
    const ids = claims.map(({ id }) => id);
    const contents = await store.claimContents([...ids, "unknown"]);
    assert.deepEqual(contents.map(({ id }) => id).toSorted(), ids.toSorted());
    for (const { content, text } of contents) {
      assert.deepEqual(content, [{ begin: 0, end: 4 }]);
      assert.match(text, /^text \d$/);
    }
  });

  withStore(
    "a named filter is one of its person, and is forgotten by its person",
    async (store) => {
      const view = { name: "denials", by: "ada", at: "2031-05-01T12:00:00Z", query: "form=direct" };
      await store.saveViews([view, { ...view, by: "bo" }]);
      await store.saveViews([{ ...view, query: "polarity=negative" }]);
      assert.deepEqual(await store.savedViews(), [
        { ...view, query: "polarity=negative" },
        { ...view, by: "bo" },
      ]);
      assert.equal(await store.forgetView({ name: "denials", by: "cem" }), false);
      assert.equal(await store.forgetView({ name: "denials", by: "ada" }), true);
      assert.deepEqual(await store.savedViews(), [{ ...view, by: "bo" }]);
    },
  );

  withStore(
    "days that were told are kept, and replaced, without a change of the case",
    async (store) => {
      const before = await store.revision();
      assert.deepEqual(await store.storyDays(), new Map());
      const day = { of: "x", groups: [["a", "b"], ["c"]] };
      await store.saveStoryDays(new Map([["2031-04-09", day]]));
      await store.saveStoryDays(
        new Map([
          ["2031-04-09", { of: "y", groups: [["a"]] }],
          ["2031-04-10", day],
        ]),
      );
      assert.deepEqual(
        await store.storyDays(),
        new Map([
          ["2031-04-09", { of: "y", groups: [["a"]] }],
          ["2031-04-10", day],
        ]),
      );
      assert.equal(await store.revision(), before);
    },
  );

  withStore(
    "documents with a date are listed without their texts, which are fetched by id",
    async (store) => {
      const published = await store.publishedDocuments();
      assert.equal(published.length, 3);
      assert.ok(published.every((one) => !("text" in one) && one.published !== ""));
      const ids = published.map(({ id }) => id);
      const texts = await store.textsOf([...ids, "unknown"]);
      assert.deepEqual([...texts.keys()].toSorted(), ids.toSorted());
      assert.deepEqual([...texts.values()].toSorted(), ["text 0", "text 1", "text 2"]);
    },
  );
}
