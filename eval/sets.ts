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
  /** Files of the folder to measure on; without it, all that hold the field and are not for training. */
  readonly parts?: readonly string[];
  /** Path into the scores → words for the table. */
  readonly shown: Readonly<Record<string, string>>;
  /** What others reach on this, or what is asked of us. */
  readonly anchor?: string;
}

const ATTRIBUTION = {
  main: "attribution F1",
  "spanExact.source.f1": "source span, exact F1",
  "spanExact.cue.f1": "cue span, exact F1",
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
    anchor:
      "asked for: 0.55, aim 0.62; people with one another 0.77, regular expressions 0.26; spans 0.70 / 0.66 / 0.56: CRF 0.51 / 0.53 / 0.29, BiLSTM-CRF 0.70 / 0.67 / 0.59, BERT 0.83 / 0.75 / 0.73",
  },
  {
    folder: "gum",
    field: "attributions",
    task: ["attribution", "--where", "genre=news"],
    command: ["extract", "--layers", "attributions"],
    shown: { main: "attribution F1, news", "token.content.f1": "content tokens F1, news" },
    anchor: "asked for: 0.50; regular expressions 0.42",
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
    shown: { main: "relations F1", "pairOnlyTypeIgnored.f1": "related pairs F1, type ignored" },
    anchor:
      "in sample: classifier and tagger learnt from these texts; across folds see models/relations.card.md",
  },
  {
    folder: "gum",
    field: "entities",
    task: ["coref", "--no-singletons"],
    command: ["extract", "--layers", "coref"],
    shown: { main: "coreference, CoNLL F1" },
    anchor:
      "in sample for 106 of 155 documents; by folds 0.48 (models/coreference.card.md); asked for: 0.45",
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
    folder: "ud-ewt",
    field: "sentences",
    task: ["tagging", "--where", "split=dev"],
    command: ["extract", "--layers", "syntax"],
    shown: {
      "tokens.f1": "tokens F1",
      "upos.f1": "UPOS F1",
      "xpos.f1": "XPOS F1",
      "uas.f1": "heads F1",
      "las.f1": "heads with relations F1",
    },
    anchor: "from raw text; on gold tokens see models/syntax.card.md",
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
    folder: "muc34",
    field: "templates",
    task: ["templates"],
    command: ["extract", "--layers", "templates"],
    parts: ["tst1", "tst2"],
    shown: {
      "templateType.f1": "incidents with their type, F1",
      main: "words that fill slots, F1",
      "relevance.f1": "articles with an incident, F1",
      "onAlignedTemplates.stage": "stage, of those found",
      "onAlignedTemplates.perpOrganizationConfidence": "how the blame is supported, of those found",
      "onAlignedTemplates.country": "country, of those found",
    },
    anchor: "asked for: 0.65 / 0.35. Systems of 1992: median 0.56 / 0.29, best 0.76 / 0.56",
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
    task: ["pairs"],
    command: ["screen", "--pairs"],
    shown: {
      main: "F1 at our threshold",
      "best.f1": "F1 at the best threshold",
      averagePrecision: "average precision",
    },
    anchor: "OpenSanctions logic-v2 0.73 (its own Latin persons)",
  },
  {
    folder: "n3-linking",
    field: "entities",
    task: ["linking"],
    command: ["extract", "--layers", "entities"],
    shown: {
      main: "article of a name, F1 of those that have one",
      "linkInKb.p": "precision",
      disambiguationAccuracyOnFoundKbMentions: "of all found names that have one",
    },
    anchor:
      "asked for: 0.80 where the entity is in the base: 0.810 (npm run eval:linking); the base holds no persons",
  },
  {
    folder: "ecbplus",
    field: "cluster",
    task: ["clustering"],
    command: ["cluster"],
    shown: { main: "B-cubed F1", "pairwise.f1": "pairwise F1", adjustedRand: "adjusted Rand" },
    anchor: "asked for: 0.92; TF-IDF 0.90",
  },
  {
    folder: "ecbplus",
    field: "mentions",
    task: ["xcoref", "--kind", "human", "--selected"],
    command: ["extract", "--layers", "actors"],
    shown: {
      main: "actors across documents, CoNLL F1",
      "mentions.f1": "actors found, exact F1",
      "bCubed.f1": "actors across documents, B-cubed F1",
    },
    anchor: "reported; private persons are nobody beyond their article, and these are mostly such",
  },
];

/** Gold files of a folder that hold a field: a held-out part where there is one, never what others trained on. */
export function goldFiles(
  gold: string,
  {
    folder,
    field,
    crossValidated,
    parts,
  }: Pick<Measure, "folder" | "field" | "crossValidated" | "parts">,
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
  if (parts)
    return files
      .filter((name) => parts.includes(name.replace(/\.jsonl(\.gz)?$/, "")))
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
