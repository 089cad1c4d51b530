// A small case made by hand: documents, claims and sources, valid by the schemas.
import { idOf } from "../../src/base/id.ts";
import { sha256 } from "../../src/base/hash.ts";
import { ChainLink, Claim } from "../../src/model/claim.ts";
import { Document } from "../../src/model/document.ts";
import type { Proposition } from "../../src/model/proposition.ts";
import type { Reading } from "../../src/model/reading.ts";
import { Source } from "../../src/model/source.ts";
import { weigh, type WeighDocument, type WeighInput, type Weighed } from "../../src/weigh/index.ts";

export type LinkLike = Partial<ChainLink> & Pick<ChainLink, "type" | "surface">;

export function link(like: LinkLike): ChainLink {
  const defaults = {
    span: null,
    cue: null,
    scope: "explicit" as const,
    refId: null,
    occasion: null,
  };
  return ChainLink.parse({ ...defaults, ...like });
}

export const media = (surface: string): ChainLink => link({ type: "media", surface });
export const unnamed = (surface: string): ChainLink => link({ type: "anonymous", surface });
export const person = (surface: string, extra: Partial<ChainLink> = {}): ChainLink =>
  link({
    type: "person",
    surface,
    refId: `act:${surface.toLowerCase().replaceAll(" ", "-")}`,
    ...extra,
  });
export const denying = (one: ChainLink): ChainLink => ({
  ...one,
  cue: { spans: [{ begin: 0, end: 6 }], lemma: "deny", class: "deny" },
});

export type ClaimLike = Partial<Omit<Claim, "chain" | "content">> & {
  readonly text: string;
  /** Links after the publisher. */
  readonly via?: readonly ChainLink[];
};

export interface DocumentLike {
  readonly id: string;
  readonly publisher?: string | null;
  readonly published?: string | null;
  readonly originator?: string;
  readonly language?: string;
  readonly claims: readonly ClaimLike[];
  /** Words around the claims; each claim stands in a paragraph of its own. */
  readonly filler?: string;
  readonly citations?: readonly {
    outlet: string;
    kind: Reading["citations"][number]["kind"];
    paragraph?: number;
  }[];
  readonly refs?: Readonly<Record<string, string>>;
  readonly times?: Reading["times"];
}

/** A read document whose paragraphs are its claims, after the filler. */
export function read(like: DocumentLike): WeighDocument {
  const paragraphs = [like.filler ?? fillerOf(like.id), ...like.claims.map(({ text }) => text)];
  const text = paragraphs.join("\n\n");
  const begins = paragraphs.map((_, i) =>
    paragraphs.slice(0, i).reduce((sum, paragraph) => sum + paragraph.length + 2, 0),
  );
  const spanOf = (i: number) => ({
    begin: begins[i] ?? 0,
    end: (begins[i] ?? 0) + (paragraphs[i]?.length ?? 0),
  });
  return {
    document: documentOf(like, text),
    blocks: paragraphs.map((_, i) => ({ span: spanOf(i), kind: "paragraph" as const })),
    citations: (like.citations ?? []).map(({ outlet, kind, paragraph = 0 }) => ({
      span: spanOf(paragraph),
      outlet,
      kind,
      verb: "report",
    })),
    claims: like.claims.map((claim, i) => claimOf(like, claim, spanOf(i + 1))),
    refs: new Map(Object.entries(like.refs ?? {})),
    ...(like.times ? { times: like.times } : {}),
  };
}

/** Words that no other document has, so that one sentence in common is no copy. */
function fillerOf(id: string): string {
  return Array.from({ length: 200 }, (_, i) => `${id}w${i}`).join(" ");
}

function documentOf(
  { id, publisher = "Outlet", published = null, originator, language = "en" }: DocumentLike,
  text: string,
): Document {
  return Document.parse({
    id,
    sha256: sha256(id),
    mediaType: "text/plain",
    url: null,
    feed: null,
    collection: null,
    publisher,
    originator: originator ?? null,
    byline: null,
    dateline: null,
    language,
    published,
    publishedBasis: published === null ? "none" : "record",
    retrieved: "2025-11-01T00:00:00Z",
    licence: null,
    title: null,
    bodyBegin: 0,
    text,
    links: [],
  });
}

function claimOf(
  { id, publisher = "Outlet" }: DocumentLike,
  { via = [], ...like }: ClaimLike,
  span: { begin: number; end: number },
): Claim {
  const first = link({ type: "publisher", surface: publisher ?? "", scope: "narrator" });
  return Claim.parse({
    id: idOf("claim", id, span.begin, ...via.map(({ surface }) => surface)),
    documentId: id,
    form: via.length === 0 ? "narrator" : "indirect",
    content: [span],
    chain: [first, ...via],
    polarity: "positive",
    modality: "asserted",
    factuality: { source: "CT+", writer: "Uu" },
    hedges: [],
    condition: null,
    predicates: [],
    mentions: [],
    times: [],
    amounts: [],
    confidence: null,
    extractor: "test",
    ...like,
  });
}

export function source(name: string, extra: Partial<Source> = {}): Source {
  return Source.parse({
    id: `src:${name.toLowerCase().replaceAll(" ", "-")}`,
    name,
    type: "media",
    aliases: [],
    domains: [],
    ownerGroup: null,
    stateAffiliation: null,
    country: null,
    language: null,
    reliability: "F",
    reliabilityBasis: "new",
    provenance: "test",
    verified: false,
    ...extra,
  });
}

export interface CaseLike extends Omit<WeighInput, "documents" | "sources"> {
  readonly documents: readonly DocumentLike[];
  readonly sources?: WeighInput["sources"];
}

export function weighCase({ documents, sources = [], ...rest }: CaseLike): Weighed {
  return weigh({ documents: documents.map(read), sources, ...rest });
}

/** The only proposition of a case. */
export function onlyProposition(like: CaseLike): Proposition {
  const { propositions } = weighCase(like);
  if (propositions.length !== 1 || !propositions[0]) {
    throw new Error(
      `expected one proposition, got: ${propositions.map(({ text }) => text).join(" | ")}`,
    );
  }
  return propositions[0];
}

/** [nMin, nMax] of the claims in support. */
export function counted({ supports }: Proposition): [number, number] {
  return [supports.nMin, supports.nMax];
}
