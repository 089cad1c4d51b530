import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { sha256 } from "../base/hash.ts";
import { collect } from "../collect/index.ts";
import type { Document } from "../model/document.ts";
import type { Effects } from "./effects.ts";
import { counted, oneLine } from "./paper.ts";
import { readLines } from "./stdin.ts";

/** One line that `extract`, `cluster` and `reuse` take in; keys beyond these are let pass. */
export const ArticleLine = z.object({
  id: z.string(),
  text: z.string(),
  title: z.string().nullable().default(null),
  url: z.string().nullable().default(null),
  publisher: z.string().nullable().default(null),
  published: z.string().nullable().default(null),
  language: z.string().optional(),
});
export type ArticleLine = z.infer<typeof ArticleLine>;

/**
 * Records of JSON lines as they come in. A line that is none is told on stderr with its number and passed over.
 *
 * @throws TocsinError "bad-input" at the end, where there was such a line
 */
export async function* records<S extends z.ZodType>(
  schema: S,
  { stdin, stderr }: Pick<Effects, "stdin" | "stderr">,
): AsyncGenerator<z.output<S>> {
  let number = 0;
  let bad = 0;
  for await (const line of readLines(stdin)) {
    number++;
    if (line.trim() === "") continue;
    const parsed = parseLine(schema, line);
    if (parsed.ok) {
      yield parsed.record;
      continue;
    }
    bad++;
    stderr.write(`line ${number}: ${oneLine(parsed.why)}\n`);
  }
  if (bad > 0)
    throw new TocsinError("bad-input", `invalid input: ${counted(bad, "line")}`, {
      hint: "mend the lines that are named above; all others were done",
    });
}

/** All records at once, and with them the failure that the bad lines among them will end in. */
export async function allRecords<S extends z.ZodType>(
  schema: S,
  effects: Pick<Effects, "stdin" | "stderr">,
): Promise<{ lines: z.output<S>[]; fault: TocsinError | undefined }> {
  const lines: z.output<S>[] = [];
  try {
    for await (const line of records(schema, effects)) lines.push(line);
    return { lines, fault: undefined };
  } catch (fault) {
    if (fault instanceof TocsinError) return { lines, fault };
    throw fault;
  }
}

type Line<T> = { ok: true; record: T } | { ok: false; why: string };

function parseLine<S extends z.ZodType>(schema: S, line: string): Line<z.output<S>> {
  const json = parseJson(line);
  if (json === undefined) return { ok: false, why: "invalid JSON" };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, record: parsed.data };
  const [issue] = parsed.error.issues;
  return {
    ok: false,
    why: `invalid ${issue?.path.join(".") || "record"}: ${issue?.message.toLowerCase()}`,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What is not known of a text that has no words. */
const UNKNOWN = {
  mediaType: "text/plain",
  url: null,
  feed: null,
  collection: null,
  publisher: null,
  originator: null,
  byline: null,
  language: "und",
  published: null,
  publishedBasis: "none" as const,
  licence: null,
};

/**
 * The document of a line. Law: `document.text.slice(document.bodyBegin)` is the text that came in, letter for letter,
 * so that spans fit it. Where collecting would tidy the text, the text is left as it is and goes without its title.
 */
export function toDocument(line: ArticleLine, now: string): Document {
  const collected = collectLine(line, now);
  if (collected && collected.text.slice(collected.bodyBegin) === line.text) return collected;
  const { id, text } = line;
  const parts = { id, sha256: sha256(text), retrieved: now };
  return {
    ...UNKNOWN,
    ...parts,
    ...collected,
    title: null,
    dateline: null,
    bodyBegin: 0,
    text,
    links: [],
  };
}

function collectLine(line: ArticleLine, retrieved: string): Document | undefined {
  const bytes = new TextEncoder().encode(`${JSON.stringify(line)}\n`);
  const input = { bytes, name: "-", mediaType: "application/x-ndjson", retrieved };
  return collect(input).documents[0]?.document;
}
