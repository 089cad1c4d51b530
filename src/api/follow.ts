import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import type { Context } from "./context.ts";
import { parseInput, parseQuery } from "./query.ts";
import { found } from "./views.ts";

const MAX_BODY_BYTES = 1024 * 1024;
const MOST_NAMES = 1000; // of one question

export const FollowQuery = z.strictObject({
  depth: z.coerce.number().int().min(1).max(12).optional(),
  direction: z.enum(["owners", "holdings", "any"]).optional(),
  basis: z.enum(["recorded", "claimed", "alleged"]).optional(),
  asOf: z.iso.date().optional(),
});
export const PathQuery = FollowQuery.extend({ from: z.string().min(1), to: z.string().min(1) });
export const ExportQuery = FollowQuery.extend({ format: z.enum(["ftm", "csv", "graphml"]) });

const Page = {
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().nonnegative().default(0),
};
export const ScreenedQuery = z.strictObject({
  least: z.coerce.number().min(0).max(1).optional(),
  ...Page,
});
export const PartyQuery = z.strictObject({
  q: z.string().optional(),
  dataset: z.string().optional(),
  ...Page,
});
export const ChangeQuery = z.strictObject({ dataset: z.string().optional(), ...Page });

/** Names to screen, each with what else is known of who bears it. */
export const ScreenBody = z.strictObject({
  threshold: z.number().min(0).max(1).optional(),
  queries: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string().min(1).max(2000),
        schema: z.enum(["person", "organisation", "vessel", "any"]).default("any"),
        birthDates: z.array(z.string()).max(20).default([]),
        countries: z.array(z.string()).max(20).default([]),
        /** Numbers of registers; `type` as "IMO", "LEI", "tax number". */
        identifiers: z
          .array(z.strictObject({ type: z.string().default(""), value: z.string().min(1) }))
          .max(20)
          .default([]),
      }),
    )
    .min(1)
    .max(MOST_NAMES),
});

const MEDIA_TYPES = {
  ftm: "application/x-ndjson",
  csv: "text/csv",
  graphml: "application/graphml+xml",
} as const;

/** Lists and their versions, who of the case they name, and who owns whom. */
export function followRoutes({ store, parts }: Context): Hono {
  const app = new Hono();
  app.get("/lists", async (c) => c.json({ versions: await store.listVersions() }));
  app.get("/lists/changes", async (c) =>
    c.json(await store.listChanges(parseQuery(ChangeQuery, c.req.query()))),
  );
  app.get("/parties", async (c) =>
    c.json(await store.listParties(parseQuery(PartyQuery, c.req.query()))),
  );
  app.get("/parties/:id", async (c) => {
    const id = c.req.param("id");
    const [party] = await store.partiesOf([id]);
    const { changes } = await store.listChanges({ partyIds: [id] });
    return c.json({ party: found("party", id, party), changes });
  });
  app.get("/screening", async (c) =>
    c.json(await parts.screenedActors(store, parseQuery(ScreenedQuery, c.req.query()))),
  );
  app.get("/screening/:id", async (c) => {
    const id = c.req.param("id");
    return c.json(found("screened actor", id, await parts.screenedActor(store, id)));
  });
  app.post("/screen", bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c) => {
    const body = await c.req.json().catch((cause: unknown) => {
      throw new TocsinError("bad-input", "invalid body: not JSON", { cause });
    });
    const { queries, threshold } = parseInput(ScreenBody, body);
    const asked = queries.map(({ name, ...query }) => ({ ...query, names: [name] }));
    const options = threshold === undefined ? {} : { threshold };
    return c.json({ answers: await parts.screenNames(store, asked, options) });
  });
  app.get("/follow/paths", async (c) => {
    const { from, to, ...question } = parseQuery(PathQuery, c.req.query());
    return c.json(await parts.followPaths(store, [from, to], question));
  });
  app.get("/follow/:id", async (c) =>
    c.json(await parts.follow(store, c.req.param("id"), parseQuery(FollowQuery, c.req.query()))),
  );
  app.get("/follow/:id/export", async (c) => {
    const { format, ...question } = parseQuery(ExportQuery, c.req.query());
    const view = await parts.follow(store, c.req.param("id"), question);
    c.header("content-type", `${MEDIA_TYPES[format]}; charset=utf-8`);
    c.header(
      "content-disposition",
      `attachment; filename="ownership.${format === "ftm" ? "ftm.json" : format}"`,
    );
    return c.body(parts.ownershipFile(format, view));
  });
  return app;
}
