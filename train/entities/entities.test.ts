import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { openWords, packWords } from "../../src/read/words.ts";
import { packModel } from "../../src/read/perceptron/file.ts";
import { readGum, readNameSets, readRe3d } from "./gold.ts";
import { learnMentions, learnNames } from "./learn.ts";
import { outermost, sentencesOf } from "./text.ts";

function withFolder(run: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-gold-"));
  try {
    for (const name of ["ner", "re3d", "gum"]) mkdirSync(join(folder, name));
    run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("columns of words and labels become a text with spans", () => {
  withFolder((data) => {
    const write = (name: string, text: string) =>
      writeFileSync(join(data, "ner", name), gzipSync(text));
    write("wikigold.conll.gz", "Bank I-ORG\nof I-ORG\nVale I-ORG\n's O\nhead O\n. O\n");
    write("wnut17_wnut17train.conll.gz", "Ann\tB-person\n");
    write("wnut17_emerging.test.annotated.gz", "");
    write("uner_en_ewt-test.iob2.gz", "");
    write("uner_en_ewt-dev.iob2.gz", "# text = x\n1\tin\tO\t-\t-\n2\tVale\tB-LOC\t-\t-\n");
    const found = readNameSets({ gold: data, data }).map(({ text, marked }) => [
      text,
      marked.map(({ begin, end, type }) => `${text.slice(begin, end)} ${type}`),
    ]);
    assert.deepEqual(found, [
      ["Bank of Vale's head.", ["Bank of Vale ORG"]],
      ["Ann", ["Ann PER"]],
      ["in Vale", ["Vale LOC"]],
    ]);
  });
});

test("of re3d the outermost mentions of known types are learnt", () => {
  withFolder((gold) => {
    const entities = [
      { begin: 0, end: 10, type: "Organisation" },
      { begin: 4, end: 10, type: "Location" },
      { begin: 11, end: 14, type: "Frequency" },
    ];
    const record = { id: "a", corpus: "x", text: "the forces now", entities };
    writeFileSync(join(gold, "re3d", "re3d.jsonl"), `${JSON.stringify(record)}\n`);
    const [first] = readRe3d({ gold, data: gold });
    assert.deepEqual(first?.marked, [entities[0]]);
  });
});

test("of GUM bare names are learnt, where the licence lets anybody use the text", () => {
  withFolder((gold) => {
    const text = "The Vale Bank hired Dr. Ann Lee.";
    const tokens = [
      [0, 3, "DET"],
      [4, 8, "PROPN"],
      [9, 13, "PROPN"],
      [14, 19, "VERB"],
      [20, 23, "PROPN"],
      [24, 27, "PROPN"],
      [28, 31, "PROPN"],
    ];
    const entities = [
      { begin: 0, end: 13, type: "organization" },
      { begin: 20, end: 31, type: "person" },
    ];
    const record = { id: "a", licence: "CC BY 4.0", text, sentences: [{ tokens }], entities };
    const closed = { ...record, licence: "CC BY-NC-SA 4.0" };
    const lines = [record, closed].map((one) => JSON.stringify(one)).join("\n");
    writeFileSync(join(gold, "gum", "gum.jsonl.gz"), gzipSync(lines));
    const found = readGum({ gold, data: gold });
    assert.equal(found.length, 1);
    assert.deepEqual(
      found[0]?.marked.map(({ begin, end, type }) => `${text.slice(begin, end)} ${type}`),
      ["Vale Bank ORG", "Ann Lee PER"],
    );
  });
});

test("spans inside others are left out", () => {
  const span = (begin: number, end: number) => ({ begin, end });
  assert.deepEqual(outermost([span(3, 5), span(0, 6), span(6, 8), span(7, 9)]), [
    span(0, 6),
    span(6, 8),
  ]);
});

test("the same texts give the same model, byte for byte", () => {
  const texts = [
    { text: "Ann Lee went to Vale.", marked: [{ begin: 0, end: 7, type: "PER" }] },
    { text: "The Vale Bank closed.", marked: [{ begin: 4, end: 13, type: "ORG" }] },
  ];
  const mentioned = [
    { text: "Rebels fled.", marked: [{ begin: 0, end: 6, type: "Organisation" }] },
  ];
  const table = openWords(
    packWords({
      words: ["bank"],
      dimensions: 1,
      classes: [[1], [1], [1]],
      vectors: Int8Array.of(127),
    }),
  );
  const learn = () =>
    learnMentions(sentencesOf(mentioned), { names: learnNames(sentencesOf(texts), table), table });
  assert.deepEqual(packModel(learn().mentions), packModel(learn().mentions));
});
