import { slice } from "../base/span.ts";
import type { Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Entity } from "../model/entity.ts";
import { isPlaceOfEvent, type Place } from "../model/place.ts";
import { fold, wordsOf } from "./search.ts";
import { mapped, type CanonicalOf } from "./projection.ts";
import type { Annotation } from "./annotation.ts";
import {
  COLUMN_KINDS,
  type ClaimTable,
  type RefKind,
  type Tables,
  type TallyKind,
} from "./tables.ts";

const MAX_KEY_LENGTH = 200; // an index of PostgreSQL takes 2,704 bytes a row
const TEXT_KEY_LENGTH = 48;

/** Text short enough to be indexed; hostile pages name publishers of any length. */
export function keyOf(text: string): string {
  return text.length <= MAX_KEY_LENGTH ? text : text.slice(0, MAX_KEY_LENGTH).toWellFormed();
}

/** The same for a value that may be absent. */
export function keyOrNull(text: string | null): string | null {
  return text === null ? null : keyOf(text);
}

/** What a row of the claims list shows beside its columns. */
export interface ClaimBody extends Pick<Claim, "text" | "chain" | "factuality" | "confidence"> {
  readonly speaker: string;
  readonly hedges: readonly string[];
  readonly events: readonly string[];
  readonly actors: readonly string[];
  readonly places: readonly string[];
}

/** One claim as the store keeps it: columns to filter by, the body to show, references, words. */
export interface ClaimRecord {
  readonly row: ClaimTable;
  readonly body: ClaimBody;
  readonly refs: readonly Tables["claim_ref"][];
  readonly words: readonly string[];
}

/** What the mentions of one document stand for: actors by resolution, places where the name stands for a place. */
interface MentionRefs {
  readonly actors: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, Place>;
}

function mentionRefs({ resolutions, toponyms }: Annotation): MentionRefs {
  return {
    actors: new Map(
      resolutions.flatMap((r) => (r.entityId === null ? [] : [[r.mentionId, r.entityId]])),
    ),
    places: new Map(
      toponyms.flatMap((t) => (isPlaceOfEvent(t.role) && t.place ? [[t.mentionId, t.place]] : [])),
    ),
  };
}

/** The claims of one document, in reading order. @param firstN `n` of the first; the others follow */
export function claimRecords(
  annotation: Annotation,
  document: Document,
  firstN: number,
): ClaimRecord[] {
  const refs = mentionRefs(annotation);
  return annotation.reading.claims.map((claim, ord) =>
    claimRecord(claim, { document, refs, ord, n: firstN + ord }),
  );
}

function claimRecord(
  claim: Claim,
  at: { document: Document; refs: MentionRefs; ord: number; n: number },
): ClaimRecord {
  const body = claimBody(claim, at.document, at.refs);
  return {
    row: claimRow(claim, at),
    body,
    refs: [
      ...refsOf("actor", body.actors, at.n),
      ...refsOf("place", body.places, at.n),
      ...refsOf("event", body.events, at.n),
      ...refsOf("speaker", speakersOf(claim), at.n),
    ],
    words: wordsOf([claim.text, ...claim.chain.map((link) => link.surface)].join("\n")),
  };
}

function claimRow(
  claim: Claim,
  { document, ord, n }: { document: Document; ord: number; n: number },
): ClaimTable {
  return {
    n,
    id: claim.id,
    document_id: document.id,
    ord,
    collection: keyOrNull(document.collection),
    publisher: keyOrNull(document.publisher),
    published: keyOf(document.published ?? ""),
    form: claim.form,
    modality: claim.modality,
    polarity: claim.polarity,
    text_key: fold(claim.text).slice(0, TEXT_KEY_LENGTH).toWellFormed(),
    proposition_id: null,
    stance: null,
    n_min: 0,
    n_max: 0,
  };
}

function claimBody(claim: Claim, document: Document, refs: MentionRefs): ClaimBody {
  const placeIds = claim.mentions.flatMap((id) => refs.places.get(id)?.id ?? []);
  return {
    text: claim.text,
    chain: claim.chain,
    factuality: claim.factuality,
    confidence: claim.confidence,
    speaker: claim.chain.at(-1)?.surface || (document.publisher ?? ""),
    hedges: claim.hedges.map((span) => slice(document.text, span)),
    events: unique(claim.predicates.flatMap((predicate) => predicate.event ?? [])),
    actors: unique(claim.mentions.flatMap((id) => refs.actors.get(id) ?? [])),
    places: unique(placeIds),
  };
}

