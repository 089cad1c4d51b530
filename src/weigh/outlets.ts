import type { ChainLink } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Source } from "../model/source.ts";
import { slugOf } from "../base/slug.ts";

/** A party that reports, known or met only by name. `key` is the id of the source where there is one. */
export interface Outlet {
  readonly key: string;
  /** Owner group, else the key: whose own reporting it is. */
  readonly group: string;
  readonly name: string;
  readonly source: Source | null;
}

/** Finds sources by id, by any of their names, and by the host of an address. */
export interface SourceIndex {
  readonly byId: ReadonlyMap<string, Source>;
  readonly byName: ReadonlyMap<string, Source>;
  readonly byDomain: ReadonlyMap<string, Source>;
}

export function indexSources(sources: readonly Source[]): SourceIndex {
  const ordered = sources.toSorted((a, b) => (a.id < b.id ? 1 : -1)); // the smallest id is set last and wins
  const named = ordered.flatMap((source) =>
    [...source.aliases, source.name].map((name) => [slugOf(name), source] as const),
  );
  const hosted = ordered.flatMap((source) =>
    source.domains.map((domain) => [domain.toLowerCase(), source] as const),
  );
  return {
    byId: new Map(ordered.map((source) => [source.id, source])),
    byName: new Map(named),
    byDomain: new Map(hosted),
  };
}

/** Name a link goes by: the resolved name, else its words. */
export function nameOf(link: ChainLink): string {
  return link.name ?? link.surface;
}

/** Outlet of a link or name; undefined for a name without letters. */
export function outletNamed(
  name: string,
  refId: string | null,
  index: SourceIndex,
): Outlet | undefined {
  const slug = slugOf(name);
  const source =
    (refId === null ? undefined : index.byId.get(refId)) ?? index.byName.get(slug) ?? null;
  if (source)
    return {
      key: source.id,
      group: source.ownerGroup ? slugOf(source.ownerGroup) : source.id,
      name: source.name,
      source,
    };
  const key = refId ?? (slug === "" ? undefined : `src:${slug}`);
  return key === undefined
    ? undefined
    : { key, group: key, name: name.trim() || key, source: null };
}

/** Who published: by the first link, the record, the address; a document that says none of it stands for itself. */
export function publisherOf(
  document: Pick<Document, "id" | "url" | "publisher">,
  link: ChainLink | undefined,
  index: SourceIndex,
): Outlet {
  const named = outletNamed(link?.surface || document.publisher || "", link?.refId ?? null, index);
  const hosted = document.url === null ? undefined : outletAt(document.url, index);
  return (
    named ??
    hosted ?? { key: document.id, group: document.id, name: "an unnamed publisher", source: null }
  );
}

function outletAt(url: string, { byDomain }: SourceIndex): Outlet | undefined {
  const host = URL.parse(url)?.hostname ?? "";
  const labels = host.split(".");
  for (let i = 0; i < labels.length - 1; i++) {
    const source = byDomain.get(labels.slice(i).join("."));
    if (source)
      return outletNamed(source.name, source.id, {
        byId: new Map([[source.id, source]]),
        byName: new Map(),
        byDomain,
      });
  }
  return undefined;
}

/** The agency a story is credited to, where that is not its publisher. */
export function wireOf(
  document: Pick<Document, "originator" | "dateline">,
  publisher: Outlet,
  index: SourceIndex,
): Outlet | undefined {
  const credit = document.originator ?? document.dateline?.agency ?? null;
  const wire = credit === null ? undefined : outletNamed(credit, null, index);
  return wire && isSameOutlet(wire, publisher) ? undefined : wire;
}

export function isSameOutlet(a: Outlet, b: Outlet): boolean {
  return a.key === b.key;
}
