import { Hono } from "hono";
import { z } from "zod";
import { Brief } from "../model/brief.ts";
import { DyadSeries, SERIES_MEASURES, SeriesAlarm } from "../model/event-series.ts";
import { Forecast, LedgerEntry, Question, Settlement } from "../model/forecast.ts";
import { Issue } from "../model/issue.ts";
import { Judgement } from "../model/judgement.ts";
import { Alert } from "../model/problem.ts";
import * as view from "../model/view.ts";
import { AddAddress, AddText } from "./add.ts";
import type { Context } from "./context.ts";
import { ClaimQuery } from "./claims.ts";
import { FOLLOW_ROUTES } from "./openapi-follow.ts";
import type { Route } from "./openapi-route.ts";
import { ForecastBody } from "./forecasts.ts";
import { JudgementInput, ReviewQuery } from "./judgements.ts";
import { ListQuery } from "./query.ts";
import { DetectionQuery, SeriesQuery } from "./series.ts";
import { PropositionQuery } from "./views.ts";

const AddReport = z.object({
  added: z.int(),
  known: z.int(),
  claims: z.int(),
  issues: z.array(Issue),
});

const Detection = z.object({
  alarms: z.array(SeriesAlarm),
  notTested: z.array(
    z.object({
      dataset: z.string(),
      actor: z.string(),
      recipient: z.string(),
      measure: z.enum(SERIES_MEASURES),
      reason: z.string(),
    }),
  ),
  tested: z.int(),
});

const Forecasts = z.object({
  questions: z.array(
    z.object({
      question: Question,
      status: z.enum(["open", "closed", "settled"]),
      forecasts: z.array(Forecast),
      settlement: Settlement.nullable(),
    }),
  ),
  records: z.array(z.looseObject({ by: z.string(), settled: z.int() })),
});

const page = <T extends z.ZodType>(name: string, row: T) =>
  z.object({ [name]: z.array(row), total: z.int() });

/** Every route there is; a test holds it against the app. */
export const ROUTES: Readonly<Record<string, Route>> = {
  "GET /api/case": { summary: "The case at a glance", answer: view.CaseView },
  "GET /api/claims": {
    summary: "Claims that match",
    query: ClaimQuery,
    answer: view.ClaimPage,
  },
  "GET /api/claims.csv": {
    summary: "The same claims as a table; all of them unless a limit is given",
    query: ClaimQuery,
    answer: "text/csv",
  },
  "GET /api/claims.jsonl": {
    summary: "The same claims, one JSON object a line; all of them unless a limit is given",
    query: ClaimQuery,
    answer: "application/x-ndjson",
  },
  "GET /api/documents": {
    summary: "Documents",
    query: ListQuery,
    answer: page("documents", view.DocumentRow),
  },
  "GET /api/documents/{id}": {
    summary: "One document with its layers and claims",
    answer: view.DocumentView,
  },
  "GET /api/documents/{id}/original": {
    summary: "The archived bytes, always as plain text",
    answer: "text/plain",
  },
  "GET /api/propositions": {
    summary: "Propositions; contested=true for those denied or contradicted",
    query: PropositionQuery,
    answer: page("propositions", view.PropositionRow),
  },
  "GET /api/propositions/{id}": {
    summary: "One proposition with its origins and stances",
    answer: view.PropositionView,
  },
  "GET /api/actors": { summary: "Actors", query: ListQuery, answer: page("actors", view.ActorRow) },
  "GET /api/actors/{id}": {
    summary: "One actor with its names and relations",
    answer: view.ActorView,
  },
  "GET /api/network": {
    summary: "Actors and the relations between them",
    query: ListQuery,
    answer: view.NetworkView,
  },
  "GET /api/places": {
    summary: "Places with what is claimed of them",
    query: ListQuery,
    answer: z.array(view.PlaceRow),
  },
  "GET /api/sources": {
    summary: "Sources with what they first told and what they repeat",
    query: ListQuery,
    answer: z.array(view.SourceRow),
  },
  "GET /api/problems": {
    summary: "Warning problems with their suggested levels",
    answer: z.object({ problems: z.array(view.ProblemRow) }),
  },
  "GET /api/problems/{id}": {
    summary: "One warning problem with its assessment",
    answer: view.ProblemView,
  },
  "GET /api/problems/{id}/brief": { summary: "The cited brief", answer: Brief },
  "GET /api/problems/{id}/brief.md": {
    summary: "The cited brief to keep, as Markdown",
    answer: "text/markdown",
  },
  "GET /api/problems/{id}/brief.html": {
    summary: "The cited brief to keep, as a page",
    answer: "text/html",
  },
  "GET /api/alerts": { summary: "What moved", answer: z.array(Alert) },
  "GET /api/issues": {
    summary: "Bad data that was met, with what to do",
    query: ListQuery,
    answer: page("issues", Issue),
  },
  "GET /api/series": {
    summary: "Series of events of each actor and recipient, by data set",
    query: SeriesQuery,
    answer: z.object({ series: z.array(DyadSeries) }),
  },
  "GET /api/detection": {
    summary: "What is out of the ordinary in the last bin of each series, and what was not tested",
    query: DetectionQuery,
    answer: Detection,
  },
  "GET /api/forecasts": {
    summary: "Questions with their forecasts, and the record of each forecaster",
    answer: Forecasts,
  },
  "POST /api/forecasts": {
    summary: "Adds a question, a forecast or a settlement to the ledger",
    body: ForecastBody,
    answer: LedgerEntry,
  },
  "GET /api/judgements": {
    summary: "What people decided, oldest first",
    answer: z.array(Judgement),
  },
  "GET /api/review": {
    summary: "Pairs of actors that may be one, the most useful first",
    query: ReviewQuery,
    answer: z.object({ pairs: z.array(view.ReviewPair) }),
  },
  "POST /api/judgements": {
    summary: "Says who and why: two actors are one or not, or what a mention refers to",
    body: JudgementInput,
    answer: Judgement,
  },
  ...FOLLOW_ROUTES,
  "POST /api/add": {
    summary: "Adds pasted text, an address, or files as multipart/form-data",
    body: z.union([AddText, AddAddress]),
    answer: AddReport,
  },
  "GET /api/events": {
    summary: 'Server-sent events: "changed" after an addition',
    answer: "text/event-stream",
  },
  "GET /api/openapi.json": { summary: "This description", answer: z.unknown() },
};

export function openApiRoute({ version }: Context): Hono {
  const app = new Hono();
  app.get("/openapi.json", (c) => c.json(describeApi(version)));
  return app;
}

/** OpenAPI 3.1 made of the zod schemas that the routes and the pages use. */
export function describeApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of Object.entries(ROUTES)) {
    const [method = "", path = ""] = name.split(" ");
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(path, route) };
  }
  return { openapi: "3.1.0", info: { title: "Tocsin", version }, paths };
}

function operation(path: string, route: Route): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  return {
    summary: route.summary,
    parameters: [...inPath, ...(route.query ? queryParameters(route.query) : [])],
    ...(route.body ? { requestBody: { content: json(route.body) } } : {}),
    responses: {
      "200": {
        description: route.summary,
        content: typeof route.answer === "string" ? { [route.answer]: {} } : json(route.answer),
      },
      default: { description: "RFC 9457 problem", content: { "application/problem+json": {} } },
    },
  };
}

function queryParameters(query: z.ZodObject): object[] {
  const { properties = {} } = z.toJSONSchema(query, { io: "input" });
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", schema }));
}

function json(schema: z.ZodType): object {
  return { "application/json": { schema: z.toJSONSchema(schema, { io: "output" }) } };
}
