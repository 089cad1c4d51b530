import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { eventsOf } from "../cycle/index.ts";
import type { Corroboration } from "../model/proposition.ts";
import type { ClaimRow, PropositionRow, PropositionView } from "../model/view.ts";
import type { Store } from "../store/index.ts";
import { answering } from "./answer.ts";
import { citedClaims } from "./cited.ts";
import type { McpContext } from "./context.ts";
import { pageEnd, pageOf, Paging } from "./paging.ts";
import { READS } from "./tool.ts";
import { untrusted } from "./untrusted.ts";

const MOST_CLAIMS = 40; // cited of one proposition
const CLAIMS_A_ROW = 2; // cited of each proposition in a list

export const SearchPropositions = z.strictObject({
  q: z.string().optional().describe("words that must be in it"),
  collection: z.string().optional(),
  contested: z.boolean().optional().describe("only those denied or contradicted"),
  ...Paging,
});

export const SearchEvents = z.strictObject({
  q: z.string().optional().describe("words that must be in it"),
  collection: z.string().optional(),
  type: z.string().optional().describe("PLOVER type, such as ASSAULT"),
  ...Paging,
});

export const ReadProposition = z.strictObject({ id: z.string().min(1) });

/** The same thing said: by how many origins, who denies it, and what it conflicts with. */
export function addPropositionTools(server: McpServer, context: McpContext): void {
  const { store } = context;
  addEventTool(server, context);
  server.registerTool(
    "search_propositions",
    {
      title: "Search propositions",
      description:
        "Things that are said, each once however often it is printed, with the interval of independent origins behind it.",
      inputSchema: SearchPropositions,
      annotations: READS,
    },
    (asked) =>
      answering(async () => {
        const { begin, question } = pageOf(asked);
        const page = await store.listPropositions({ ...question, limit: asked.limit, ...begin });
        return {
          ...pageEnd({ question }, page),
          ...(await citedRows(store, page.propositions)),
        };
      }),
  );
  server.registerTool(
    "read_proposition",
    {
      title: "Read a proposition",
      description:
        "One proposition in full: its claims with citations, the origins they rest on and why they count as one or several, who denies it, and what contradicts it.",
      inputSchema: ReadProposition,
      annotations: READS,
    },
    ({ id }) => answering(() => readProposition(store, id)),
  );
}

function addEventTool(server: McpServer, { store }: McpContext): void {
  server.registerTool(
    "search_events",
    {
      title: "Search events",
      description:
        "What is said to have happened, by PLOVER event type. Each is a report with its origins, not an established fact.",
      inputSchema: SearchEvents,
      annotations: READS,
    },
    (asked) =>
      answering(async () => {
        const { begin, question } = pageOf(asked);
        const found = await eventsOf(store, question);
        const end = begin.offset + asked.limit;
        const rows = found.slice(begin.offset, end);
        const next = end < found.length ? end : null;
        return {
          ...pageEnd({ question }, { next, total: found.length }),
          ...(await citedRows(store, rows)),
        };
      }),
  );
}

/** Rows with a few cited claims each: those of the proposition's leading members. */
export async function citedRows(
  store: Store,
  rows: readonly PropositionRow[],
): Promise<Record<string, unknown>> {
  const leading: ClaimRow[] = [];
  for (const { id } of rows) {
    const found = await store.findProposition(id);
    leading.push(...(found?.claims ?? []).slice(0, CLAIMS_A_ROW));
  }
  return { propositions: rows.map(rowOf), ...(await citedClaims(store, leading)) };
}

export function rowOf(row: PropositionRow): object {
  return {
    id: row.id,
    said: untrusted(row.text),
    event: row.event,
    actors: row.actors.map(({ id, name }) => ({ id, name: untrusted(name) })),
    origins: { atLeast: row.nMin, atMost: row.nMax },
    independence: row.independence,
    articles: row.articles,
    denials: row.denials,
    contradictions: row.contradictions,
    flags: row.flags,
  };
}

async function readProposition(store: Store, id: string): Promise<Record<string, unknown>> {
  const found = await store.findProposition(id);
  if (!found)
    throw new TocsinError("not-found", `unknown proposition: ${JSON.stringify(id)}`, {
      hint: "find one with search_propositions",
    });
  const { proposition, claims, contradicts } = found;
  const { event, grade, belief, supports, denies } = proposition;
  return {
    id: proposition.id,
    said: untrusted(proposition.text),
    event,
    grade: { reliability: grade.reliability, credibility: grade.credibility },
    belief: belief && {
      belief: belief.belief,
      disbelief: belief.disbelief,
      uncertainty: belief.uncertainty,
    },
    supports: corroborationOf(supports),
    denies: denies && corroborationOf(denies),
    contradicts: contradicts.map(contradictionOf),
    claimsInAll: claims.length,
    ...(await citedClaims(store, claims.slice(0, MOST_CLAIMS))),
  };
}

function corroborationOf(side: Corroboration): object {
  return {
    origins: { atLeast: side.nMin, atMost: side.nMax },
    independence: side.independence,
    articles: side.articles,
    flags: side.flags,
    summary: untrusted(side.sentence),
    each: side.origins.map(({ key, kind, label, firstSeen, claimIds, weight, reasons }) => ({
      key: untrusted(key),
      kind,
      label: untrusted(label),
      firstSeen,
      claimIds,
      weight,
      reasons: reasons.map(untrusted),
    })),
    dependence: side.edges.map(({ a, b, p, cues }) => ({
      a: untrusted(a),
      b: untrusted(b),
      p,
      because: cues.map(({ kind, q, detail }) => ({ kind, q, detail: untrusted(detail) })),
    })),
  };
}

function contradictionOf(other: PropositionView["contradicts"][number]): object {
  return {
    id: other.id,
    said: untrusted(other.text),
    kind: other.kind,
    reason: untrusted(other.reason),
    origins: { atLeast: other.nMin, atMost: other.nMax },
  };
}
