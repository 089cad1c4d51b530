import { z } from "zod";
import { OwnershipPaths, OwnershipView } from "../model/ownership-view.ts";
import { Issue } from "../model/issue.ts";
import { ListChange, ListVersion, Party } from "../model/party.ts";
import { ScreenedActor, ScreeningCandidate } from "../model/screening.ts";
import {
  ChangeQuery,
  ExportQuery,
  FollowQuery,
  PartyQuery,
  PathQuery,
  ScreenBody,
  ScreenedQuery,
} from "./follow.ts";
import type { Route } from "./openapi-route.ts";

/** Routes of lists, screening and ownership. */
export const FOLLOW_ROUTES = {
  "GET /api/lists": {
    summary: "Sanctions lists and registers: every version, the newest first",
    answer: z.object({ versions: z.array(ListVersion) }),
  },
  "GET /api/list-formats": {
    summary: "Formats of lists and registers that can be imported",
    answer: z.object({ formats: z.array(z.object({ name: z.string(), title: z.string() })) }),
  },
  "POST /api/lists": {
    summary:
      "Imports a list: its files and its format as multipart; a list that lost more than a tenth is answered with 409 unless accept=yes",
    answer: z.object({
      version: ListVersion,
      issues: z.int(),
      firstIssues: z.array(Issue),
      leftOut: z.record(z.string(), z.int()),
      known: z.boolean(),
    }),
  },
  "GET /api/lists/changes": {
    summary: "What versions of lists changed, the newest first",
    query: ChangeQuery,
    answer: z.object({ changes: z.array(ListChange), total: z.int() }),
  },
  "GET /api/parties": {
    summary: "Parties of the newest versions",
    query: PartyQuery,
    answer: z.object({ parties: z.array(Party), total: z.int() }),
  },
  "GET /api/parties/{id}": {
    summary: "One party, and what versions changed of it",
    answer: z.object({ party: Party, changes: z.array(ListChange) }),
  },
  "GET /api/screening": {
    summary: "Actors of the case with the parties that they may be",
    query: ScreenedQuery,
    answer: z.object({ actors: z.array(ScreenedActor), total: z.int() }),
  },
  "GET /api/screening/{id}": { summary: "One actor as it was screened", answer: ScreenedActor },
  "POST /api/screen": {
    summary: "Names against the lists of the case",
    body: ScreenBody,
    answer: z.object({
      answers: z.array(z.object({ id: z.string(), candidates: z.array(ScreeningCandidate) })),
    }),
  },
  "GET /api/follow/paths": {
    summary: "Ways between two parties, the shortest first",
    query: PathQuery,
    answer: OwnershipPaths,
  },
  "GET /api/follow/{id}": {
    summary: "Who owns and leads a party, and how much of it listed owners have",
    query: FollowQuery,
    answer: OwnershipView,
  },
  "GET /api/follow/{id}/export": {
    summary: "The same as FollowTheMoney, CSV or GraphML, each link with its sources",
    query: ExportQuery,
    answer: "application/x-ndjson",
  },
  "GET /api/reconcile": {
    summary: "Manifest of the reconciliation service for OpenRefine; with queries, its answers",
    answer: z.unknown(),
  },
  "POST /api/reconcile": {
    summary: "Answers of the reconciliation service; queries as a form",
    answer: z.unknown(),
  },
  "GET /api/reconcile/suggest/entity": {
    summary: "Parties whose names hold what was typed",
    answer: z.unknown(),
  },
  "GET /api/reconcile/suggest/type": { summary: "Kinds of parties", answer: z.unknown() },
  "GET /api/reconcile/suggest/property": {
    summary: "What a query may say beside the name",
    answer: z.unknown(),
  },
  "GET /api/reconcile/preview": { summary: "A party in a few lines", answer: "text/html" },
} as const satisfies Readonly<Record<string, Route>>;
