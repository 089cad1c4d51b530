import { Hono } from "hono";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { RELATION_TYPES } from "../model/entity.ts";
import { Window } from "../model/view.ts";
import type { Context } from "./context.ts";
import { answerPage, nextOffset, pageQuery } from "./paging.ts";
import { ListQuery, parseQuery } from "./query.ts";

export const PropositionQuery = z.strictObject({
  ...ListQuery.shape,
  contested: z.stringbool().optional(),
});

/** Stories: those of one document, or of so many reports at least. */
export const StoryQuery = z.strictObject({
  q: ListQuery.shape.q,
  limit: ListQuery.shape.limit,
  offset: ListQuery.shape.offset,
  document: z.string().optional(),
  reports: z.coerce.number().int().min(1).optional(),
});

/** A list of what was published in a window of days. */
const WithinQuery = z.strictObject({ ...ListQuery.shape, ...Window.shape });

export const PlaceQuery = WithinQuery.extend({ event: z.string().optional() });

export const NetworkQuery = WithinQuery.extend({ type: z.enum(RELATION_TYPES).optional() });
/** Number of the last change that was seen, as an answer gave it; or a day or instant. */
export const TodayQuery = z.strictObject({
  since: z
    .union([
      z.coerce.number().int().nonnegative().max(2_147_483_647),
      z.iso.date(),
      z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString()),
    ])
    .default(0),
});

/** Everything that is one question to the store and one answer in JSON. */
export function viewRoutes({ store, parts }: Context): Hono {
  const app = new Hono();
  app.get("/case", async (c) => c.json(await store.caseView()));
  app.get("/today", async (c) => {
    const { since } = parseQuery(TodayQuery, c.req.query());
    return c.json(await store.todayView(since));
  });
  app.get("/propositions", async (c) => {
    const asked = pageQuery(c, PropositionQuery);
    return answerPage(c, asked, await store.listPropositions(asked));
  });
  app.get("/propositions/:id", async (c) => {
    const id = c.req.param("id");
    return c.json(found("proposition", id, await store.findProposition(id)));
  });
  app.get("/actors", async (c) => {
    const asked = pageQuery(c, ListQuery);
    return answerPage(c, asked, await store.listActors(asked));
  });
  app.get("/actors/:id", async (c) => {
    const id = c.req.param("id");
    return c.json(found("actor", id, await store.findActor(id)));
  });
  app.get("/network", async (c) =>
    c.json(await store.network(parseQuery(NetworkQuery, c.req.query()))),
  );
  app.get("/places", async (c) =>
    c.json(await store.listPlaces(parseQuery(PlaceQuery, c.req.query()))),
  );
  app.get("/days", async (c) => c.json({ days: await store.claimDays(listOf(c.req.query())) }));
  app.get("/sources", async (c) => c.json(await parts.sourcesOf(store, listOf(c.req.query()))));
  app.get("/sources/:id", async (c) => {
    const id = c.req.param("id");
    return c.json(found("source", id, await parts.sourceView(store, id)));
  });
  app.get("/actors/:id/record", async (c) =>
    c.json(await parts.speakerRecord(store, c.req.param("id"))),
  );
  storyRoutes(app, { store, parts });
  app.get("/issues", async (c) => {
    const asked = pageQuery(c, ListQuery);
    return answerPage(c, asked, await store.listIssues(asked));
  });
  return app;
}

function storyRoutes(app: Hono, { store, parts }: Pick<Context, "store" | "parts">): void {
  app.get("/stories", async (c) => {
    const asked = pageQuery(c, StoryQuery);
    const answer = await parts.listStories(store, asked);
    const next = nextOffset(asked, { shown: answer.stories.length, total: answer.total });
    return answerPage(c, asked, { ...answer, next });
  });
  app.get("/stories/:id", async (c) => {
    const id = c.req.param("id");
    return c.json(found("story", id, await parts.storyView(store, id)));
  });
}

function listOf(query: Record<string, string>): z.infer<typeof ListQuery> {
  return parseQuery(ListQuery, query);
}

/** @throws TocsinError "not-found" */
export function found<T>(noun: string, id: string, value: T | undefined): T {
  if (value !== undefined) return value;
  throw new TocsinError("not-found", `unknown ${noun}: ${JSON.stringify(id)}`, {
    hint: `list them at /api/${noun}s`,
  });
}
