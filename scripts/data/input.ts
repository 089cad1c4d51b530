import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** Where raw third-party files lie, and how they are read. Gzip is undone by the file's name. */
export interface Input {
  /** A third-party file, by its path below `--from`. */
  raw(path: string): string;
  /** A file of an npm package that the build has. */
  npm(path: string): string;
  /** A table below `scripts/data/tables`, zipped or not: rows of tab-separated fields. */
  table(name: string): string[][];
}

/** One bundled file: where it goes, what it is made of, and on what terms. */
export interface Recipe {
  readonly path: string;
  readonly origin: string;
  readonly licence: string;
  /** Date of the newest thing in it. */
  readonly date: string;
  build(input: Input): string | Uint8Array;
}

export function openInput(from: string, tables: string): Input {
  return {
    raw(path) {
      const bytes = readFileSync(join(from, path));
      return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
    },
    npm: (path) =>
      readFileSync(join(import.meta.dirname, "../../node_modules", path), "utf8"),
    table(name) {
      const path = join(tables, `${name}.tsv`);
      const text = existsSync(path)
        ? readFileSync(path, "utf8")
        : gunzipSync(readFileSync(`${path}.gz`)).toString("utf8");
      return text
        .split("\n")
        .filter((line) => line !== "" && !line.startsWith("#"))
        .map((line) => line.split("\t"));
    },
  };
}

/** Items of a comma list, trimmed; none for an empty field. */
export function listOf(field: string | undefined, separator = ","): string[] {
  return (field ?? "")
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** One row a line: a diff of the file is then a diff of its rows. */
export function jsonRows(rows: readonly unknown[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`;
}
