import type { Document } from "./document.ts";
import type { Relation, Resolution } from "./entity.ts";
import type { Toponym } from "./place.ts";
import type { Reading } from "./reading.ts";
import type { ClaimRow } from "./view.ts";

/** One document with all that leaves the case with it; `claims` are the rows of `reading.claims`, in their order. */
export interface ExportedDocument {
  readonly document: Document;
  readonly reading: Reading | null;
  readonly claims: readonly ClaimRow[];
  readonly resolutions: readonly Resolution[];
  readonly toponyms: readonly Toponym[];
  readonly relations: readonly Relation[];
  /** Names of the entities that mentions and relations were resolved to, by id. */
  readonly names: ReadonlyMap<string, string>;
  /**
   * Claims that are the earliest kept in support of their proposition, or stand in none. Counting only what these tell
   * counts a happening once, however many articles tell of it.
   */
  readonly firstClaims: ReadonlySet<string>;
}
