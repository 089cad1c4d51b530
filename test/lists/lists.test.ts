// Every format of lists: a file in its exact layout in, a page that people can read out (expected/); and files that are
// damaged or hostile. Real lists are read where they lie, if they are there.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import * as fc from "fast-check";
import { TocsinError } from "../../src/base/error.ts";
import {
  LIST_FORMATS,
  textSource,
  type ListContents,
  type ListFormat,
} from "../../src/exchange/index.ts";
import { OwnershipLink } from "../../src/model/ownership.ts";
import { Party } from "../../src/model/party.ts";

const FIXTURES = join(import.meta.dirname, "fixtures");
const EXPECTED = join(import.meta.dirname, "expected");
const DATA = join(import.meta.dirname, "..", "..", "..", "shared", "data");

const FORMATS: Readonly<Record<string, ListFormat>> = {
  "sdn.xml": "ofac-xml",
  "sdn_advanced.xml": "ofac-advanced",
  "eu.xml": "eu-xml",
  "eu.csv": "eu-csv",
  "uk.csv": "uk-csv",
  "targets.simple.csv": "opensanctions-csv",
  "targets.nested.json": "ftm",
  "entities.ftm.json": "ftm",
};

/** Reads files in chunks, so that every border between two falls somewhere. */
function read(
  format: ListFormat,
  files: readonly (string | Uint8Array)[],
  { size = 4096, encoding }: { size?: number; encoding?: string } = {},
): ListContents {
  const reader = LIST_FORMATS[format].open({ dataset: "list", title: "The list" });
  for (const file of files) {
    const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
    const text = textSource(encoding);
    for (let at = 0; at < bytes.length; at += size)
      reader.push(text.push(bytes.subarray(at, at + size)));
    reader.push(text.end());
    reader.endFile();
  }
  return reader.end();
}

const fixture = (name: string) => readFileSync(join(FIXTURES, name));

