import { sliceAll, type Span } from "../base/span.ts";
import type { Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { ExportedDocument } from "../model/exported.ts";
import type { ClaimRow } from "../model/view.ts";
import { chainText } from "./chain-text.ts";
import type { CsvColumns } from "./csv.ts";
import { codePointSpans } from "./code-points.ts";

/** A claim with the document that it stands in, and its words there. */
export interface CitedClaim {
  readonly row: ClaimRow;
  readonly claim: Claim;
  readonly document: Document;
  /** The words of the content as printed, " … " between parts. */
  readonly quote: string;
  /** Half-open [begin, end) of each part of the content, in code points of the document's text. */
  readonly spans: readonly Span[];
  /** What it says happened was nowhere told before: see `ExportedDocument.firstClaims`. */
  readonly first: boolean;
}

/** The claims of a document, in order of the text. */
export function citedClaims({
  document,
  reading,
  claims,
  firstClaims,
}: ExportedDocument): CitedClaim[] {
  const spansOf = codePointSpans(document.text);
  const byId = new Map(claims.map((row) => [row.id, row]));
  return (reading?.claims ?? []).flatMap((claim) => {
    const row = byId.get(claim.id);
    if (!row) return [];
    return [
      {
        row,
        claim,
        document,
        quote: sliceAll(document.text, claim.content),
        spans: claim.content.map(spansOf),
        first: firstClaims.has(claim.id),
      },
    ];
  });
}

/** One link of a chain as it leaves. What is empty or not known is left out. */
export interface ExportedLink {
  readonly type: string;
  readonly words?: string;
  readonly name?: string;
  readonly ref?: string;
  readonly cue?: string;
  readonly cue_class?: string;
  readonly scope: string;
  readonly occasion?: string;
}

/**
 * Whose words a claim is, how they were put, and where they stand: what no export drops. `spans` are half-open, in code
 * points of the document's text, which is what `document_id` and the conversion records of the WARC file hold.
 */
export interface Attribution {
  readonly claim_id: string;
  readonly speaker: string;
  readonly chain: readonly ExportedLink[];
  readonly chain_text: string;
  readonly form: string;
  readonly quote: string;
  readonly spans: readonly (readonly [begin: number, end: number])[];
  readonly polarity: string;
  readonly modality: string;
  readonly hedges?: readonly string[];
  readonly factuality_source: string;
  readonly factuality_writer: string;
  readonly document_id: string;
  readonly document_sha256: string;
  readonly url?: string;
  readonly title: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly retrieved: string;
  readonly proposition_id?: string;
  readonly stance?: string;
  readonly origins_min: number;
  readonly origins_max: number;
  readonly grade: string;
  readonly confidence?: number;
}

export function attributionOf({ row, document, quote, spans }: CitedClaim): Attribution {
  return {
    claim_id: row.id,
    speaker: row.speaker,
    chain: row.chain.map(linkOf),
    chain_text: chainText(row.chain),
    form: row.form,
    quote,
    spans: spans.map(({ begin, end }) => [begin, end] as const),
    polarity: row.polarity,
    modality: row.modality,
    factuality_source: row.factuality.source,
    factuality_writer: row.factuality.writer,
    document_id: document.id,
    document_sha256: document.sha256,
    title: row.title,
    retrieved: document.retrieved,
    origins_min: row.nMin,
    origins_max: row.nMax,
    grade: row.grade,
    ...present({
      hedges: row.hedges,
      url: document.url,
      publisher: document.publisher,
      published: document.published,
      proposition_id: row.propositionId,
      stance: row.stance,
      confidence: row.confidence,
    }),
  };
}

function linkOf({ type, surface, name, refId, cue, scope, occasion }: Claim["chain"][number]) {
  const words = { words: surface, name, ref: refId, cue: cue?.lemma, cue_class: cue?.class };
  return { type, scope, ...present({ ...words, occasion }) };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], null | undefined> };

/** The fields that hold something: neither null, nor undefined, nor an empty text or list. */
export function present<T extends object>(fields: T): Present<T> {
  const kept = Object.entries(fields).filter(
    ([, value]) =>
      value !== null &&
      value !== undefined &&
      value !== "" &&
      !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept) as Present<T>;
}

/** Spans on one line: "12-45; 60-71". */
export function spansText(spans: readonly Span[]): string {
  return spans.map(({ begin, end }) => `${begin}-${end}`).join("; ");
}

/** The attribution as columns, for every table that claims or what they tell stand in. */
export const ATTRIBUTION_COLUMNS: CsvColumns<CitedClaim> = [
  ["claim_id", ({ row }) => row.id],
  ["speaker", ({ row }) => row.speaker],
  ["chain", ({ row }) => chainText(row.chain)],
  ["chain_types", ({ row }) => row.chain.map(({ type }) => type).join(" < ")],
  ["form", ({ row }) => row.form],
  ["quote", ({ quote }) => quote],
  ["spans", ({ spans }) => spansText(spans)],
  ["polarity", ({ row }) => row.polarity],
  ["modality", ({ row }) => row.modality],
  ["hedges", ({ row }) => row.hedges.join("; ")],
  ["document_id", ({ document }) => document.id],
  ["document_sha256", ({ document }) => document.sha256],
  ["url", ({ document }) => document.url],
  ["publisher", ({ document }) => document.publisher],
  ["published", ({ document }) => document.published],
  ["proposition_id", ({ row }) => row.propositionId],
  ["origins_min", ({ row }) => row.nMin],
  ["origins_max", ({ row }) => row.nMax],
  ["grade", ({ row }) => row.grade],
];
