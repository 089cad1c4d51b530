import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { openStore, type OpenOptions, type Store } from "../../src/store/index.ts";
import { openSqlite } from "../../src/store/sqlite-connection.ts";
import { storeOf } from "../../src/store/store-of.ts";
import { annotationOf, documentOf, judgementOf, NOW, propositionOf } from "./factory.ts";
import { storeSuite } from "./suite.ts";
import { followSuite } from "./follow-suite.ts";
import { pagingSuite } from "./paging-suite.ts";
import { todaySuite } from "./today-suite.ts";
import { warningSuite } from "./warning-suite.ts";
import { workbenchSuite } from "./workbench-suite.ts";

const folder = mkdtempSync(join(tmpdir(), "tocsin-store-"));
const files = { count: 0 };
after(() => rmSync(folder, { recursive: true, force: true }));

function freshFile(): string {
  return join(folder, `case-${files.count++}.tocsin`);
}

function open(path: string, options: Partial<OpenOptions> = {}): Promise<Store> {
  return openStore(path, { create: true, now: () => NOW, ...options });
}

/** Statements run on the file behind the store's back. */
function tamper(path: string, statements: string): void {
  const database = new DatabaseSync(path);
  try {
    database.exec(statements);
  } finally {
    database.close();
  }
}

describe("a case in memory", () => {
  storeSuite(() => open(":memory:"));
  warningSuite(() => open(":memory:"));
  followSuite(() => open(":memory:"));
  todaySuite(() => open(":memory:"));
  workbenchSuite(() => open(":memory:"));
  pagingSuite(() => open(":memory:"));
});

