import { readFileSync, writeFileSync } from "node:fs";
import { TocsinError } from "../base/error.ts";
import {
  briefOn,
  checkBrief,
  printBrief,
  publishBrief,
  publishedBrief,
  type PrintedForm,
} from "../cycle/index.ts";
import { BriefEdit, BriefSignature, type Brief, type PublishedBrief } from "../model/brief.ts";
import type { Store } from "../store/index.ts";
import { CASE, wholeNumber, withCase } from "./case.ts";
import { command, onlyPositional } from "./command.ts";
import type { Effects } from "./effects.ts";
import { oneLine, printable } from "./paper.ts";

const usage = "brief PROBLEM";
const FORMATS = ["md", "html", "docx", "pdf", "json"] as const;
type Format = PrintedForm | "json";

const OPTIONS = {
  ...CASE,
  format: {
    type: "string",
    value: FORMATS.join("|"),
    about: "Markdown, a page, a Word document, PDF by the Chromium of this machine, or JSON",
  },
  html: { type: "boolean", about: "as --format html" },
  json: { type: "boolean", about: "as --format json" },
  output: {
    type: "string",
    short: "o",
    value: "FILE",
    about: "write to a file instead of standard output",
  },
  edit: { type: "string", value: "FILE", about: "JSON of edited sections: heading and sentences" },
  version: { type: "string", value: "N", about: "a version that was published, not the draft" },
  publish: { type: "boolean", about: "sign and freeze it; a forecast is made of its judgement" },
  by: { type: "string", value: "NAME", about: "who signs" },
  criteria: { type: "string", value: "TEXT", about: "what must be seen for it to come true" },
  source: { type: "string", value: "TEXT", about: "where that will be looked up" },
  likelihood: { type: "string", value: "P", about: "chance, if not that of the records" },
  sensitivity: { type: "string", value: "LEVEL", about: "public, limited (default), restricted" },
  waive: {
    type: "string",
    multiple: true,
    value: "RULE=REASON",
    about: "let a finding of the lint stand",
  },
} as const;

/** `tocsin brief`: the cited brief on one warning problem: a draft, or a version that is signed and frozen. */
export const brief = command({
  usage,
  options: OPTIONS,
  examples: [
    "tocsin brief PROBLEM > brief.md",
    "tocsin brief PROBLEM --format docx -o brief.docx",
    'tocsin brief PROBLEM --publish --by ana --criteria "two origins report it" --source "the case"',
  ],
  run: async ({ values, positionals }, effects) => {
    const id = onlyPositional(positionals, { noun: "problem", usage });
    const format = formatOf(values);
    if ((format === "docx" || format === "pdf") && values.output === undefined)
      throw new TocsinError("bad-input", `missing option: --output for ${format}`, {
        hint: `give a file: -o brief.${format}`,
      });
    const product = await withCase({ values }, effects, (store) =>
      productOf(store, { id, values }, effects),
    );
    const bytes = await bytesOf(product, format, effects);
    if (values.output === undefined) effects.stdout.write(new TextDecoder().decode(bytes));
    else writeFileSync(values.output, bytes);
    for (const { rule, message } of product.brief.findings)
      effects.stderr.write(`${oneLine(`${rule}: ${message}`)}\n`);
  },
});

interface Values {
  readonly [option: string]: string | boolean | readonly string[] | undefined;
}

interface Product {
  readonly brief: Brief;
  /** Null for a draft. */
  readonly stamp: PublishedBrief | null;
}

function formatOf({ format, html, json }: Values): Format {
  if (html && json)
    throw new TocsinError("bad-input", "invalid options: --html with --json", {
      hint: "choose one of them",
    });
  const asked = format ?? (html ? "html" : json ? "json" : "md");
  const known = FORMATS.find((name) => name === asked);
  if (known) return known;
  throw new TocsinError("bad-input", `unknown format: ${JSON.stringify(asked)}`, {
    hint: `one of: ${FORMATS.join(", ")}`,
  });
}

async function productOf(
  store: Store,
  { id, values }: { id: string; values: Values },
  effects: Effects,
): Promise<Product> {
  if (typeof values["version"] === "string") {
    const version = wholeNumber("--version", values["version"], 1);
    const stamp = await publishedBrief(store, id, version);
    return { brief: stamp.brief, stamp };
  }
  const sections = typeof values["edit"] === "string" ? editFrom(values["edit"]) : [];
  if (values["publish"]) {
    const stamp = await publishBrief(store, effects, id, signatureOf(values, sections));
    effects.stderr.write(`published: version ${stamp.version}, SHA-256 ${stamp.hash}\n`);
    return { brief: stamp.brief, stamp };
  }
  const draft = sections.length > 0 ? checkBrief(store, id, sections) : briefOn(store, id);
  return { brief: await draft, stamp: null };
}

async function bytesOf(
  { brief: product, stamp }: Product,
  format: Format,
  { env }: Effects,
): Promise<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(`${text.trimEnd()}\n`);
  if (format === "json") return encode(JSON.stringify(stamp ?? product, null, 2));
  const bytes = await printBrief(product, format, { stamp, browser: env["TOCSIN_CHROMIUM"] });
  return format === "md" ? encode(printable(new TextDecoder().decode(bytes))) : bytes;
}

/** @throws TocsinError "bad-input" for a file that is no list of sections */
function editFrom(file: string): BriefEdit {
  try {
    return BriefEdit.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new TocsinError("bad-input", `invalid edit: ${JSON.stringify(file)}`, {
      hint: 'give a JSON list of {"heading", "sentences"}, as in --json',
      cause,
    });
  }
}

function signatureOf(values: Values, sections: BriefEdit): BriefSignature {
  const waivers = Array.isArray(values["waive"]) ? values["waive"].map(waiverOf) : [];
  const likelihood = values["likelihood"];
  const result = BriefSignature.safeParse({
    by: values["by"],
    resolutionCriteria: values["criteria"],
    source: values["source"],
    sensitivity: values["sensitivity"],
    ...(typeof likelihood === "string" ? { likelihood: Number(likelihood) } : {}),
    waivers,
    sections,
  });
  if (result.success) return result.data;
  const field = String(result.error.issues[0]?.path[0] ?? "");
  const option = field === "resolutionCriteria" ? "criteria" : field;
  throw new TocsinError("bad-input", `missing or invalid option: --${option}`, {
    hint: "--publish wants --by NAME, --criteria TEXT and --source TEXT",
    cause: result.error,
  });
}

function waiverOf(text: string): { rule: string; why: string } {
  const [, rule, why] = /^([\w-]+)=(.*\S.*)$/s.exec(text) ?? [];
  if (rule !== undefined && why !== undefined) return { rule, why };
  throw new TocsinError("bad-input", `invalid --waive: ${JSON.stringify(text)}`, {
    hint: "give RULE=REASON",
  });
}
