import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/** One import of a module: what it names, whether only for its types, and the file it leads to within the project. */
export interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
  /** Path from the root of the project; null for packages and what Node brings. */
  readonly file: string | null;
}

export interface Module {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const STATIC =
  /^[ \t]*(?:import|export)\b(?<type>[ \t]+type\b(?![ \t]*,))?(?:[^"'`;]*?\bfrom)?[ \t\n]*["'](?<name>[^"'\n]+)["']/gm;
const DYNAMIC = /(?<!typeof )\bimport\(\s*["'](?<name>[^"'\n]+)["']/g;
const AS_URL = /new URL\(\s*["'](?<name>\.[^"'\n]+)["']\s*,\s*import\.meta\.url/g;

/** A module read from its path and text; its relative imports resolved against its own folder. */
export function parseModule(path: string, text: string): Module {
  const found = [STATIC, DYNAMIC, AS_URL].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups }) => ({
      specifier: groups?.["name"] ?? "",
      typeOnly: groups?.["type"] !== undefined,
    })),
  );
  return {
    path,
    text,
    imports: found.map((one) => ({ ...one, file: resolve(path, one.specifier) })),
  };
}

function resolve(from: string, specifier: string): string | null {
  if (!specifier.startsWith(".")) return null;
  const [bare = ""] = specifier.split("?"); // Vite: "./worker.ts?worker"
  return posix.normalize(posix.join(dirname(from), bare));
}

/** Every module of these folders, by path. */
export function loadModules(root: string, folders: readonly string[]): Map<string, Module> {
  const patterns = folders
    .filter((folder) => existsSync(join(root, folder)))
    .map((folder) => `${folder}/**/*.{ts,tsx}`);
  const files = globSync(patterns, { cwd: root, exclude: (name) => name === "node_modules" }).map(
    (file) => file.replaceAll("\\", "/"),
  );
  return new Map(
    files
      .toSorted()
      .map((file) => [file, parseModule(file, readFileSync(join(root, file), "utf8"))]),
  );
}
