import { TocsinError } from "../base/error.ts";
import { importList, listFile, type ListReport } from "../cycle/index.ts";
import { LIST_FORMATS, type ListFormat } from "../exchange/index.ts";
import { withCase } from "./case.ts";
import type { Effects } from "./effects.ts";
import { counted } from "./paper.ts";
import { printJson } from "./print.ts";
import { withWorld } from "./world.ts";

/** Names of the formats of lists and registers. */
export const LIST_FORMAT_NAMES = Object.keys(LIST_FORMATS) as readonly ListFormat[];

/** Options of `tocsin import` that lists take. */
export const LIST_IMPORT = {
  list: {
    type: "string",
    value: "ID",
    about: "a list: what it is called here (default by format)",
  },
  title: { type: "string", value: "WORDS", about: "a list: its title, for what rests on it" },
  yes: { type: "boolean", about: "a list: replace it although it lost more than a tenth" },
  encoding: { type: "string", value: "NAME", about: "a list: encoding where it is not UTF-8" },
} as const;

export interface ListValues {
  readonly case?: string | undefined;
  readonly json?: boolean | undefined;
  readonly list?: string | undefined;
  readonly title?: string | undefined;
  readonly yes?: boolean | undefined;
  readonly encoding?: string | undefined;
}

/** Reads a list or register into the case: a new version of it. */
export async function importListFiles(
  format: ListFormat,
  { rest, values }: { rest: readonly string[]; values: ListValues },
  effects: Effects,
): Promise<void> {
  if (rest.length === 0) {
    throw new TocsinError("bad-input", "missing file", {
      hint: `usage: tocsin import ${format} FILE…`,
    });
  }
  const { list: dataset, title, yes: accept, encoding } = values;
  const files = rest.map((path) =>
    path === "-" ? { name: path, bytes: effects.stdin } : listFile(path),
  );
  const given = { format, files, dataset, title, accept, encoding };
  const report = await withCase({ values, create: true }, effects, (store) =>
    withWorld(effects, (world) => importList(store, given, world)),
  );
  if (values.json === true) return printJson(report, effects);
  effects.stdout.write(reportText(report));
}

function reportText({ version, issues, leftOut, known }: ListReport): string {
  const { dataset, asOf, parties, links, added, removed, changed, sha256 } = version;
  if (known) return `${dataset}: this version was there already, nothing changed\n`;
  const left = Object.entries(leftOut).map(([kind, n]) => `${n} ${kind}`);
  return [
    `${dataset}, as of ${asOf?.slice(0, 10) ?? "a day not told"}: parties ${parties}, ${counted(links, "link")}`,
    `${added} added, ${removed} removed, ${changed} changed; SHA-256 ${sha256}`,
    ...(left.length > 0 ? [`left out, being no party and no link: ${left.join(", ")}`] : []),
    ...(issues > 0 ? [`${counted(issues, "issue")}, with the lines: tocsin issues`] : []),
    "what changed: tocsin lists changes; who of the case it names: tocsin screen --actors",
  ]
    .map((line) => `${line}\n`)
    .join("");
}
