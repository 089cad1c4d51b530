import { closeSync, openSync, readSync, readdirSync, existsSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readFileSync } from "node:fs";

/** One measurement: which command answers, which scorer judges, and which of its numbers is looked at. */
export interface Measure {
  /** Folder of the gold data. */
  readonly folder: string;
  /** Field by which a file of the folder is known to hold this annotation. */
  readonly field: string;
  /** Task of the scorer, with its options. */
  readonly task: readonly [string, ...string[]];
  /** The `tocsin` command that predicts. */
  readonly command: readonly [string, ...string[]];
  /** Set of that name, where the texts are also learned from: `train/events.ts` predicts it by cross-validation. */
  readonly crossValidated?: string;
  /** Path into the scores → words for the table. */
  readonly shown: Readonly<Record<string, string>>;
  /** What others reach on this, or what is asked of us. */
  readonly anchor?: string;
}

const ATTRIBUTION = {
  main: "attribution F1",
  "spanExact.content.f1": "content span, exact F1",
  "token.content.f1": "content tokens F1",
  "token.source.f1": "source tokens F1",
  "token.cue.f1": "cue tokens F1",
};

/** What is measured. Sets that are in the folder and not here are named as left out. */
export const MEASURES: readonly Measure[] = [
  {
    folder: "polnear",
    field: "attributions",
    task: ["attribution"],
    command: ["extract", "--layers", "attributions"],
    shown: ATTRIBUTION,
    anchor: "asked for: 0.35. On its test part: rules 0.42, perceptron 0.57, with a parser 0.60",
  },
  {
    folder: "gum",
    field: "attributions",
    task: ["attribution", "--where", "genre=news"],
    command: ["extract", "--layers", "attributions"],
    shown: { main: "attribution F1, news", "token.content.f1": "content tokens F1, news" },
  },
  {
    folder: "re3d",
    field: "entities",
    task: [
      "entities",
      "--types",
      "Person,Organisation,Location,Nationality,Weapon,MilitaryPlatform,Vehicle,Temporal,Quantity,Money",
    ],
    command: ["extract", "--layers", "entities"],
    shown: { "exact.f1": "entities exact F1", "overlap.f1": "entities overlap F1" },
    anchor:
      "in sample: the shipped tagger learnt from these texts; 5 folds by document: 0.60 exact, 0.73 overlap (models/entities.card.md); asked for: 0.55 / 0.70",
  },
  {
    folder: "re3d",
    field: "relations",
    task: ["relations"],
    command: ["extract", "--layers", "relations"],
    shown: { "pairOnlyTypeIgnored.f1": "related pairs F1, type ignored" },
  },
  {
    folder: "geoparsing",
    field: "toponyms",
    task: ["toponyms"],
    command: ["extract", "--layers", "toponyms"],
    shown: {
      main: "toponyms found, exact F1",
      "recognition.overlap.f1": "toponyms found, overlap F1",
      "resolutionOfRecognised.accuracyAt161kmOfResolved": "within 161 km, of the resolved",
      "endToEndAt161km.f1": "end to end F1 at 161 km",
    },
    anchor: "GWN, gold spans, cities500: 0.75 within 161 km",
  },
  {
    folder: "timebank",
    field: "timexes",
    task: ["timex"],
    command: ["extract", "--layers", "timexes"],
    shown: { main: "value F1", "strict.f1": "strict F1", "relaxed.f1": "relaxed F1" },
    anchor: "asked for: span F1 0.80. Before rules of our own: 0.38, 0.51, 0.74",
  },
  {
    folder: "events",
    field: "event",
    task: ["events", "--map", "REQUEST=DEMAND,ACCUSE=DISAPPROVE,ASSAULT=FIGHT"],
    command: ["extract", "--layers", "events"],
    crossValidated: "plover-gsr",
    shown: { recordsWithARightRoot: "event type of a record, by cross-validation" },
    anchor:
      "asked for: 0.55; naive Bayes 0.27. Types that 0.5 parts and 0.8 joins cost 0.07 at most",
  },
  {
    folder: "events",
    field: "code",
    task: ["labels"],
    command: ["extract", "--layers", "label.penta"],
    crossValidated: "cameo-penta",
    shown: { main: "one of five classes, by cross-validation", weightedF1: "weighted F1" },
    anchor: "asked for: 0.75; naive Bayes 0.63",
  },
  {
    folder: "events",
    field: "label",
    task: ["labels"],
    command: ["extract", "--layers", "label.case"],
    crossValidated: "case2021-task2",
    shown: { weightedF1: "30 incident classes, weighted F1, by cross-validation" },
    anchor: "asked for: 0.70; best of the shared task 0.77",
  },
  {
    folder: "uds-factuality",
    field: "predicates",
    task: ["factuality"],
    command: ["extract", "--layers", "predicates"],
    shown: { main: "happened, uncertain, did not: macro F1", pearson: "Pearson" },
  },
  {
    folder: "commitmentbank",
    field: "prompt",
    task: ["projection"],
    command: ["extract", "--layers", "mean"],
    shown: { main: "entailed, uncertain, contradicted: macro F1", pearson: "Pearson" },
  },
  {
    folder: "name-pairs",
    field: "name1",
    task: ["pairs", "--threshold", "0.7"],
    command: ["screen", "--pairs"],
    shown: {
      main: "F1 at our threshold, 0.7",
      "best.f1": "F1 at the best threshold",
      averagePrecision: "average precision",
    },
    anchor: "OpenSanctions logic-v2 0.73 (its own Latin persons)",
  },
  {
    folder: "ecbplus",
    field: "cluster",
    task: ["clustering"],
    command: ["cluster"],
    shown: { main: "B-cubed F1", "pairwise.f1": "pairwise F1", adjustedRand: "adjusted Rand" },
    anchor: "asked for: 0.92; TF-IDF 0.90",
  },
];

/** Gold files of a folder that hold a field: a held-out part where there is one, never what others trained on. */
export function goldFiles(
  gold: string,
  { folder, field, crossValidated }: Pick<Measure, "folder" | "field" | "crossValidated">,
): string[] {
  const path = join(gold, folder);
  if (!existsSync(path)) return [];
  const files = readdirSync(path)
    .filter((name) => /\.jsonl(\.gz)?$/.test(name))
    .toSorted();
  if (crossValidated)
    return files
      .filter((name) => name === `${crossValidated}.jsonl`)
      .map((name) => join(path, name));
  const fit = files.filter(
    (name) => !name.startsWith("agreement") && field in firstRecord(join(path, name)),
  );
  const kept = fit.filter((name) => !name.startsWith("train"));
  return (kept.length > 0 ? kept : fit).map((name) => join(path, name));
}

/** Text of a gold file, unpacked where it is packed. */
export function goldText(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

function firstRecord(file: string): Record<string, unknown> {
  const text = file.endsWith(".gz") ? goldText(file) : firstPart(file);
  const record: unknown = JSON.parse(
    text.slice(0, text.indexOf("\n") < 0 ? text.length : text.indexOf("\n")),
  );
  return typeof record === "object" && record !== null ? { ...record } : {};
}

const FIRST_BYTES = 4 * 1024 * 1024; // more than any one record has

function firstPart(file: string): string {
  const handle = openSync(file, "r");
  const buffer = Buffer.alloc(FIRST_BYTES);
  const read = readSync(handle, buffer, 0, FIRST_BYTES, 0);
  closeSync(handle);
  return buffer.subarray(0, read).toString("utf8");
}
