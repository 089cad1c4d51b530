import { z } from "zod";
import { AchMatrix } from "../model/ach.ts";
import { Brief, BriefSignature, PublishedBrief } from "../model/brief.ts";
import { DyadSeries } from "../model/event-series.ts";
import { LedgerEntry } from "../model/forecast.ts";
import { Issue } from "../model/issue.ts";
import { Judgement } from "../model/judgement.ts";
import { PastedText } from "../model/pasted.ts";
import { WarningProblem } from "../model/problem.ts";
import { Suggestion } from "../model/suggestion.ts";
import { TodayView } from "../model/today.ts";
import {
  SourceView,
  SpeakerRecord,
  StoryRow,
  StoryView,
  VersionDifference,
} from "../model/weighing-view.ts";
import * as view from "../model/view.ts";
import { AddAddress } from "./add.ts";
import { AddReport, Changed, Checked, Detection, Forecasts } from "./answers.ts";
import { BriefText, BriefVersions, FORMS } from "./briefs.ts";
import { ClaimQuery, FacetQuery } from "./claims.ts";
import { ExportQuery } from "./exports.ts";
import { ALERT_ROUTES } from "./openapi-alerts.ts";
import { FOLLOW_ROUTES } from "./openapi-follow.ts";
import type { Route } from "./openapi-route.ts";
import { ForecastBody } from "./forecasts.ts";
import { JudgementInput, JudgementQuery, ReviewQuery } from "./judgements.ts";
import { ChangesQuery, ProblemInput, ProblemText, TemplateQuery } from "./problems.ts";
import { ListQuery } from "./query.ts";
import { ForgetQuery, SavedViewInput, SavedViews } from "./saved-views.ts";
import { DetectionQuery, SeriesQuery } from "./series.ts";
import { NetworkQuery, PlaceQuery, PropositionQuery, StoryQuery, TodayQuery } from "./views.ts";

const next = z.string().nullable();

const page = <N extends string, T extends z.ZodType>(name: N, row: T) => {
  const rows = { [name]: z.array(row) } as Record<N, z.ZodArray<T>>;
  return z.object({ ...rows, total: z.int(), next });
};

/** Every route there is; a test holds it against the app. */
export const ROUTES = {
  "GET /api/case": { summary: "The case at a glance", answer: view.CaseView },
  "GET /api/today": {
    summary: "What changed since a change, a day or an instant",
    query: TodayQuery,
    answer: TodayView,
  },
  "GET /api/claims": {
    summary: "Claims that match",
    query: ClaimQuery,
    answer: view.ClaimPage.extend({ next }),
  },
  "GET /api/claims/facets": {
    summary: "What could narrow a filter of claims further, with how many each would leave",
    query: FacetQuery,
    answer: view.ClaimFacets,
  },
  "GET /api/claims.csv": {
    summary: "The same claims as a table; all of them unless a limit is given",
    query: ClaimQuery,
    answer: "text/csv",
  },
  "GET /api/claims.json": {
    summary: "The same claims as one JSON array; all of them unless a limit is given",
    query: ClaimQuery,
    answer: z.array(view.CitedRow),
  },
  "GET /api/claims.jsonl": {
    summary: "The same claims, one JSON object a line; all of them unless a limit is given",
    query: ClaimQuery,
    answer: "application/x-ndjson",
  },
  "GET /api/views": {
    summary: "Filters of the claims list that people named",
    answer: SavedViews,
  },
  "POST /api/views": {
    summary: "Keeps filters under their names, in place of those of the same person and name",
    body: SavedViewInput,
    answer: SavedViews,
  },
  "DELETE /api/views": {
    summary: "Forgets a filter of one person",
    query: ForgetQuery,
    answer: SavedViews,
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
    summary: "Actors and the relations between them, of one kind or all, published in a window",
    query: NetworkQuery,
    answer: view.NetworkView,
  },
  "GET /api/places": {
    summary: "Places with what is claimed of them, in a window or with a type of event",
    query: PlaceQuery,
    answer: z.array(view.PlaceRow),
  },
  "GET /api/days": {
    summary: "How many claims were published on each day",
    query: ListQuery,
    answer: z.object({ days: z.array(z.object({ day: z.iso.date(), claims: z.int() })) }),
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
  "GET /api/actors/{id}/record": {
    summary: "How often a speaker was right on what was settled since, by role and topic",
    answer: SpeakerRecord,
  },
  "GET /api/stories": {
    summary: "Reports of one happening over time, with what is contested in each",
    query: StoryQuery,
    answer: page("stories", StoryRow),
  },
  "GET /api/stories/{id}": {
    summary: "One story: its reports, and what they say",
    answer: StoryView,
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
    summary: "The draft to keep, as Markdown",
    answer: FORMS.md,
  },
  "GET /api/problems/{id}/brief.html": { summary: "The draft as a page", answer: FORMS.html },
  "GET /api/problems/{id}/brief.docx": {
    summary: "The draft as a Word document",
    answer: FORMS.docx,
  },
  "GET /api/problems/{id}/brief.pdf": {
    summary: "The draft as PDF, where this machine has a Chromium",
    answer: FORMS.pdf,
  },
  "POST /api/briefs/{id}/check": {
    summary: "The draft with edited sentences, and what speaks against publishing it",
    body: BriefText,
    answer: Brief,
  },
  "GET /api/briefs/{id}": {
    summary: "Versions of the brief on a problem that were published",
    answer: BriefVersions,
  },
  "POST /api/briefs/{id}": {
    summary: "Signs and publishes the brief on a problem: frozen with a hash, and a forecast made",
    body: BriefSignature,
    answer: PublishedBrief,
    status: 201,
  },
  "GET /api/briefs/{id}/versions/{version}": {
    summary: "One version as it was published",
    answer: PublishedBrief,
  },
  "GET /api/briefs/{id}/versions/{version}/{form}": {
    summary: "The same as md, html, docx or pdf",
    answer: FORMS.md,
  },
  "GET /api/export/{format}": {
    summary:
      "The whole case, or one collection, in a format: csv, jsonl, xlsx, stix, ftm, warc and those of docs/formats.md",
    query: ExportQuery,
    answer: "application/octet-stream",
  },
  ...ALERT_ROUTES,
  "GET /api/issues": {
    summary: "Bad data that was met, with what to do",
    query: ListQuery,
    answer: page("issues", Issue),
  },
  "GET /api/series": {
    summary:
      "Series of events of an actor and a recipient, by data set; those with the most events of the measure first",
    query: SeriesQuery,
    answer: page("series", DyadSeries).extend({ names: z.record(z.string(), z.string()) }),
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
    summary:
      "What people decided, oldest first: of everything, of one subject, or of the reading of one document",
    query: JudgementQuery,
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
      "Says who and why: two actors are one or not, what a mention refers to, whether a claim was read right, in which zone an outlet dates, how the case is weighed, whether an indication holds, or how a proposition fits a hypothesis",
    body: JudgementInput,
    answer: Judgement,
  },
  ...FOLLOW_ROUTES,
  "POST /api/add": {
    summary: "Adds pasted text, an address, or files as multipart/form-data",
    body: z.union([PastedText, AddAddress]),
    answer: AddReport,
  },
  "GET /api/events": {
    summary: 'Server-sent events: "changed" after an addition',
    answer: "text/event-stream",
  },
  "GET /api": { summary: "This description", answer: z.unknown() },
  "GET /api/openapi.json": { summary: "This description", answer: z.unknown() },
} as const satisfies Readonly<Record<string, Route>>;
