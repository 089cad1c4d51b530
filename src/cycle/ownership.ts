import { TocsinError } from "../base/error.ts";
import { idOf } from "../base/id.ts";
import {
  listedShare,
  neighbourhood,
  OwnershipGraph,
  paths as pathsIn,
  shareWords,
  shortestPath,
  type Direction,
  type Path,
  type WalkOptions,
} from "../follow/index.ts";
import type { Entity } from "../model/entity.ts";
import type { OwnershipLink } from "../model/ownership.ts";
import type {
  ListedShareView,
  OwnershipNode,
  OwnershipPaths,
  OwnershipView,
} from "../model/ownership-view.ts";
import { isListed, type Party } from "../model/party.ts";
import type { ScreeningCandidate } from "../model/screening.ts";
import { fold } from "../names/fold.ts";
import { canonicalOf, type Store } from "../store/index.ts";
import { claimLinks } from "./claim-links.ts";
import { confirmedPairs, screenedActors } from "./screening.ts";

/** Who owns, leads and pays whom: lists, registers and claims of the case as one graph. */
export interface Ownership {
  readonly graph: OwnershipGraph;
  readonly nodes: ReadonlyMap<string, OwnershipNode>;
  /** The node that a party counts as: the actor that it was confirmed to be, else itself. */
  readonly nodeOf: (id: string) => string;
}

/** What is asked of a walk. */
export interface FollowQuestion {
  readonly depth?: number | undefined;
  readonly direction?: Direction | undefined;
  readonly basis?: "recorded" | "claimed" | "alleged" | undefined;
  readonly asOf?: string | undefined;
}

const DEFAULT_DEPTH = 3;
const MOST_NODES = 300; // of a view: more cannot be drawn so that they are told apart
const MOST_LISTED = 50;
const MOST_PATHS = 100;
const EVERY_ROW = 1_000_000;
const BASES = ["recorded", "claimed", "alleged"] as const;

interface Opened {
  readonly revision: number;
  readonly ownership: Ownership;
}

/** The graph of each case that is open, until somebody writes to it. */
const OPENED = new WeakMap<Store, Opened>();

/**
 * The graph of a case. A party that a person confirmed to be an actor is one node with it; one that screening only
 * suggests is tied to it by a link of kind Similar, which is alleged and carries no share.
 */
export async function openOwnership(store: Store): Promise<Ownership> {
  const revision = await store.revision();
  const known = OPENED.get(store);
  if (known?.revision === revision) return known.ownership;
  const ownership = await readOwnership(store);
  OPENED.set(store, { revision, ownership });
  return ownership;
}

async function readOwnership(store: Store): Promise<Ownership> {
  const [parties, entities] = [await store.allParties(), await store.allEntities()];
  const to = canonicalOf(await store.identities());
  const merged = new Map<string, string>();
  for (const { subject, partyId } of await confirmedPairs(store)) {
    if (!subject.startsWith("name:") && !merged.has(partyId)) merged.set(partyId, to(subject));
  }
  const nodeOf = (id: string) => merged.get(id) ?? to(id);
  const { actors } = await screenedActors(store, { limit: EVERY_ROW });
  const similar = actors.flatMap(({ id, candidates }) =>
    candidates.flatMap((candidate) =>
      candidate.match &&
      candidate.judgement?.verdict !== "negative" &&
      nodeOf(candidate.partyId) !== id
        ? [similarLink(id, candidate)]
        : [],
    ),
  );
  const links = [...(await store.allLinks()), ...(await claimLinks(store)), ...similar]
    .map((link) => ({ ...link, fromId: nodeOf(link.fromId), toId: nodeOf(link.toId) }))
    .filter(({ fromId, toId, kind }) => fromId !== toId || kind === "Ownership");
  return {
    graph: new OwnershipGraph(links),
    nodes: nodesOf(entities, parties, { to, merged }),
    nodeOf,
  };
}

function similarLink(actorId: string, candidate: ScreeningCandidate): OwnershipLink {
  const { partyId, dataset, score, queryName, matchedName, judgement } = candidate;
  const said = judgement?.verdict === "unsure" ? ", judged unsure" : ", not judged";
  return {
    id: idOf("link", "screening", actorId, partyId),
    dataset: "screening",
    kind: "Similar",
    fromId: actorId,
    toId: partyId,
    role: `may be the same: ${score.toFixed(2)}${said}`,
    percentage: null,
    startDate: null,
    endDate: null,
    standing: "alleged",
    proofs: [
      {
        source: `screening against ${dataset}`,
        text: `“${queryName}” and “${matchedName}”`,
        url: null,
        claimId: null,
        documentId: null,
        span: null,
        chain: null,
        modality: null,
        polarity: "positive",
        published: null,
      },
    ],
  };
}

function nodesOf(
  entities: readonly Entity[],
  parties: readonly Party[],
  { to, merged }: { to: (id: string) => string; merged: ReadonlyMap<string, string> },
): Map<string, OwnershipNode> {
  const nodes = new Map<string, OwnershipNode>();
  for (const { id, name, type, countries } of entities)
    if (to(id) === id) nodes.set(id, { ...NODE, id, name, schema: type, isActor: true, countries });
  for (const party of parties) {
    const id = merged.get(party.id) ?? party.id;
    const known = nodes.get(id) ?? {
      ...NODE,
      id,
      name: party.names[0]?.text ?? id,
      schema: party.schema,
    };
    nodes.set(id, {
      ...known,
      listed: known.listed || isListed(party),
      topics: [...new Set([...known.topics, ...party.topics])],
      countries: [...new Set([...known.countries, ...party.countries])],
      programmes: [...new Set([...known.programmes, ...party.programmes])],
      partyIds: merged.has(party.id) ? [...known.partyIds, party.id] : known.partyIds,
    });
  }
  return nodes;
}

