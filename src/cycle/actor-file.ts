import { isMap, isSeq, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { Entity } from "../model/entity.ts";

interface Row {
  readonly line: number;
  readonly value: unknown;
}

const COLUMNS = ["id", "name", "type", "countries", "aliases", "provenance"] as const;
const MORE_COLUMNS = ["subtype", "acronyms", "parent", "sponsors", "wikipedia"] as const;

/**
 * Actors that a user wrote, from YAML (records as in `docs/guide/collections.md`) or CSV (a header, lists parted
 * by ";").
 *
 * Refused whole where any of it is wrong: a record that does not fit, an id or a primary name borne twice, a
 * parent that is its own ancestor, a missing column. The message has every fault with its line, ten at most.
 *
 * @throws TocsinError "bad-input"
 */
export function parseActors(text: string, file: string): Entity[] {
  const rows = /\.csv$/i.test(file) ? csvRows(text, file) : yamlRows(text, file);
  const faults: string[] = [];
  const entities = rows.flatMap(({ line, value }) => {
    const parsed = Entity.safeParse(value);
    if (parsed.success) return [{ line, entity: parsed.data }];
    faults.push(`line ${line}: ${oneLine(parsed.error)}`);
    return [];
  });
  faults.push(...duplicates(entities), ...cycles(entities));
  if (faults.length > 0) refuse(file, faults);
  return entities.map(({ entity }) => entity);
}

interface Placed {
  readonly line: number;
  readonly entity: Entity;
}

const MOST_FAULTS = 10;

function refuse(file: string, faults: readonly string[]): never {
  const shown = faults.slice(0, MOST_FAULTS);
  const more = faults.length > shown.length ? [`and ${faults.length - shown.length} more`] : [];
  throw new TocsinError("bad-input", `invalid ${file}: ${[...shown, ...more].join("; ")}`, {
    hint: "nothing was taken over; see docs/guide/collections.md for the fields",
  });
}

function yamlRows(text: string, file: string): Row[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error)
    refuse(file, [`line ${lines.linePos(error.pos[0]).line}: ${error.message.split("\n", 1)[0]}`]);
  if (document.contents === null) return [];
  if (!isSeq(document.contents)) refuse(file, ["line 1: a list of actors is wanted"]);
  return document.contents.items.map((item) => ({
    line: isMap(item) && item.range ? lines.linePos(item.range[0]).line : 1,
    value: isMap(item) ? item.toJS(document) : undefined,
  }));
}

function csvRows(text: string, file: string): Row[] {
  const [header, ...records] = csvRecords(text, file);
  const names = header?.fields.map((field) => field.trim()) ?? [];
  const missing = COLUMNS.filter((column) => !names.includes(column));
  const known: readonly string[] = [...COLUMNS, ...MORE_COLUMNS];
  const unknown = names.filter((column) => !known.includes(column));
  const twice = names.filter((column, i) => names.indexOf(column) !== i);
  const faults = [
    ...missing.map((column) => `line 1: missing column "${column}"`),
    ...unknown.map((column) => `line 1: unknown column "${column}"`),
    ...twice.map((column) => `line 1: duplicate column "${column}"`),
  ];
  if (faults.length > 0) refuse(file, faults);
  return records.map(({ line, fields }) => {
    const field = (column: string) => fields[names.indexOf(column)]?.trim() ?? "";
    return { line, value: fields.length > names.length ? undefined : entityOf(field) };
  });
}

function entityOf(field: (column: string) => string): unknown {
  const list = (column: string) =>
    field(column)
      .split(";")
      .map((item) => item.trim())
      .filter(Boolean);
  const named = (texts: readonly string[], kind: string) =>
    texts.map((text) => ({ text, language: null, kind }));
  return {
    id: field("id") || undefined,
    name: field("name") || undefined,
    type: field("type"),
    subtype: field("subtype") || null,
    names: [
      ...named([field("name")], "primary"),
      ...named(list("aliases"), "alias"),
      ...named(list("acronyms"), "acronym"),
    ],
    countries: list("countries"),
    ...(field("wikipedia") ? { wikipedia: field("wikipedia") } : {}),
    allegedParent: field("parent") || null,
    allegedSponsors: list("sponsors"),
    provenance: field("provenance") || undefined,
    verified: false,
  };
}

interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** @see RFC 4180; a quote that is never closed is a fault of the line it stands in */
function csvRecords(text: string, file: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let [line, begun] = [1, 1];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  const body = text.replace(/^\uFEFF/, "");
  while (cell.lastIndex < body.length) {
    const found = cell.exec(body);
    if (!found) return refuse(file, [`line ${line}: a quote is not closed`]);
    const [whole, quoted, plain = "", end] = found;
    fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    line += whole.split("\n").length - 1;
    if (end === ",") continue;
    if (fields.some((field) => field.trim() !== "")) records.push({ line: begun, fields });
    fields = [];
    begun = line;
  }
  return records;
}

function duplicates(placed: readonly Placed[]): string[] {
  const seen = new Map<string, number>();
  return placed.flatMap(({ line, entity: { id, name } }) =>
    [`id "${id}"`, `name "${name}"`].flatMap((what) => {
      const before = seen.get(what);
      seen.set(what, before ?? line);
      return before === undefined ? [] : [`line ${line}: duplicate ${what}, as in line ${before}`];
    }),
  );
}

/** Parents by id or name, as far as the file has them: none may be its own ancestor. */
function cycles(placed: readonly Placed[]): string[] {
  const byKey = new Map(
    placed.flatMap(
      (one) =>
        [
          [one.entity.name, one],
          [one.entity.id, one],
        ] as const,
    ),
  );
  return placed.flatMap(({ line, entity }) => {
    const passed = new Set<string>();
    const way = [entity.id];
    let parent = entity.allegedParent;
    while (parent !== null && !passed.has(parent)) {
      passed.add(parent);
      const next = byKey.get(parent);
      if (next) way.push(next.entity.id);
      if (next?.entity.id === entity.id)
        return [`line ${line}: its parents come back to it: ${way.join(" → ")}`];
      parent = next?.entity.allegedParent ?? null;
    }
    return [];
  });
}

function oneLine(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message))
    .join(", ");
}
