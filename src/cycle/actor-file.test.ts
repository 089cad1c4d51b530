import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { TocsinError } from "../base/error.ts";
import { parseActors } from "./actor-file.ts";

const HEADER = "id,name,type,countries,aliases,provenance,parent";

function refusal(text: string, file = "actors.csv"): string {
  try {
    parseActors(text, file);
  } catch (error) {
    assert.ok(error instanceof TocsinError && error.code === "bad-input");
    return error.message;
  }
  return assert.fail("not refused");
}

test("actors are read from CSV, lists parted by semicolons", () => {
  const text = `${HEADER}\nact:a,"Harbour Guard, Northern",Organisation,NO;SE,Northern Guard;"Garde ""du"" Nord",a leaflet,\n`;
  assert.throws(() => parseActors(text, "actors.csv")); // a quote inside a bare field
  const [actor] = parseActors(
    `${HEADER}\r\nact:a,"Harbour Guard, Northern",Organisation,NO;SE,"Northern Guard;Garde ""du"" Nord",a leaflet,\r\n`,
    "actors.csv",
  );
  assert.equal(actor?.name, "Harbour Guard, Northern");
  assert.deepEqual(actor?.countries, ["NO", "SE"]);
  assert.equal(actor?.names[2]?.text, 'Garde "du" Nord');
  assert.equal(actor?.verified, false);
});

test("a missing column, a double id and a cycle of parents are refused with their lines", () => {
  assert.match(refusal("id,name\nx,y\n"), /line 1: missing column "type"/);
  const twice = `${HEADER}\na,One,Organisation,,,me,\na,Two,Organisation,,,me,\n`;
  assert.match(refusal(twice), /line 3: duplicate id "a", as in line 2/);
  const cycle = `${HEADER}\na,One,Organisation,,,me,Two\nb,Two,Organisation,,,me,a\n`;
  assert.match(
    refusal(cycle),
    /line 2: its parents come back to it: a → b → a.*line 3: .*b → a → b/,
  );
  assert.match(refusal(`${HEADER}\na,One,Country,,,me,\n`), /line 2: type/);
  assert.match(refusal(`${HEADER}\n"a,One\n`), /not closed/);
});

test("every fault is told, not the first only", () => {
  const message = refusal(`${HEADER}\na,,Organisation,,,me,\nb,Two,Nothing,,,me,\n`);
  assert.match(message, /line 2: name.*line 3: type/);
});

test("a YAML file is refused with the line of the record at fault", () => {
  const good = readFileSync(new URL("../../examples/sample/actors.yaml", import.meta.url), "utf8");
  assert.ok(parseActors(good, "actors.yaml").length > 0);
  const broken = good.replaceAll("type: Organisation", "type: Organization");
  assert.match(refusal(broken, "actors.yaml"), /line 2: type/);
  assert.match(refusal("a: [1", "actors.yaml"), /line \d/);
});
