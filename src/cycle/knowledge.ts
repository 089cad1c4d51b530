import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Entity } from "../model/entity.ts";
import type { Gazetteer, KnowledgeBase } from "../model/knowledge.ts";
import type { Place } from "../model/place.ts";
import type { Source } from "../model/source.ts";
import { readContext, type Models, type ReadContext } from "../read/index.ts";
import {
  gazetteerOf,
  joinGazetteers,
  openBase,
  openGazetteer,
  type ResolverBase,
} from "../resolve/index.ts";
import { loadModels } from "./models.ts";
import type { CaseKnowledge, Store } from "../store/index.ts";

const DATA = new URL("../../data/", import.meta.url);

/** Sources alone: those of the case first, then the bundled ones. */
export async function loadSources(store: Store): Promise<Source[]> {
  const { sources } = await store.knowledge();
  return [...sources, ...(await json<Source[]>("sources/outlets.json"))];
}

/** Bundled knowledge, plus what the collections of the case add; the case's own comes first. */
export async function loadKnowledge(extra?: { store: Store }): Promise<KnowledgeBase> {
  const base = await bundled();
  if (!extra) return base;
  const files = await extra.store.gazetteers();
  const imported = files.map(({ placeBytes, nameBytes }) => openGazetteer(placeBytes, nameBytes));
  const gazetteer = joinGazetteers([...imported, base.gazetteer]);
  return joinKnowledge({ ...base, gazetteer }, await extra.store.knowledge());
}

/** Knowledge with what a collection adds put before it. */
export function joinKnowledge(base: KnowledgeBase, own?: CaseKnowledge): KnowledgeBase {
  if (!own) return base;
  const places = gazetteerOf(own.places);
  return {
    entities: [...own.entities, ...base.entities],
    sources: [...own.sources, ...base.sources],
    gazetteer: { ...joinGazetteers([places, base.gazetteer]), own: places },
  };
}

async function bundled(): Promise<KnowledgeBase> {
  const [entities, sources, gazetteer] = await Promise.all([
    json<Entity[]>("actors/actors.json"),
    json<Source[]>("sources/outlets.json"),
    bundledGazetteer(),
  ]);
  return { entities, sources, gazetteer };
}

async function json<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(new URL(path, DATA), "utf8")) as T;
}

/** The gazetteer that comes with Tocsin, read and opened anew. */
export async function bundledGazetteer(): Promise<Gazetteer> {
  const [places, names] = await Promise.all([
    unzipped("gazetteer/places.tsv.gz"),
    unzipped("gazetteer/names.bin.gz"),
  ]);
  return openGazetteer(places, names);
}

/** Unpacked on a thread of the pool, so that two files and the actors are read at once. */
async function unzipped(path: string): Promise<Uint8Array> {
  return await promisify(gunzip)(await readFile(new URL(path, DATA)));
}

/** What reading and resolving need, prepared once for any number of documents. */
export interface Desk {
  readonly context: ReadContext;
  readonly base: ResolverBase;
  readonly knowledge: KnowledgeBase;
  /** Entities of the knowledge base by id. */
  readonly entities: ReadonlyMap<string, Entity>;
}

/** @param deep whether incidents are read too: they cost a quarter of the time, and a case does not show them yet */
export function openDesk(
  knowledge: KnowledgeBase,
  models: Models = loadModels(),
  { deep = false }: { deep?: boolean } = {},
): Desk {
  return {
    knowledge,
    context: { ...readContext(knowledge.sources, models), deep },
    base: openBase(knowledge),
    entities: new Map(knowledge.entities.map((entity) => [entity.id, entity])),
  };
}

/** Ids of entities and places by folded name: how a warning problem names its actors. */
export function nameLookup(
  entities: readonly Pick<Entity, "id" | "names">[],
  places: readonly Place[],
  gazetteer: Gazetteer,
): (name: string) => string[] {
  const byName = new Map<string, string[]>();
  const add = (name: string, id: string) => {
    const key = fold(name);
    const ids = byName.get(key) ?? [];
    if (!ids.includes(id)) byName.set(key, [...ids, id]);
  };
  for (const { id, names } of entities) for (const { text } of names) add(text, id);
  for (const { id, name } of places) add(name, id);
  return (name) => [...(byName.get(fold(name)) ?? []), ...gazetteer.find(name).map(({ id }) => id)];
}

function fold(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
