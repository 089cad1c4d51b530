import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { ACH_CELLS } from "../model/ach.ts";
import { Span } from "../base/span.ts";
import { IDENTITY_VERDICTS, INDICATION_VERDICTS, READING_VERDICTS } from "../model/judgement.ts";
import type { Judgement } from "../model/judgement.ts";
import { CREDIBILITIES, RELIABILITIES } from "../model/source.ts";
import type { Context } from "./context.ts";
import { jsonBody, parseQuery } from "./query.ts";

const MAX_BODY_BYTES = 64 * 1024;

const Signed = {
  why: z.string().trim().min(1).max(2000),
  by: z.string().trim().min(1).max(200),
  /** Last judgement on it that was known of; null for none. Given, a newer one is answered with 409. */
  seen: z.string().nullable().optional(),
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

/** Whether two propositions, or claims, say the same; without `b` a claim is split from all it stands with. */
export const GroupingInput = z.strictObject({
  about: z.literal("grouping"),
  a: z.string().min(1),
  b: z.string().min(1).optional(),
  verdict: z.enum(["join", "split"]),
  ...Signed,
});

/** Whether two origins (by key), documents or sources (by id) depend on each other. */
export const DependenceInput = z.strictObject({
  about: z.literal("dependence"),
  a: z.string().min(1),
  b: z.string().min(1),
  verdict: z.enum(["dependent", "independent"]),
  ...Signed,
});

/** How strongly a sign suggests dependence, in the whole case. */
export const CueInput = z.strictObject({
  about: z.literal("cue"),
  cue: z.string().min(1),
  weight: z.number().min(0).max(1),
  ...Signed,
});

/** The letter of a source: for all it does, or in one role, or for one type of event. */
export const ReliabilityInput = z.strictObject({
  about: z.literal("reliability"),
  sourceId: z.string().min(1),
  reliability: z.enum(RELIABILITIES),
  role: z.enum(["origin", "transmitter"]).optional(),
  topic: z.string().min(1).optional(),
  ...Signed,
});

/** The digit of a proposition, or of the one that a claim stands in. */
export const CredibilityInput = z.strictObject({
  about: z.literal("credibility"),
  id: z.string().min(1),
  credibility: z.literal([...CREDIBILITIES]),
  ...Signed,
});

/** Whether what is said turned out to be so. */
export const ClaimInput = z.strictObject({
  about: z.literal("claim"),
  id: z.string().min(1),
  verdict: z.enum(["true", "false"]),
  ...Signed,
});

/** Takes back a judgement on claim, grouping, dependence or grade. */
export const UndoInput = z.strictObject({
  about: z.literal("undo"),
  judgementId: z.string().min(1),
  ...Signed,
});

/** Whether a proposition shows an indicator; "none" makes it a suggestion again. */
export const IndicationInput = z.strictObject({
  about: z.literal("indication"),
  problemId: z.string().min(1),
  indicatorId: z.string().min(1),
  propositionId: z.string().min(1),
  verdict: z.enum(INDICATION_VERDICTS),
  ...Signed,
});

/** How a proposition fits a hypothesis; "none" takes back what the same person said before. */
export const CellInput = z.strictObject({
  about: z.literal("cell"),
  problemId: z.string().min(1),
  hypothesisId: z.string().min(1),
  propositionId: z.string().min(1),
  verdict: z.enum([...ACH_CELLS, "none"]),
  ...Signed,
});

/** The zone in which an outlet, by its name, or a feed, by its address, dates its days; "none" to withdraw. */
export const ZoneInput = z.strictObject({
  about: z.literal("time-zone"),
  outlet: z.string().trim().min(1).max(2000),
  timeZone: z.string().min(1).max(100),
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

/** How a text was read: a claim is wrong, on another's word, or missing. "none" withdraws. */
export const ReadingInput = z.strictObject({
  about: z.literal("reading"),
  documentId: z.string().min(1),
  verdict: z.enum(READING_VERDICTS),
  claimId: z.string().min(1).optional(),
  span: Span.optional(),
  source: z.string().trim().max(500).nullable().optional(),
  ...Signed,
});

export const JudgementInput = z.discriminatedUnion("about", [
  IdentityInput,
  MentionInput,
  GroupingInput,
  DependenceInput,
  CueInput,
  ReliabilityInput,
  CredibilityInput,
  ClaimInput,
  UndoInput,
  IndicationInput,
  CellInput,
  ZoneInput,
  CandidateInput,
  ReadingInput,
]);

/** `document`: only what was said of the reading of this document. */
export const JudgementQuery = z.strictObject({
  document: z.string().optional(),
  subject: z.string().min(1).optional(),
});

function isOnReadingOf(documentId: string): (judgement: Judgement) => boolean {
  return ({ reading }) => reading?.documentId === documentId;
}

export const ReviewQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(20),
});

/** What people decided, and what is worth deciding next. */
export function judgementRoutes({ store, parts, world, changes }: Context): Hono {
  const app = new Hono();
  app.get("/judgements", async (c) => {
    const { document, subject } = parseQuery(JudgementQuery, c.req.query());
    const ofDocument = document === undefined ? () => true : isOnReadingOf(document);
    const all = await store.judgements();
    return c.json(
      all.filter((one) => ofDocument(one) && (subject === undefined || one.subjectId === subject)),
    );
  });
  app.get("/suggestions", async (c) => {
    const { limit } = parseQuery(ReviewQuery, c.req.query());
    return c.json({ suggestions: await parts.suggestionsOf(store, limit) });
  });
  app.get("/review", async (c) => {
    const { limit } = parseQuery(ReviewQuery, c.req.query());
    return c.json({ pairs: await parts.reviewQueue(store, limit) });
  });
  app.post("/judgements", bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c) => {
    const judgement = await parts.judge(store, world, await jsonBody(c, JudgementInput));
    changes.announce();
    return c.json(judgement);
  });
  return app;
}
