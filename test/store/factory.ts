// Small made-up records, valid by the schemas of src/model; every one can be changed in any field.
import { sha256 } from "../../src/base/hash.ts";
import { idOf } from "../../src/base/id.ts";
import type { Claim, ChainLink } from "../../src/model/claim.ts";
import type { Collection } from "../../src/model/collection.ts";
import type { Document } from "../../src/model/document.ts";
import type { Entity, Relation } from "../../src/model/entity.ts";
import type { Issue } from "../../src/model/issue.ts";
import type { Judgement } from "../../src/model/judgement.ts";
import type { Place } from "../../src/model/place.ts";
import type { Alert } from "../../src/model/alert.ts";
import type { Assessment, WarningProblem } from "../../src/model/problem.ts";
import {
  independenceState,
  type Corroboration,
  type Proposition,
  type Reuse,
} from "../../src/model/proposition.ts";
import type { Source } from "../../src/model/source.ts";
import type { Annotation } from "../../src/store/index.ts";

export const NOW = "2031-05-01T12:00:00Z";

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A document of this text, with its bytes. */
export function documentOf(
  text: string,
  fields: Partial<Document> = {},
): { document: Document; bytes: Uint8Array } {
  const bytes = bytesOf(text);
  const document: Document = {
    id: idOf("doc", text),
    sha256: sha256(bytes),
    mediaType: "text/plain",
    url: null,
    feed: null,
    collection: "sample",
    publisher: "Northern Herald",
    originator: null,
    byline: null,
    dateline: null,
    language: "en",
    published: "2031-04-10",
    publishedBasis: "record",
    retrieved: "2031-04-11T08:00:00Z",
    licence: null,
    title: text.slice(0, 20) || null,
    bodyBegin: 0,
    text,
    links: [],
    ...fields,
  };
  return { document, bytes };
}

export function entityOf(id: string, fields: Partial<Entity> = {}): Entity {
  const name = fields.name ?? id;
  return {
    id,
    name,
    type: "Organisation",
    subtype: "militia",
    names: [{ text: name, language: "en", kind: "primary" }],
    countries: ["XA"],
    allegedParent: null,
    allegedSponsors: [],
    provenance: "test",
    verified: false,
    ...fields,
  };
}

export function placeOf(id: string, fields: Partial<Place> = {}): Place {
  return {
    id,
    name: id,
    kind: "city",
    country: "XA",
    admin1: null,
    lat: 12.5,
    lon: 41.25,
    population: 90_000,
    geonamesId: null,
    uncertaintyKm: 5,
    provenance: "test",
    ...fields,
  };
}

export function sourceOf(name: string, fields: Partial<Source> = {}): Source {
  return {
    id: `src:${name.toLowerCase().replaceAll(" ", "-")}`,
    name,
    type: "publisher",
    aliases: [],
    domains: [],
    ownerGroup: null,
    stateAffiliation: null,
    country: null,
    language: "en",
    reliability: "F",
    reliabilityBasis: "test",
    provenance: "test",
    verified: false,
    ...fields,
  };
}

export function linkOf(surface: string, fields: Partial<ChainLink> = {}): ChainLink {
  return {
    type: "person",
    surface,
    span: null,
    cue: null,
    scope: "explicit",
    refId: null,
    occasion: null,
    ...fields,
  };
}

/** What a test says of one claim; the rest is filled in. */
export interface ClaimSpec extends Partial<Claim> {
  readonly actors?: readonly string[];
  readonly places?: readonly string[];
  readonly speakers?: readonly ChainLink[];
  readonly events?: readonly string[];
}

/** A reading with these claims: one mention for each actor and place of each, all resolved. */
export function annotationOf(
  document: Document,
  specs: readonly ClaimSpec[],
  fields: Partial<Annotation> = {},
): Annotation {
  const parts = specs.map((spec, i) => claimParts(document, spec, i));
  return {
    documentId: document.id,
    state: "read",
    reading: {
      documentId: document.id,
      reader: "test@1",
      blocks: [],
      sentences: [],
      mentions: parts.flatMap((part) => part.mentions),
      times: [],
      claims: parts.map((part) => part.claim),
      citations: [],
    },
    resolutions: parts.flatMap((part) => part.resolutions),
    toponyms: parts.flatMap((part) => part.toponyms),
    entities: [],
    relations: [],
    issues: [],
    ...fields,
  };
}

function claimParts(document: Document, spec: ClaimSpec, i: number) {
  const { actors = [], places = [], speakers = [], events = [], ...fields } = spec;
  const mentionId = (ref: string): string => idOf("mention", document.id, i, ref);
  const span = { begin: 0, end: Math.min(4, document.text.length) };
  const mention = (ref: string, type: "Organisation" | "Location") => ({
    id: mentionId(ref),
    documentId: document.id,
    span,
    text: ref.replace(/^\w+:/, ""),
    type,
    subtype: null,
    form: "name" as const,
    context: [],
    extractor: "test@1",
  });
  const publisher = linkOf(document.publisher ?? "", { type: "publisher", scope: "narrator" });
  const claim: Claim = {
    id: idOf("claim", document.id, i),
    documentId: document.id,
    form: "indirect",
    content: [span],
    text: `${document.text} (${i})`,
    chain: [publisher, ...speakers],
    polarity: "positive",
    modality: "asserted",
    factuality: { source: "CT+", writer: "Uu" },
    hedges: [],
    condition: null,
    predicates: events.map((event) => ({
      span,
      lemma: event.toLowerCase(),
      event,
      negated: false,
      agents: [],
      patients: [],
    })),
    mentions: [...actors, ...places].map(mentionId),
    times: [],
    amounts: [],
    confidence: 0.9,
    extractor: "test@1",
    ...fields,
  };
  return {
    claim,
    mentions: [
      ...actors.map((id) => mention(id, "Organisation")),
      ...places.map((id) => mention(id, "Location")),
    ],
    resolutions: actors.map((id) => ({
      mentionId: mentionId(id),
      documentId: document.id,
      entityId: id,
      basis: "name" as const,
      candidates: [{ refId: id, label: `Label of ${id}`, score: 1, parts: [] }],
    })),
    toponyms: places.map((id) => ({
      mentionId: mentionId(id),
      documentId: document.id,
      role: "place" as const,
      place: placeOf(id),
      candidates: [],
    })),
  };
}

