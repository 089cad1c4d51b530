import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { Client } from "pg";
import { openStore, type OpenOptions, type Store } from "../../src/store/index.ts";
import { documentOf, judgementOf, NOW } from "./factory.ts";
import { startPostgres } from "./postgres-server.ts";
import { storeSuite } from "./suite.ts";
import { followSuite } from "./follow-suite.ts";
import { pagingSuite } from "./paging-suite.ts";
import { todaySuite } from "./today-suite.ts";
import { warningSuite } from "./warning-suite.ts";
import { workbenchSuite } from "./workbench-suite.ts";

const server = await startPostgres();
const run = `t${process.pid}`;
const schemas: string[] = [];

/** An address of a schema that no other test has. */
function freshUrl(): string {
  const schema = `${run}_${schemas.length}`;
  schemas.push(schema);
  return `${server?.url}?schema=${schema}`;
}

function open(url: string, options: Partial<OpenOptions> = {}): Promise<Store> {
  return openStore(url, { create: true, now: () => NOW, ...options });
}

async function asAdministrator(url: string, statements: readonly string[]): Promise<void> {
  const { searchParams } = new URL(url);
  const client = new Client({
    connectionString: server?.url,
    options: `-c search_path=${searchParams.get("schema")}`,
  });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const skip = server
  ? false
  : "no PostgreSQL at hand: set TOCSIN_TEST_POSTGRES to a postgres:// URL";

describe("a case on PostgreSQL", { skip }, () => {
  after(async () => {
    await asAdministrator(
      freshUrl(),
      schemas.map((schema) => `drop schema if exists ${schema} cascade`),
    );
    server?.stop();
  });

  storeSuite(() => open(freshUrl()));
  warningSuite(() => open(freshUrl()));
  followSuite(() => open(freshUrl()));
  todaySuite(() => open(freshUrl()));
  workbenchSuite(() => open(freshUrl()));
  pagingSuite(() => open(freshUrl()));

  test("two cases of one database do not meet", async () => {
    const [one, two] = await Promise.all([open(freshUrl()), open(freshUrl())]);
    await one.saveDocuments([documentOf("only here")], []);
    assert.equal((await two.allDocuments()).length, 0);
    await Promise.all([one.close(), two.close()]);
  });

  test("opening again finds what was saved, and two may open a new case at once", async () => {
    const url = freshUrl();
    const [one, two] = await Promise.all([open(url), open(url)]);
    await Promise.all(
      ["a", "b", "c"].map((text, i) => (i % 2 ? one : two).saveDocuments([documentOf(text)], [])),
    );
    await Promise.all([one.close(), two.close()]);
    const again = await open(url, { create: false });
    assert.equal((await again.allDocuments()).length, 3);
    await again.close();
  });

  test("a missing case, a newer case and a bad address are told apart", async () => {
    const url = freshUrl();
    await assert.rejects(open(url, { create: false }), {
      code: "not-found",
      message: /^unknown case: "/,
    });
    await (await open(url)).close();
    await asAdministrator(url, ["insert into schema values (99, 'later')"]);
    await assert.rejects(open(url), {
      code: "conflict",
      message: /has schema 99, this Tocsin knows \d+$/,
    });
    await assert.rejects(open(`${server?.url}?schema=a;b`), {
      code: "bad-input",
      message: 'invalid schema: "a;b"',
    });
    await assert.rejects(open("postgres://nobody@127.0.0.1:9/none"), {
      code: "unavailable",
      message: 'unreachable server: "127.0.0.1:9"',
    });
    await assert.rejects(open((server?.url ?? "").replace(/\/\w+$/, "/no_such_database")), {
      code: "not-found",
      message: /^unknown database: /,
    });
  });

  test("writing waits for the writer, and then gives up; readers do not wait", async () => {
    const url = freshUrl();
    const store = await open(url, { lockTimeoutMs: 100 });
    const schema = new URL(url).searchParams.get("schema");
    const other = new Client({ connectionString: server?.url });
    await other.connect();
    await other.query("begin");
    await other.query(`select pg_advisory_xact_lock(${0x544353}, hashtext('${schema}'))`);
    assert.equal((await store.listDocuments({})).total, 0);
    await assert.rejects(store.saveDocuments([documentOf("late")], []), {
      code: "unavailable",
      message: /is locked by another process$/,
    });
    await other.query("rollback");
    await other.end();
    assert.equal((await store.saveDocuments([documentOf("late")], [])).length, 1);
    await store.close();
  });

  test("the database itself refuses to change judgements and the log, and audit sees a log that was changed", async () => {
    const url = freshUrl();
    const store = await open(url);
    await store.appendJudgement(judgementOf("j1"));
    for (const detail of ["a", "b"])
      await store.appendLog({ at: NOW, by: "ada", action: "x", subject: "y", detail });
    for (const table of ["judgement", "log"]) {
      for (const change of [
        `update ${table} set at = 'x'`,
        `delete from ${table}`,
        `truncate ${table}`,
      ]) {
        await assert.rejects(asAdministrator(url, [change]), { message: `append-only: ${table}` });
      }
    }
    await asAdministrator(url, [
      "alter table log disable trigger all",
      "update log set detail = 'forged' where seq = 1",
    ]);
    assert.deepEqual(await store.audit(), [
      {
        check: "log",
        ok: false,
        detail: `line 1 of ${NOW} was changed, or one before it is missing`,
      },
    ]);
    await store.close();
  });

  test("a backup is the server's business", async () => {
    const store = await open(freshUrl());
    await assert.rejects(store.backup("x.dump"), { code: "bad-input", hint: /^pg_dump --schema=/ });
    await store.close();
  });
});
