import { groupBy } from "../base/group.ts";
import type { Entity } from "../model/entity.ts";
import { nationsOf, type Nations } from "./nations.ts";
import { indexSources, slugOf, type SourceIndex } from "./outlets.ts";
import type { WeighInput } from "./input.ts";

/** What is known of parties, looked up while weighing. */
export interface Parties {
  readonly sources: SourceIndex;
  readonly entities: ReadonlyMap<string, Entity>;
  /** Folded name → the one entity that bears it. */
  readonly byName: ReadonlyMap<string, string>;
  readonly nations: Nations;
}

/** Precomputes the look-ups; names that two entities share find neither. */
export function openParties({
  sources,
  entities = [],
}: Pick<WeighInput, "sources" | "entities">): Parties {
  const distinct = new Map(entities.map((entity) => [entity.id, entity]));
  const bearers = [...distinct.values()].flatMap(({ id, name, names }) =>
    [
      name,
      ...names
        .filter(({ kind }) => kind !== "demonym" && kind !== "capital")
        .map(({ text }) => text),
    ].map((text) => ({ id, slug: slugOf(text) })),
  );
  const bySlug = [...groupBy(bearers, ({ slug }) => slug)].map(
    ([slug, list]) => [slug, new Set(list.map(({ id }) => id))] as const,
  );
  const unique = bySlug.flatMap(([slug, ids]) =>
    ids.size === 1 ? [...ids].map((id) => [slug, id] as const) : [],
  );
  return {
    sources: indexSources(sources),
    entities: distinct,
    byName: new Map(unique),
    nations: nationsOf([...distinct.values()]),
  };
}

const STATE_BODY =
  /^(?:state|government|ministry|minister|head-of|president|official|ambassador|envoy)|-government$/;

/** State that a party is, is a body of, or holds office in; an armed group with a seat there is none. */
export function stateOfParty(
  refId: string | null,
  { sources, entities }: Pick<Parties, "sources" | "entities">,
): string | null {
  if (refId === null) return null;
  const entity = entities.get(refId);
  const body = entities.get(entity?.allegedParent ?? "") ?? entity;
  return sources.byId.get(refId)?.stateAffiliation ?? (body ? stateOfBody(body) : null);
}

function stateOfBody({ id, subtype, countries }: Entity): string | null {
  const [country = null, ...others] = countries;
  const isState = id.startsWith("gov:") || STATE_BODY.test(subtype ?? "");
  return isState && others.length === 0 ? country : null;
}