export function relationOf(
  type: Relation["type"],
  [fromId, toId]: readonly [string, string],
  claims: readonly Pick<Claim, "id" | "documentId" | "polarity">[],
): Relation {
  return {
    id: idOf("relation", type, fromId, toId),
    type,
    fromId,
    toId,
    evidence: claims.map((claim) => ({
      claimId: claim.id,
      documentId: claim.documentId,
      span: { begin: 0, end: 4 },
      polarity: claim.polarity,
      modality: "asserted",
    })),
  };
}

export function corroborationOf(fields: Partial<Corroboration> = {}): Corroboration {
  const { nMin = 1, nMax = 1 } = fields;
  return {
    stance: "supports",
    articles: 1,
    nMin,
    nMax,
    nEff: 1,
    independence: independenceState({ nMin, nMax }),
    origins: [],
    edges: [],
    flags: [],
    sentence: "One article, one origin.",
    ...fields,
  };
}

/** A proposition that these claims support. */
export function propositionOf(
  id: string,
  claims: readonly Pick<Claim, "id" | "documentId">[],
  fields: Partial<Proposition> = {},
): Proposition {
  return {
    id,
    text: `proposition ${id}`,
    event: null,
    actorIds: [],
    members: claims.map((claim) => ({
      claimId: claim.id,
      documentId: claim.documentId,
      stance: "supports",
      similarity: 1,
      reasons: [],
    })),
    supports: corroborationOf({ articles: claims.length }),
    denies: null,
    belief: null,
    grade: { reliability: "C", credibility: 3, basis: [] },
    contradicts: [],
    figures: [],
    entails: [],
    ...fields,
  };
}

export function originOf(key: string, claims: readonly Claim[], firstSeen: string | null) {
  return {
    key,
    kind: "speaker" as const,
    label: key,
    sourceType: "person" as const,
    firstSeen,
    claimIds: claims.map((claim) => claim.id),
    documentIds: claims.map((claim) => claim.documentId),
    weight: 1,
    reasons: [],
  };
}

export function reuseOf(a: string, b: string, fields: Partial<Reuse> = {}): Reuse {
  return {
    a,
    b,
    kind: "partial",
    containmentA: 0.5,
    containmentB: 0.4,
    directed: true,
    passages: [],
    ...fields,
  };
}

export function issueOf(code: string, fields: Partial<Issue> = {}): Issue {
  return {
    id: idOf("issue", code, fields.documentId ?? ""),
    stage: "collect",
    code,
    message: `message of ${code}`,
    hint: null,
    where: "news.txt",
    documentId: null,
    span: null,
    severity: "warning",
    at: NOW,
    ...fields,
  };
}

export function judgementOf(id: string, fields: Partial<Judgement> = {}): Judgement {
  return {
    id,
    about: "grade",
    subjectId: "p1",
    verdict: "B2",
    why: "seen",
    by: "ada",
    at: NOW,
    ...fields,
  };
}

export function collectionOf(id: string): Collection {
  return {
    id,
    title: `Collection ${id}`,
    description: "test",
    licence: "CC0-1.0",
    invented: true,
    articles: ["articles"],
    problems: [],
    lists: [],
  };
}

export function problemOf(id: string): WarningProblem {
  const scenario = (name: string) => ({
    id: name,
    kind: "plausible" as const,
    narrative: name,
    prior: 0.5,
  });
  return {
    id,
    title: `Problem ${id}`,
    question: "Will it happen?",
    region: "north",
    owner: "ada",
    horizonDays: 30,
    soWhat: "decide",
    scenarios: [scenario("calm"), scenario("storm")],
    indicators: [
      {
        id: "i1",
        statement: "troops move",
        category: "preparation",
        observable: [{ events: ["MOBILIZE"] }],
        windowDays: 30,
        threshold: 2,
        likelihood: {},
      },
    ],
    assumptions: [],
  };
}

export function assessmentOf(problemId: string, fields: Partial<Assessment> = {}): Assessment {
  return {
    problemId,
    asOf: "2031-05-01",
    level: "WL3",
    levelReasons: [],
    confidence: "moderate",
    confidenceReasons: [],
    indicators: [],
    scenarios: [],
    coverage: { documents: 1, from: null, to: null },
    ...fields,
  };
}

export function alertOf(id: string, problemId: string, fields: Partial<Alert> = {}): Alert {
  return {
    id,
    problemId,
    ruleId: null,
    at: NOW,
    kind: "level",
    direction: "rise",
    subject: "level",
    text: id,
    from: "WL4",
    to: "WL3",
    evidence: [],
    origins: [],
    details: [],
    ...fields,
  };
}
