import { Hono } from "hono";
import { z } from "zod";
import { AchMatrix } from "../model/ach.ts";
import { Alert, AlertDelivery, AlertRule } from "../model/alert.ts";
import { Brief } from "../model/brief.ts";
import { DyadSeries } from "../model/event-series.ts";
import { LedgerEntry } from "../model/forecast.ts";
import { Issue } from "../model/issue.ts";
import { Judgement } from "../model/judgement.ts";
import { WarningProblem } from "../model/problem.ts";
import { Suggestion } from "../model/suggestion.ts";
import { TodayView } from "../model/today.ts";
import { SourceView, StoryRow, VersionDifference } from "../model/weighing-view.ts";
import * as view from "../model/view.ts";
import { AddAddress, AddText } from "./add.ts";
import { AddReport, Changed, Checked, Detection, Forecasts } from "./answers.ts";
import type { Context } from "./context.ts";
import { ClaimQuery } from "./claims.ts";
import { FOLLOW_ROUTES } from "./openapi-follow.ts";
import type { Route } from "./openapi-route.ts";
import { ForecastBody } from "./forecasts.ts";
import { JudgementInput, ReviewQuery, SubjectQuery } from "./judgements.ts";
import { ChangesQuery, ProblemInput, ProblemText, TemplateQuery } from "./problems.ts";
import { ListQuery } from "./query.ts";
import { DetectionQuery, SeriesQuery } from "./series.ts";
import { PropositionQuery, TodayQuery } from "./views.ts";

const page = <T extends z.ZodType>(name: string, row: T) =>
  z.object({ [name]: z.array(row), total: z.int() });

/** Every route there is; a test holds it against the app. */
export const ROUTES: Readonly<Record<string, Route>> = {
  "GET /api/case": { summary: "The case at a glance", answer: view.CaseView },
  "GET /api/today": {
    summary: "What changed since a change, a day or an instant",
    query: TodayQuery,
    answer: TodayView,
  },
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
  "GET /api/documents/{id}/versions/{other}": {
    summary:
      "What was changed between two versions of one page: words, and claims that came and went",
    answer: VersionDifference,
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
  "GET /api/sources/{id}": {
    summary:
      "One source: what it adds, from whom it repeats, what it changed, how often it was right",
    answer: SourceView,
  },
  "GET /api/stories": {
    summary: "Reports of one happening over time, with what is contested in each",
    answer: z.array(StoryRow),
  },
  "GET /api/problems": {
    summary: "Warning problems with their suggested levels",
    answer: z.object({ problems: z.array(view.ProblemRow) }),
  },
  "GET /api/problems/{id}": {
    summary: "One warning problem with its assessment",
    answer: view.ProblemView,
  },
  "POST /api/problems": {
    summary: "Keeps a problem file, in place of one with the same id, and assesses it",
    body: ProblemInput,
    answer: WarningProblem,
  },
  "POST /api/problem-check": {
    summary: "Checks a problem file: its first fault with the line, or how well it would serve",
    body: ProblemText,
    answer: Checked,
  },
  "GET /api/problem-templates": {
    summary: "Kinds of questions to start from",
    answer: z.object({ templates: z.array(z.object({ name: z.string(), about: z.string() })) }),
  },
  "GET /api/problem-templates/{name}": {
    summary: "A problem file to begin with, its blanks filled in",
    query: TemplateQuery,
    answer: z.object({ yaml: z.string() }),
  },
  "GET /api/problems/{id}/yaml": {
    summary: "One warning problem as a file to edit",
    answer: z.object({ yaml: z.string() }),
  },
  "GET /api/problems/{id}/matrix": {
    summary: "Propositions against hypotheses, each analyst's rating and where they differ",
    answer: AchMatrix,
  },
  "GET /api/problems/{id}/changes": {
    summary: "What changed since a day, as an exact sum, and the course of the problem",
    query: ChangesQuery,
    answer: Changed,
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
  "GET /api/alerts.atom": {
    summary: "The newest of them as a feed",
    answer: "application/atom+xml",
  },
  "GET /api/alert-rules": {
    summary: "What is asked for, and the channels by name",
    answer: z.object({
      since: z.iso.datetime().nullable(),
      rules: z.array(AlertRule),
      channels: z.array(z.object({ id: z.string(), type: z.string() })),
    }),
  },
  "GET /api/deliveries": {
    summary: "What went out, what waits and what failed",
    answer: z.array(AlertDelivery),
  },
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
    summary:
      "Adds a question, a forecast, a signed judgement as both, or a settlement to the ledger",
    body: ForecastBody,
    answer: LedgerEntry,
  },
  "GET /api/judgements": {
    summary: "What people decided, of everything or of one subject, oldest first",
    query: SubjectQuery,
    answer: z.array(Judgement),
  },
  "GET /api/suggestions": {
    summary: "What waits for a person's answer: mergers, indications, parties of lists",
    query: ReviewQuery,
    answer: z.object({ suggestions: z.array(Suggestion) }),
  },
  "GET /api/review": {
    summary: "Pairs of actors that may be one, the most useful first",
    query: ReviewQuery,
    answer: z.object({ pairs: z.array(view.ReviewPair) }),
  },
  "POST /api/judgements": {
    summary:
      "Says who and why: two actors are one or not, what a mention refers to, in which zone an outlet dates, how the case is weighed, whether an indication holds, or how a proposition fits a hypothesis",
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
