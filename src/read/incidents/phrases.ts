import type { Token } from "../layers.ts";
import type { Run } from "../perceptron/scheme.ts";
import type { Line } from "./case-free.ts";

/** A noun phrase that may fill a slot, without article: words `[first, last]` of a line, named by `head`. */
export interface Phrase {
  readonly line: number;
  readonly first: number;
  readonly last: number;
  readonly head: number;
  /** Type of the name it is; null for a description. */
  readonly name: string | null;
  /** First word of the phrase with its article. */
  readonly outer: number;
}

const INSIDE: ReadonlySet<string> = new Set(["NOUN", "PROPN", "ADJ", "NUM"]);
const HEADS: ReadonlySet<string> = new Set(["NOUN", "PROPN", "NUM"]);
const BEFORE: ReadonlySet<string> = new Set(["DET", "PRON"]);
// "members of the Red Front", "a group of men": what is of them says who they are.
const LIGHT = new Set(
  "member group column band gang element unit number dozen score hundred thousand majority rest some squad charge kind series pair couple stick kg kilo".split(
    " ",
  ),
);

// "a bomb today": when it was is no part of what it is.
const DAYS = new Set(
  "today yesterday tonight tomorrow monday tuesday wednesday thursday friday saturday sunday".split(
    " ",
  ),
);
// The tagger takes it for an adjective, and it ends the name of many a group.
const ALWAYS_NOUNS = new Set(["front"]);

function isHead(word: Token | undefined): boolean {
  return word !== undefined && (HEADS.has(word.pos) || ALWAYS_NOUNS.has(word.lower));
}

/** Noun phrases of a line; names inside a longer run of nouns stand apart from what describes them. */
export function phrasesOf({ words }: Line, line: number, names: readonly Run[]): Phrase[] {
  const named = nameAt(names, words.length);
  const out: Phrase[] = [];
  let i = 0;
  while (i < words.length) {
    if (!isInside(words, i, named)) {
      i++;
      continue;
    }
    let last = i;
    while (last + 1 < words.length && isInside(words, last + 1, named)) last++;
    out.push(...split(words, { line, first: i, last }, named));
    i = last + 1;
  }
  return out.flatMap((phrase) => extended(words, phrase, out));
}

function nameAt(names: readonly Run[], length: number): (Run | undefined)[] {
  const at: (Run | undefined)[] = Array.from({ length });
  for (const run of names) at.fill(run, run.first, run.last + 1);
  return at;
}

function isInside(
  words: readonly Token[],
  i: number,
  named: readonly (Run | undefined)[],
): boolean {
  const word = words[i];
  if (!word) return false;
  if (DAYS.has(word.lower)) return false;
  if (INSIDE.has(word.pos) || isNamed(word, i, named[i])) return true;
  if (word.text === "-") return [i - 1, i + 1].every((k) => INSIDE.has(words[k]?.pos ?? ""));
  const isParticiple = word.pos === "VERB" && /(?:ed|ing)$/.test(word.lower);
  return isParticiple && isModifier(words[i - 1], words[i + 1]);
}

const OUTSIDE: ReadonlySet<string> = new Set(["PUNCT", "ADP", "DET"]);

/** A word of a name; "of" and its like only within one. */
function isNamed({ pos }: Token, i: number, run: Run | undefined): boolean {
  if (!run) return false;
  return (run.first < i && run.last > i) || !OUTSIDE.has(pos);
}

/** "masked men": a participle between an article and a noun. */
function isModifier(before: Token | undefined, after: Token | undefined): boolean {
  return (
    (before === undefined || LEADING.has(before.pos)) &&
    (after?.pos === "NOUN" || after?.pos === "PROPN")
  );
}

const LEADING: ReadonlySet<string> = new Set(["DET", "PRON", "NUM", "ADJ"]);

type Stretch = Pick<Phrase, "line" | "first" | "last">;

/** At names of persons: "the engineer | Otto Kringel". */
function split(
  words: readonly Token[],
  { line, first, last }: Stretch,
  named: readonly (Run | undefined)[],
): Phrase[] {
  const out: Phrase[] = [];
  let open = first;
  let i = first;
  while (i <= last) {
    const run = named[i];
    if (run?.type !== "PER") {
      i++;
      continue;
    }
    const end = Math.min(run.last, last);
    if (i > open) out.push(...phraseIn(words, { line, first: open, last: i - 1 }, null));
    out.push(...phraseIn(words, { line, first: i, last: end }, "PER"));
    i = end + 1;
    open = i;
  }
  if (open <= last) {
    const run = named[last];
    out.push(...phraseIn(words, { line, first: open, last }, run ? run.type : null));
  }
  return out;
}

function phraseIn(
  words: readonly Token[],
  { line, first, last }: Stretch,
  name: string | null,
): Phrase[] {
  let end = last;
  if (name === null) while (end >= first && !isHead(words[end])) end--;
  if (end < first) end = last;
  const outer = BEFORE.has(words[first - 1]?.pos ?? "") ? first - 1 : first;
  return [{ line, first, last: end, head: end, name, outer }];
}

/** With what it is of, where the head alone says little. */
function extended(words: readonly Token[], phrase: Phrase, all: readonly Phrase[]): Phrase[] {
  const head = words[phrase.head];
  if (!head || words[phrase.last + 1]?.lower !== "of" || !LIGHT.has(head.lemma)) return [phrase];
  const next = all.find(({ outer }) => outer === phrase.last + 2);
  return next ? [{ ...phrase, last: next.last, head: next.head }] : [phrase];
}
