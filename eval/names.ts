// Measures name search against public sanctions lists: how often the right party comes first.
//   npm run eval:names [-- --data DIR] [--update]
// The lists are read where they lie; only counts are written (eval/results/names.json, eval/RESULTS.md).
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { MATCH_THRESHOLD } from "../src/names/match.ts";
import { NameIndex } from "../src/names/name-index.ts";
import { Screener } from "../src/follow/index.ts";
import type { NameSchema } from "../src/names/parse.ts";
import { partyOf } from "../test/follow/factory.ts";
import { SCREENING_RESULTS, withScreening, type Measured } from "./screening-table.ts";

const HERE = import.meta.dirname;
const PAGE = join(HERE, "RESULTS.md");
const DROP_ALLOWED = 0.005;
const NEGATIVES = 10_000;
const TYPO_SEED = 20_260_227; // the date of the UN list
const TYPO_EVERY = 2; // every second listed name is misspelt: enough for ± 1 %

const { values } = parseArgs({
  options: {
    data: { type: "string", default: join(HERE, "..", "..", "shared", "data") },
    update: { type: "boolean", default: false },
  },
});

/** A row of the derived variants: a listed party, its primary name and another name of it. */
interface Variant {
  readonly id: string;
  readonly schema: NameSchema;
  readonly primary: string;
  readonly text: string;
  readonly kind: string;
}

interface Filed {
  readonly id: string;
  readonly schema: NameSchema;
  readonly text: string;
}

function lines(path: string): string[] {
  const text = gunzipSync(readFileSync(join(values.data, path))).toString("utf8");
  return text.trimEnd().split(/\r?\n/).slice(1);
}

function variants(): Variant[] {
  return lines("name-matching/name_variants_un_ofac.tsv.gz").map((line) => {
    const [id = "", type, primary = "", text = "", kind = ""] = line.split("\t");
    return { id, schema: type === "PER" ? "person" : "organisation", primary, text, kind };
  });
}

function distinct(names: readonly Filed[]): Filed[] {
  return [...new Map(names.map((name) => [`${name.id} ${name.text}`, name])).values()];
}

function filed(rows: readonly Variant[]): Filed[] {
  return distinct(
    rows.flatMap(({ id, schema, primary, text }) => [
      { id, schema, text: primary },
      { id, schema, text },
    ]),
  );
}

/** Share of queries whose own party bears the best score, and one of at least `least`. */
function firstOf(
  names: readonly Filed[],
  queries: readonly { id: string; schema: NameSchema; text: string; heldOut?: string }[],
  least = 0,
): number {
  const index = new NameIndex(names);
  const right = queries.filter(({ id, schema, text, heldOut }) => {
    const hits = index
      .search(text, schema)
      .filter(({ row }) => names[row]?.id !== id || names[row]?.text !== heldOut);
    const best = Math.max(least, hits[0]?.match.score ?? 0);
    return hits.some(({ row, match }) => names[row]?.id === id && match.score >= best - 1e-9);
  });
  return right.length / queries.length;
}

/** The parties of the lists, filed as `tocsin screen --list` files them. */
function screenerOf(rows: readonly Variant[]): Screener {
  const names = Map.groupBy(filed(rows), ({ id }) => id);
  return new Screener(
    [...names].map(([id, all]) => ({
      ...partyOf(id, ""),
      schema: all[0]?.schema === "person" ? ("Person" as const) : ("Organization" as const),
      names: all.map(({ text }, i) => ({ text, kind: i === 0 ? "primary" : "alias" }) as const),
    })),
  );
}

/** Share of queries whose own party is the best answer, or as good as it, and a match. */
function screenedFirst(rows: readonly Variant[], queries: readonly Filed[]): number {
  const screener = screenerOf(rows);
  const right = queries.filter(({ id, schema, text }) => {
    const answers = screener.screen({ id, names: [text], schema });
    const best = answers[0]?.score ?? 1;
    return answers.some(
      ({ partyId, score, match }) => partyId === id && match && score >= best - 1e-9,
    );
  });
  return right.length / queries.length;
}

const GOOD = new Set(["good", "a.k.a.", "f.k.a."]);

/** Each good alias of the UN list is taken out and looked for among all other names of the list. */
function heldOutAliases(rows: readonly Variant[], schema: NameSchema): Measured {
  const un = rows.filter((row) => row.id.startsWith("UN:") && row.schema === schema);
  const known = un.filter(({ kind }) => GOOD.has(kind));
  const primaries = un.map((row) => ({ ...row, text: row.primary }));
  const queries = known
    .filter(({ text, primary }) => text !== primary)
    .map((row) => ({ ...row, heldOut: row.text }));
  return {
    words: `UN ${schema}s, alias held out, right party first`,
    value: firstOf(distinct([...filed(known), ...primaries]), queries),
    n: queries.length,
    bar: schema === "person" ? "asked for: 0.65; trigram TF-IDF 0.58" : "trigram TF-IDF 0.49",
  };
}

/** The hardest reading: only the primary names are known. */
function primariesOnly(rows: readonly Variant[], schema: NameSchema): Measured {
  const un = rows.filter((row) => row.id.startsWith("UN:") && row.schema === schema);
  const queries = un.filter(({ kind, text, primary }) => GOOD.has(kind) && text !== primary);
  return {
    words: `UN ${schema}s, good alias against primary names alone`,
    value: firstOf(distinct(un.map((row) => ({ ...row, text: row.primary }))), queries),
    n: queries.length,
    bar: "",
  };
}

