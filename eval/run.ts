// Measures how well Tocsin reads against gold data that people made, and compares with the last accepted numbers.
//   npm run eval [-- --gold DIR] [--only FOLDER] [--update]
// Gold texts are third-party news: they are read where they lie, and nothing but scores is written here.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { scoreReuse } from "./reuse.ts";
import { goldFiles, goldText, MEASURES, type Measure } from "./sets.ts";
import { withScreening } from "./screening-table.ts";

const HERE = import.meta.dirname;
const BIN = join(HERE, "..", "bin", "tocsin.js");
const DROP_ALLOWED = 0.005;
const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;

/** One line of the table. */
interface Score {
  readonly id: string;
  readonly set: string;
  readonly measure: string;
  readonly value: number;
  readonly anchor: string;
}

const { values } = parseArgs({
  options: {
    gold: { type: "string", default: join(HERE, "..", "..", "shared", "gold") },
    only: { type: "string" },
    update: { type: "boolean", default: false },
  },
});

const TRAIN = join(HERE, "..", "train", "events.ts");

/** Texts that are learned from as well are predicted by models that did not see them. */
function programOf({ command, crossValidated }: Measure): string[] {
  return crossValidated === undefined
    ? [BIN, ...command]
    : [TRAIN, "--gold", values.gold, "--predict", crossValidated];
}

