// From a template to a problem that is watched: every template, whatever is filled in; and the commands as typed.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import * as fc from "fast-check";
import { main } from "../../src/cli/main.ts";
import {
  problemFromTemplate,
  problemTemplates,
  problemYaml,
  setProblem,
} from "../../src/cycle/index.ts";
import { openStore } from "../../src/store/index.ts";
import { checkProblem, parseProblem } from "../../src/warn/index.ts";
import { recordedEffects } from "../recorded-effects.ts";

const templates = await problemTemplates();
const values = {
  id: "amber",
  side: "Solvane",
  other: "Kestria",
  region: "Amber Strait",
  owner: "watch desk",
};

test("each template has a line for people, and its comments stay", async () => {
  assert.deepEqual(
    templates.map(({ name }) => name),
    ["attack", "ceasefire", "closure", "unrest"],
  );
  assert.ok(templates.every(({ about }) => about.endsWith("?") || about.includes("?")));
  assert.match(await problemFromTemplate("attack", values), /^# Will one side attack/);
});

for (const { name } of templates) {
  test(`a problem from the template ${name} is sound: every indicator tells, nothing is missing`, async () => {
    const yaml = await problemFromTemplate(name, values);
    assert.doesNotMatch(yaml.replaceAll("{{…}}", ""), /\{\{/);
    const checked = checkProblem(yaml);
    assert.ok(checked.ok, JSON.stringify(checked));
    assert.deepEqual(checked.advice, []);
  });

  test(`what is filled into ${name} is text, whatever is in it`, async () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((words) => words.trim() !== "");
    await fc.assert(
      fc.asyncProperty(text, text, async (side, region) => {
        const yaml = await problemFromTemplate(name, { ...values, side, region });
        const problem = parseProblem(yaml, "t");
        assert.equal(problem.region, region);
        assert.ok(problem.title.includes(name === "unrest" || name === "closure" ? region : side));
        assert.equal(problem.scenarios.length, 3);
      }),
      { numRuns: 30 },
    );
  });
}

test("an id that cannot stand in an address, an empty blank and an unknown template are refused", async () => {
  const fill = (change: object) => problemFromTemplate("attack", { ...values, ...change });
  await assert.rejects(fill({ id: "../x" }), /invalid id: "\.\.\/x"/);
  await assert.rejects(fill({ side: " " }), /missing side/);
  await assert.rejects(problemFromTemplate("../../package", values), /unknown template/);
  assert.equal(parseProblem(await fill({ collection: "amber" }), "t").collection, "amber");
});

async function run(...args: readonly string[]) {
  const { effects, out, err } = recordedEffects({ env: { TOCSIN_ANALYST: "Ana" } });
  const code = await main(args, effects);
  return { code, out: out(), err: err() };
}

test("new, check, use, and it stands in the list", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-problem-"));
  const [file, path] = [join(folder, "amber.yaml"), join(folder, "case.tocsin")];
  assert.match((await run("problems", "templates")).out, /^attack: Will one side attack/);
  const made = await run(
    ..."problems new amber --template attack --side Solvane --other Kestria --region Strait".split(
      " ",
    ),
  );
  assert.equal(made.err, "");
  writeFileSync(file, made.out.replace("prior: 0.7", "prior: 0.9"));
  const refused = await run("problems", "use", file, "--case", path);
  assert.match(refused.err, /invalid priors: their sum is 1\.2, expected 1 \(.*amber\.yaml:13\)/);
  writeFileSync(file, made.out);
  assert.match((await run("problems", "check", file)).out, /ok, 3 scenarios, 7 indicators/);
  assert.match((await run("problems", "use", file, "--case", path)).out, /amber: in use, WL4/);
  assert.match((await run("problems", "--case", path)).out, /WL4 +low +0\/7 +amber +Will Solvane/);
  rmSync(folder, { recursive: true });
});

test("a problem is given back as it was written, comments and all, and in plain YAML where nobody wrote it", async () => {
  const now = () => "2031-05-31T12:00:00.000Z";
  const world = { now, fetch: () => Promise.reject(new Error("no network in tests")) };
  const store = await openStore(":memory:", { now });
  const written = `${await problemFromTemplate("attack", values)}# ask the desk at sea\n`;
  await setProblem(store, world, { yaml: written, where: "amber.yaml", by: "ada" });
  assert.equal(await problemYaml(store, "amber"), written);
  const edited = written.replace("# ask the desk at sea", "# asked");
  const stale = { yaml: edited, where: "amber.yaml", by: "ada", seen: edited };
  await assert.rejects(setProblem(store, world, stale), /changed meanwhile/);
  await setProblem(store, world, { ...stale, seen: written });
  assert.equal(await problemYaml(store, "amber"), edited);
  await store.saveProblem(parseProblem(written, "t"));
  assert.doesNotMatch(await problemYaml(store, "amber"), /#/);
  await store.close();
});
