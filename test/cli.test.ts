import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { main } from "../src/cli/main.ts";
import { recordedEffects } from "./recorded-effects.ts";

const ARTICLES = [
  {
    id: "a1",
    title: "Bridge at Tal Afar destroyed",
    publisher: "Daily Post",
    published: "2025-10-16",
    text: "Gen. Karim Aziz said on Wednesday that a drone had destroyed the bridge at Tal Afar. The ministry of defence denied that any bridge was hit.",
  },
  {
    id: "a2",
    title: "Drone hits bridge",
    publisher: "Evening Herald",
    published: "2025-10-17",
    text: "A drone had destroyed the bridge at Tal Afar, Gen. Karim Aziz said on Wednesday. Residents of Tal Afar said that they had heard no explosion.",
  },
];

const folder = { path: "" };
const file = (name: string) => join(folder.path, name);

before(() => {
  folder.path = mkdtempSync(join(tmpdir(), "tocsin-cli-"));
  writeFileSync(
    file("articles.jsonl"),
    ARTICLES.map((article) => `${JSON.stringify(article)}\n`).join(""),
  );
});
after(() => rmSync(folder.path, { recursive: true }));

/** Runs a command on the case of this test; fails where the exit code is another. */
async function tocsin(
  args: readonly string[],
  given: { stdin?: string; exit?: number } = {},
): Promise<{ out: string; err: string }> {
  const { effects, out, err } = recordedEffects({
    stdin: given.stdin ?? "",
    env: { TOCSIN_CASE: file("news.tocsin") },
  });
  assert.equal(await main(args, effects), given.exit ?? 0, `tocsin ${args.join(" ")}\n${err()}`);
  return { out: out(), err: err() };
}

async function json(args: readonly string[], given: { stdin?: string } = {}) {
  return JSON.parse((await tocsin([...args, "--json"], given)).out);
}

test("a case is filled, asked, exported, checked, copied and put back", async (t) => {
  await t.test("import adds each article once", async () => {
    assert.match(
      (await tocsin(["import", "jsonl", file("articles.jsonl")])).out,
      /^2 documents added, 0 known already/,
    );
    assert.match(
      (await tocsin(["add", file("articles.jsonl")])).out,
      /^0 documents added, 2 known already/,
    );
  });

  await t.test("claims name their speaker and their origins", async () => {
    const page = await json(["claims", "bridge"]);
    assert.ok(page.total >= 2);
    assert.ok(page.claims.some((row: { speaker: string }) => row.speaker.includes("Aziz")));
    const text = (await tocsin(["claims", "bridge"])).out;
    assert.match(text, /“.*bridge.*”\n {2}.*Karim Aziz ← Daily Post/);
    assert.match(text, /\d origins?, \d documents?/);
  });

  await t.test("lists answer as text and as JSON", async () => {
    for (const command of ["actors", "events", "sources", "problems", "alerts", "issues"]) {
      const page = await json([command, "--limit", "2"]);
      assert.ok(Array.isArray(page[command]) && page[command].length <= 2, command);
      await tocsin([command]);
    }
  });

  await t.test("export writes claims as CSV and JSON lines, places as GeoJSON", async () => {
    const { out: csv } = await tocsin(["export", "csv"]);
    assert.ok(csv.split("\n").length > 2);
    const lines = (await tocsin(["export", "jsonl"])).out.trim().split("\n");
    assert.equal(lines.length, (await json(["claims"])).total);
    for (const line of lines) JSON.parse(line);
    assert.equal(JSON.parse((await tocsin(["export", "geojson"])).out).type, "FeatureCollection");
    assert.match(
      (await tocsin(["export", "pdf"], { exit: 2 })).err,
      /unknown format: "pdf"\nhint: choose one of csv, jsonl, xlsx, geojson, .*stix/,
    );
  });

  await t.test("replay makes the same claims again", async () => {
    const first = (await json(["claims"])).claims;
    await tocsin(["replay"]);
    assert.deepEqual((await json(["claims"])).claims, first);
  });

  await t.test("audit, backup and restore", async () => {
    await tocsin(["audit"]);
    await tocsin(["backup", file("copy.tocsin")]);
    assert.match(
      (await tocsin(["backup", file("copy.tocsin")], { exit: 4 })).err,
      /duplicate file/,
    );
    assert.match(
      (await tocsin(["restore", file("copy.tocsin")], { exit: 4 })).err,
      /duplicate case/,
    );
    await tocsin(["restore", file("copy.tocsin"), "--force"]);
    assert.equal((await json(["claims"])).total > 0, true);
  });

  await t.test("a file that is no case is refused and left alone", async () => {
    writeFileSync(
      file("not.tocsin"),
      "plain text, and enough of it to be mistaken for nothing else",
    );
    assert.match(
      (await tocsin(["claims", "--case", file("not.tocsin")], { exit: 2 })).err,
      /^tocsin: invalid case.*\nhint: /,
    );
    assert.match(readFileSync(file("not.tocsin"), "utf8"), /^plain text/);
  });

  await t.test("an unknown problem has no brief", async () => {
    assert.match(
      (await tocsin(["brief", "nowhere"], { exit: 3 })).err,
      /unknown problem|missing problem/,
    );
  });
});

