// What a source adds, repeats and changed, and how often it was right: from documents to the view of the source.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addInputs,
  judge,
  speakerRecord,
  sourceView,
  sourcesOf,
  versionDifference,
} from "../src/cycle/index.ts";
import { SourceView, VersionDifference } from "../src/model/weighing-view.ts";
import { openStore, type Store } from "../src/store/index.ts";

let minute = 0;
const world = {
  now: () => `2031-03-05T08:${String(minute++ % 60).padStart(2, "0")}:00Z`,
  fetch: async () => {
    throw new Error("no network in tests");
  },
};

const WORDS = Array.from({ length: 60 }, (_, i) => `word${i}`).join(" ");
const RAID = `Raiders burned the granary at Sorrel on Monday, and nobody was hurt. ${WORDS}.`;

interface Article {
  readonly id: string;
  readonly publisher: string;
  readonly published: string;
  readonly text: string;
  readonly url?: string;
}

async function add(store: Store, article: Article): Promise<void> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(article)}\n`);
  await addInputs(store, [{ bytes, name: `${article.id}.jsonl`, retrieved: world.now() }], world);
}

async function openCase(): Promise<Store> {
  minute = 0;
  const store = await openStore(":memory:", { now: world.now });
  const post = { publisher: "Sorrel Post", published: "2031-03-03T08:00:00Z" };
  const url = "https://post.example/granary";
  await add(store, { id: "a", ...post, text: RAID, url });
  await add(store, {
    id: "b",
    publisher: "Mirror",
    published: "2031-03-03T20:00:00Z",
    text: RAID,
  });
  await add(store, {
    id: "a2",
    ...post,
    text: RAID.replace("nobody was", "three people were"),
    url,
  });
  return store;
}

test("a source shows what it was first with, whom it copies, and what it changed in silence", async () => {
  const store = await openCase();
  const rows = await sourcesOf(store, {});
  assert.deepEqual(
    rows.map(({ source: { id }, documents }) => [id, documents]),
    [
      ["src:sorrel-post", 2],
      ["src:mirror", 1],
    ],
  );
  const post = SourceView.parse(await sourceView(store, "src:sorrel-post"));
  const mirror = SourceView.parse(await sourceView(store, "src:mirror"));
  assert.ok(post.firstWith.some(({ text }) => text.includes("granary")));
  assert.deepEqual([mirror.firstWith.length, mirror.row.first], [0, 0]);
  assert.deepEqual(
    mirror.repeatsFrom.map(({ name }) => name),
    ["Sorrel Post"],
  );
  assert.deepEqual([mirror.copiesFrom[0]?.name, post.copiedBy[0]?.name], ["Sorrel Post", "Mirror"]);
  assert.deepEqual([post.copiesFrom, mirror.copiedBy, mirror.edited], [[], [], []]);
  const [change, ...more] = post.edited;
  assert.deepEqual([change?.isAnnounced, more.length], [false, 0]);
  assert.equal(await sourceView(store, "src:nobody"), undefined);
  await store.close();
});

test("two versions of one page are both kept, and the difference says what was changed", async () => {
  const store = await openCase();
  const { documents } = await store.listDocuments({});
  const [one, other] = documents.filter(({ publisher }) => publisher === "Sorrel Post");
  assert.ok(one && other);
  const difference = VersionDifference.parse(await versionDifference(store, [other.id, one.id]));
  assert.ok(difference.earlier.retrieved < difference.later.retrieved);
  const of = (kind: string) =>
    difference.edits.flatMap((edit) => (edit.kind === kind ? edit.text.trim() : []));
  assert.deepEqual([of("removed"), of("added")], [["nobody was"], ["three people were"]]);
  assert.deepEqual([difference.isEdited, difference.isAnnounced], [true, false]);
  assert.deepEqual(await versionDifference(store, [one.id, other.id]), difference);
  const mirror = documents.find(({ publisher }) => publisher === "Mirror");
  await assert.rejects(versionDifference(store, [one.id, mirror?.id ?? ""]), {
    message: /are no versions of one page/,
  });
  await assert.rejects(versionDifference(store, [one.id, "doc-none"]), {
    message: /unknown document: "doc-none"/,
  });
  await store.close();
});

test("of two versions retrieved at one moment the first to come in is the earlier", async () => {
  for (const end of ["nobody was hurt", "one miller was hurt", "two millers were hurt"]) {
    const store = await openStore(":memory:", { now: world.now });
    const texts = [`The mill at Sorrel burned down and ${end}. ${WORDS}.`, RAID];
    const lines = texts.map((text, i) =>
      JSON.stringify({
        id: `mill-${i}`,
        publisher: "Sorrel Post",
        published: "2031-03-04",
        url: "https://post.example/mill",
        text,
      }),
    );
    const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(""));
    await addInputs(
      store,
      [
        {
          bytes,
          name: "mill.jsonl",
          mediaType: "application/x-ndjson",
          retrieved: "2031-03-05T00:00:00Z",
        },
      ],
      world,
    );
    const { documents } = await store.listDocuments({});
    const [one, other] = documents;
    assert.ok(one && other);
    const { earlier, later, edits } = await versionDifference(store, [one.id, other.id]);
    assert.equal(earlier.retrieved, later.retrieved);
    assert.match(edits.find(({ kind }) => kind === "removed")?.text ?? "", /mill/);
    await store.close();
  }
});

test("the record follows what analysts settle, apart for what it reported and what it passed on", async () => {
  const store = await openCase();
  const raid = (await store.allPropositions()).find(({ text }) => text.includes("granary"));
  assert.ok(raid);
  const said = { about: "claim", id: raid.id, why: "the mill's ledger", by: "ada" } as const;
  const settled = await judge(store, world, { ...said, verdict: "true" });
  const record = async (id: string) =>
    (await sourceView(store, id))?.record.map(({ role, topic, right, resolved, suggested }) => [
      role,
      topic === null,
      right,
      resolved,
      suggested,
    ]);
  assert.deepEqual((await record("src:sorrel-post"))?.[0], ["origin", true, 1, 1, "F"]);
  const view = await sourceView(store, "src:sorrel-post");
  assert.equal(view?.record[0]?.capped, "a letter asks for 5 resolved reports; there are 1");
  assert.deepEqual(
    view?.resolved.map(({ propositionId, wasRight, by }) => [propositionId, wasRight, by])[0],
    [raid.id, true, "ada"],
  );
  await judge(store, world, { ...said, verdict: "false" });
  assert.deepEqual((await record("src:sorrel-post"))?.[0], ["origin", true, 0, 1, "F"]);
  const last = (await store.judgements()).at(-1);
  const undo = { about: "undo", why: "misread", by: "ada" } as const;
  await judge(store, world, { ...undo, judgementId: last?.id ?? "" });
  assert.deepEqual((await record("src:sorrel-post"))?.[0], ["origin", true, 1, 1, "F"]);
  await judge(store, world, { ...undo, judgementId: settled.id });
  assert.deepEqual(await record("src:sorrel-post"), []);
  await store.close();
});

test("a speaker has a record of its own: what it said counts, whoever printed it", async () => {
  minute = 0;
  const store = await openStore(":memory:", { now: world.now });
  const published = "2031-03-03";
  const text = "The Pentagon said on Monday that the bridge at Tal Afar was destroyed by a drone.";
  await add(store, { id: "a", publisher: "Sorrel Post", published, text });
  await add(store, { id: "b", publisher: "Mirror", published, text: `${text} Snow fell on Tarn.` });
  const claims = (await store.listClaims({ sort: "newest", limit: 50, offset: 0 })).claims;
  const said = claims.find(({ chain }) => chain.at(-1)?.surface.includes("Pentagon"));
  const speaker = said?.chain.at(-1)?.refId;
  assert.ok(said && speaker);
  const told = { about: "claim", id: said.propositionId ?? "", verdict: "false" } as const;
  await judge(store, world, { ...told, why: "seen standing", by: "ada" });
  const { record, resolved } = await speakerRecord(store, speaker);
  assert.deepEqual(record.map(({ role, right, resolved: of }) => [role, right, of])[0], [
    "origin",
    0,
    1,
  ]);
  assert.deepEqual(
    resolved.map(({ role, wasRight, by }) => [role, wasRight, by]),
    [["origin", false, "ada"]],
  );
  const outlet = await sourceView(store, "src:mirror");
  assert.deepEqual(
    outlet?.record.map(({ role }) => role)[0],
    "transmitter",
    "it only passed it on",
  );
  assert.deepEqual(await speakerRecord(store, "act:nobody"), { resolved: [], record: [] });
  await store.close();
});
