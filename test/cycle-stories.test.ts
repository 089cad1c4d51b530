// Stories of a case: what was told once is kept, and only what is new is told anew.
import assert from "node:assert/strict";
import { test } from "node:test";
import { TocsinError } from "../src/base/error.ts";
import { listStories, storiesOfCase, storyView } from "../src/cycle/index.ts";
import { openStore, type Store } from "../src/store/index.ts";
import { documentOf } from "./store/factory.ts";

const MILL = "Fire destroyed the Orlan flour mill at Tarnbridge and the miller Hask fled";
const FLOOD =
  "Floods drowned cattle along the Vess river below Quellin after the dam at Marrow broke";

const ARTICLES = [
  { published: "2031-03-01T08:00:00Z", title: "Mill burns", text: `${MILL} on Sunday.` },
  { published: "2031-03-02T08:00:00Z", title: "Hask sought", text: `${MILL}; police seek him.` },
  { published: "2031-03-20T08:00:00Z", title: "Dam breaks", text: `${FLOOD}.` },
  { published: null, title: "Undated", text: `${MILL}, some day.` },
];

async function openCase(): Promise<Store> {
  const store = await openStore(":memory:", { now: () => "2031-04-01T08:00:00Z" });
  await store.saveDocuments(
    ARTICLES.map(({ text, ...fields }) => documentOf(text, fields)),
    [],
  );
  return store;
}

/** The same case as another start of the program sees it; counts the texts that it is asked for. */
function reopened(store: Store): Store & { texts: number } {
  const again = {
    ...store,
    texts: 0,
    textsOf: (ids: readonly string[]) => {
      again.texts += ids.length;
      return store.textsOf(ids);
    },
  };
  return again;
}

test("reports of one happening are one story, the latest first, and undated ones are in none", async () => {
  const store = await openCase();
  const { stories, total } = await listStories(store, { limit: 1, offset: 0 });
  assert.deepEqual([stories.map(({ title }) => title), total], [["Dam breaks"], 2]);
  const [, mill] = await storiesOfCase(store);
  assert.deepEqual([mill?.title, mill?.documentIds.length], ["Mill burns", 2]);
  const found = await listStories(store, { q: "MILL", limit: 9, offset: 0 });
  assert.deepEqual(
    found.stories.map(({ id }) => id),
    [mill?.id],
  );
  const view = await storyView(store, mill?.id ?? "");
  assert.deepEqual(
    view?.documents.map(({ title }) => title),
    ["Mill burns", "Hask sought"],
  );
  await store.close();
});

test("another start of the program opens no text again, and one more report only those of its two weeks", async () => {
  const store = await openCase();
  const before = await store.revision();
  const stories = await storiesOfCase(store);
  assert.equal(await store.revision(), before, "to tell stories is no change of the case");
  const again = reopened(store);
  assert.deepEqual(await storiesOfCase(again), stories);
  assert.equal(again.texts, 0);
  const more = { published: "2031-03-21T08:00:00Z", title: "Cattle lost" };
  await store.saveDocuments([documentOf(`${FLOOD}, farmers say.`, more)], []);
  const [flood] = await storiesOfCase(again);
  assert.deepEqual([flood?.documentIds.length, again.texts], [2, 2]);
  await store.close();
});

test("who may not write to the case is told its stories all the same", async () => {
  const store = await openCase();
  const readOnly: Store = {
    ...store,
    saveStoryDays: async () => {
      throw new TocsinError("unavailable", "unavailable case: it is read-only");
    },
  };
  assert.deepEqual(await storiesOfCase(readOnly), await storiesOfCase(store));
  await store.close();
});

test("questions that come together are answered by one telling, and a failure is for nobody to keep", async () => {
  const store = await openCase();
  const counted = reopened(store);
  await Promise.all([storiesOfCase(counted), storiesOfCase(counted)]);
  assert.equal(counted.texts, 3);
  let fails = true;
  const failing: Store = {
    ...store,
    publishedDocuments: async () => {
      if (fails) throw new TocsinError("unavailable", "unavailable disk");
      return store.publishedDocuments();
    },
  };
  await assert.rejects(storiesOfCase(failing), /unavailable disk/);
  fails = false;
  assert.equal((await storiesOfCase(failing)).length, 2);
  await store.close();
});
