import { TocsinError } from "../base/error.ts";
import { idOf } from "../base/id.ts";
import { collect } from "../collect/index.ts";
import type { Entity } from "../model/entity.ts";
import type { Document, RawInput } from "../model/document.ts";
import type { Issue } from "../model/issue.ts";
import type { ClaimVerdict } from "../model/judgement.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import { read } from "../read/index.ts";
import { resolve, type Correction, type Resolved } from "../resolve/index.ts";
import type { Annotation } from "../store/index.ts";
import { openDesk, type Desk } from "./knowledge.ts";
import { inZone, withZone, zoneOf, type Zones } from "./time-zones.ts";

/** One article read without a store. */
export interface ReadArticle {
  readonly document: Document;
  readonly annotation: Annotation;
}

/** Collect, read and resolve one input: no store, no network. */
export function readInput(
  input: RawInput,
  knowledge: KnowledgeBase,
): { articles: ReadArticle[]; issues: Issue[] } {
  const desk = openDesk(knowledge);
  const { documents, issues } = collect(input);
  const articles = documents.map(({ document }) => ({
    document,
    annotation: annotate(document, desk),
  }));
  return { articles, issues: [...issues] };
}

/** What people said that bears on reading: of single mentions by id, and of the zones of outlets. */
export interface Said {
  readonly corrections?: ReadonlyMap<string, Correction>;
  readonly zones?: Zones;
  /** Of claims, by document. */
  readonly verdicts?: ReadonlyMap<string, readonly ClaimVerdict[]>;
}

/**
 * Everything `read` and `resolve` add to a document. A document on which a reader breaks is kept, marked
 * failed, with an issue: one bad article stops nothing.
 */
export function annotate(
  document: Document,
  desk: Desk,
  { corrections, zones = new Map(), verdicts }: Said = {},
): Annotation {
  try {
    const zone = zoneOf(document, desk, zones);
    const { reading, issues } = read(inZone(document, zone), desk.context, {
      verdicts: verdicts?.get(document.id) ?? [],
    });
    const resolved = resolve(document, withZone(reading, document, zone), desk.base, corrections);
    const state = issues.some(({ code }) => code === "unread-language") ? "not-read" : "read";
    return {
      ...resolved,
      documentId: document.id,
      state,
      entities: [...resolved.entities, ...knownEntities(resolved, desk)],
      issues: [...issues, ...resolved.issues],
    };
  } catch (cause) {
    if (cause instanceof TocsinError && cause.code === "internal") throw cause;
    return failed(document, cause);
  }
}

/** Entities of the knowledge base that the document names, so that the case holds all it refers to. */
function knownEntities({ resolutions, reading }: Resolved, desk: Desk): Entity[] {
  const ids = new Set([
    ...resolutions.flatMap(({ entityId }) => entityId ?? []),
    ...reading.claims.flatMap(({ chain }) => chain.flatMap(({ refId }) => refId ?? [])),
  ]);
  return [...ids].flatMap((id) => desk.entities.get(id) ?? []);
}

function failed(document: Document, cause: unknown): Annotation {
  const message = cause instanceof Error ? cause.message : String(cause);
  const issue: Issue = {
    id: idOf("issue", document.id, "reader-failed"),
    stage: "read",
    code: "reader-failed",
    message: `unreadable document: ${message}`,
    hint: "report the article with this message; its bytes are kept, tocsin replay reads it again",
    where: document.url ?? document.title ?? document.id,
    documentId: document.id,
    span: null,
    severity: "error",
    at: document.retrieved,
  };
  const reading = {
    documentId: document.id,
    reader: "none",
    blocks: [],
    sentences: [],
    mentions: [],
    times: [],
    claims: [],
    citations: [],
  };
  return {
    documentId: document.id,
    state: "failed",
    reading,
    resolutions: [],
    toponyms: [],
    entities: [],
    relations: [],
    issues: [issue],
  };
}
