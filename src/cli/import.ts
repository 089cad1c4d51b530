import { readFileSync } from "node:fs";
import { TocsinError } from "../base/error.ts";
import {
  addInputs,
  fileBytes,
  importAnnotations,
  importEvents,
  importGeonames,
  importStix,
  importWarc,
  type AnnotationReport,
  type StixReport,
} from "../cycle/index.ts";
import { EVENT_FORMATS, type EventFormat } from "../exchange/index.ts";
import { printReport } from "./add.ts";
import { CASE, withCase } from "./case.ts";
import { command, onlyPositional } from "./command.ts";
import type { Effects } from "./effects.ts";
import { importListFiles, LIST_FORMAT_NAMES, LIST_IMPORT, type ListValues } from "./import-list.ts";
import { counted } from "./paper.ts";
import { printJson } from "./print.ts";
import { readAll } from "./stdin.ts";
import { withWorld } from "./world.ts";

const usage = "import FORMAT FILE…|-";

/** What can be imported, by the name of the format. */
const MEDIA_TYPES: Readonly<Record<string, string>> = { jsonl: "application/x-ndjson" };

/** What is not read as articles. */
const GEONAMES = "geonames";
/** Pages as an archive keeps them. */
const WARC = "warc";
/** What other tools exchange: claims and actors, or marks on texts that are here. */
const EXCHANGED = { stix: importStix, annotations: importAnnotations } as const;

/** `tocsin import`: records of a given format, whatever the file is called. */
export const importRecords = command({
  usage,
  options: { ...CASE, ...LIST_IMPORT, json: { type: "boolean", about: "the report as JSON" } },
  examples: [
    "tocsin import jsonl articles.jsonl",
    "zcat articles.jsonl.gz | tocsin import jsonl -",
    "tocsin import warc crawl.warc.gz",
    "tocsin import stix bundle.json",
    "tocsin import annotations notes.jsonld",
    "tocsin import geonames IQ.zip",
    "tocsin import acled export.csv",
    "tocsin import ofac-csv SDN.CSV ALT.CSV ADD.CSV SDN_COMMENTS.CSV",
    "tocsin import ftm owners.ftm.json --list owners",
  ],
  run: async ({ values, positionals }, effects) => {
    const [format, ...rest] = positionals;
    const other = otherImport(format, { rest, values }, effects);
    if (other) return other;
    const mediaType = format === undefined ? undefined : MEDIA_TYPES[format];
    if (!mediaType) {
      const message =
        format === undefined ? "missing format" : `unknown format: ${JSON.stringify(format)}`;
      throw new TocsinError("bad-input", message, {
        hint: `choose one of ${[...Object.keys(MEDIA_TYPES), ...Object.keys(EXCHANGED), WARC, GEONAMES, ...EVENT_FORMATS, ...LIST_FORMAT_NAMES].join(", ")}; pages and feeds go in with tocsin add`,
      });
    }
    const path = onlyPositional(rest, { noun: "file", usage });
    const bytes = path === "-" ? await readAll(effects.stdin) : readFileSync(path);
    const input = { bytes, name: path, mediaType, retrieved: effects.now() };
    const report = await withCase({ values, create: true }, effects, (store) =>
      withWorld(effects, (world) => addInputs(store, [input], world)),
    );
    printReport(report, { json: values.json === true }, effects);
  },
});

/** What is no file of articles; undefined for all that is, and for what nobody knows. */
function otherImport(
  format: string | undefined,
  { rest, values }: { rest: readonly string[]; values: ListValues },
  effects: Effects,
): Promise<void> | undefined {
  if (format === GEONAMES) return importPlaces([...rest], values, effects);
  if (format === WARC) return importArchive({ rest, values }, effects);
  if (format === "stix" || format === "annotations")
    return importExchanged(format, { rest, values }, effects);
  const listed = LIST_FORMAT_NAMES.find((name) => name === format);
  if (listed) return importListFiles(listed, { rest, values }, effects);
  const coded = EVENT_FORMATS.find((name) => name === format);
  return coded ? importCoded(coded, { rest, values }, effects) : undefined;
}

interface Given {
  readonly rest: readonly string[];
  readonly values: { case?: string | undefined; json?: boolean | undefined };
}

/** The one file that is named, its bytes as they come. */
function fileOf(rest: readonly string[], { stdin }: Effects) {
  const name = onlyPositional([...rest], { noun: "file", usage });
  return { name, bytes: name === "-" ? stdin : fileBytes(name) };
}

/** Coded events of a data set, for the series of the case. */
async function importCoded(
  format: EventFormat,
  { rest, values }: Given,
  effects: Effects,
): Promise<void> {
  const file = fileOf(rest, effects);
  const report = await withCase({ values, create: true }, effects, (store) =>
    importEvents(store, { format, ...file }, { now: effects.now }),
  );
  if (values.json === true) return printJson(report, effects);
  effects.stdout.write(
    `${counted(report.read, "event")} read, ${report.added} of them new, ${counted(report.issues, "issue")}\n` +
      (report.issues > 0 ? "what was wrong, with the lines: tocsin issues\n" : ""),
  );
}

/** A STIX bundle or a file of Web Annotations. */
async function importExchanged(
  format: keyof typeof EXCHANGED,
  { rest, values }: Given,
  effects: Effects,
): Promise<void> {
  const file = fileOf(rest, effects);
  const report = await withCase({ values, create: true }, effects, (store) =>
    withWorld(effects, async (world): Promise<StixReport | AnnotationReport> =>
      EXCHANGED[format](store, file, world),
    ),
  );
  printReport(report, { json: values.json === true }, effects);
  if (values.json === true) return;
  const more =
    "marked" in report
      ? `${counted(report.marked, "claim")} added on the word of annotations, ${report.knownClaims} were here`
      : `${counted(report.actors, "actor")} and ${counted(report.places, "place")} known to the case since`;
  effects.stdout.write(`${more}\n`);
}

/** Pages of an archive, each as fetched at the time of its record. */
async function importArchive({ rest, values }: Given, effects: Effects): Promise<void> {
  const file = fileOf(rest, effects);
  const report = await withCase({ values, create: true }, effects, (store) =>
    withWorld(effects, (world) => importWarc(store, file, world)),
  );
  printReport(report, { json: values.json === true }, effects);
  if (values.json !== true)
    effects.stdout.write(
      `${counted(report.pages, "page")} of text; ${counted(report.leftOut, "record")} of other kinds left out\n`,
    );
}

/** A GeoNames dump: places for this case, by which names are resolved from now on. */
async function importPlaces(
  rest: readonly string[],
  values: { case?: string | undefined; json?: boolean | undefined },
  effects: Effects,
): Promise<void> {
  const path = onlyPositional(rest, { noun: "file", usage });
  const report = await withCase({ values, create: true }, effects, (store) =>
    importGeonames(store, path, { now: effects.now }),
  );
  effects.stdout.write(
    values.json === true
      ? `${JSON.stringify(report)}\n`
      : `${counted(report.places, "place")} imported as ${report.name}, ${report.leftOut} rows of other kinds left out\n` +
          "articles read before: tocsin replay\n",
  );
}