function predict(measure: Measure, gold: string): string {
  const { command } = measure;
  const input = toInput(gold);
  const run = spawnSync(process.execPath, programOf(measure), {
    input,
    encoding: "utf8",
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  if (run.status !== 0)
    throw new Error(
      `tocsin ${command.join(" ")} ended with ${run.status}: ${run.stderr.slice(-2000)}`,
    );
  return run.stdout;
}

/** Gold without its annotation: what a reader may see. */
function toInput(gold: string): string {
  return eachLine(gold, ({ id, text, target, url, publisher, date, schema, name1, name2 }) => ({
    id,
    text: text ?? target,
    url: url ?? undefined,
    publisher,
    published: date,
    schema,
    name1,
    name2,
  }));
}

function eachLine(lines: string, change: (record: Record<string, unknown>) => unknown): string {
  const records = lines.split("\n").filter((line) => line.trim() !== "");
  return records.map((line) => `${JSON.stringify(change(JSON.parse(line)))}\n`).join("");
}

function score(
  measure: Measure,
  file: string,
  scratch: string,
): { details: unknown; scores: Score[] } {
  const predictions = join(scratch, "predictions.jsonl");
  writeFileSync(predictions, predict(measure, goldText(file)));
  const [task, ...options] = measure.task;
  const scorer = join(values.gold, "score.mjs");
  const run = spawnSync(process.execPath, [scorer, task, file, predictions, ...options, "--json"], {
    encoding: "utf8",
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  if (run.status !== 0)
    throw new Error(`score.mjs ${task} ended with ${run.status}: ${run.stderr.slice(-2000)}`);
  const details: unknown = JSON.parse(run.stdout);
  const set = `${measure.folder}/${basename(file).replace(/\.jsonl(\.gz)?$/, "")}`;
  const scores = Object.entries(measure.shown).flatMap(([path, words]) => {
    const value = numberAt(details, path);
    return value === undefined
      ? []
      : [{ id: `${set} ${words}`, set, measure: words, value, anchor: measure.anchor ?? "" }];
  });
  return { details, scores };
}

/** Reuse is planted in texts of the sample, so it needs no gold data. */
function plantedReuse(): Score[] {
  if (values.only !== undefined && values.only !== "reuse") return [];
  const { f1, kind, direction, pairs } = scoreReuse();
  const set = `reuse/planted (${pairs} pairs)`;
  const anchors = "asked for: 0.95, 0.85, 0.90";
  const rows = {
    "copied or not, F1": f1,
    "kind, accuracy": kind,
    "direction, accuracy": direction,
  };
  return Object.entries(rows).map(([measure, value]) => {
    console.log(`${value.toFixed(4)}  reuse/planted ${measure}`);
    return { id: `reuse/planted ${measure}`, set, measure, value, anchor: anchors };
  });
}

function numberAt(details: unknown, path: string): number | undefined {
  const found = path
    .split(".")
    .reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), details);
  return typeof found === "number" ? found : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function measureAll(): Score[] {
  const scratch = mkdtempSync(join(tmpdir(), "tocsin-eval-"));
  mkdirSync(join(HERE, "results"), { recursive: true });
  try {
    return MEASURES.filter(
      ({ folder }) => values.only === undefined || folder === values.only,
    ).flatMap((measure) => {
      const files = goldFiles(values.gold, measure);
      if (files.length === 0)
        console.log(
          `${measure.folder}: left out, no ${measure.field} in ${join(values.gold, measure.folder)}`,
        );
      return files.flatMap((file) => measureOne(measure, file, scratch));
    });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function measureOne(measure: Measure, file: string, scratch: string): Score[] {
  const begun = performance.now();
  const { details, scores } = score(measure, file, scratch);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  for (const { id, value } of scores) console.log(`${value.toFixed(4)}  ${id}`);
  console.log(`        ${seconds} s`);
  const name = `${measure.folder}-${basename(file).replace(/\.jsonl(\.gz)?$/, "")}-${measure.task[0]}`;
  const record = {
    set: name,
    task: measure.task.join(" "),
    command: `tocsin ${measure.command.join(" ")}`,
    scores: details,
  };
  writeFileSync(join(HERE, "results", `${name}.json`), `${JSON.stringify(record, null, 2)}\n`);
  return scores;
}

/** Scores that fell further below the accepted ones than chance allows. */
function drops(scores: readonly Score[], baseline: Readonly<Record<string, number>>): string[] {
  return scores
    .filter(({ id, value }) => value < (baseline[id] ?? 0) - DROP_ALLOWED)
    .map(({ id, value }) => `${id}: ${value.toFixed(4)}, accepted ${baseline[id]?.toFixed(4)}`);
}

function table(scores: readonly Score[]): string {
  const rows = scores.map(({ set, measure, value, anchor }, i) => {
    const isFirst = scores[i - 1]?.set !== set;
    return `| ${isFirst ? set : ""} | ${measure} | ${value.toFixed(3)} | ${isFirst ? anchor : ""} |`;
  });
  return [
    "# How well it reads",
    "",
    "Made by `npm run eval`, which runs the commands of the command line on gold data that people made and asks an external scorer.",
    "The gold data is not part of this repository; most of it may not be redistributed. Measures are those of the scorer; 1 is perfect.",
    "",
    "| set | measure | score | beside it |",
    "|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

function readBaseline(file: string): Record<string, number> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, number>) : {};
}

function main(): number {
  if (!existsSync(join(values.gold, "score.mjs"))) {
    console.log(`skipped: no gold data in ${values.gold}; name its folder with --gold DIR`);
    return 0;
  }
  const known = new Set(MEASURES.map(({ folder }) => folder));
  const others = readdirSync(values.gold, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !known.has(entry.name),
  );
  if (others.length > 0)
    console.log(`no measure for: ${others.map(({ name }) => name).join(", ")}`);
  const scores = [...measureAll(), ...plantedReuse()];
  const baselineFile = join(HERE, "baseline.json");
  const baseline = readBaseline(baselineFile);
  const accepted = Object.fromEntries(scores.map(({ id, value }) => [id, value]));
  if (values.update)
    writeFileSync(baselineFile, `${JSON.stringify({ ...baseline, ...accepted }, null, 2)}\n`);
  if (values.only === undefined)
    writeFileSync(join(HERE, "RESULTS.md"), withScreening(table(scores)));
  const fallen = values.update ? [] : drops(scores, baseline);
  for (const line of fallen) console.log(`FELL  ${line}`);
  if (fallen.length > 0)
    console.log("mend it, or accept it with npm run eval -- --update and say why in the commit");
  return fallen.length > 0 ? 1 : 0;
}

process.exit(main());
