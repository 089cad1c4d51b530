// GeoNames dumps in the real layout, zipped and not, from the file to the resolution of an article.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { TocsinError } from "../../src/base/error.ts";
import { addInputs, importGeonames, replay } from "../../src/cycle/index.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { zipOf, type ZipMember } from "./zip-file.ts";

const now = () => "2025-11-01T12:00:00.000Z";
const world = { now, fetch: () => assert.fail("no network") };
const README = { name: "readme.txt", content: Buffer.from("GeoNames") };

// A made-up hamlet that no bundled file has, and the region it lies in.
const REGION =
  "99004001\tNinawa\tNinawa\tNineveh\t36\t42\tA\tADM1\tIQ\t\t15\t\t\t\t2800000\t\t\tAsia/Baghdad\t2024-01-01";
const HAMLET =
  "99004002\tQaryat Zarqun\tQaryat Zarqun\tQaryat Zarqoun,قرية زرقون\t36.30111\t42.40222\tP\tPPL\tIQ\t\t15\t\t\t\t340\t\t260\tAsia/Baghdad\t2024-01-01";
const BASE =
  "99004003\tHadid Air Base\tHadid Air Base\t\t36.77777\t42.22222\tS\tAIRB\tIQ\t\t15\t\t\t\t0\t\t260\tAsia/Baghdad\t2024-01-01";
const DUMP = Buffer.from(`${[REGION, HAMLET, BASE].join("\r\n")}\r\n`);
const ARTICLE = {
  id: "a1",
  published: "2025-10-16",
  text: "MOSUL, Iraq (Daily Post) – Two soldiers were killed in an ambush near Qaryat Zarqun in Iraq on Wednesday, the defence ministry said.",
};

const folder = { path: "" };
before(() => {
  folder.path = mkdtempSync(join(tmpdir(), "tocsin-places-"));
});
after(() => rmSync(folder.path, { recursive: true }));

function saved(name: string, bytes: Uint8Array): string {
  const path = join(folder.path, name);
  writeFileSync(path, bytes);
  return path;
}

async function withStore(use: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore(":memory:", { create: true, now });
  try {
    await use(store);
  } finally {
    await store.close();
  }
}

async function placeOf(store: Store, text: string) {
  const [annotation] = await store.allAnnotations();
  const mention = annotation?.reading.mentions.find((one) => one.text === text);
  return annotation?.toponyms.find(({ mentionId }) => mentionId === mention?.id)?.place;
}

const addArticle = (store: Store) =>
  addInputs(
    store,
    [
      {
        bytes: Buffer.from(`${JSON.stringify(ARTICLE)}\n`),
        name: "a.jsonl",
        mediaType: "application/x-ndjson",
        retrieved: now(),
      },
    ],
    world,
  );

test("an imported place is used at once, and for what was read before after replay", async () => {
  await withStore(async (store) => {
    await addArticle(store);
    assert.equal(await placeOf(store, "Qaryat Zarqun"), undefined);
    const path = saved("IQ.zip", zipOf([README, { name: "IQ.txt", content: DUMP }]));
    const report = await importGeonames(store, path, world);
    assert.deepEqual(report, { name: "IQ", places: 3, leftOut: 0 });
    await replay(store, world);
    const place = await placeOf(store, "Qaryat Zarqun");
    assert.equal(place?.id, "geo:99004002");
    assert.equal(place?.country, "IQ");
    assert.equal(place?.admin1, "Nineveh", "under the name that the bundled region has");
    assert.ok(place && place.uncertaintyKm > 0);
  });
});

test("importing a file again replaces it, and another name is added", async () => {
  await withStore(async (store) => {
    await importGeonames(store, saved("IQ.txt", DUMP), world);
    await importGeonames(store, saved("IQ.txt", Buffer.from(`${HAMLET}\n`)), world);
    await importGeonames(store, saved("more.txt", Buffer.from(`${BASE}\n`)), world);
    const files = await store.gazetteers();
    assert.deepEqual(
      files.map(({ name, places }) => [name, places]),
      [
        ["IQ", 1],
        ["more", 1],
      ],
    );
  });
});

test("a file with a bad line changes nothing", async () => {
  await withStore(async (store) => {
    await importGeonames(store, saved("IQ.txt", DUMP), world);
    const bad = saved("IQ.txt", Buffer.from(`${HAMLET}\n${BASE.replace("36.77777", "136")}\n`));
    await assert.rejects(
      importGeonames(store, bad, world),
      (error) => error instanceof TocsinError && /line 2: invalid latitude/.test(error.message),
    );
    assert.equal((await store.gazetteers())[0]?.places, 3);
  });
});

test("a zip that lies, hides or is none is refused", async () => {
  const whole: ZipMember = { name: "IQ.txt", content: DUMP };
  const bomb = { name: "IQ.txt", content: new Uint8Array(8 * 2 ** 20) };
  const cases: readonly [Uint8Array, RegExp][] = [
    [Buffer.from("no zip at all, only some text"), /no zip directory/],
    [zipOf([README]), /no file of places in it/],
    [zipOf([whole, { name: "other/IR.txt", content: DUMP }]), /several files/],
    [zipOf([{ ...whole, encrypted: true }]), /encrypted/],
    [zipOf([{ ...whole, crc: 1 }]), /damaged/],
    [zipOf([{ ...whole, stated: 10 }]), /unpacks to more than it states/],
    [zipOf([bomb]), /unpacks to over 100 times its size/],
    [zipOf([{ ...bomb, stated: 1000 }]), /unpacks to more than it states/],
    [zipOf([whole]).subarray(0, 120), /no zip directory/],
  ];
  await withStore(async (store) => {
    for (const [bytes, message] of cases) {
      const error = await importGeonames(store, saved("XX.zip", bytes), world).then(
        () => assert.fail(`was read: ${message}`),
        (cause: unknown) => cause,
      );
      assert.ok(error instanceof TocsinError && error.code === "bad-input", String(error));
      assert.match(error.message, message);
    }
    assert.deepEqual(await store.gazetteers(), []);
  });
});

test("a missing file and a folder are told apart", async () => {
  await withStore(async (store) => {
    await assert.rejects(
      importGeonames(store, join(folder.path, "none.zip"), world),
      /unknown file/,
    );
    await assert.rejects(importGeonames(store, folder.path, world), /is a folder/);
  });
});
