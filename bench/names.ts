// How fast names are searched: CPU seconds of one thread, made names, seeded.
//   npm run bench:names [-- --filed 1000000] [--queries 100000]
import { parseArgs } from "node:util";
import { NameIndex } from "../src/names/name-index.ts";
import { generator, nameOf, words } from "./made-names.ts";

const { values } = parseArgs({
  options: {
    filed: { type: "string", default: "1000000" },
    queries: { type: "string", default: "100000" },
  },
});

const SEED = 20_310_305;

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
