// The commands around alerts, as typed: check, use, send, queue.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { main } from "../../src/cli/main.ts";
import { openStore } from "../../src/store/index.ts";
import { recordedEffects } from "../recorded-effects.ts";
import { alertOf, assessmentOf, problemOf } from "../store/factory.ts";
import { delivery } from "./factory.ts";

async function run(args: readonly string[]) {
  const { effects, out, err } = recordedEffects();
  const code = await main(args, effects);
  return { code, out: out(), err: err() };
}

test("rules are checked, set, and what is queued is sent; faults come with their line", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-alerts-"));
  const [path, rules, log] = ["case.tocsin", "alerts.yaml", "log.jsonl"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  const yaml = (channel: string) =>
    `channels:\n  - { id: desk, type: file, path: ${JSON.stringify(log)} }\nrules:\n  - { id: all, on: level, channels: [${channel}] }\n`;
  writeFileSync(rules, yaml("fax"));
  assert.match((await run(["alerts", "check", rules])).err, /unknown channel: "fax" .*yaml:4\)/);
  writeFileSync(rules, yaml("desk"));
  assert.match((await run(["alerts", "check", rules])).out, /ok, 1 rule, 1 channel/);
  const store = await openStore(path, { create: true, now: () => "2025-11-01T11:00:00.000Z" });
  await store.saveProblem(problemOf("a"));
  await store.saveAssessments(
    [assessmentOf("a")],
    [alertOf("al1", "a")],
    [delivery("d1", { alertId: "al1" })],
  );
  await store.close();
  assert.match(
    (await run(["alerts", "use", rules, "--case", path])).out,
    /in use from now on: 1 rule/,
  );
  assert.match((await run(["alerts", "queue", "--case", path])).out, /desk +all +waiting +0 +al1/);
  assert.match(
    (await run(["alerts", "send", "--case", path])).out,
    /1 message sent, 0 alerts wait/,
  );
  assert.equal(JSON.parse(readFileSync(log, "utf8")).alerts[0].id, "al1");
  assert.match((await run(["alerts", "queue", "--case", path])).out, /desk +all +sent +1 +al1/);
  assert.match(
    (await run(["alerts", "--verbose", "--case", path])).out,
    /RISE al1\n +origins: not/,
  );
  assert.match((await run(["alerts", "shout", "--case", path])).err, /unknown action: "shout"/);
  rmSync(folder, { recursive: true });
});
