import type { Token } from "../layers.ts";
import { feature, hashText } from "../perceptron/hash.ts";
import type { Features } from "../perceptron/model.ts";
import type { Phrase } from "./phrases.ts";
import type { Scene } from "./scene.ts";

// Features of noun phrases for their roles in an incident. The numbers of the templates are part of the model.

/** Features of every phrase of a scene, in order. */
export function phraseFeatures(scene: Scene): Features[] {
  const heads = new Map<string, number>();
  for (const phrase of scene.phrases) {
    const { lemma } = headOf(scene, phrase);
    heads.set(lemma, (heads.get(lemma) ?? 0) + 1);
  }
  return scene.phrases.map((phrase, i) => {
    const out: number[] = [feature(0, 0)];
    addWords(scene, phrase, out);
    addBeside(scene, phrase, out);
    addGovernors(scene, phrase, out);
    addNeighbours(scene, i, out);
    addPlace(scene, phrase, heads.get(headOf(scene, phrase).lemma) ?? 1, out);
    return out;
  });
}

export function wordsOf(
  { lines }: Pick<Scene, "lines">,
  phrase: Pick<Phrase, "line">,
): readonly Token[] {
  return lines[phrase.line]?.words ?? [];
}

const NONE = { lower: "", lemma: "", pos: "X", text: "" } as const;

export function headOf(
  scene: Pick<Scene, "lines">,
  phrase: Pick<Phrase, "line" | "head">,
): Pick<Token, "lower" | "lemma" | "pos" | "text"> {
  return wordsOf(scene, phrase)[phrase.head] ?? NONE;
}

/** Words of the phrase in small letters, without those that say little. */
export function contentOf(scene: Pick<Scene, "lines">, phrase: Phrase): string[] {
  const words = wordsOf(scene, phrase)
    .slice(phrase.first, phrase.last + 1)
    .map(({ lower }) => lower);
  const telling = words.filter((word) => !EMPTY.has(word));
  return telling.length > 0 ? telling : words;
}

const EMPTY = new Set(
  "a an the of in on at to and or for by from with his her their its some this that these those -".split(
    " ",
  ),
);

function classesOf({ table }: Scene, lower: string): readonly [number, number, number] {
  const place = table?.indexOf(lower) ?? -1;
  return [
    table?.classOf(place, 0) ?? 0,
    table?.classOf(place, 1) ?? 0,
    table?.classOf(place, 2) ?? 0,
  ];
}

function addWords(scene: Scene, phrase: Phrase, out: number[]): void {
  const words = wordsOf(scene, phrase);
  const head = headOf(scene, phrase);
  const name = hashText(phrase.name ?? "-");
  const classes = classesOf(scene, head.lower);
  out.push(
    feature(1, hashText(head.lower)),
    feature(2, hashText(head.lemma)),
    feature(3, hashText(head.lower.slice(-3))),
    feature(4, name),
    feature(5, Math.min(5, phrase.last - phrase.first)),
    feature(6, hashText(words[phrase.outer]?.lower ?? ""), phrase.outer === phrase.first ? 1 : 0),
    feature(7, head.lower.endsWith("s") ? 1 : 0, name),
    ...classes.map((one, level) => feature(8 + level, one, name)),
  );
  for (let i = phrase.first; i <= phrase.last; i++) {
    const word = words[i] ?? NONE;
    if (i === phrase.head) continue;
    out.push(
      feature(11, hashText(word.lemma)),
      feature(12, classesOf(scene, word.lower)[1]),
      feature(13, hashText(word.lemma), hashText(head.lemma)),
    );
    if (word.pos === "NUM") out.push(feature(14, 0), feature(14, hashText(head.lemma)));
  }
}