/** A list as a page: every field that is known, nothing that is not. */
function page({ asOf, parties, links, faults, leftOut }: ListContents): string {
  const told = (name: string, values: readonly string[]) =>
    values.length > 0 ? [`  ${name}: ${values.join(" | ")}`] : [];
  const lines = [
    `as of ${asOf}`,
    ...parties.flatMap((party) => [
      `${party.id}  ${party.schema}`,
      ...party.names.map(({ text, kind }) => `  ${kind}: ${text}`),
      ...told("born", party.birthDates),
      ...told("countries", party.countries),
      ...told(
        "identifiers",
        party.identifiers.map(({ type, value }) => `${type} ${value}`),
      ),
      ...told("positions", party.positions),
      ...told("programmes", party.programmes),
      ...told("topics", party.topics),
      ...told("reason", party.reason === null ? [] : [party.reason]),
      ...told("listed", party.listedOn === null ? [] : [party.listedOn]),
      ...told("reference", party.reference === null ? [] : [party.reference]),
    ]),
    ...links.map((link) => {
      const share = link.percentage === null ? "" : ` ${link.percentage} %`;
      const days = link.startDate || link.endDate ? ` ${link.startDate} to ${link.endDate}` : "";
      return `${link.kind}${share}: ${link.fromId} → ${link.toId} (${link.role})${days}: ${link.proofs[0]?.text}`;
    }),
    ...faults.map(({ line, code, message }) => `line ${line}, ${code}: ${message}`),
    ...Object.entries(leftOut).map(([kind, n]) => `left out: ${n} ${kind}`),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

test("every fixture has its format", () => {
  assert.deepEqual(readdirSync(FIXTURES).toSorted(), Object.keys(FORMATS).toSorted());
});

for (const [name, format] of Object.entries(FORMATS)) {
  test(`${format} reads ${name}`, () => {
    const contents = read(format, [fixture(name)]);
    for (const party of contents.parties) Party.parse(party);
    for (const link of contents.links) OwnershipLink.parse(link);
    const path = join(EXPECTED, `${name}.txt`);
    if (process.env["TOCSIN_UPDATE_GOLDEN"]) {
      mkdirSync(EXPECTED, { recursive: true });
      writeFileSync(path, page(contents));
    }
    assert.equal(page(contents), readFileSync(path, "utf8"));
  });

  test(`${name} reads the same however it is cut into pieces`, () => {
    const whole = read(format, [fixture(name)]);
    for (const size of [1, 7, 1 << 20])
      assert.deepEqual(read(format, [fixture(name)], { size }), whole);
  });
}

function refused(format: ListFormat, file: string | Uint8Array, words: RegExp): void {
  assert.throws(
    () => read(format, [file]),
    (error) =>
      error instanceof TocsinError && error.code === "bad-input" && words.test(error.message),
    `not refused with ${words}`,
  );
}

test("XML that is cut off is refused with the line in which it breaks off", () => {
  const text = fixture("sdn.xml").toString();
  refused(
    "ofac-xml",
    text.slice(0, 1500),
    /^invalid XML in line \d+: it is cut off, <\w+> is not closed$/,
  );
  refused("ofac-xml", "", /there is no root/);
});

test("wherever XML is cut off, it is refused", () => {
  const text = fixture("eu.xml").toString().trimEnd();
  fc.assert(
    fc.property(fc.integer({ min: 0, max: text.length - 1 }), (at) => {
      refused("eu-xml", text.slice(0, at), /^invalid XML in line \d+/);
    }),
    { numRuns: 60 },
  );
});

test("XML that is malformed is refused with its line", () => {
  refused(
    "un-xml",
    "<CONSOLIDATED_LIST>\n<A></B></CONSOLIDATED_LIST>",
    /line 2: <\/B> where <A> is open/,
  );
  refused("un-xml", "<CONSOLIDATED_LIST>\n\n<A b=c/>", /line 3: attributes of <A>/);
  refused("un-xml", "<CONSOLIDATED_LIST>&nosuch;", /line 1: &nosuch; is no known reference/);
  refused("un-xml", "<CONSOLIDATED_LIST>&#0;", /&#0; is no known reference/);
  refused("un-xml", "<CONSOLIDATED_LIST/>\n<CONSOLIDATED_LIST/>", /line 2: a second root/);
  refused("un-xml", `${"<CONSOLIDATED_LIST>".repeat(100)}`, /more than 64 levels/);
  refused("un-xml", `<CONSOLIDATED_LIST><A b="${"x".repeat(2 ** 21)}`, /markup that does not end/);
});

test("another's file is refused with what was expected", () => {
  refused(
    "un-xml",
    "<html><body>503</body></html>",
    /<html> where <CONSOLIDATED_LIST> is expected/,
  );
  refused(
    "eu-csv",
    "a;b\n1;2\n",
    /missing column in line 1: Entity_LogicalId, NameAlias_WholeName/,
  );
  refused("ofac-csv", "a,b,c\n", /3 columns where OFAC's files have 12, 6, 5 or 2/);
  refused("ofac-csv", "", /missing entries/);
  refused("uk-csv", "", /missing header/);
  refused("names", "{}", /invalid list of names/);
});

test("a document type is refused before any entity of it is read: neither files nor laughs", () => {
  const laughs = Array.from(
    { length: 10 },
    (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i};`.repeat(10)}">`,
  );
  const bomb = `<?xml version="1.0"?>\n<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY lol0 "lol">${laughs.join("")}]>\n<CONSOLIDATED_LIST>&lol10;</CONSOLIDATED_LIST>`;
  refused("un-xml", bomb, /^invalid XML in line 2: it declares a document type$/);
  const external = `<!DOCTYPE a SYSTEM "file:///etc/passwd"><CONSOLIDATED_LIST/>`;
  refused("un-xml", external, /declares a document type/);
});

const LATIN = new Uint8Array([
  ...Buffer.from('1,"CAF'),
  0xc9,
  ...Buffer.from(' NOIR",-0- ,"AMBER"'),
  ...Buffer.from(",-0- ".repeat(8)),
  10,
]);

test("bytes that are not UTF-8 are refused with their line; with the encoding named they are read", () => {
  refused("ofac-csv", Buffer.concat([Buffer.from("\n\n"), LATIN]), /^invalid utf-8 in line 3$/);
  const { parties } = read("ofac-csv", [LATIN], { encoding: "windows-1252" });
  assert.equal(parties[0]?.names[0]?.text, "CAFÉ NOIR");
  assert.throws(
    () => textSource("klingon").push(new Uint8Array(300)),
    /unknown encoding: "klingon"/,
  );
});

test("the encoding is taken from the mark and from the declaration", () => {
  const xml = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><CONSOLIDATED_LIST><ENTITIES><ENTITY><DATAID>1</DATAID><FIRST_NAME>CAFÉ</FIRST_NAME></ENTITY></ENTITIES></CONSOLIDATED_LIST>`;
  const name = (bytes: Uint8Array) => read("un-xml", [bytes]).parties[0]?.names[0]?.text;
  assert.equal(name(Buffer.from(xml("ISO-8859-1"), "latin1")), "CAFÉ");
  assert.equal(name(Buffer.from(`\ufeff${xml("UTF-16")}`, "utf16le")), "CAFÉ");
});

const entry = (id: string, name: string, more = "") =>
  `<INDIVIDUAL><DATAID>${id}</DATAID><FIRST_NAME>${name}</FIRST_NAME>${more}</INDIVIDUAL>`;
const un = (...entries: readonly string[]) =>
  `<CONSOLIDATED_LIST>\n${entries.join("\n")}\n</CONSOLIDATED_LIST>`;

test("entries without a name or number, and numbers that come twice, are faults with their lines", () => {
  const { parties, faults } = read("un-xml", [
    un(entry("1", ""), entry("", "A"), entry("2", "B"), entry("2", "C")),
  ]);
  assert.deepEqual(
    parties.map(({ id }) => id),
    ["list:2"],
  );
  assert.deepEqual(
    faults.map(({ line, message }) => `${line} ${message}`),
    ['2 entry without a name: "1"', "3 entry without a number", '5 duplicate number: "2"'],
  );
});

test("200 aliases are kept, a thousand and more are cut and told", () => {
  const aliases = (n: number) =>
    Array.from(
      { length: n },
      (_, i) =>
        `<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>A${i}</ALIAS_NAME></INDIVIDUAL_ALIAS>`,
    ).join("");
  assert.equal(read("un-xml", [un(entry("1", "X", aliases(200)))]).parties[0]?.names.length, 201);
  const many = read("un-xml", [un(entry("1", "X", aliases(1500)))]);
  assert.equal(many.parties[0]?.names.length, 1000);
  assert.match(many.faults[0]?.message ?? "", /^1501 names, the first 1000 kept/);
});

test("a date of birth that is none is a fault, and the person stays", () => {
  const birth = "<INDIVIDUAL_DATE_OF_BIRTH><DATE>31-31-1960</DATE></INDIVIDUAL_DATE_OF_BIRTH>";
  const { parties, faults } = read("un-xml", [un(entry("1", "X", birth))]);
  assert.deepEqual(parties[0]?.birthDates, []);
  assert.deepEqual(
    faults.map(({ message }) => message),
    ['invalid date of birth: "31-31-1960"'],
  );
});

test("a quotation mark that is not closed refuses the file with the line it opens in", () => {
  refused(
    "uk-csv",
    fixture("uk.csv").toString().replace('"Governor of', '""Governor "of').concat('"'),
    /begins in line \d+ and does not end/,
  );
});

const real = (name: string) => gunzipSync(readFileSync(join(DATA, name)));
const absent = (name: string) =>
  existsSync(join(DATA, name)) ? false : `skipped: no ${name} in ${DATA}`;

test(
  "the real list of the UN is read whole",
  { skip: absent("un-sc/UN_consolidated_2026-02-27.xml.gz") },
  () => {
    const { asOf, parties, faults } = read(
      "un-xml",
      [real("un-sc/UN_consolidated_2026-02-27.xml.gz")],
      { size: 65_536 },
    );
    assert.equal(asOf?.slice(0, 10), "2026-02-27");
    assert.equal(parties.filter(({ schema }) => schema === "Person").length, 730);
    assert.equal(parties.filter(({ schema }) => schema === "Organization").length, 273);
    assert.deepEqual(faults, []);
  },
);

test("the real lists of OFAC are read whole", { skip: absent("ofac/sdn_2021-07.csv.gz") }, () => {
  const files = ["sdn_2021-07", "alt_2021-07", "sdn_comments_2025-12"].map((name) =>
    real(`ofac/${name}.csv.gz`),
  );
  const { parties, links, faults } = read("ofac-csv", files, { size: 65_536 });
  const listed = parties.filter(({ topics }) => topics.includes("sanction"));
  assert.equal(listed.length, 8976);
  assert.ok(links.length > 3000, String(links.length));
  assert.ok(faults.length < 20, String(faults.length));
});
