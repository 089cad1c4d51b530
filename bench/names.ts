// How fast names are searched: CPU seconds of one thread, made names, seeded.
//   npm run bench:names [-- --filed 1000000] [--queries 100000]
import { parseArgs } from "node:util";
import { NameIndex } from "../src/names/name-index.ts";

const { values } = parseArgs({
  options: {
    filed: { type: "string", default: "1000000" },
    queries: { type: "string", default: "100000" },
  },
});

const ONSETS = "b d f g h j k l m n p q r s t v z sh kh gh th ch".split(" ");
const VOWELS = "a e i o u aa ei ou".split(" ");
const SEED = 20_310_305;
const DISTINCT_WORDS = 60_000;

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

function words(next: () => number): string[] {
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] ?? "";
  return Array.from({ length: DISTINCT_WORDS }, () =>
    Array.from({ length: 2 + Math.floor(next() * 2) }, () => pick(ONSETS) + pick(VOWELS)).join(""),
  );
}

/** Words are drawn as in names of people: few are borne by very many. */
function nameOf(all: readonly string[], next: () => number): string {
  const word = () => all[Math.floor(next() ** 3 * all.length)] ?? "";
  return Array.from({ length: 2 + Math.floor(next() * 2) }, word).join(" ");
}

function cpuSeconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const next = generator(SEED);
const all = words(next);
const filed = Array.from({ length: Number(values.filed) }, () => ({
  text: nameOf(all, next),
  schema: "person" as const,
}));
const queries = Array.from({ length: Number(values.queries) }, (_, i) =>
  i % 2 === 0 ? nameOf(all, next) : (filed[Math.floor(next() * filed.length)]?.text ?? ""),
);
let index = new NameIndex([]);
const built = cpuSeconds(() => {
  index = new NameIndex(filed);
});
let found = 0;
const searched = cpuSeconds(() => {
  for (const query of queries)
    if (index.search(query, "person", { least: 0.5 }).length > 0) found++;
});
console.log(
  `${filed.length} names filed in ${built.toFixed(1)} s; ${queries.length} searched in ${searched.toFixed(1)} s CPU, ` +
    `${Math.round(queries.length / searched)} a second a core; ${found} with a match`,
);
