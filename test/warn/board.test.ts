// The board of a problem: since when an indicator stands where it does, on which words of whom, and what is missing.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { main } from "../../src/cli/main.ts";
import { addInputs, boardOf } from "../../src/cycle/index.ts";
import { openStore } from "../../src/store/index.ts";
import { recordedEffects } from "../recorded-effects.ts";
import { problem } from "./factory.ts";

const clock = { now: "2031-05-10T09:00:00.000Z" };
const world = {
  now: () => clock.now,
  fetch: () => Promise.reject(new Error("no network in tests")),
};

function line(id: string, text: string, published: string) {
  const record = JSON.stringify({ id, text, title: id, published, publisher: "Kestria Post" });
  return { bytes: Buffer.from(`${record}\n`), name: `${id}.jsonl`, retrieved: clock.now };
}

test("the board has level, since when, why, the words and what is missing; on a terminal and as JSON", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-board-"));
  const path = join(folder, "board.tocsin");
  try {
    const store = await openStore(path, { create: true, now: world.now });
    await store.saveProblem(problem());
    const reached =
      "The border guard said on Saturday that troops of Northland had reached the bridge.";
    await addInputs(store, [line("a", reached, "2031-05-10")], world);
    clock.now = "2031-05-12T09:00:00.000Z";
    await addInputs(store, [line("b", "Rain fell on the hills.", "2031-05-12")], world);
    const board = await boardOf(store, "border");
    const [troops] = board.indicators;
    assert.deepEqual([troops?.level, troops?.since], ["moderate", "2031-05-10"]);
    assert.equal(troops?.missing, "a second independent origin of the same proposition");
    const [seen] = troops?.seen ?? [];
    assert.ok(seen && reached.includes(seen.words), seen?.words);
    assert.deepEqual(seen.chain, ["Kestria Post", "The border guard"]);
    await assert.rejects(boardOf(store, "other"), { code: "not-found" });
    await store.close();
    const shown = recordedEffects({ env: { TOCSIN_CASE: path } });
    assert.equal(await main(["problems", "show", "border"], shown.effects), 0, shown.err());
    assert.match(shown.out(), /^moderate: /m);
    assert.match(shown.out(), /since 2031-05-10: reported/);
    assert.match(shown.out(), /Kestria Post ← The border\s+guard, 2031-05-10/);
    const json = recordedEffects({ env: { TOCSIN_CASE: path } });
    assert.equal(await main(["problems", "show", "border", "--json"], json.effects), 0);
    assert.equal(JSON.parse(json.out()).indicators[0].since, "2031-05-10");
    const unknown = recordedEffects({ env: { TOCSIN_CASE: path } });
    assert.notEqual(await main(["problems", "show", "other"], unknown.effects), 0);
    assert.match(unknown.err(), /unknown problem: "other"/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