test("read shows an article without a case", async () => {
  writeFileSync(file("one.txt"), `${ARTICLES[0]?.title}\n\n${ARTICLES[0]?.text}\n`);
  const { out } = await tocsin(["read", file("one.txt")]);
  assert.match(out, /^ {2}1 {2}“/m);
  assert.match(out, /Karim Aziz \(said/);
  assert.match(out, /^origins +\d publisher/m);
  assert.ok(!existsSync(file("one.tocsin")));
  const record = await json(["read", file("one.txt")]);
  assert.ok(record.articles[0].annotation.reading.claims.length >= 2);
  assert.match(
    (await tocsin(["read", file("none.txt")], { exit: 3 })).err,
    /missing file: .*none\.txt/,
  );
});

test("read takes standard input and underlines the text where it is asked to", async () => {
  const { out } = await tocsin(["read", "-", "--text"], { stdin: ARTICLES[0]?.text ?? "" });
  assert.match(out, /\^{4}/);
  assert.match((await tocsin(["read", "-"], { stdin: "", exit: 2 })).err, /hint: /);
});

test("extract keeps the order and the offsets, and goes on after a bad line", async () => {
  const lines = [
    JSON.stringify(ARTICLES[0]),
    "{",
    JSON.stringify({ id: 7 }),
    JSON.stringify(ARTICLES[1]),
    "",
  ].join("\n");
  const { out, err } = await tocsin(["extract", "--layers", "attributions"], {
    stdin: lines,
    exit: 2,
  });
  const records = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    records.map((record) => [record.id, Object.keys(record).length]),
    [
      ["a1", 2],
      ["a2", 2],
    ],
  );
  assert.match(
    err,
    /^line 2: invalid JSON\nline 3: invalid id: .*\ntocsin: invalid input: 2 lines\n/,
  );
  for (const [i, { attributions }] of records.entries()) {
    const words = attributions.flatMap(({ source }: { source: { begin: number; end: number }[] }) =>
      source.map(({ begin, end }) => ARTICLES[i]?.text.slice(begin, end)),
    );
    assert.ok(
      words.some((surface: string) => surface.includes("Karim Aziz")),
      words.join(" | "),
    );
  }
});

test("extract refuses a layer that it does not have", async () => {
  assert.match(
    (await tocsin(["extract", "--layers", "moods"], { exit: 2 })).err,
    /unknown layer: "moods"/,
  );
});

