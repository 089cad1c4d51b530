import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import type { Anchor } from "./annotation-anchor.ts";
import { jsonItems, type JsonItem } from "./json-items.ts";
import type { ItemFault } from "./stix-import.ts";

/** Words of a document that somebody marked, and what was said of them. */
export interface ImportedAnnotation {
  readonly pointer: string;
  readonly line: number;
  /** The document in a case of ours, or the address of the page. */
  readonly documentId: string | null;
  readonly url: string | null;
  readonly anchors: readonly Anchor[];
  /** What the annotation says; empty where it only marks. */
  readonly words: string;
  readonly by: string | null;
  /** Of a claim of ours: its id, and on whose word it is, null for the outlet itself. */
  readonly claimId: string | null;
  readonly speaker: string | null;
}

export interface AnnotationBatch {
  readonly annotations: readonly ImportedAnnotation[];
  readonly faults: readonly ItemFault[];
}

export interface AnnotationReader {
  push(text: string): AnnotationBatch;
  end(): AnnotationBatch;
}

const oneOrMany = <S extends z.ZodType>(schema: S) =>
  z.union([z.array(schema), schema]).transform((given) => [given].flat() as z.infer<S>[]);

const Selector = z.looseObject({
  type: oneOrMany(z.string()),
  start: z.int().nonnegative().optional(),
  end: z.int().nonnegative().optional(),
  exact: z.string().min(1).optional(),
  prefix: z.string().default(""),
  suffix: z.string().default(""),
});
const Named = z.union([
  z.string(),
  z.looseObject({ id: z.string().optional(), name: z.string().optional() }),
]);
const Target = z.looseObject({
  source: z.union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)]),
  scope: z.string().optional(),
  selector: oneOrMany(Selector),
});
const Attributed = z.looseObject({
  claim_id: z.string(),
  speaker: z.string(),
  form: z.string(),
});
const Body = z.union([
  z.string().transform((value) => ({ value, "tocsin:attribution": undefined })),
  z.looseObject({ value: z.string().optional(), "tocsin:attribution": Attributed.optional() }),
]);
const Annotation = z.looseObject({
  type: oneOrMany(z.string()).refine((types) => types.includes("Annotation"), "no Annotation"),
  motivation: oneOrMany(z.string()).optional(),
  creator: oneOrMany(Named).optional(),
  body: oneOrMany(Body).optional(),
  bodyValue: z.string().optional(),
  target: oneOrMany(Target),
});

const OWN_TEXT = /^urn:tocsin:(.+):text$/;
/** Motivations that are about no words of the text. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  "bookmarking",
  "editing",
  "moderating",
  "replying",
]);

/**
 * Reads Web Annotations as they come: a page of them, a list, or one.
 *
 * @throws TocsinError "bad-input", from `push` and `end`, for what is no JSON or holds no annotations
 */
export function annotationReader(): AnnotationReader {
  const items = jsonItems("items");
  const head: Record<string, unknown> = {};
  let isListed = false;
  const take = (found: readonly JsonItem[]): AnnotationBatch => {
    const listed = found.filter(({ pointer }) => /^(?:\/items)?\/\d+$/.test(pointer));
    isListed ||= listed.length > 0;
    for (const { pointer, value } of found)
      if (!listed.some((item) => item.pointer === pointer)) head[pointer.slice(1)] = value;
    return batchOf(listed);
  };
  return {
    push: (text) => take(items.push(text)),
    end: () => {
      const batch = take(items.end());
      if (isListed || isPage(head)) return batch;
      if (!JSON.stringify(head["type"] ?? "").includes("Annotation")) throw notAnnotations(head);
      return batchOf([{ pointer: "", line: 1, value: head }]);
    },
  };
}

function isPage({ type }: Readonly<Record<string, unknown>>): boolean {
  return [type].flat().includes("AnnotationPage");
}

function notAnnotations({ type }: Readonly<Record<string, unknown>>): TocsinError {
  return new TocsinError("bad-input", `invalid annotations: type ${JSON.stringify(type ?? null)}`, {
    hint: "give an AnnotationPage, a list of Annotations, or one, after the W3C's model",
  });
}

function batchOf(items: readonly JsonItem[]): AnnotationBatch {
  const annotations: ImportedAnnotation[] = [];
  const faults: ItemFault[] = [];
  for (const item of items) {
    const read = annotationOf(item);
    if ("message" in read) faults.push(read);
    else annotations.push(read);
  }
  return { annotations, faults };
}

function annotationOf({ pointer, line, value }: JsonItem): ImportedAnnotation | ItemFault {
  const parsed = Annotation.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = [pointer, ...(issue?.path ?? [])].join("/");
    return {
      pointer: at,
      line,
      message: `invalid annotation: ${issue?.message ?? ""}`,
      isLoss: false,
    };
  }
  const { motivation = [] } = parsed.data;
  const other = motivation.find((one) => ELSEWHERE.has(one));
  return other === undefined
    ? { pointer, line, ...placed(parsed.data.target), ...said(parsed.data) }
    : { pointer, line, message: `left out: an annotation for ${other}`, isLoss: true };
}

type Marked = Omit<ImportedAnnotation, "pointer" | "line">;

function placed(
  target: z.infer<typeof Annotation>["target"],
): Pick<Marked, "documentId" | "url" | "anchors"> {
  const addresses = target.slice(0, 1).flatMap(({ source, scope }) => [source, scope ?? ""]);
  return {
    documentId: OWN_TEXT.exec(addresses[0] ?? "")?.[1] ?? null,
    url: addresses.find((address) => /^https?:/.test(address)) ?? null,
    anchors: target.map(anchorOf),
  };
}

function said({
  creator,
  body = [],
  bodyValue,
}: z.infer<typeof Annotation>): Omit<Marked, "documentId" | "url" | "anchors"> {
  const attribution = body.find((one) => one["tocsin:attribution"])?.["tocsin:attribution"];
  return {
    words: [bodyValue, ...body.map((one) => one.value)].filter(Boolean).join(" "),
    by: nameOf(creator?.[0]),
    claimId: attribution?.claim_id ?? null,
    speaker: attribution && !OWN_VOICE.has(attribution.form) ? attribution.speaker : null,
  };
}

/** Forms of a claim that is on the word of the outlet itself. */
const OWN_VOICE: ReadonlySet<string> = new Set(["narrator", "headline"]);

function anchorOf({ source, selector }: z.infer<typeof Target>): Anchor {
  const position = selector.find(({ start, end }) => start !== undefined && end !== undefined);
  const quote = selector.find(({ exact }) => exact !== undefined);
  return {
    isOfText: OWN_TEXT.test(source),
    position: position ? { begin: position.start ?? 0, end: position.end ?? 0 } : null,
    quote: quote ? { exact: quote.exact ?? "", prefix: quote.prefix, suffix: quote.suffix } : null,
  };
}

function nameOf(creator: z.infer<typeof Named> | undefined): string | null {
  if (creator === undefined || typeof creator === "string") return creator ?? null;
  return creator.name ?? creator.id ?? null;
}
