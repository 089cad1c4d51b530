import type { Span } from "../base/span.ts";
import type { Document } from "../model/document.ts";
import type { Entity, Relation, Resolution } from "../model/entity.ts";
import type { Toponym } from "../model/place.ts";
import type { Reading } from "../model/reading.ts";

/** A document with all that was read and resolved in it. */
export interface ExtractInput {
  readonly document: Pick<Document, "bodyBegin" | "text">;
  readonly reading: Reading;
  readonly resolutions: readonly Resolution[];
  readonly toponyms: readonly Toponym[];
  readonly relations: readonly Relation[];
  /** Entities by id, those of the knowledge base included. */
  readonly findEntity: (id: string) => Entity | undefined;
}

/** A span of the document as one of the given text; nothing for what begins before it. */
export type Given = (span: Span) => Span[];

/** The text as it was given begins where the body does. */
export function givenText(begin: number): Given {
  return (span) =>
    span.begin < begin ? [] : [{ begin: span.begin - begin, end: span.end - begin }];
}