test("cluster and reuse answer for every article that came in", async () => {
  const stdin = ARTICLES.map((article) => JSON.stringify(article)).join("\n");
  const clusters = (await tocsin(["cluster"], { stdin })).out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    clusters.map(({ id }) => id),
    ["a1", "a2"],
  );
  assert.equal(clusters[0].cluster, clusters[1].cluster);
  await tocsin(["reuse"], { stdin });
  assert.match(
    (await tocsin(["reuse"], { stdin: `${stdin}\n${stdin}`, exit: 2 })).err,
    /duplicate id: "a1"/,
  );
});

test("screen scores pairs with reasons", async () => {
  const pair = JSON.stringify({
    id: "p",
    schema: "Person",
    name1: "Karim Aziz",
    name2: "Kareem Aziz",
  });
  const answer = JSON.parse((await tocsin(["screen", "--pairs"], { stdin: pair })).out);
  assert.equal(answer.match, true);
  assert.ok(answer.explanation.length > 0);
  assert.match((await tocsin(["screen"], { exit: 2 })).err, /missing choice/);
  assert.match(
    (await tocsin(["screen", "Ismail Hadadi", "Northern Heron"], { exit: 2 })).err,
    /several names: "Ismail Hadadi", "Northern Heron"\nhint: give one at a time/,
  );
});

test("the program passes its exit code through, and prints no warning of Node's", () => {
  const run = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "../bin/tocsin.js"), "audit", "--case", "/nowhere.tocsin"],
    { encoding: "utf8" },
  );
  assert.equal(run.status, 3);
  assert.match(run.stderr, /^tocsin: missing case/);
  assert.doesNotMatch(run.stderr, /Warning/);
});

test("imported events become series, and a short history is said, not alarmed on", async () => {
  const rows = Array.from({ length: 9 }, (_, i) =>
    [
      "ORD1",
      `2031-03-0${i + 1}`,
      "Battles",
      "Armed clash",
      "Ordian army",
      "Brigade",
      "Ordia",
      "North",
    ]
      .join(",")
      .replace("ORD1", `ORD${i}`),
  );
  const head = "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,country,admin1";
  const stdin = [head, ...rows].join("\n");
  const { out } = await tocsin(["import", "acled", "-"], { stdin });
  assert.match(out, /^9 events read, 9 of them new, 0 issues/);
  assert.match((await tocsin(["series", "--dataset", "ACLED"])).out, /Ordian army → Brigade .* 9 /);
  const { series } = await json(["series", "--actor", "ordian army", "--step", "day"]);
  assert.equal(series[0].bins.length, 9);
  const found = await tocsin(["detect", "--dataset", "ACLED"]);
  assert.match(found.out, /not tested: ACLED, Ordian army → Brigade.*insufficient history/);
  await tocsin(["detect", "--detector", "nonsense"], { exit: 2 });
});

test("a question is asked, answered and settled by another, and its ledger holds", async () => {
  const asked = ["--text", "Will it close?", "--criteria", "an order", "--source", "the gazette"];
  const days = ["--closes", "2025-11-20", "--resolves", "2025-11-30"];
  await tocsin(["forecasts", "ask", "closes", ...days, "--by", "Ana", ...asked.slice(0, 2)], {
    exit: 2,
  });
  await tocsin(["forecasts", "ask", "closes", ...asked, ...days, "--by", "Ana"]);
  await tocsin(["forecasts", "answer", "closes", "0.7", "0.4", "--by", "Ana"], { exit: 2 });
  await tocsin(["forecasts", "answer", "closes", "0.7", "0.3", "--by", "Ana", "--why", "boats"]);
  const settle = ["forecasts", "settle", "closes", "yes", "--evidence", "prop-1", "--by"];
  await tocsin([...settle, "Ana"], { exit: 4 });
  assert.match((await tocsin([...settle, "Ben"])).out, /^recorded as line 3/);
  const { questions, records } = await json(["forecasts"]);
  assert.deepEqual([questions[0].status, records[0].settled], ["settled", 1]);
  assert.match((await tocsin(["forecasts"])).out, /Ana: 0 open, 1 settled, 0 annulled/);
  await tocsin(["audit"]);
});
