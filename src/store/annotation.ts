import type { ReadingState } from "../model/document.ts";
import type { Entity, Relation, Resolution } from "../model/entity.ts";
import type { Issue } from "../model/issue.ts";
import type { Toponym } from "../model/place.ts";
import type { Reading } from "../model/reading.ts";

/** All that is derived of one document; replaced as a whole when it is read again. */
export interface Annotation {
  readonly documentId: string;
  readonly state: ReadingState;
  readonly reading: Reading;
  readonly resolutions: readonly Resolution[];
  readonly toponyms: readonly Toponym[];
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
  readonly issues: readonly Issue[];
}
