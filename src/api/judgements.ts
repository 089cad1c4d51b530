import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { IDENTITY_VERDICTS } from "../model/judgement.ts";
import type { Context } from "./context.ts";
import { parseInput, parseQuery } from "./query.ts";

const MAX_BODY_BYTES = 64 * 1024;

const Signed = {
  why: z.string().trim().min(1).max(2000),
  by: z.string().trim().min(1).max(200),
};

/** Whether two entities are one. "none" withdraws. */
export const IdentityInput = z.strictObject({
  about: z.literal("identity"),
  a: z.string().min(1),
  b: z.string().min(1),
  verdict: z.enum(IDENTITY_VERDICTS),
  ...Signed,
});

/** What one mention refers to: an entity's id, "nobody", or "none" to withdraw. */
export const MentionInput = z.strictObject({
  about: z.literal("resolution"),
  documentId: z.string().min(1),
  mentionId: z.string().min(1),
  entityId: z.string().min(1),
  ...Signed,
});

/** Whether an actor, or a name that was screened, is a party of a list. "none" withdraws; "negative" is the white list. */
export const CandidateInput = z.strictObject({
  about: z.literal("screening"),
  subject: z.string().min(1),
  partyId: z.string().min(1),
  verdict: z.enum(IDENTITY_VERDICTS),
  ...Signed,
});

export const JudgementInput = z.discriminatedUnion("about", [
  IdentityInput,
  MentionInput,
  CandidateInput,
]);

export const ReviewQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(20),
});

/** What people decided on who is who, and what is worth deciding next. */
export function judgementRoutes({ store, parts, world, changes }: Context): Hono {
  const app = new Hono();
  app.get("/judgements", async (c) => c.json(await store.judgements()));
  app.get("/review", async (c) => {
    const { limit } = parseQuery(ReviewQuery, c.req.query());
    return c.json({ pairs: await parts.reviewQueue(store, limit) });
  });
  app.post("/judgements", bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c) => {
    const body = await c.req.json().catch((cause: unknown) => {
      throw new TocsinError("bad-input", "invalid body: not JSON", { cause });
    });
    const judgement = await parts.judge(store, world, parseInput(JudgementInput, body));
    changes.announce();
    return c.json(judgement);
  });
  return app;
}
