import assert from "node:assert/strict";
import { test } from "node:test";
import { slice } from "../base/span.ts";
import { findByline } from "./byline.ts";
import { findFiling } from "./dateline.ts";

const lines = (text: string) =>
  [...text.matchAll(/[^\n]+/g)].map((found) => ({
    begin: found.index,
    end: found.index + found[0].length,
  }));
const filing = (text: string) => findFiling(text, lines(text));

test("datelines of the agencies", () => {
  const cases: readonly (readonly [string, string, string, string | null])[] = [
    ["VELMONT (Daily24) – Sources said", "VELMONT (Daily24) –", "VELMONT", "Daily24"],
    ["BAGHDAD, Oct 3 (Reuters) - Iraq said", "BAGHDAD, Oct 3 (Reuters) -", "BAGHDAD", "Reuters"],
    ["WASHINGTON — The Pentagon said", "WASHINGTON —", "WASHINGTON", null],
    ["KYIV, Ukraine (AP) — Officials said", "KYIV, Ukraine (AP) —", "KYIV, Ukraine", "AP"],
    [
      "BEIRUT/JERUSALEM (Reuters) - Shells",
      "BEIRUT/JERUSALEM (Reuters) -",
      "BEIRUT/JERUSALEM",
      "Reuters",
    ],
    ["BEIJING, Oct. 3 (Xinhua) -- China said", "BEIJING, Oct. 3 (Xinhua) --", "BEIJING", "Xinhua"],
    ["MOSCOW, October 3. /TASS/. The ministry", "MOSCOW, October 3. /TASS/.", "MOSCOW", "TASS"],
    ["Sana'a (Saba) - The council", "Sana'a (Saba) -", "Sana'a", "Saba"],
    ["TEL AVIV (AFP)—Shots", "TEL AVIV (AFP)—", "TEL AVIV", "AFP"],
  ];
  for (const [text, words, place, agency] of cases) {
    const { dateline } = filing(text);
    assert.ok(dateline, text);
    assert.equal(slice(text, dateline.span), words);
    assert.equal(dateline.place, place);
    assert.equal(dateline.agency, agency);
  }
});

test("what looks like a dateline and is none", () => {
  for (const text of [
    "BREAKING — Shots were heard",
    "EXCLUSIVE - Minister resigns",
    "US - led forces said",
    "The army (IDF) said that troops had moved",
    "NATO said – without details – that it knew",
    "Iraq – the country – is calm",
    "CAIRO —",
  ]) {
    assert.equal(filing(text).dateline, null, text);
  }
});

test("a date counts only with its year; an agency may stand alone", () => {
  assert.equal(filing("BAGHDAD, Oct 3 (Reuters) - Iraq").date, null);
  assert.equal(filing("BAGHDAD, Oct 3, 2025 (Reuters) - Iraq").date, "2025-10-03");
  assert.equal(filing("CAIRO (3 October 2025) – Egypt").date, "2025-10-03");
  assert.equal(filing("(Reuters) - Israel said").agency, "Reuters");
});

test("the dateline may follow a caption and a byline", () => {
  assert.equal(
    filing("Photo: smoke over the port\n\nBy Jane Doe\n\nBEIRUT (AFP) — Shots").dateline?.place,
    "BEIRUT",
  );
});

test("bylines are lines of names", () => {
  const byline = (text: string) => findByline(text, lines(text));
  assert.equal(byline("By Jane Doe\n\nText."), "Jane Doe");
  assert.equal(byline("BY JANE DOE AND TOM REED\n\nText."), "JANE DOE AND TOM REED");
  assert.equal(
    byline("Text of the story.\n\n(Reporting by Jane Doe in Tarn; Editing by Mia Holt)"),
    "Jane Doe in Tarn",
  );
  assert.equal(byline("Text.\n\nReporting by Jane Doe, editing by Mia Holt."), "Jane Doe");
  assert.equal(byline("By Friday the talks had failed, officials said.\n\nText."), null);
});

test("long lines of capitals, dashes and brackets take linear time", () => {
  for (const part of [
    "A".repeat(50_000),
    "A ".repeat(50_000),
    "AB, cd".repeat(20_000),
    "By ".repeat(50_000),
    "(".repeat(50_000),
  ]) {
    assert.equal(filing(part).dateline, null);
    assert.equal(findByline(part, lines(part)), null);
  }
});