function addBeside(scene: Scene, { line, first, last, outer, head }: Phrase, out: number[]): void {
  const words = scene.lines[line]?.words ?? [];
  const at = (i: number) => hashText(words[i]?.lower ?? (i < 0 ? "<" : ">"));
  const lemma = (i: number) => hashText(words[i]?.lemma ?? (i < 0 ? "<" : ">"));
  const own = classesOf(scene, words[head]?.lower ?? "")[1];
  out.push(
    feature(20, at(outer - 1)),
    feature(21, at(outer - 2), at(outer - 1)),
    feature(22, at(last + 1)),
    feature(23, at(last + 1), at(last + 2)),
    feature(24, lemma(outer - 1), own),
    feature(25, lemma(last + 1), own),
    feature(26, lemma(outer - 1), lemma(last + 1)),
    feature(27, lemma(outer - 2)),
    feature(28, lemma(last + 2)),
    feature(29, classesOf(scene, words[outer - 1]?.lower ?? "")[2]),
    feature(30, classesOf(scene, words[last + 1]?.lower ?? "")[2]),
    feature(31, outer === first ? 1 : 0, own),
    feature(32, lemma(outer - 3), lemma(outer - 2), lemma(outer - 1)),
    feature(33, lemma(last + 1), lemma(last + 2), lemma(last + 3)),
  );
}

const REACH = 12; // words on either side in which a verb or a word of violence governs a phrase

/** The nearest verbs and words of violence on both sides, how they are put, and what stands between. */
function addGovernors(scene: Scene, phrase: Phrase, out: number[]): void {
  const words = wordsOf(scene, phrase);
  const violence = scene.violence[phrase.line] ?? [];
  const own = classesOf(scene, headOf(scene, phrase).lower);
  const name = hashText(phrase.name ?? "-");
  const isVerb = (i: number) => words[i]?.pos === "VERB";
  const isViolent = (i: number) =>
    violence[i] !== undefined && (i < phrase.first || i > phrase.last);
  [isVerb, isViolent].forEach((test, kind) => {
    for (const side of [-1, 1]) {
      const i = nearest(phrase, side, test);
      const base = 40 + kind * 24 + (side < 0 ? 0 : 12);
      if (i === undefined) {
        out.push(feature(base, 1));
        continue;
      }
      const word = words[i] ?? NONE;
      const told = hashText(violence[i] ?? "");
      const way = voiceOf(words, i);
      const lemma = hashText(word.lemma);
      const between = betweenOf(words, phrase, i);
      const far = Math.min(4, Math.floor(distance(phrase, i) / 3));
      out.push(
        feature(base + 1, lemma, way),
        feature(base + 2, lemma, between),
        feature(base + 3, told, between),
        feature(base + 4, told, way, name),
        feature(base + 5, told, way, own[1]),
        feature(base + 6, lemma, way, own[0]),
        feature(base + 7, told, far),
        feature(base + 8, classesOf(scene, word.lower)[2], way),
        feature(base + 9, told, between, own[0]),
        feature(base + 10, classesOf(scene, word.lower)[1], between),
        feature(base + 11, told, way, between),
      );
    }
  });
}

function nearest(
  { outer, last }: Phrase,
  side: number,
  test: (i: number) => boolean,
): number | undefined {
  const from = side < 0 ? outer - 1 : last + 1;
  for (let i = from; i >= 0 && Math.abs(i - from) < REACH; i += side) if (test(i)) return i;
  return undefined;
}

function distance({ outer, last }: Phrase, i: number): number {
  return i < outer ? outer - i : i - last;
}

const HELPERS = 3;

/** 0 active, 1 passive, 2 infinitive, 3 -ing, 4 no verb. */
function voiceOf(words: readonly Token[], i: number): number {
  const word = words[i];
  if (word?.pos !== "VERB") return 4;
  const isGerund = word.lower.endsWith("ing");
  const helper = helperOf(words, i);
  if (helper?.lower === "to") return 2;
  if (isGerund) return 3;
  return helper?.lemma === "be" || words[i + 1]?.lower === "by" ? 1 : 0;
}

const HELPING: ReadonlySet<string> = new Set(["ADV", "AUX", "PART"]);

/** The nearest form of "be", or "to", among the helpers before a verb. */
function helperOf(words: readonly Token[], i: number): Token | undefined {
  for (let k = i - 1; k >= Math.max(0, i - HELPERS); k--) {
    const before = words[k];
    if (!before) return undefined;
    if (before.lower === "to" || before.lemma === "be") return before;
    if (!HELPING.has(before.pos)) return undefined;
  }
  return undefined;
}