function originalScript(rows: readonly Variant[], latinFirst: boolean): Measured {
  const pairs = rows.filter(({ kind }) => kind === "original-script");
  const latin = pairs.map((row) => ({ ...row, text: row.primary }));
  const [names, queries] = latinFirst ? [pairs, latin] : [latin, pairs];
  return {
    words: latinFirst ? "UN, Latin → original script" : "UN, original script → Latin",
    value: firstOf(distinct(names), queries),
    n: queries.length,
    bar: latinFirst ? "asked for: 0.60" : "",
  };
}

function listedAliases(rows: readonly Variant[]): Measured {
  const queries = rows.filter(({ kind }) => kind !== "original-script");
  return {
    words: "UN and OFAC, listed alias, right party first and a match",
    value: screenedFirst(rows, queries),
    n: queries.length,
    bar: "asked for: 0.95",
  };
}

function misspelt(rows: readonly Variant[]): Measured {
  const next = generator(TYPO_SEED);
  const queries = rows
    .filter(({ kind }, i) => kind !== "original-script" && i % TYPO_EVERY === 0)
    .filter(({ text }) => text.length >= 5)
    .map((row) => ({ ...row, text: withTypo(row.text, next) }));
  return {
    words: "UN and OFAC, listed alias with one slip, right party first and a match",
    value: screenedFirst(rows, queries),
    n: queries.length,
    bar: "asked for: 0.85",
  };
}

/** Names that another project misspelt: the rows of the two files agree in order. */
function treated(rows: readonly Variant[]): Measured {
  const wrong = lines("name-matching/yente_positives_un_treated.csv.gz").map(firstField);
  const right = lines("name-matching/yente_positives_un_untreated.csv.gz").map(firstField);
  const names = right.map((text, i) => ({ id: String(i), schema: "person" as const, text }));
  const others = filed(rows).filter(({ id }) => !id.startsWith("UN:"));
  const queries = wrong.map((text, i) => ({ id: String(i), schema: "person" as const, text }));
  return {
    words: "UN persons as misspelt by yente's benchmark, among OFAC's, a match",
    value: firstOf([...names, ...others], queries, MATCH_THRESHOLD),
    n: queries.length,
    bar: "",
  };
}

/** Names nobody listed: how many of 10,000 would match all the same. */
function falseMatches(rows: readonly Variant[]): Measured {
  const screener = screenerOf(rows);
  const all = lines("name-matching/yente_negatives_global.csv.gz").map(firstField);
  const step = Math.floor(all.length / NEGATIVES);
  const names = all.filter((_, i) => i % step === 0).slice(0, NEGATIVES);
  const matched = names.filter((name) =>
    screener.screen({ id: name, names: [name], schema: "person" }).some(({ match }) => match),
  );
  return {
    words: "false matches per 10,000 unlisted names",
    value: matched.length,
    n: names.length,
    bar: "asked for: at most 20",
  };
}

function firstField(line: string): string {
  const quoted = /^"((?:[^"]|"")*)"/.exec(line)?.[1];
  return quoted === undefined ? (line.split(",", 1)[0] ?? "") : quoted.replaceAll('""', '"');
}

/** One letter dropped, doubled, changed or swapped with the next, in the middle of the name. */
function withTypo(text: string, next: () => number): string {
  const letters = [...text];
  const places = letters.flatMap((letter, i) => (i > 0 && /\p{L}/u.test(letter) ? [i] : []));
  const at = places[Math.floor(next() * places.length)] ?? 1;
  const letter = letters[at] ?? "";
  const kind = Math.floor(next() * 4);
  if (kind === 0) letters.splice(at, 1);
  else if (kind === 1) letters.splice(at, 0, letter);
  else if (kind === 2) letters[at] = String.fromCharCode(97 + Math.floor(next() * 26));
  else letters.splice(at, 2, letters[at + 1] ?? "", letter);
  return letters.join("");
}

/** @see Marsaglia (2003), xorshift32 */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function main(): number {
  if (!existsSync(join(values.data, "name-matching"))) {
    console.log(`skipped: no lists in ${values.data}; name their folder with --data DIR`);
    return 0;
  }
  const rows = variants();
  const measured = [
    heldOutAliases(rows, "person"),
    heldOutAliases(rows, "organisation"),
    primariesOnly(rows, "person"),
    primariesOnly(rows, "organisation"),
    originalScript(rows, true),
    originalScript(rows, false),
    listedAliases(rows),
    misspelt(rows),
    treated(rows),
    falseMatches(rows),
  ];
  for (const { words, value, n, bar } of measured)
    console.log(`${value < 1 ? value.toFixed(4) : String(value)}  ${words}, n ${n}  ${bar}`);
  return accept(measured);
}

function accept(measured: readonly Measured[]): number {
  const before: readonly Measured[] = existsSync(SCREENING_RESULTS)
    ? (JSON.parse(readFileSync(SCREENING_RESULTS, "utf8")) as Measured[])
    : [];
  if (values.update) {
    writeFileSync(SCREENING_RESULTS, `${JSON.stringify(measured, null, 2)}\n`);
    writeFileSync(PAGE, withScreening(readFileSync(PAGE, "utf8")));
    return 0;
  }
  const known = new Map(before.map(({ words, value }) => [words, value]));
  const fallen = measured.filter(({ words, value }) =>
    words.startsWith("false")
      ? value > (known.get(words) ?? Infinity)
      : value < (known.get(words) ?? 0) - DROP_ALLOWED,
  );
  for (const { words, value } of fallen) console.log(`FELL  ${words}: ${value}`);
  return fallen.length > 0 ? 1 : 0;
}

process.exit(main());
