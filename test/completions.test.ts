import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { COMMANDS } from "../src/cli/commands.ts";
import { main } from "../src/cli/main.ts";
import { recordedEffects } from "./recorded-effects.ts";

async function completionsFor(shell: string): Promise<string> {
  const { effects, out } = recordedEffects();
  assert.equal(await main(["completions", shell], effects), 0);
  return out();
}

/** What bash would offer after these words, the last of them not yet finished. */
function offered(script: string, words: readonly string[]): string[] {
  const { stdout, stderr, status } = spawnSync("bash", ["--norc"], {
    input: `${script}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")})\nCOMP_CWORD=${words.length - 1}\n_tocsin\nprintf '%s\\n' "\${COMPREPLY[@]}"\n`,
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  return stdout.split("\n").filter((line) => line !== "");
}

test("bash finishes commands, and the options of the command", async () => {
  const script = await completionsFor("bash");
  assert.deepEqual(offered(script, ["tocsin", ""]), Object.keys(COMMANDS));
  assert.deepEqual(offered(script, ["tocsin", "prob"]), ["problems"]);
  assert.deepEqual(offered(script, ["tocsin", "start", "--po"]), ["--port"]);
  assert.deepEqual(offered(script, ["tocsin", "start", "news"]), []); // bash's own: file names
});

test("fish is told of every command and option in quotes that hold", async () => {
  const lines = (await completionsFor("fish")).trim().split("\n").slice(1);
  for (const name of Object.keys(COMMANDS))
    assert.ok(lines.some((line) => line.includes(` -a ${name} `)));
  for (const line of lines) assert.match(line, /^complete -c tocsin .* -d '(?:[^'\\]|\\'|\\\\)*'$/);
});

test("a shell that is not known is told of, with the nearest", async () => {
  const { effects, err } = recordedEffects();
  assert.equal(await main(["completions", "bahs"], effects), 2);
  assert.match(err(), /unknown shell: "bahs"\n.*did you mean bash\?/);
});
