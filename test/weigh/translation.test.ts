// A report in another language that shares figures and names with one before it: a suspicion, never a copy.
import assert from "node:assert/strict";
import { test } from "node:test";
import { anchorsOf } from "../../src/cycle/anchors.ts";
import { weighAll } from "../../src/cycle/index.ts";
import { CUE_WEIGHTS, findReuse, type ReusableText } from "../../src/weigh/index.ts";
import { read, type DocumentLike } from "./case.ts";
import { TRANSLATED_REPORTS, type TranslatedReport } from "./translated-reports.ts";

const MORNING = "2025-11-04T06:00:00Z";
const NOON = "2025-11-04T12:00:00Z";

function textOf(
  { story, language, text }: TranslatedReport,
  published: string | null = NOON,
): ReusableText {
  const anchors = () => anchorsOf({ text, language, published });
  return { id: `${story} ${language}`, text, language, published, ignored: [], anchors };
}

const of = (story: TranslatedReport["story"], language: string): TranslatedReport => {
  const found = TRANSLATED_REPORTS.find((one) => one.story === story && one.language === language);
  assert.ok(found);
  return found;
};

const others = TRANSLATED_REPORTS.filter(({ language }) => language !== "en");

for (const report of others)
  test(`a ${report.language} report of the ${report.story} is taken for a translation of the English one`, () => {
    const [first, ...more] = findReuse([textOf(of(report.story, "en"), MORNING), textOf(report)]);
    assert.equal(more.length, 0);
    assert.ok(first);
    const { a, b, kind, directed, passages } = first;
    assert.deepEqual(
      { a, b, kind, directed },
      {
        a: `${report.story} en`,
        b: `${report.story} ${report.language}`,
        kind: "translation",
        directed: true,
      },
    );
    const shown = passages.map((one) => report.text.slice(one.b.begin, one.b.end));
    assert.ok(shown.length >= 8, shown.join(" | "));
  });

test("all of them at once: translations of one report meet, two reports of one war day never do", () => {
  const found = findReuse(TRANSLATED_REPORTS.map((report) => textOf(report)));
  const stories = found.map(({ a, b }) => [a, b].map((id) => id.split(" ")[0]));
  assert.ok(stories.every(([x, y]) => x === y));
  const pairs = TRANSLATED_REPORTS.flatMap((x, i) =>
    TRANSLATED_REPORTS.slice(i + 1).filter((y) => y.story === x.story),
  );
  assert.equal(found.length, pairs.length);
  assert.ok(found.every(({ kind }) => kind === "translation"));
});

test("a report in the same language, an undated one and one a week later is no translation", () => {
  const english = textOf(of("bridge", "en"), MORNING);
  const russian = of("bridge", "ru");
  const later = textOf(russian, "2025-11-12T06:00:00Z");
  const undated = textOf(russian, null);
  const same = { ...textOf(russian), language: "en" };
  for (const one of [later, undated, same]) assert.deepEqual(findReuse([english, one]), []);
});

test("of an English report the anchors are its figures, its days and its names", () => {
  const { text } = of("hospital", "en");
  const found = anchorsOf({ text, language: "en", published: NOON });
  const shown = found.flatMap(({ kind, begin, end }) =>
    kind === "name" ? [] : [`${kind} ${text.slice(begin, end)}`],
  );
  assert.deepEqual(shown, [
    "number 212",
    "number 26",
    "number 11",
    "number 34",
    "date 2 October",
    "number 1,480",
    "number 9,600",
    "number 17",
  ]);
});

const COPY = {
  claims: [{ text: "A drone struck the bridge at Qasr Marwan" }],
};
const rendering = (id: string, publisher: string, hour: number, filler: string): DocumentLike => ({
  id,
  publisher,
  published: `2025-11-04T${hour}:00:00Z`,
  filler,
  ...COPY,
});

/** Weighs articles, with or without the Persian report that they may render. */
function weighed(articles: readonly DocumentLike[]) {
  const all = articles.map((like) => ({ ...read(like), state: "read" as const }));
  const annotations = all.map(({ document, blocks, citations, claims }) => ({
    documentId: document.id,
    state: "read" as const,
    reading: {
      documentId: document.id,
      reader: "test",
      blocks: [...blocks],
      sentences: [],
      mentions: [],
      times: [],
      claims: [...claims],
      citations: [...citations],
    },
    resolutions: [],
    toponyms: [],
    entities: [],
    relations: [],
    issues: [],
  }));
  return weighAll(
    all.map(({ document }) => document),
    annotations,
    { sources: [], entities: [] },
  );
}

const PERSIAN: DocumentLike = {
  id: "fa",
  publisher: "Persian Post",
  published: "2025-11-04T10:00:00Z",
  language: "fa",
  filler: of("bridge", "fa").text,
  claims: [],
};
const ENGLISH = of("bridge", "en").text;
const REWORDED = `Salem Haddad, who governs the province, said in Damascus that 17 died and 43 were hurt when Qasr Marwan was hit by a drone. Since 9 March 2011 some 2,750 vehicles used it each day from Homs towards Palmyra; the works need 18 months and 6.4 million dollars. Near Palmyra the army brought down 3 drones, according to Bassam Rifai in Damascus. Neither Israel nor Turkey reacted.`;

test("two English articles that may render one Persian report are not two independent origins", () => {
  const two = [rendering("one", "Herald", 12, ENGLISH), rendering("two", "Courier", 15, REWORDED)];
  const [alone] = weighed(two).propositions;
  assert.equal(alone?.supports.nMin, 2);
  const { propositions, reuse } = weighed([...two, PERSIAN]);
  assert.deepEqual(
    reuse.map(({ a, b, kind }) => ({ a, b, kind })),
    [
      { a: "fa", b: "one", kind: "translation" },
      { a: "fa", b: "two", kind: "translation" },
    ],
  );
  const [both] = propositions;
  assert.equal(both?.supports.nMin, 1);
  assert.equal(both.supports.nMax, 2, "a candidate is a suspicion and no copy");
  const cue = both.supports.edges[0]?.cues[0];
  assert.equal(cue?.kind, "translation");
  assert.equal(cue.q, CUE_WEIGHTS.translation);
});
