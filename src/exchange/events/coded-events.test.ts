import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { delimitedParser } from "../delimited.ts";
import { ploverOfCameo } from "./cameo.ts";
import { codedEventReader, type EventFormat } from "./coded-events.ts";

function readAll(format: EventFormat, text: string) {
  const reader = codedEventReader(format);
  const parts = [reader.push(text), reader.end()];
  return {
    events: parts.flatMap(({ events }) => events),
    faults: parts.flatMap(({ faults }) => faults),
  };
}

const ACLED = `event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,country,admin1,fatalities,notes
ORD1,15 March 2031,Explosions/Remote violence,Air/drone strike,Ordian navy,Pelmara,Pelmara,Brennock,3,"Two lines,
with a ""quote"""
ORD2,2031-02-30,Battles,Armed clash,Vashkel Brigade,Ordian army,Ordia,Ellisk,-4,
,2031-03-01,Battles,Armed clash,A,B,C,D,0,
ORD1,2031-03-15,Battles,Armed clash,A,B,C,D,0,
ORD3,2031-03-02,Strategic developments,Other,A,,C,D,0,
`;

test("ACLED: sub-events become PLOVER types; what is wrong is told with its line", () => {
  const { events, faults } = readAll("acled", ACLED);
  assert.deepEqual(
    events.map(({ id, type, mode, day, deaths }) => [id, type, mode, day, deaths]),
    [
      ["acled-ORD1", "ASSAULT", "aerial", "2031-03-15", 3],
      ["acled-ORD2", "ASSAULT", "firearms", null, null],
      ["acled-ORD3", "ACLED Other", null, "2031-03-02", 0],
    ],
  );
  assert.deepEqual(
    faults.map(({ line, message }) => `${line}: ${message}`),
    [
      '4: invalid event_date: "2031-02-30"',
      '4: invalid fatalities: "-4"',
      "5: missing event_id_cnty",
      '6: duplicate id: "acled-ORD1"',
    ],
  );
});

test("UCDP: a month is no day, and deaths that contradict each other are told", () => {
  const head = "id,side_a,side_b,date_start,date_end,date_prec,best,low,high,country,adm_1";
  const { events, faults } = readAll(
    "ucdp",
    `${head}\n7,Ordia,Pelmara,2031-03-01,2031-03-31,4,10,12,20,Pelmara,Brennock\n`,
  );
  assert.equal(events[0]?.day, null);
  assert.equal(events[0]?.area, "Pelmara/Brennock");
  assert.deepEqual(
    faults.map(({ message }) => message),
    ["contradictory deaths: low 12, best 10, high 20"],
  );
});

test("POLECAT: older type names are read as those of today", () => {
  const { events } = readAll(
    "polecat",
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tActor Country\tPrimary Actor Sector\tRecipient Name\n" +
      "a\t2031-03-01\tFIGHT\taerial\tORD\tMIL\tPelmara\n",
  );
  assert.deepEqual(
    events.map(({ type, mode, actor, recipient }) => [type, mode, actor, recipient]),
    [["ASSAULT", "aerial", "ORD MIL", "Pelmara"]],
  );
});

test("GDELT: 61 columns, codes as text; another number of columns is no row", () => {
  const cells = Array.from({ length: 61 }, () => "");
  [cells[0], cells[1], cells[7], cells[17], cells[26]] = ["9", "20310301", "ORD", "PEL", "190"];
  const { events, faults } = readAll("gdelt", `${cells.join("\t")}\n1\t2\n`);
  assert.deepEqual(
    events.map(({ id, type, actor, recipient, day }) => [id, type, actor, recipient, day]),
    [["gdelt-9", "ASSAULT", "ORD", "PEL", "2031-03-01"]],
  );
  assert.deepEqual(faults, [{ line: 2, message: "2 columns, expected 61" }]);
});

test("a file of another format is refused whole", () => {
  assert.throws(() => readAll("ucdp", ACLED), /missing column in line 1: id, side_a/);
});

test("CAMEO codes are text and divide below their root", () => {
  assert.equal(ploverOfCameo("010"), undefined);
  assert.equal(ploverOfCameo("10"), "REQUEST");
  assert.equal(ploverOfCameo("0871"), "RETREAT");
  assert.equal(ploverOfCameo("192"), "COERCE");
  assert.equal(ploverOfCameo("1712"), "ASSAULT");
});

test("cells come back as they were written, however the text is cut", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "é", "😀") });
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 7 }), (table, size) => {
      const text = table
        .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(","))
        .join("\r\n");
      const parser = delimitedParser(",", true);
      const chars = [...text];
      const found: (readonly string[])[] = [];
      for (let i = 0; i < chars.length; i += size)
        for (const row of parser.push(chars.slice(i, i + size).join(""))) found.push(row.cells);
      for (const row of parser.end()) found.push(row.cells);
      assert.deepEqual(found, table);
    }),
  );
});

test("a quotation mark that is not closed is an error, not the rest of the file", () => {
  const parser = delimitedParser(",", true);
  parser.push('a,"b\nc,d\n');
  assert.throws(() => parser.end(), /line 1 and does not end/);
});
