import { feature, hashText } from "../perceptron/hash.ts";
import type { Features } from "../perceptron/model.ts";
import type { Token } from "../layers.ts";
import type { Words } from "../words.ts";
import type { Scene } from "./scene.ts";

// Features of a sentence for the kind of incident it tells of. The numbers of the templates are part of the model.

/** Features of the sentence at a place. */
export function lineFeatures(scene: Scene, i: number): Features {
  const out = ownFeatures(scene, i);
  out.push(feature(200, Math.min(5, i)), feature(201, 0));
  for (const kind of toldBeside(scene, i)) out.push(feature(202, hashText(kind)));
  return out;
}

function toldBeside({ violence }: Scene, i: number): Set<string> {
  return new Set([...(violence[i - 1] ?? []), ...(violence[i + 1] ?? [])].flatMap((k) => k ?? []));
}

function ownFeatures(scene: Scene, i: number): number[] {
  const out = new Set<number>();
  addWords(scene, i, out);
  addTold(scene, i, out);
  return [...out];
}

function addWords({ lines, table }: Scene, i: number, out: Set<number>): void {
  const words = (lines[i]?.words ?? []).filter(({ pos }) => pos !== "PUNCT");
  const lemmas = words.map(({ lemma }) => hashText(lemma));
  lemmas.forEach((lemma, k) => {
    out.add(feature(210, lemma));
    out.add(feature(211, lemmas[k - 1] ?? 0, lemma));
    out.add(feature(212, lemmas[k - 2] ?? 0, lemma));
  });
  if (table) for (const word of words) if (CONTENT.has(word.pos)) addClasses(table, word, out);
}

function addClasses(table: Words, { lower }: Token, out: Set<number>): void {
  const place = table.indexOf(lower);
  out.add(feature(213, table.classOf(place, 1)));
  out.add(feature(214, table.classOf(place, 2)));
}

const CONTENT: ReadonlySet<string> = new Set(["NOUN", "VERB", "ADJ", "PROPN"]);

/** Words of violence with their neighbours, and which kinds stand together with which words. */
function addTold({ lines, violence }: Scene, i: number, out: Set<number>): void {
  const words = lines[i]?.words ?? [];
  const told = violence[i] ?? [];
  told.forEach((one, k) => {
    if (one === undefined) return;
    const kind = hashText(one);
    const [before, after] = [words[k - 1], words[k + 1]];
    out.add(feature(215, kind));
    out.add(feature(216, kind, hashText(before?.lemma ?? "<")));
    out.add(feature(217, kind, hashText(after?.lemma ?? ">")));
    out.add(feature(218, hashText(words[k]?.lemma ?? ""), hashText(before?.pos ?? "<")));
  });
  const kinds = new Set(told.flatMap((kind) => kind ?? []));
  for (const kind of kinds) {
    for (const other of kinds)
      if (kind < other) out.add(feature(219, hashText(kind), hashText(other)));
    for (const { lemma, pos } of words)
      if (pos === "VERB" || pos === "NOUN") out.add(feature(220, hashText(kind), hashText(lemma)));
  }
}

/** Features of the whole: words where they first stand, and what stands in one sentence with words of violence. */
export function documentFeatures(scene: Scene): Features {
  const out = new Set<number>();
  scene.lines.forEach((_, i) => {
    addLine(scene, i, out);
    addViolence(scene, i, out);
  });
  return [...out];
}

const OPENING_LINES = 3;

function zoneOf(i: number): number {
  return i < OPENING_LINES ? 0 : 1;
}

function addLine({ lines, table }: Scene, i: number, out: Set<number>): void {
  for (const { lemma, lower, pos } of lines[i]?.words ?? []) {
    if (pos === "PUNCT") continue;
    out.add(feature(230, hashText(lemma)));
    if (zoneOf(i) > 0) continue;
    out.add(feature(231, hashText(lemma)));
    out.add(feature(232, table?.classOf(table.indexOf(lower), 1) ?? 0));
  }
}

function addViolence({ lines, violence }: Scene, i: number, out: Set<number>): void {
  const words = lines[i]?.words ?? [];
  const told = violence[i] ?? [];
  told.forEach((kind, k) => {
    if (kind === undefined) return;
    const lemma = hashText(words[k]?.lemma ?? "");
    out.add(feature(233, hashText(kind)));
    out.add(feature(234 + zoneOf(i), lemma, hashText(words[k - 1]?.lemma ?? "<")));
    out.add(feature(236 + zoneOf(i), lemma, hashText(words[k + 1]?.lemma ?? ">")));
    out.add(feature(238, lemma, Math.min(3, i)));
  });
  const kinds = new Set(told.flatMap((kind) => kind ?? []));
  if (kinds.size === 0) return;
  for (const { lemma, pos } of words) {
    if (SAID_BESIDE.has(pos)) out.add(feature(239, hashText(lemma)));
    if (pos !== "VERB" && pos !== "NOUN") continue;
    for (const kind of kinds) out.add(feature(240, hashText(kind), hashText(lemma)));
  }
}

const SAID_BESIDE: ReadonlySet<string> = new Set(
  "NOUN PROPN VERB ADJ ADV NUM PRON SCONJ CCONJ PART INTJ X".split(" "),
);
