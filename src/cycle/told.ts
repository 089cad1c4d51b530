import { TocsinError } from "../base/error.ts";
import { idOf } from "../base/id.ts";
import { sliceAll, type Span } from "../base/span.ts";
import type { ChainLink, Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Entity, Relation, Resolution } from "../model/entity.ts";
import {
  Excerpt,
  EXCERPT_TYPE,
  excerptLayout,
  type ExcerptClaim,
  type ExcerptLayout,
  type ExcerptLink,
} from "../model/excerpt.ts";
import type { ClaimVerdict } from "../model/judgement.ts";
import type { Mention } from "../model/mention.ts";
import type { Toponym } from "../model/place.ts";
import { corrected } from "../read/index.ts";
import type { Annotation, Store } from "../store/index.ts";
import { annotate, type Said } from "./annotate.ts";
import type { Desk } from "./knowledge.ts";

const READER = "told/1";
const PROVENANCE = "imported with its claims";

/** What reading adds to a document of the case: an excerpt was read where it comes from, all others are read here. */
export async function annotateKept(
  store: Pick<Store, "archivedBytes">,
  document: Document,
  { desk, said = {} }: { readonly desk: Desk; readonly said?: Said },
): Promise<Annotation> {
  if (document.mediaType !== EXCERPT_TYPE) return annotate(document, desk, said);
  const bytes = await store.archivedBytes(document.sha256);
  const excerpt = Excerpt.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return toldAnnotation(document, excerpt, said.verdicts?.get(document.id) ?? []);
}

/** Claims, actors, places and relations as the other case had them, on the words of the excerpt. */
function toldAnnotation(
  document: Document,
  excerpt: Excerpt,
  verdicts: readonly ClaimVerdict[] = [],
): Annotation {
  const layout = excerptLayout(excerpt);
  if (!document.text.endsWith(layout.body))
    throw new TocsinError("internal", `excerpt without its words: ${document.id}`);
  const told = excerpt.claims.map((claim) => toldClaim(claim, { document, layout }));
  const mentions = told.flatMap(({ named }) => named.map(({ mention }) => mention));
  const claims = corrected(
    document,
    { claims: told.map(({ claim }) => claim), tokens: [], mentions, times: [] },
    verdicts,
  );
  return {
    documentId: document.id,
    state: "read",
    reading: {
      documentId: document.id,
      reader: READER,
      blocks: [],
      sentences: [],
      mentions,
      times: [],
      claims: [...claims],
      citations: [],
    },
    resolutions: told.flatMap(({ named }) => named.flatMap(({ resolution }) => resolution ?? [])),
    toponyms: told.flatMap(({ named }) => named.flatMap(({ toponym }) => toponym ?? [])),
    entities: distinctActors(excerpt),
    relations: relationsOf(excerpt, told),
    issues: [],
  };
}

interface Named {
  readonly mention: Mention;
  readonly resolution?: Resolution;
  readonly toponym?: Toponym;
}

interface Told {
  readonly id: string;
  readonly claim: Claim;
  readonly named: readonly Named[];
}

interface Page {
  readonly document: Document;
  readonly layout: ExcerptLayout;
}

function toldClaim(told: ExcerptClaim, { document, layout }: Page): Told {
  const content = told.content.map(layout.spanOf);
  const [first = { begin: 0, end: 0 }] = content;
  const id = idOf("claim", document.id, told.id);
  const named = namedIn(told, { document, content, id });
  return {
    id: told.id,
    named,
    claim: {
      id,
      documentId: document.id,
      form: told.form,
      content,
      text: sliceAll(document.text, content),
      chain: told.chain.map((link) => linkOf(link, first.begin)),
      mayRestOn: null,
      polarity: told.polarity,
      modality: told.modality,
      factuality: told.factuality,
      hedges: told.hedges.map(layout.spanOf),
      condition: null,
      predicates: told.events.map((event) => ({
        span: first,
        lemma: event.toLowerCase(),
        event,
        negated: told.polarity === "negative",
        agents: [],
        patients: [],
      })),
      mentions: named.map(({ mention }) => mention.id),
      times: [],
      amounts: [],
      confidence: told.confidence,
      extractor: READER,
    },
  };
}

/** The words of a cue are not in the excerpt: its span is empty, at the claim. */
function linkOf(link: ExcerptLink, at: number): ChainLink {
  const { type, words, name, ref, cue, cueClass, scope, occasion } = link;
  const spans = [{ begin: at, end: at }];
  return {
    type,
    surface: words,
    ...(name === null ? {} : { name }),
    span: null,
    cue: cue === null || cueClass === null ? null : { spans, lemma: cue, class: cueClass },
    scope,
    refId: ref,
    occasion,
  };
}

/** Actors and places of a claim, each where its name stands in it; where it does not, at the whole of it. */
function namedIn(
  { actors, places }: ExcerptClaim,
  { document, content, id }: { document: Document; content: readonly Span[]; id: string },
): Named[] {
  const mentionOf = (refId: string, name: string, type: Mention["type"]): Mention => {
    const span = spanOfName(document.text, content, name);
    return {
      id: idOf("mention", id, refId),
      documentId: document.id,
      span,
      text: document.text.slice(span.begin, span.end),
      type,
      subtype: null,
      form: "name",
      context: [],
      extractor: READER,
    };
  };
  const candidate = (refId: string, label: string) => ({
    refId,
    label,
    score: 1,
    parts: [{ reason: PROVENANCE, value: 1 }],
  });
  return [
    ...actors.map(({ id: refId, name, type }) => {
      const mention = mentionOf(refId, name, type);
      const about = { mentionId: mention.id, documentId: document.id };
      const candidates = [candidate(refId, name)];
      return {
        mention,
        resolution: { ...about, entityId: refId, basis: "name" as const, candidates },
      };
    }),
    ...places.map((place) => {
      const mention = mentionOf(place.id, place.name, "Location");
      const about = { mentionId: mention.id, documentId: document.id };
      const candidates = [candidate(place.id, place.name)];
      return { mention, toponym: { ...about, role: "place" as const, place, candidates } };
    }),
  ];
}

function spanOfName(text: string, content: readonly Span[], name: string): Span {
  for (const { begin, end } of content) {
    const at = text.slice(begin, end).indexOf(name);
    if (at >= 0) return { begin: begin + at, end: begin + at + name.length };
  }
  return content[0] ?? { begin: 0, end: 0 };
}

function distinctActors({ claims }: Excerpt): Entity[] {
  const actors = new Map(claims.flatMap((claim) => claim.actors.map((actor) => [actor.id, actor])));
  return [...actors.values()].map(({ id, name, type, subtype, aliases }) => ({
    id,
    name,
    type,
    subtype,
    names: [
      { text: name, language: null, kind: "primary" as const },
      ...aliases.map((text) => ({ text, language: null, kind: "alias" as const })),
    ],
    countries: [],
    allegedParent: null,
    allegedSponsors: [],
    provenance: PROVENANCE,
    verified: false,
  }));
}

function relationsOf({ relations }: Excerpt, told: readonly Told[]): Relation[] {
  const claims = new Map(told.map(({ id, claim }) => [id, claim]));
  return relations.map(({ type, fromId, toId, claimIds }) => ({
    id: idOf("rel", type, fromId, toId),
    type,
    fromId,
    toId,
    evidence: claimIds.flatMap((id) => {
      const claim = claims.get(id);
      const span = claim?.content[0];
      if (!claim || !span) return [];
      const { polarity, modality, documentId } = claim;
      return [{ claimId: claim.id, documentId, span, polarity, modality }];
    }),
  }));
}
