import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import type { ActorRow, ClaimRow, RelationRow } from "../model/view.ts";
import type { Store } from "../store/index.ts";
import { answering } from "./answer.ts";
import { citedClaims } from "./cited.ts";
import type { McpContext } from "./context.ts";
import { pageEnd, pageOf, Paging } from "./paging.ts";
import { READS } from "./tool.ts";
import { untrusted } from "./untrusted.ts";

const MOST_CLAIMS = 15; // cited by it, and as many about it
const MOST_RELATIONS = 40;

export const SearchActors = z.strictObject({
  q: z.string().optional().describe("part of a name"),
  collection: z.string().optional(),
  ...Paging,
});

export const ReadActor = z.strictObject({ id: z.string().min(1) });

/** Who the claims are by and about: states, forces, organisations, and persons in a public role. */
export function addActorTools(server: McpServer, { store }: McpContext): void {
  server.registerTool(
    "search_actors",
    {
      title: "Search actors",
      description:
        "States, forces, organisations and persons in a public role, each with the newest claim by or about it.",
      inputSchema: SearchActors,
      annotations: READS,
    },
    (asked) =>
      answering(async () => {
        const { begin, question } = pageOf(asked);
        const page = await store.listActors({ ...question, limit: asked.limit, ...begin });
        return {
          ...pageEnd({ question }, page),
          actors: page.actors.map(actorOf),
          ...(await citedClaims(store, await newestClaims(store, page.actors))),
        };
      }),
  );
  server.registerTool(
    "read_actor",
    {
      title: "Read an actor",
      description:
        "One actor: its names, what it says, what is said of it, and its relations, each on the word of cited claims.",
      inputSchema: ReadActor,
      annotations: READS,
    },
    ({ id }) => answering(() => readActor(store, id)),
  );
}

async function newestClaims(store: Store, actors: readonly ActorRow[]): Promise<ClaimRow[]> {
  const rows: ClaimRow[] = [];
  for (const { id } of actors) {
    const page = await store.listClaims({ actor: id, sort: "newest", limit: 1, offset: 0 });
    rows.push(...page.claims);
  }
  return rows;
}

function actorOf(row: ActorRow): object {
  const { id, name, type, subtype, countries, verified, mentions, documents } = row;
  const { claimsBy, claimsAbout, provenance } = row;
  return {
    id,
    type,
    subtype,
    countries,
    verified,
    mentions,
    documents,
    claimsBy,
    claimsAbout,
    name: untrusted(name),
    provenance: untrusted(provenance),
  };
}

async function readActor(store: Store, id: string): Promise<Record<string, unknown>> {
  const found = await store.findActor(id);
  if (!found)
    throw new TocsinError("not-found", `unknown actor: ${JSON.stringify(id)}`, {
      hint: "find one with search_actors",
    });
  const by = found.claimsBy.slice(0, MOST_CLAIMS);
  const about = found.claimsAbout.slice(0, MOST_CLAIMS);
  return {
    ...actorOf(found.row),
    names: found.entity.names.map(({ text }) => untrusted(text)),
    spellings: found.spellings.map(({ text, count }) => ({ text: untrusted(text), count })),
    merged: found.merged.map((label) => ({ id: label.id, name: untrusted(label.name) })),
    relations: found.relations.slice(0, MOST_RELATIONS).map(relationOf),
    claimIdsBy: by.map((row) => row.id),
    claimIdsAbout: about.map((row) => row.id),
    ...(await citedClaims(store, [...by, ...about])),
  };
}

/** On whose word: a relation is a claim, never a bare fact. */
function relationOf({ relation, from, to, contested }: RelationRow): object {
  return {
    type: relation.type,
    from: { id: from.id, name: untrusted(from.name) },
    to: { id: to.id, name: untrusted(to.name) },
    contested,
    evidence: relation.evidence,
  };
}
