import type { ClaimFacets } from "../model/view.ts";
import { findActor } from "./actor-view.ts";
import { listActors } from "./actors.ts";
import { caseView, type Counts } from "./case-view.ts";
import { claimContents } from "./claim-contents.ts";
import { claimFacets, listClaims } from "./claims.ts";
import { claimDays, type DayClaims } from "./days.ts";
import { listDeliveries } from "./deliveries.ts";
import { findDocument } from "./document-view.ts";
import { listDocuments } from "./documents.ts";
import { listIssues } from "./issues.ts";
import { memo } from "./memo.ts";
import { network } from "./network.ts";
import { listPlaces } from "./places.ts";
import * as problem from "./problems.ts";
import { findProposition, listPropositions, propositionOfClaim } from "./propositions.ts";
import { savedViews } from "./saved-views.ts";
import { read, type Session } from "./session.ts";
import { listSources, sourceActivity, versionedPages } from "./sources.ts";
import type { Store } from "./store.ts";
import { todayView } from "./today.ts";

/** What pages and programs ask of a case: each answer is one reading, of plain data and into plain data. */
export type Views = ReturnType<typeof viewsOf>;

export function viewsOf(session: Session, now: () => string) {
  const rememberTotals = memo<number>();
  const rememberFacets = memo<ClaimFacets>();
  const rememberCounts = memo<Counts>();
  const rememberDays = memo<DayClaims[]>();
  const rememberPropositions = memo<number>();
  return {
    caseView: () =>
      read(session, (db) =>
        caseView(db, { name: session.name, now, remember: rememberCounts, rememberPropositions }),
      ),
    savedViews: () => read(session, savedViews),
    todayView: (since) => read(session, (db) => todayView(db, since, now)),
    listClaims: (filter) => read(session, (db) => listClaims(db, filter, rememberTotals)),
    claimFacets: (filter) =>
      read(session, (db) =>
        rememberFacets(db, JSON.stringify(filter), () => claimFacets(db, filter)),
      ),
    claimContents: (ids) => read(session, (db) => claimContents(db, ids)),
    listDocuments: (page) => read(session, (db) => listDocuments(db, page)),
    findDocument: (id) => read(session, (db) => findDocument(db, id)),
    listPropositions: (page) =>
      read(session, (db) => listPropositions(db, page, rememberPropositions)),
    findProposition: (id) => read(session, (db) => findProposition(db, id)),
    propositionOfClaim: (id) => read(session, (db) => propositionOfClaim(db, id)),
    listActors: (page) => read(session, (db) => listActors(db, page)),
    findActor: (id) => read(session, (db) => findActor(db, id)),
    network: (page) => read(session, (db) => network(db, page)),
    claimDays: (page) =>
      read(session, (db) => rememberDays(db, page.collection ?? "", () => claimDays(db, page))),
    listPlaces: (page) => read(session, (db) => listPlaces(db, page)),
    listSources: (page, known) => read(session, (db) => listSources(db, page, known)),
    versionedPages: () => read(session, versionedPages),
    sourceActivity: (publishers) => read(session, (db) => sourceActivity(db, publishers)),
    listProblems: () => read(session, (db) => problem.listProblems(db, now)),
    findProblem: (id) => read(session, (db) => problem.findProblem(db, id, now)),
    listAlerts: (query) => read(session, (db) => problem.listAlerts(db, query)),
    listDeliveries: () => read(session, listDeliveries),
    listIssues: (page) => read(session, (db) => listIssues(db, page)),
  } satisfies Partial<Store>;
}
