import type { Entity } from "./entity.ts";
import type { Place } from "./place.ts";
import type { Source } from "./source.ts";

/** Names → places; exact after folding. Built over compact bytes, so that opening it costs nothing. */
export interface Gazetteer {
  /** Places that bear this name, the most populous first; empty where none does. */
  find(name: string): readonly Place[];
  /** The places that the case brings itself: their names are surer than what a tagger makes of them. */
  readonly own?: Pick<Gazetteer, "find">;
}

/** What is known before a text is read: actors, places, outlets. An argument of the stages that need it. */
export interface KnowledgeBase {
  readonly entities: readonly Entity[];
  readonly sources: readonly Source[];
  readonly gazetteer: Gazetteer;
}