describe("a case in a file", () => {
  storeSuite(() => open(freshFile()));
  warningSuite(() => open(freshFile()));
  followSuite(() => open(freshFile()));
  todaySuite(() => open(freshFile()));
  workbenchSuite(() => open(freshFile()));
  pagingSuite(() => open(freshFile()));

  test("facets of a filter that leaves very many claims count the newest, and say how many", async () => {
    const store = await open(":memory:");
    const [old, later] = ["2031-04-01", "2031-04-02"].map((published) =>
      documentOf(published, { published }),
    );
    assert.ok(old && later);
    await store.saveDocuments([old, later], []);
    const claims = (form: "direct" | "indirect", count: number) =>
      Array.from({ length: count }, () => ({ form, modality: "asserted" as const }));
    await store.saveAnnotations([
      annotationOf(old.document, claims("direct", 10)),
      annotationOf(later.document, claims("indirect", 5000)),
    ]);
    const all = await store.claimFacets({ modality: "asserted" });
    assert.deepEqual([all.total, all.counted], [5010, 5000]);
    assert.deepEqual(all.facets["form"], [{ value: "indirect", label: "indirect", count: 5000 }]);
    const few = await store.claimFacets({ form: "direct" });
    assert.deepEqual([few.total, few.counted], [10, 10]);
    const unfiltered = await store.claimFacets({});
    assert.deepEqual([unfiltered.total, unfiltered.counted], [5010, 5010]);
    await store.close();
  });

  test("is one file that any SQLite can open, with the name of the file", async () => {
    const path = freshFile();
    const store = await open(path);
    assert.equal(store.dialect, "sqlite");
    assert.equal(join(folder, store.name), path);
    await store.saveDocuments([documentOf("kept")], []);
    await store.close();
    await store.close();
    assert.equal(readFileSync(path).subarray(0, 15).toString(), "SQLite format 3");
    assert.equal(readFileSync(path).subarray(68, 72).toString(), "TCSI");
    const again = await open(path, { create: false });
    assert.equal((await again.allDocuments()).length, 1);
    await again.close();
  });

  test("a missing case is made only where that is asked", async () => {
    const path = freshFile();
    await assert.rejects(open(path, { create: false }), {
      name: "TocsinError",
      code: "not-found",
      message: `unknown case: "${path}"`,
    });
    await assert.rejects(open(join(folder, "none", "x.tocsin")), {
      code: "not-found",
      message: `missing folder: "${join(folder, "none")}"`,
    });
    await assert.rejects(open(folder), {
      code: "bad-input",
      message: `invalid case: "${folder}" is a folder`,
    });
    writeFileSync(path, "");
    await assert.rejects(open(path, { create: false }), { code: "not-found" });
    await (await open(path)).close();
  });

  test("what is no case is left as it is", async () => {
    const text = freshFile();
    writeFileSync(
      text,
      "this is a letter, and no database at all; long enough to be read as a header of one hundred bytes",
    );
    const foreign = freshFile();
    tamper(foreign, "create table recipe (name text)");
    const before = [text, foreign].map((path) => readFileSync(path, "hex"));
    await assert.rejects(open(text), {
      code: "bad-input",
      message: /^invalid case: "case-\d+.tocsin" is not a Tocsin case$/,
    });
    await assert.rejects(open(foreign), {
      code: "bad-input",
      message: /is another program's database$/,
    });
    assert.deepEqual(
      [text, foreign].map((path) => readFileSync(path, "hex")),
      before,
    );
  });

  test("a case of a newer Tocsin is refused, with what to do", async () => {
    const path = freshFile();
    await (await open(path)).close();
    tamper(path, "insert into schema values (99, 'later')");
    await assert.rejects(open(path), {
      code: "conflict",
      message: /^invalid case: "case-\d+.tocsin" has schema 99, this Tocsin knows \d+$/,
      hint: /^update Tocsin/,
    });
  });

  test("a damaged case is called damaged", async () => {
    const path = freshFile();
    const store = await open(path);
    await store.saveDocuments(
      Array.from({ length: 200 }, (_, i) => documentOf(`text ${i} `.repeat(50))),
      [],
    );
    await store.close();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xff, 4096 * 2, bytes.length - 4096));
    await assert.rejects(
      async () => {
        const damaged = await open(path);
        try {
          await damaged.allDocuments();
        } finally {
          await damaged.close();
        }
      },
      { code: "bad-input", message: /is damaged$/, hint: "restore it from a backup" },
    );
  });

  test("while another process writes, reading goes on and writing says who is in the way", async () => {
    const path = freshFile();
    const store = await open(path, { lockTimeoutMs: 50 });
    await store.saveDocuments([documentOf("first")], []);
    const other = new DatabaseSync(path);
    other.exec("begin immediate; update document set title = 'half done'");
    assert.equal((await store.listDocuments({})).documents[0]?.title, "first");
    await assert.rejects(store.saveDocuments([documentOf("second")], []), {
      name: "TocsinError",
      code: "unavailable",
      message: `unavailable case: "${store.name}" is locked by another process`,
      hint: "wait until it has finished, or stop it",
    });
    other.exec("rollback");
    other.close();
    assert.equal((await store.saveDocuments([documentOf("second")], [])).length, 1);
    await store.close();
  });

  test("a full disk stops the write as a whole, and the case goes on once there is space", async () => {
    const path = freshFile();
    const store = await open(path);
    const small = documentOf("small");
    await store.saveDocuments([small], []);
    await store.close();
    const session = openSqlite(path, { create: false, lockTimeoutMs: 0 });
    const full = storeOf(session, () => NOW);
    await sql`pragma max_page_count = 1`.execute(session.query); // SQLite takes the size at hand for the least
    const random = Uint8Array.from(
      { length: 400_000 },
      (_, i) => Math.imul(i, 2_654_435_761) >>> 24,
    );
    const { document } = documentOf("large");
    await assert.rejects(
      full.saveDocuments([{ document, bytes: random }, documentOf("small too")], []),
      {
        code: "unavailable",
        message: `unavailable disk: no space left for case "${store.name}"`,
      },
    );
    assert.deepEqual(await full.allDocuments(), [small.document]);
    await sql`pragma max_page_count = 1000000`.execute(session.query);
    assert.equal((await full.saveDocuments([documentOf("small too")], [])).length, 1);
    assert.deepEqual(await full.audit(), []);
    await full.close();
  });

  test("the database itself refuses to change judgements and the log, and audit sees a log that was changed", async () => {
    const path = freshFile();
    const store = await open(path);
    await store.appendJudgement(judgementOf("j1"));
    for (const detail of ["a", "b", "c"])
      await store.appendLog({ at: NOW, by: "ada", action: "x", subject: "y", detail });
    for (const table of ["judgement", "log"]) {
      assert.throws(() => tamper(path, `update ${table} set at = 'x'`), {
        message: `append-only: ${table}`,
      });
      assert.throws(() => tamper(path, `delete from ${table}`), {
        message: `append-only: ${table}`,
      });
    }
    tamper(path, "drop trigger log_refuses_delete; delete from log where seq = 2");
    assert.deepEqual(await store.audit(), [
      {
        check: "log",
        ok: false,
        detail: `line 3 of ${NOW} was changed, or one before it is missing`,
      },
    ]);
    await store.close();
  });

  test("a backup is a case of its own, taken while others read, and never overwrites", async () => {
    const store = await open(freshFile());
    const { document, bytes } = documentOf("kept");
    await store.saveDocuments([{ document, bytes }], []);
    const path = freshFile();
    await Promise.all([store.backup(path), store.listDocuments({})]);
    await assert.rejects(store.backup(path), {
      code: "conflict",
      message: `duplicate file: "${path}"`,
    });
    await assert.rejects(store.backup(join(folder, "none", "b.tocsin")), { code: "unavailable" });
    await store.close();
    const copy = await open(path, { create: false });
    assert.deepEqual(await copy.archivedBytes(document.sha256), bytes);
    assert.deepEqual(await copy.audit(), []);
    await copy.close();
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".part")),
      [],
    );
  });

  test("many writings at once come one after the other", async () => {
    const store = await open(freshFile());
    const texts = Array.from({ length: 20 }, (_, i) => `text ${i}`);
    await Promise.all(
      texts.map(async (text) => {
        const item = documentOf(text);
        await store.saveDocuments([item], []);
        await store.saveAnnotations([annotationOf(item.document, [{ text }])]);
        await store.saveWeighing({ propositions: [propositionOf(text, [])], reuse: [] });
      }),
    );
    assert.equal((await store.caseView()).counts.claims, 20);
    await store.close();
  });

  test("what was acknowledged is there after kill -9", async () => {
    for (let round = 0; round < 3; round++) {
      const path = freshFile();
      const acknowledged = await writeUntilKilled(path, 5 + 7 * round);
      const store = await open(path, { create: false });
      const kept = new Set((await store.allDocuments()).map((document) => document.id));
      assert.ok(acknowledged.length > 0);
      assert.deepEqual(
        acknowledged.filter((id) => !kept.has(id)),
        [],
      );
      assert.equal(kept.size % 10, 0, "a batch is kept as a whole");
      assert.deepEqual(await store.audit(), []);
      await store.close();
    }
  });
});

/** Starts a process that saves batch after batch, and kills it after some; returns the ids it had acknowledged. */
async function writeUntilKilled(path: string, batches: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "writer.ts"), path],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const lines: string[] = [];
  let rest = "";
  for await (const chunk of child.stdout) {
    const parts = (rest + String(chunk)).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
    if (lines.length >= batches && !child.killed) child.kill("SIGKILL");
  }
  return lines.flatMap((line) => line.split(" "));
}
