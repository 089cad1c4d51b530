import { Hono } from "hono";
import { stream } from "hono/streaming";
import { z } from "zod";
import { ClaimConditions, ClaimFilter, type CitedRow, type ClaimRow } from "../model/view.ts";
import type { ClaimsAsked, Store } from "../store/index.ts";
import type { Context } from "./context.ts";
import { answerPage, pageQuery } from "./paging.ts";
import { parseQuery } from "./query.ts";

const EXPORT_BATCH_ROWS = 1000; // the most that one question to the store may ask

export const ClaimQuery = z.strictObject(ClaimFilter.shape);
export const FacetQuery = z.strictObject(ClaimConditions.shape);

/** The claims list, and the same list as a file: without a `limit` the files hold all that match. */
export function claimRoutes({ store, parts }: Context): Hono {
  const app = new Hono();
  const batchesOf = (query: Record<string, string>) => citedBatches({ store, parts }, query);
  app.get("/claims", async (c) => {
    const asked = pageQuery(c, ClaimQuery);
    return answerPage(c, asked, await store.listClaims(asked));
  });
  app.get("/claims/facets", async (c) =>
    c.json(await store.claimFacets(parseQuery(FacetQuery, c.req.query()))),
  );
  app.get("/claims.json", (c) => {
    const batches = batchesOf(c.req.query());
    return stream(file(c, "application/json", "claims.json"), async (out) => {
      let before = "[\n";
      for await (const rows of batches) {
        for (const row of rows) {
          await out.write(before + JSON.stringify(row));
          before = ",\n";
        }
      }
      await out.write(before === "[\n" ? "[]\n" : "\n]\n");
    });
  });
  app.get("/claims.jsonl", (c) => {
    const batches = batchesOf(c.req.query());
    return stream(file(c, "application/x-ndjson", "claims.jsonl"), async (out) => {
      for await (const rows of batches) {
        for (const row of rows) await out.write(`${JSON.stringify(row)}\n`);
      }
    });
  });
  app.get("/claims.csv", (c) => {
    const batches = batchesOf(c.req.query());
    return stream(file(c, "text/csv", "claims.csv"), async (out) => {
      let head = true;
      for await (const rows of batches) {
        const text = parts.claimsCsv(rows);
        await out.write(head ? text : withoutHeader(text));
        head = false;
      }
    });
  });
  return app;
}

function file<C extends { header(name: string, value: string): void }>(
  c: C,
  type: string,
  name: string,
): C {
  c.header("content-type", `${type}; charset=utf-8`);
  c.header("content-disposition", `attachment; filename="${name}"`);
  return c;
}

/** At least one batch, so that an empty file still has its header. */
async function* fetchBatches(
  store: Store,
  filter: z.infer<typeof ClaimQuery>,
  most: number,
): AsyncGenerator<ClaimRow[]> {
  let page: ClaimsAsked = filter;
  for (let left = most; left > 0;) {
    const limit = Math.min(EXPORT_BATCH_ROWS, left);
    const { claims, next } = await store.listClaims({ ...page, limit });
    yield claims;
    left -= claims.length;
    if (next === null) return;
    page = { ...filter, offset: 0, after: next };
  }
}

/** Each row with its words and where they stand. */
async function* citedBatches(
  { store, parts }: Pick<Context, "store" | "parts">,
  query: Record<string, string>,
): AsyncGenerator<CitedRow[]> {
  const filter = parseQuery(ClaimQuery, query);
  const bounded = query["limit"] !== undefined && query["limit"] !== "";
  const most = bounded ? filter.limit : Number.POSITIVE_INFINITY;
  for await (const rows of fetchBatches(store, filter, most)) {
    yield parts.citedRows(rows, await store.claimContents(rows.map(({ id }) => id)));
  }
}

function withoutHeader(csv: string): string {
  return csv.slice(csv.indexOf("\n") + 1);
}