const MOST_BETWEEN = 5;
const PASSED_OVER: ReadonlySet<string> = new Set(["DET", "ADJ", "ADV", "NUM"]);

/** Function words between a phrase and its governor, the rest by its part of speech; nouns and their like merged. */
function betweenOf(words: readonly Token[], { outer, last }: Phrase, i: number): number {
  const [from, to] = i < outer ? [i + 1, outer] : [last + 1, i];
  const parts: string[] = [];
  for (const word of words.slice(from, to)) {
    if (PASSED_OVER.has(word.pos)) continue;
    const part = partOf(word);
    if (parts.at(-1) !== part) parts.push(part);
    if (parts.length > MOST_BETWEEN) return hashText("far");
  }
  return hashText(parts.join(" "));
}

function partOf({ pos, lower }: Token): string {
  if (pos === "VERB") return "V";
  return OPEN.has(pos) ? "N" : lower;
}

const OPEN: ReadonlySet<string> = new Set(["NOUN", "PROPN"]);

/** Phrases before and after: apposition, coordination, title. */
function addNeighbours(scene: Scene, i: number, out: number[]): void {
  const phrase = scene.phrases[i];
  if (!phrase) return;
  [-1, 1].forEach((side, k) => {
    const other = scene.phrases[i + side];
    if (other?.line !== phrase.line) {
      out.push(feature(90 + k, 0));
      return;
    }
    const words = wordsOf(scene, phrase);
    const [from, to] = side < 0 ? [other.last + 1, phrase.outer] : [phrase.last + 1, other.outer];
    const between = hashText(
      words
        .slice(from, Math.min(to, from + 4))
        .map(({ lower }) => lower)
        .join(" "),
    );
    const head = headOf(scene, other);
    const name = hashText(other.name ?? "-");
    const own = hashText(phrase.name ?? "-");
    const near = to - from <= 3 ? between : 0;
    out.push(
      feature(92 + k, near, name, own),
      feature(94 + k, near, hashText(head.lemma)),
      feature(96 + k, near, classesOf(scene, head.lower)[1]),
      feature(98 + k, name, own),
      feature(
        100 + k,
        near,
        classesOf(scene, head.lower)[0],
        classesOf(scene, headOf(scene, phrase).lower)[0],
      ),
    );
  });
}

function addPlace(scene: Scene, phrase: Phrase, times: number, out: number[]): void {
  const head = headOf(scene, phrase);
  const own = classesOf(scene, head.lower);
  const name = hashText(phrase.name ?? "-");
  const told = toldIn(scene, phrase.line);
  const around = new Set([...toldIn(scene, phrase.line - 1), ...toldIn(scene, phrase.line + 1)]);
  out.push(
    feature(110, Math.min(6, phrase.line)),
    feature(111, Math.min(4, times)),
    feature(112, told.size > 0 ? 1 : 0, around.size > 0 ? 1 : 0),
    feature(113, told.size > 0 ? 1 : 0, own[1]),
    feature(114, Math.min(3, phrase.line), hashText(head.lemma)),
    feature(115, Math.floor((4 * phrase.line) / Math.max(1, scene.lines.length)), name),
  );
  for (const kind of told) {
    const one = hashText(kind);
    out.push(
      feature(116, one, name),
      feature(117, one, own[0]),
      feature(118, one, own[1]),
      feature(119, one, hashText(head.lemma)),
    );
  }
  scene.violence[phrase.line]?.forEach((kind, i) => {
    if (kind === undefined) return;
    const lemma = hashText(wordsOf(scene, phrase)[i]?.lemma ?? "");
    out.push(feature(121, lemma, own[1]), feature(122, lemma, name));
  });
  for (const kind of around) out.push(feature(120, hashText(kind), own[0], name));
}

function toldIn({ violence }: Scene, line: number): Set<string> {
  return new Set((violence[line] ?? []).flatMap((kind) => kind ?? []));
}
