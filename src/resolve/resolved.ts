import type { Entity, Relation, Resolution } from "../model/entity.ts";
import type { Issue } from "../model/issue.ts";
import type { Toponym } from "../model/place.ts";
import type { Reading } from "../model/reading.ts";

/** A reading whose names are resolved: chain links know whom they name, mentions their entity or place. */
export interface Resolved {
  readonly reading: Reading;
  readonly resolutions: readonly Resolution[];
  readonly toponyms: readonly Toponym[];
  /** Entities first seen in this document: named, in no knowledge base. */
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
  readonly issues: readonly Issue[];
}
