import type { Import, Module } from "./imports.ts";

/** One breach of a rule, in words: "src/read/a.ts → src/weigh/index.ts". */
export interface Violation {
  readonly rule: string;
  readonly where: string;
}

const STAGES = ["collect", "read", "resolve", "weigh", "warn", "follow", "brief", "exchange"];
const STAGE = new RegExp(`^src/(?:${STAGES.join("|")})/`);
const PURE = new RegExp(`^src/(?:${STAGES.join("|")}|names|base|model)/`);
const FACED = new RegExp(
  `^src/(?<folder>${[...STAGES, "store", "cycle", "api", "mcp"].join("|")})/(?<inside>.+)$`,
);
const NAMES_SERVES = ["names", "resolve", "follow"];
const PURE_BUILTINS = new Set(["crypto", "util", "url", "path", "stream", "zlib"]);
const SQL = /^(?:node:sqlite|sqlite|pg|kysely)(?:\/|$)/;

/** Files that a program, a bundler or a test runner opens by name. */
const ENTRY =
  /^src\/cli\/main\.ts$|^src\/client\/index\.ts$|^web\/(?:src\/)?(?:main|index)\.tsx?$|\.config\.ts$|\.d\.ts$|\.test\.tsx?$|^(?!src\/|web\/)/;

type EdgeRule = (from: Module, to: Import) => boolean;

/** The rules on a single import; each says whether it is broken. Design: `ARCHITECTURE.md`. */
const EDGE_RULES: Readonly<Record<string, EdgeRule>> = {
  "base-knows-nothing": ({ path }, { file }) =>
    folderOf(path) === "base" && leavesFor(file, ["base"]),
  "model-knows-base": ({ path }, { file }) =>
    folderOf(path) === "model" && leavesFor(file, ["base", "model"]),
  "names-know-base": ({ path }, { file }) =>
    folderOf(path) === "names" && leavesFor(file, ["base", "names"]),
  "names-serve-resolve-and-follow": ({ path }, { file }) =>
    folderOf(file) === "names" && STAGE.test(path) && !NAMES_SERVES.includes(folderOf(path) ?? ""),
  "stages-are-strangers": ({ path }, { file }) =>
    STAGE.test(path) && leavesFor(file, ["base", "model", "names", folderOf(path) ?? ""]),
  "stages-do-no-io": ({ path }, { specifier }) =>
    PURE.test(path) && !isTest(path) && isImpureBuiltin(specifier),
  "store-knows-model": ({ path }, { file }) =>
    folderOf(path) === "store" && leavesFor(file, ["base", "model", "store"]),
  "only-store-knows-sql": ({ path }, { specifier }) =>
    path.startsWith("src/") && folderOf(path) !== "store" && SQL.test(specifier),
  "no-deep-imports": ({ path }, { file }) => isDeep(path, file),
  "api-knows-no-cli": ({ path }, { file }) => folderOf(path) === "api" && folderOf(file) === "cli",
  "nobody-imports-cli": ({ path }, { file }) =>
    path.startsWith("src/") && folderOf(path) !== "cli" && folderOf(file) === "cli",
  "web-imports-types-only": ({ path }, { file, typeOnly }) =>
    path.startsWith("web/") && file?.startsWith("src/") === true && !typeOnly,
};

/** Rules on the words of a module, where imports cannot see. */
const TEXT_RULES: Readonly<Record<string, (module: Module) => boolean>> = {
  "no-module-level-let": ({ path, text }) =>
    path.startsWith("src/") && !isTest(path) && /^(?:export )?let /m.test(text),
  "stages-have-no-clock": ({ path, text }) =>
    PURE.test(path) && !isTest(path) && /\bnew Date\(\s*\)/.test(withoutComments(text)),
};

/** Every breach in these modules, in order of rule and path. */
export function violations(modules: ReadonlyMap<string, Module>): Violation[] {
  const all = [...modules.values()];
  const edges = Object.entries(EDGE_RULES).flatMap(([rule, isBroken]) =>
    all.flatMap((module) =>
      module.imports
        .filter((to) => isBroken(module, to))
        .map((to) => ({ rule, where: `${module.path} → ${to.file ?? to.specifier}` })),
    ),
  );
  const texts = Object.entries(TEXT_RULES).flatMap(([rule, isBroken]) =>
    all.filter(isBroken).map(({ path }) => ({ rule, where: path })),
  );
  return [...edges, ...texts, ...cycles(modules), ...orphans(modules)];
}

function folderOf(path: string | null): string | undefined {
  return path?.startsWith("src/") ? path.split("/")[1] : undefined;
}

function leavesFor(file: string | null, allowed: readonly string[]): boolean {
  const folder = folderOf(file);
  return folder !== undefined && !allowed.includes(folder);
}

function isTest(path: string): boolean {
  return path.endsWith(".test.ts");
}

function isImpureBuiltin(specifier: string): boolean {
  return specifier.startsWith("node:") && !PURE_BUILTINS.has(specifier.slice("node:".length));
}

function isDeep(from: string, to: string | null): boolean {
  const { folder, inside } = FACED.exec(to ?? "")?.groups ?? {};
  return (
    folder !== undefined &&
    inside !== "index.ts" &&
    folderOf(from) !== folder &&
    /^(?:src|web)\//.test(from)
  );
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");
}

/** One violation for each ring of modules that import each other, however many ways lead around it. */
function cycles(modules: ReadonlyMap<string, Module>): Violation[] {
  const state = new Map<string, "open" | "done">();
  const trail: string[] = [];
  const found: Violation[] = [];
  const visit = (path: string) => {
    if (state.get(path) === "open")
      found.push({
        rule: "no-cycles",
        where: [...trail.slice(trail.indexOf(path)), path].join(" → "),
      });
    if (state.has(path)) return;
    state.set(path, "open");
    trail.push(path);
    for (const { file } of modules.get(path)?.imports ?? [])
      if (file !== null && modules.has(file)) visit(file);
    trail.pop();
    state.set(path, "done");
  };
  for (const path of modules.keys()) visit(path);
  return found;
}

/** Modules that nothing but a test leads to. */
function orphans(modules: ReadonlyMap<string, Module>): Violation[] {
  const users = [...modules.values()].filter(({ path }) => !/\.test\.tsx?$/.test(path));
  const used = new Set(
    users.flatMap(({ path, imports }) =>
      imports.map(({ file }) => file).filter((file) => file !== path),
    ),
  );
  return [...modules.keys()]
    .filter((path) => !used.has(path) && !ENTRY.test(path))
    .map((where) => ({ rule: "no-orphans", where }));
}
