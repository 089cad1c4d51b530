import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { slice } from "../base/span.ts";
import { ClaimFilter } from "../model/view.ts";
import { answering } from "./answer.ts";
import { citedClaims } from "./cited.ts";
import type { McpContext } from "./context.ts";
import { pageEnd, pageOf, Paging } from "./paging.ts";
import { READS } from "./tool.ts";
import { untrusted, untrustedOrNull } from "./untrusted.ts";

const { q, actor, speaker, place, publisher, event, collection } = ClaimFilter.shape;
const { modality, form, polarity, from, to, sort } = ClaimFilter.shape;

export const SearchClaims = z.strictObject({
  q: q.describe("words that must be in the claim"),
  actor: actor.describe("id of an actor the claim is by or about"),
  speaker: speaker.describe("innermost source, as printed"),
  place: place.describe("id of a place"),
  publisher: publisher.describe("name of the publisher"),
  event: event.describe("PLOVER type, such as ASSAULT"),
  from: from.describe("published on this day or later, YYYY-MM-DD"),
  to: to.describe("published on this day or earlier, YYYY-MM-DD"),
  minOrigins: z.int().min(0).optional().describe("independent origins at least"),
  modality,
  form,
  polarity,
  document: ClaimFilter.shape.document,
  collection,
  sort,
  ...Paging,
});

const MOST_CHARACTERS = 8000; // of a document in one answer

export const ReadDocument = z.strictObject({
  id: z.string().min(1).describe("documentId of a citation"),
  begin: z.int().nonnegative().default(0).describe("first UTF-16 unit of the text"),
  length: z.int().min(1).max(MOST_CHARACTERS).default(MOST_CHARACTERS),
});

/** Who says what, and the text in which it stands. */
export function addClaimTools(server: McpServer, { store }: McpContext): void {
  server.registerTool(
    "search_claims",
    {
      title: "Search claims",
      description:
        "Who says what, on whose word: claims with their attribution chains, hedges, and how many independent origins stand behind them. A claim is what somebody said, not what is so.",
      inputSchema: SearchClaims,
      annotations: READS,
    },
    (asked) =>
      answering(async () => {
        const { begin, question } = pageOf(asked);
        const page = await store.listClaims({ ...question, limit: asked.limit, ...begin });
        return {
          ...pageEnd({ question }, page),
          ...(await citedClaims(store, page.claims)),
        };
      }),
  );
  server.registerTool(
    "read_document",
    {
      title: "Read a document",
      description:
        "The stored text of one document, or a stretch of it: to see a citation in its place. Spans of citations are counted in UTF-16 units of this text.",
      inputSchema: ReadDocument,
      annotations: READS,
    },
    (asked) => answering(() => passage({ store }, asked)),
  );
}

async function passage(
  { store }: Pick<McpContext, "store">,
  { id, begin, length }: z.infer<typeof ReadDocument>,
): Promise<Record<string, unknown>> {
  const found = await store.findDocument(id);
  if (!found)
    throw new TocsinError("not-found", `unknown document: ${JSON.stringify(id)}`, {
      hint: "give the documentId of a citation",
    });
  const { document } = found;
  const span = { begin, end: Math.min(begin + length, document.text.length) };
  return {
    documentId: document.id,
    text: untrusted(slice(document.text, span)),
    span,
    characters: document.text.length,
    sha256: document.sha256,
    title: untrustedOrNull(document.title),
    publisher: untrustedOrNull(document.publisher),
    url: untrustedOrNull(document.url),
    published: document.published,
    retrieved: document.retrieved,
  };
}
