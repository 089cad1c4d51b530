import { groupBy } from "../base/group.ts";
import type { Entity } from "../model/entity.ts";
import { nationsOf, type Nations } from "./nations.ts";
import { slugOf } from "../base/slug.ts";
import { indexSources, type SourceIndex } from "./outlets.ts";
import type { WeighInput } from "./input.ts";

export type Lookup<T> = Pick<ReadonlyMap<string, T>, "get">;

/** What is known of parties, looked up while weighing. */
export interface Parties {
  readonly sources: SourceIndex;
  readonly entities: Lookup<Entity>;
  /** Folded name → the one entity that bears it. */
  readonly byName: Lookup<string>;
  readonly nations: Nations;
}

/** Precomputes the look-ups; names that two entities share find neither. */
export function openParties({
  sources,
  entities = [],
}: Pick<WeighInput, "sources" | "entities">): Parties {
  const distinct = new Map(entities.map((entity) => [entity.id, entity]));
  return {
    sources: indexSources(sources),
    entities: distinct,
    byName: uniqueNames([...distinct.values()]),
    nations: nationsOf([...distinct.values()]),
  };
}

/**
 * What is known, with entities of one document added: those that were first met in it.
 *
 * A name that stands for one entity beforehand goes on doing so.
 */
export function withEntities(parties: Parties, entities: readonly Entity[]): Parties {
  const met = new Map(
    entities.filter(({ id }) => parties.entities.get(id) === undefined).map((one) => [one.id, one]),
  );
  if (met.size === 0) return parties;
  const names = uniqueNames([...met.values()]);
  return {
    ...parties,
    entities: { get: (id) => parties.entities.get(id) ?? met.get(id) },
    byName: { get: (name) => parties.byName.get(name) ?? names.get(name) },
  };
}

function uniqueNames(entities: readonly Entity[]): Map<string, string> {
  const bearers = entities.flatMap(({ id, name, names }) =>
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
  return new Map(
    bySlug.flatMap(([slug, ids]) =>
      ids.size === 1 ? [...ids].map((id) => [slug, id] as const) : [],
    ),
  );
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
