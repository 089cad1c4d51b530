// The zone in which an outlet dates its days: assumed, stated, said by a person, kept, taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addInputs, judge, openDesk, replay, annotate, loadKnowledge } from "../src/cycle/index.ts";
import type { Document } from "../src/model/document.ts";
import { Source } from "../src/model/source.ts";
import { openStore, type Store } from "../src/store/index.ts";

const now = () => "2031-03-05T08:00:00Z";
const world = {
  now,
  fetch: async () => {
    throw new Error("no network in tests");
  },
};

// half past one on Wednesday the 5th in Baghdad
const LINE = {
  id: "a",
  title: "Depot hit",
  publisher: "Sorrel Wire",
  published: "2031-03-04T22:30:00Z",
  text: "A drone hit the depot yesterday. The ministry said two guards were hurt on Monday night.",
};

function input(line: object) {
  const bytes = new TextEncoder().encode(`${JSON.stringify(line)}\n`);
  return { bytes, name: "a.jsonl", retrieved: now(), feed: "https://wire.example/feed.xml" };
}

async function openCase(line: object = LINE): Promise<Store> {
  const store = await openStore(":memory:", { now });
  await addInputs(store, [input(line)], world);
  return store;
}

async function timeOf(store: Store, words: string) {
  const { documents } = await store.listDocuments({});
  const view = await store.findDocument(documents[0]?.id ?? "");
  return view?.reading?.times.find(({ text }) => text === words);
}

const said = {
  about: "time-zone",
  timeZone: "Asia/Baghdad",
  why: "its imprint",
  by: "ada",
} as const;

test("where no zone is known a day is one of UTC, and says that this is assumed", async () => {
  const store = await openCase();
  const yesterday = await timeOf(store, "yesterday");
  assert.equal(yesterday?.interval?.from, "2031-03-03");
  assert.equal(yesterday?.anchor?.timeZone, "UTC");
  assert.equal(yesterday?.anchor?.zoneBasis, "assumed");
  await store.close();
});

for (const outlet of ["Sorrel Wire", "https://wire.example/feed.xml"]) {
  test(`the zone said of ${outlet} holds after replay, and can be taken back`, async () => {
    const store = await openCase();
    const before = await timeOf(store, "yesterday");
    await judge(store, world, { ...said, outlet });
    await replay(store, world);
    const yesterday = await timeOf(store, "yesterday");
    assert.equal(yesterday?.interval?.from, "2031-03-04");
    assert.equal(yesterday?.anchor?.timeZone, "Asia/Baghdad");
    assert.equal(yesterday?.anchor?.zoneBasis, "stated");
    const later = { ...world, now: () => "2031-03-05T09:00:00Z" };
    await judge(store, later, { ...said, outlet, timeZone: "none" });
    await replay(store, world);
    assert.deepEqual(await timeOf(store, "yesterday"), before);
    await store.close();
  });
}

test("a plain date is the outlet's own and needs no zone", async () => {
  const store = await openCase({ ...LINE, published: "2031-03-05" });
  const yesterday = await timeOf(store, "yesterday");
  assert.equal(yesterday?.interval?.from, "2031-03-04");
  assert.equal(yesterday?.anchor?.zoneBasis, undefined);
  await store.close();
});

test("the record of an outlet may state its zone, and only one that there is", async () => {
  const knowledge = await loadKnowledge();
  const [first] = knowledge.sources;
  assert.ok(first);
  const wire = Source.parse({
    ...first,
    id: "src:wire",
    name: "Sorrel Wire",
    aliases: [],
    domains: [],
    timeZone: "America/New_York",
  });
  const desk = openDesk({ ...knowledge, sources: [wire, ...knowledge.sources] });
  const store = await openCase();
  const { documents } = await store.listDocuments({});
  const view = await store.findDocument(documents[0]?.id ?? "");
  const document = view?.document as Document;
  const late = { ...document, published: "2031-03-05T03:00:00Z" }; // ten in the evening of the 4th
  const times = annotate(late, desk).reading.times;
  assert.equal(times.find(({ text }) => text === "yesterday")?.interval?.from, "2031-03-03");
  assert.equal(Source.safeParse({ ...wire, timeZone: "Asia/Nowhere" }).success, false);
  await store.close();
});

test("the country of an outlet gives the day where it is one in all of it", async () => {
  const knowledge = await loadKnowledge();
  const [first] = knowledge.sources;
  assert.ok(first);
  const store = await openCase();
  const { documents } = await store.listDocuments({});
  const document = (await store.findDocument(documents[0]?.id ?? ""))?.document as Document;
  const anchorIn = (country: string, published: string) => {
    const wire = {
      ...first,
      id: "src:wire",
      name: "Sorrel Wire",
      aliases: [],
      domains: [],
      country,
    };
    const desk = openDesk({ ...knowledge, sources: [wire, ...knowledge.sources] });
    const { times } = annotate({ ...document, published }, desk).reading;
    const { anchor, interval } = times.find(({ text }) => text === "yesterday") ?? {};
    return `${interval?.from} ${anchor?.timeZone} ${anchor?.zoneBasis}`;
  };
  assert.equal(anchorIn("IQ", LINE.published), "2031-03-04 Asia/Baghdad country");
  assert.match(anchorIn("US", "2031-03-04T18:00:00Z"), /^2031-03-03 America\/\S+ country$/);
  assert.equal(anchorIn("US", "2031-03-04T06:00:00Z"), "2031-03-03 UTC assumed");
  await store.close();
});

test("an unknown zone and an empty outlet are refused", async () => {
  const store = await openCase();
  const refused = (change: object) =>
    judge(store, world, { ...said, outlet: "Sorrel Wire", ...change });
  await assert.rejects(refused({ timeZone: "Baghdad" }), /unknown time zone: "Baghdad"/);
  await assert.rejects(refused({ outlet: " " }), /missing outlet/);
  assert.equal((await store.judgements()).length, 0);
  await store.close();
});
