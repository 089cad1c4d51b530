import assert from "node:assert/strict";
import { test } from "node:test";
import { ERROR_CODES, TocsinError } from "../base/error.ts";
import { COMMANDS } from "./commands.ts";
import { EXIT_CODES, toTocsinError } from "./exit.ts";
import { main } from "./main.ts";
import { recordedEffects } from "../../test/recorded-effects.ts";

test("an unknown command names the one that was meant", async () => {
  const { effects, out, err } = recordedEffects();
  assert.equal(await main(["claim"], effects), 2);
  assert.equal(out(), "");
  assert.equal(
    err(),
    'tocsin: unknown command: "claim"\nhint: did you mean tocsin claims? tocsin --help lists them all\n',
  );
});

test("an unknown command that is like no other points to the list", async () => {
  const { effects, err } = recordedEffects();
  assert.equal(await main(["zzz"], effects), 2);
  assert.match(err(), /hint: run tocsin --help for the list/);
});

test("no name that objects have by themselves is a command", async () => {
  for (const name of ["constructor", "toString", "__proto__"])
    assert.equal(await main([name], recordedEffects().effects), 2);
});

test("--help lists every command", async () => {
  const { effects, out } = recordedEffects();
  assert.equal(await main(["--help"], effects), 0);
  for (const name of Object.keys(COMMANDS)) assert.match(out(), new RegExp(`^  ${name} `, "m"));
});

for (const name of Object.keys(COMMANDS)) {
  test(`tocsin ${name} --help gives usage, options and an example`, async () => {
    const { effects, out, err } = recordedEffects();
    assert.equal(await main([name, "--help"], effects), 0, err());
    assert.match(out(), new RegExp(`^usage: tocsin ${name}`));
    assert.match(out(), /-h, --help/);
    assert.match(out(), /^example: .*tocsin/m);
    assert.ok(
      out()
        .split("\n")
        .every((line) => line.length <= 120),
    );
  });

  test(`tocsin ${name} refuses an option it does not know`, async () => {
    const { effects, err } = recordedEffects();
    assert.equal(await main([name, "--hlep"], effects), 2);
    assert.match(err(), /unknown option: "--hlep"\nhint: did you mean --help\?/);
  });
}

test("an option without its value is told as that", async () => {
  const { effects, err } = recordedEffects();
  assert.equal(await main(["claims", "--case"], effects), 2);
  assert.match(err(), /missing value: "--case"/);
});

test("a bad choice lists the choices", async () => {
  const { effects, err } = recordedEffects();
  assert.equal(await main(["claims", "--modality", "certain"], effects), 2);
  assert.match(err(), /invalid --modality: "certain"\nhint: choose one of asserted, claimed/);
});

test("a missing case is not made by asking it", async () => {
  const { effects, err } = recordedEffects({ env: { TOCSIN_CASE: "/nowhere/x.tocsin" } });
  assert.equal(await main(["claims"], effects), 3);
  assert.match(err(), /missing case: "\/nowhere\/x.tocsin"\nhint: make one with/);
});

test("every error code has an exit code of its own, none 0", () => {
  const codes = ERROR_CODES.map((code) => EXIT_CODES[code]);
  assert.equal(new Set(codes).size, codes.length);
  assert.ok(!codes.includes(0));
});

test("faults of the machine are told as such", () => {
  const full = Object.assign(new Error("write"), { code: "ENOSPC", path: "/x" });
  assert.deepEqual(
    [toTocsinError(full).code, toTocsinError(full).message],
    ["unavailable", 'unreachable space, the disk is full: "/x"'],
  );
  assert.equal(toTocsinError("boom").code, "internal");
  const known = new TocsinError("conflict", "x");
  assert.equal(toTocsinError(known), known);
});

test("an error message cannot drive the terminal", async () => {
  const { effects, err } = recordedEffects();
  await main(["\u001b[2Jx"], effects);
  assert.ok(!err().includes("\u001b"));
});

test("--version prints the version of the package", async () => {
  const { effects, out } = recordedEffects();
  await main(["--version"], effects);
  assert.match(out(), /^\d+\.\d+\.\d+\n$/);
});
