import type { Document } from "../model/document.ts";
import { isPlaceOfEvent } from "../model/place.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Annotation, Weighing } from "../store/index.ts";
import { anchorsOf } from "./anchors.ts";
import { weigh, type WeighDocument } from "../weigh/index.ts";
import type { Issue } from "../model/issue.ts";

/** Propositions and reuse of all that was read. */
export function weighAll(
  documents: readonly Document[],
  annotations: readonly Annotation[],
  knowledge: Pick<KnowledgeBase, "sources" | "entities">,
): Weighing & { issues: readonly Issue[] } {
  const byId = new Map(annotations.map((annotation) => [annotation.documentId, annotation]));
  return weigh({
    documents: documents.flatMap((document) => {
      const annotation = byId.get(document.id);
      return annotation ? [toWeighDocument(document, annotation)] : [];
    }),
    sources: knowledge.sources,
    entities: knowledge.entities,
  });
}

export function toWeighDocument(document: Document, annotation: Annotation): WeighDocument {
  const { blocks, citations, claims, times, mentions } = annotation.reading;
  const places = annotation.toponyms.flatMap(({ place }) => place ?? []);
  const refs = mentionRefs(annotation);
  const { entities } = annotation;
  const anchors = () => anchorsOf(document);
  return { document, blocks, citations, claims, times, mentions, refs, entities, places, anchors };
}

/** Mention id → entity or place id, for the mentions that were resolved. */
export function mentionRefs({
  resolutions,
  toponyms,
}: Pick<Annotation, "resolutions" | "toponyms">): Map<string, string> {
  const refs = new Map<string, string>();
  for (const { mentionId, place, role } of toponyms)
    if (place && isPlaceOfEvent(role)) refs.set(mentionId, place.id);
  for (const { mentionId, entityId } of resolutions) if (entityId) refs.set(mentionId, entityId);
  return refs;
}
