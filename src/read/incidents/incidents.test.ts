import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { slice, type Span } from "../../base/span.ts";
import type { Document } from "../../model/document.ts";
import type { Incident } from "../../model/incident.ts";
import { blocks } from "../blocks.ts";
import type { Models, Token } from "../layers.ts";
import { times } from "../times.ts";
import { tokens } from "../tokens.ts";
import { openWords } from "../words.ts";
import { linesOf } from "./case-free.ts";
import { incidents } from "./incidents.ts";
import { openIncidentModels } from "./model.ts";
import { phrasesOf } from "./phrases.ts";
import { tellsOfViolence, violenceOf } from "./violence.ts";

const CONTEXT = { outlets: new Map<string, string>(), deep: true };

function documentOf(text: string): Document {
  return {
    id: "test",
    sha256: "0".repeat(64),
    mediaType: "text/plain",
    url: null,
    feed: null,
    collection: null,
    publisher: null,
    originator: null,
    byline: null,
    dateline: null,
    language: "en",
    published: "2024-05-08",
    publishedBasis: "none",
    retrieved: "2024-05-08T00:00:00Z",
    licence: null,
    title: null,
    bodyBegin: 0,
    text,
    links: [],
  };
}

function linesIn(text: string) {
  const document = documentOf(text);
  return linesOf(document, { blocks: blocks.read(document, {}, CONTEXT) });
}

test("words are tagged alike with and without capitals, and keep their own letters", () => {
  const text = "Gunmen killed two engineers near Velmont. The Red Front denied it.";
  const [plain, capital] = [linesIn(text), linesIn(text.toUpperCase())];
  const tags = (lines: typeof plain) => lines.map(({ words }) => words.map((word) => word.pos));
  assert.deepEqual(tags(capital), tags(plain));
  assert.equal(capital.length, 2);
  assert.equal(capital[0]?.words[0]?.text, "GUNMEN");
});

test("a letter whose small form is longer shifts no span", () => {
  const text = "İİİ GUNMEN KILLED THE MAYOR OF İZMİR TODAY, POLICE SAID.";
  for (const { words } of linesIn(text))
    for (const word of words) assert.equal(text.slice(word.begin, word.end), word.text);
});

test("violence is told by lemma; a word with many senses does not open the reader by itself", () => {
  const word = (lemma: string): Pick<Token, "lemma" | "lower"> => ({ lemma, lower: lemma });
  assert.equal(violenceOf(word("kidnap")), "kidnap");
  assert.equal(violenceOf(word("elect")), undefined);
  assert.ok(tellsOfViolence([word("ambush")]));
  assert.ok(!tellsOfViolence([word("strike"), word("fire"), word("target")]));
});

test("a person's name stands apart from what describes it; members are taken with what they are of", () => {
  const [line] = linesIn("Members of the Red Front killed the engineer Otto Kringel.");
  assert.ok(line);
  const at = line.words.findIndex(({ lower }) => lower === "otto");
  const found = phrasesOf(line, 0, [{ type: "PER", first: at, last: at + 1 }]);
  const words = found.map(({ first, last }) =>
    line.words
      .slice(first, last + 1)
      .map(({ lower }) => lower)
      .join(" "),
  );
  assert.deepEqual(words.slice(0, 1), ["members of the red front"]);
  assert.ok(words.includes("engineer") && words.includes("otto kringel"));
});

test("another file is no model", () => {
  assert.throws(
    () => openIncidentModels(new TextEncoder().encode("{}")),
    /invalid incident models/,
  );
});

const FOLDER = new URL("../../../models/", import.meta.url);
const [MODEL, WORDS] = [new URL("incidents.bin.gz", FOLDER), new URL("words.bin.gz", FOLDER)];
const trained = existsSync(MODEL) && existsSync(WORDS);

function modelsOf(): Models {
  return {
    incidents: openIncidentModels(gunzipSync(readFileSync(MODEL))),
    words: openWords(gunzipSync(readFileSync(WORDS))),
  };
}

function incidentsIn(text: string, models?: Models): readonly Incident[] {
  const document = documentOf(text);
  const found = { blocks: blocks.read(document, {}, CONTEXT) };
  const layers = {
    ...found,
    tokens: tokens.read(document, found, CONTEXT),
    times: times.read(document, found, CONTEXT),
  };
  return incidents.read(document, layers, { ...CONTEXT, ...(models ? { models } : {}) });
}

function spansOf(incident: Incident): Span[] {
  const { instruments, perpetrators, physicalTargets, humanTargets, location, date } = incident;
  const fillers = [
    ...instruments,
    ...perpetrators.individuals,
    ...perpetrators.organizations,
    ...physicalTargets,
    ...humanTargets,
  ];
  return [
    ...fillers.flatMap(({ span, alternatives }) => [span, ...alternatives]),
    ...location.places,
    ...(date ? [date.span] : []),
  ];
}

const KIDNAPPING =
  "VELMONT, 6 May 2024 (Daily24) – Gunmen kidnapped two engineers of the power company near Velmont on Monday, police said. " +
  "The Red Front claimed responsibility for the kidnapping.\n\nThe engineers were on their way home when armed men stopped their car.";

test("without the model there are no incidents", () => {
  assert.deepEqual(incidentsIn(KIDNAPPING), []);
});

test("an abduction is put together from the whole article", { skip: !trained }, () => {
  const [incident] = incidentsIn(KIDNAPPING, modelsOf());
  assert.ok(incident);
  assert.equal(incident.type, "kidnapping");
  assert.equal(incident.stage, "accomplished");
  assert.ok(incident.humanTargets.some(({ text }) => /engineers/.test(text)));
  assert.ok(incident.perpetrators.individuals.some(({ text }) => /gunmen|armed men/i.test(text)));
});

test("capitals change nothing", { skip: !trained }, () => {
  const models = modelsOf();
  const shapes = (text: string) =>
    incidentsIn(text, models).map((one) => ({
      type: one.type,
      people: one.humanTargets.map(({ span }) => span),
    }));
  assert.deepEqual(shapes(KIDNAPPING.toUpperCase()), shapes(KIDNAPPING));
});

test("an article without violence has no incident", { skip: !trained }, () => {
  const text =
    "The Harbour Party won the election in Velmont on Sunday with 41 percent of the votes. Its leader, Otto Kringel, " +
    "said he would form a government within weeks. The turnout hit a record, and the losing party attacked the budget.";
  assert.deepEqual(incidentsIn(text, modelsOf()), []);
});

test(
  "every span of every incident slices to its own text, whatever the text is",
  { skip: !trained },
  () => {
    const models = modelsOf();
    const words =
      "bomb killed the FMLN. two Gunmen \n\n , \" ( ) – İ 's of and by kidnapped mayor 12 😀 -- [".split(
        " ",
      );
    const text = fc
      .array(fc.constantFrom(...words), { maxLength: 120 })
      .map((all) => all.join(" "));
    fc.assert(
      fc.property(text, (some) => {
        for (const incident of incidentsIn(some, models)) {
          for (const span of spansOf(incident))
            assert.ok(span.begin < span.end && slice(some, span).trim() !== "");
          for (const { span, text: own } of incident.humanTargets)
            assert.equal(slice(some, span), own);
        }
      }),
      { numRuns: 60 },
    );
  },
);

test("a long line and a text of marks are read in bounded work", { skip: !trained }, () => {
  const models = modelsOf();
  const line = "the gunmen killed the mayor and bombed the house of Otto Kringel and ".repeat(3000);
  assert.ok(incidentsIn(line, models).length < 50);
  assert.deepEqual(incidentsIn("!?.,;:".repeat(5000), models), []);
});
