import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { placesFromCsv, placesFromGeojson } from "../exchange/index.ts";
import { Collection } from "../model/collection.ts";
import type { Entity } from "../model/entity.ts";
import { coarsePlace, Place } from "../model/place.ts";
import type { WarningProblem } from "../model/problem.ts";
import { Source } from "../model/source.ts";
import type { CaseKnowledge } from "../store/index.ts";
import { parseProblem } from "../warn/index.ts";
import { parseActors } from "./actor-file.ts";
import { filesUnder } from "./inputs.ts";
import { checkedRecords, recordsFromYaml } from "./records-file.ts";

export const COLLECTION_FILE = "collection.yaml";

/** A collection read from its folder: what it adds to the knowledge of a case, and where its articles are. */
export interface CollectionFolder {
  readonly collection: Collection;
  readonly knowledge: CaseKnowledge;
  /** Each with its file as it is written. */
  readonly problems: readonly { readonly problem: WarningProblem; readonly yaml: string }[];
  readonly files: readonly string[];
  /** Paths of its lists. */
  readonly lists: readonly string[];
}

/** Reads `collection.yaml` and what it names. Refused whole where any of it is wrong. */
export async function openCollection(folder: string): Promise<CollectionFolder> {
  const collection = await rows(folder, COLLECTION_FILE, Collection);
  const [entities, places, sources] = await Promise.all([
    actorsOf(folder, collection.actors),
    optional(folder, collection.places, Place, ({ parent }) => parent),
    optional(folder, collection.sources, Source, () => null),
  ]);
  const problems = await Promise.all(
    collection.problems.map(async (file) => {
      const yaml = await text(folder, file);
      return { problem: parseProblem(yaml, join(folder, file)), yaml };
    }),
  );
  const files = await Promise.all(
    collection.articles.map((path) => filesUnder(inside(folder, path))),
  );
  const knowledge = { entities, places: places.map(coarsePlace), sources };
  const lists = collection.lists.map((file) => inside(folder, file));
  return { collection, knowledge, problems, files: files.flat(), lists };
}

async function actorsOf(folder: string, file: string | undefined): Promise<Entity[]> {
  return file ? parseActors(await text(folder, file), file) : [];
}

/** Places in other forms than YAML, by the name of the file. */
const TABLES = [
  [/\.csv$/i, placesFromCsv],
  [/\.(?:geojson|json)$/i, placesFromGeojson],
] as const;

async function optional<T extends { readonly id: string; readonly name: string }>(
  folder: string,
  file: string | undefined,
  schema: z.ZodType<T>,
  parentOf: (record: T) => string | null | undefined,
): Promise<T[]> {
  if (!file) return [];
  const content = await text(folder, file);
  const table = TABLES.find(([name]) => name.test(file))?.[1];
  const lined = table
    ? table(content, file).map(({ record, line }) => ({ record: schema.parse(record), line }))
    : recordsFromYaml(content, file, schema);
  return checkedRecords(lined, file, parentOf);
}

async function rows<T>(folder: string, file: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(parse(await text(folder, file)));
  if (parsed.success) return parsed.data;
  throw new TocsinError("bad-input", `invalid ${file}: ${z.prettifyError(parsed.error)}`, {
    hint: "see docs/guide/collections.md for the fields",
  });
}

async function text(folder: string, file: string): Promise<string> {
  const path = inside(folder, file);
  return readFile(path, "utf8").catch((cause: unknown) => {
    throw new TocsinError("not-found", `missing file of the collection: "${path}"`, { cause });
  });
}

/** A path below the folder; a collection may not name files outside itself. */
function inside(folder: string, path: string): string {
  const full = resolve(folder, path);
  if (relative(resolve(folder), full).startsWith("..")) {
    throw new TocsinError("bad-input", `invalid path in ${COLLECTION_FILE}: "${path}"`, {
      hint: "name files inside the folder",
    });
  }
  return full;
}