const NODE = {
  isActor: false,
  listed: false,
  topics: [],
  countries: [],
  programmes: [],
  partyIds: [],
};

/**
 * The node that is meant by an id or by a name as it is written.
 *
 * @throws TocsinError "not-found"
 */
export function nodeNamed({ nodes, nodeOf }: Ownership, asked: string): string {
  const byId = nodes.get(nodeOf(asked));
  if (byId) return byId.id;
  const key = fold(asked);
  const named = [...nodes.values()].filter(({ name }) => fold(name) === key);
  const [first] = named.toSorted((a, b) => Number(b.isActor) - Number(a.isActor));
  if (first) return first.id;
  throw new TocsinError("not-found", `unknown party: ${JSON.stringify(asked)}`, {
    hint: "find its id with tocsin screen NAME, or list actors with tocsin actors",
  });
}

/**
 * A party with those around it, the listed ones that can be reached, and how much of it listed owners have on each basis.
 *
 * @param asked id of an actor or party, or its name
 * @throws TocsinError "not-found"
 */
export async function follow(
  store: Store,
  asked: string,
  question: FollowQuestion = {},
): Promise<OwnershipView> {
  const ownership = await openOwnership(store);
  const { graph, nodes } = ownership;
  const id = nodeNamed(ownership, asked);
  const { depth = DEFAULT_DEPTH, asOf } = question;
  const walk = walkOf(question);
  const near = neighbourhood(graph, id, { ...walk, most: MOST_NODES });
  const listed = near.parties
    .filter((party) => party.id !== id && nodes.get(party.id)?.listed)
    .slice(0, MOST_LISTED)
    .flatMap((party) => {
      const path = shortestPath(graph, [id, party.id], walk);
      return path ? [{ id: party.id, ...told(id, path) }] : [];
    });
  const shares = BASES.map((basis) => shareView(ownership, id, { basis, asOf }));
  const shown = new Set(near.links.map((link) => link.id));
  const counted = shares.flatMap(({ linkIds }) => linkIds);
  const more = graph.links.filter((link) => counted.includes(link.id) && !shown.has(link.id));
  const links = [...near.links, ...more];
  const ids = new Set([
    ...near.parties.map((party) => party.id),
    ...links.flatMap((link) => [link.fromId, link.toId]),
    ...shares.flatMap(mentionedIn),
  ]);
  return {
    id,
    asOf: asOf ?? null,
    depth,
    nodes: [...ids].map((one) => nodeAt(ownership, one)),
    links,
    cut: near.cut,
    shares,
    listed,
  };
}

/**
 * Ways between two parties, the shortest first.
 *
 * @throws TocsinError "not-found" where one of the two is unknown
 */
export async function followPaths(
  store: Store,
  [from, to]: readonly [string, string],
  question: FollowQuestion = {},
): Promise<OwnershipPaths> {
  const ownership = await openOwnership(store);
  const [fromId, toId] = [nodeNamed(ownership, from), nodeNamed(ownership, to)];
  const walk = { ...walkOf(question), most: MOST_PATHS };
  const { paths, cut } = pathsIn(ownership.graph, [fromId, toId], walk);
  const links = [...new Map(paths.flat().map(({ link }) => [link.id, link])).values()];
  const ids = new Set([fromId, toId, ...links.flatMap((link) => [link.fromId, link.toId])]);
  return {
    fromId,
    toId,
    paths: paths.map((path) => told(fromId, path)),
    nodes: [...ids].map((id) => nodeAt(ownership, id)),
    links,
    cut,
  };
}

function walkOf({ depth = DEFAULT_DEPTH, direction, basis, asOf }: FollowQuestion): WalkOptions {
  return { depth, asOf, ...(direction ? { direction } : {}), ...(basis ? { basis } : {}) };
}

function told(from: string, path: Path): { nodes: string[]; linkIds: string[] } {
  const nodes = path.map(({ link, reversed }) => (reversed ? link.fromId : link.toId));
  return { nodes: [from, ...nodes], linkIds: path.map(({ link }) => link.id) };
}

function nodeAt({ nodes }: Ownership, id: string): OwnershipNode {
  return nodes.get(id) ?? { ...NODE, id, name: id, schema: "LegalEntity" };
}

function shareView(
  { graph, nodes }: Ownership,
  id: string,
  { basis, asOf }: { basis: (typeof BASES)[number]; asOf: string | undefined },
): ListedShareView {
  const listed = (one: string) => nodes.get(one)?.listed ?? false;
  const share = listedShare(graph, id, listed, { basis, asOf });
  const { counted, product, owners, gaps, rings, links } = share;
  return {
    basis,
    words: shareWords(share),
    counted,
    product,
    owners: [...owners],
    gaps: [...gaps],
    rings: rings.map((ring) => [...ring]),
    linkIds: links.map((link) => link.id),
  };
}

function mentionedIn({ owners, gaps, rings }: ListedShareView): string[] {
  return [
    ...owners.map(({ id }) => id),
    ...gaps.flatMap(({ assetId, ownerId }) => [assetId, ownerId ?? assetId]),
    ...rings.flat(),
  ];
}