/** Everyone on whose word it stands, by id or else as printed. A publisher that only passes it on is none of them. */
function speakersOf({ chain }: Claim): string[] {
  const speaking = chain.filter((link, i) => link.type !== "publisher" || i === chain.length - 1);
  return unique(speaking.map((link) => link.refId ?? link.surface).filter((key) => key !== ""));
}

function refsOf(kind: RefKind, ids: readonly string[], n: number): Tables["claim_ref"][] {
  return unique(ids.map(keyOf)).map((refId) => ({ kind, ref_id: refId, claim_n: n }));
}

/** What the document adds to each tally. */
export function documentRefs(
  annotation: Annotation,
  claims: readonly ClaimRecord[],
): Tables["document_ref"][] {
  const { actors, places } = mentionRefs(annotation);
  const rows = new Map<string, Tables["document_ref"]>();
  const rowOf = (kind: TallyKind, refId: string): Tables["document_ref"] => {
    const key = `${kind} ${refId}`;
    const row = rows.get(key) ?? newRef(annotation.documentId, kind, refId);
    rows.set(key, row);
    return row;
  };
  for (const id of actors.values()) rowOf("actor", keyOf(id)).mentions++;
  for (const place of places.values()) rowOf("place", keyOf(place.id)).mentions++;
  for (const { kind, ref_id: refId } of claims.flatMap((claim) => claim.refs)) {
    if (kind === "speaker") rowOf("actor", refId).claims_by++;
    else rowOf(kind, refId).claims_about++;
  }
  for (const kind of COLUMN_KINDS) {
    for (const { row } of claims) {
      const value = row[kind];
      if (value !== null) rowOf(kind, value).claims_about++;
    }
  }
  return [...rows.values()];
}

function newRef(documentId: string, kind: TallyKind, refId: string): Tables["document_ref"] {
  return {
    document_id: documentId,
    kind,
    ref_id: refId,
    mentions: 0,
    claims_by: 0,
    claims_about: 0,
  };
}

/** Mentions that stand for something; the others are found in the annotation only. */
export function mentionRows(annotation: Annotation, canonicalOf: CanonicalOf): Tables["mention"][] {
  const { actors, places } = mentionRefs(annotation);
  return annotation.reading.mentions
    .filter(({ id }) => actors.has(id) || places.has(id))
    .map(({ id, text }) => ({
      document_id: annotation.documentId,
      id,
      entity_id: keyOrNull(actors.get(id) ?? null),
      canonical_id: keyOrNull(mapped(actors.get(id) ?? null, canonicalOf)),
      place_id: keyOrNull(places.get(id)?.id ?? null),
      text: keyOf(text),
    }));
}

/** Where an entity or place comes from; the better founded row wins. */
export const STANDING = { label: 0, document: 1, knowledge: 2 } as const;

export function entityRow(entity: Entity, standing: number): Tables["entity"] {
  const names = [entity.name, ...entity.names.map((name) => name.text)];
  return {
    id: keyOf(entity.id),
    name: entity.name,
    folded: unique(names.map(fold)).join("\n"),
    standing,
    body: JSON.stringify(entity),
  };
}

export function placeRow(place: Place, standing: number): Tables["place"] {
  return {
    id: keyOf(place.id),
    name: place.name,
    folded: fold(place.name),
    standing,
    body: JSON.stringify(place),
  };
}

/** Entities that a resolution names by id and label only: those of the bundled knowledge base. */
export function labelledEntities({ resolutions, reading }: Annotation): Entity[] {
  const types = new Map(reading.mentions.map((mention) => [mention.id, mention.type]));
  return resolutions.flatMap(({ entityId, mentionId, candidates }) => {
    if (entityId === null) return [];
    const name = candidates.find((candidate) => candidate.refId === entityId)?.label ?? entityId;
    return [
      {
        id: entityId,
        name,
        type: types.get(mentionId) ?? "Organisation",
        subtype: null,
        names: [{ text: name, language: null, kind: "primary" }],
        countries: [],
        allegedParent: null,
        allegedSponsors: [],
        provenance: "knowledge base",
        verified: false,
      },
    ];
  });
}

export function unique<T>(items: Iterable<T>): T[] {
  return [...new Set(items)];
}
