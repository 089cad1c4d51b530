import { allAnnotations, clearDerived, saveAnnotations } from "./annotations.ts";
import { archivedBytes } from "./archive.ts";
import { findActor } from "./actor-view.ts";
import { listActors } from "./actors.ts";
import { audit } from "./audit.ts";
import { findPublishedBrief, publishBrief, publishedBriefs } from "./briefs.ts";
import { caseView, type Counts } from "./case-view.ts";
import {
  alertSettings,
  changeDeliveries,
  listDeliveries,
  saveAlertSettings,
} from "./deliveries.ts";
import {
  busiestDyads,
  claimEvents,
  codeEvents,
  uncodedEvents,
  usualDelay,
} from "./claim-events.ts";
import { claimContents } from "./claim-contents.ts";
import { claimRows, listClaims, type ClaimCounts } from "./claims.ts";
import { findDocument } from "./document-view.ts";
import {
  allDocuments,
  documentsAt,
  inOrderOfArrival,
  listDocuments,
  pendingDocuments,
  publishedDocuments,
  saveDocuments,
  textsOf,
} from "./documents.ts";
import { appendForecast, forecastLedger } from "./forecasts.ts";
import { insertIssues, listIssues } from "./issues.ts";
import { identities } from "./identities.ts";
import { appendJudgement, appendLog, judgements, log } from "./judgements.ts";
import { collections, saveCollection } from "./collections.ts";
import { gazetteers, saveGazetteer } from "./gazetteers.ts";
import { allEntities, caseKnowledge } from "./knowledge.ts";
import { saveIdentities } from "./merging.ts";
import { namesOf } from "./labels.ts";
import { memo } from "./memo.ts";
import type { FollowStore } from "./follow-store.ts";
import * as list from "./lists.ts";
import { network, relationsOfTypes } from "./network.ts";
import { claimDays, exposed, publishedDays, type DayClaims } from "./days.ts";
import { forgetView, savedViews, saveViews } from "./saved-views.ts";
import { listPlaces } from "./places.ts";
import * as problem from "./problems.ts";
import {
  findProposition,
  listPropositions,
  propositionOfClaim,
  propositionsIn,
} from "./propositions.ts";
import { revision } from "./revision.ts";
import * as screening from "./screenings.ts";
import { saveSeriesEvents, seriesDatasets, seriesEvents } from "./series.ts";
import { listSources, sourceActivity, versionedPages } from "./sources.ts";
import { todayView } from "./today.ts";
import { allPropositions, saveWeighing, unweighedClaims } from "./weighing.ts";
import { weighingIndex } from "./weighing-index.ts";
import { close, keep, read, write, type Session } from "./session.ts";
import type { Store } from "./store.ts";
import { saveStoryDays, storyDays } from "./story-days.ts";
import { streamDocuments, streamPropositions } from "./streams.ts";

/** The methods of a case, each one piece of reading or one transaction. */
export function storeOf(session: Session, now: () => string): Store {
  return {
    ...head(session),
    ...writing(session, now),
    ...reading(session),
    ...following(session),
    ...views(session, now),
  };
}

type Head = Pick<Store, "dialect" | "name" | "audit" | "backup" | "close">;

function head(session: Session): Head {
  return {
    dialect: session.dialect.name,
    name: session.name,
    audit: () => read(session, audit),
    backup: (path) => read(session, () => session.dialect.backup(path)),
    close: () => close(session),
  };
}

function writing(session: Session, now: () => string) {
  return {
    saveDocuments: (items, issues) =>
      write(session, (db) => saveDocuments(db, { items, issues, at: now() })),
    saveAnnotations: (annotations) =>
      write(session, (db) => saveAnnotations(db, annotations, now())),
    clearDerived: () => write(session, clearDerived),
    saveWeighing: (weighing) => write(session, (db) => saveWeighing(db, weighing, now())),
    weigh: (work) => write(session, (db) => work(weighingIndex(db, now()))),
    saveAssessments: (assessments, alerts, deliveries = []) =>
      write(session, (db) =>
        problem.saveAssessments(db, assessments, { alerts, deliveries, at: now() }),
      ),
    saveAlertSettings: (settings, at) =>
      write(session, (db) => saveAlertSettings(db, settings, at)),
    changeDeliveries: (work) => write(session, (db) => changeDeliveries(db, work)),
    saveIssues: (issues) => write(session, (db) => insertIssues(db, issues)),
    saveCollection: (collection, known, problems) =>
      write(session, (db) => saveCollection(db, collection, known, problems)),
    saveProblem: (saved, how) => write(session, (db) => problem.saveProblem(db, saved, how)),
    saveGazetteer: (file) => write(session, (db) => saveGazetteer(db, file)),
    saveSeriesEvents: (batches) => write(session, (db) => saveSeriesEvents(db, batches)),
    codeEvents: (most, code) => write(session, (db) => codeEvents(db, most, code)),
    appendForecast: (entry, check) => write(session, (db) => appendForecast(db, entry, check)),
    publishBrief: (issue) => write(session, (db) => publishBrief(db, issue)),
    appendJudgement: (judgement, seen) =>
      write(session, (db) => appendJudgement(db, judgement, seen)),
    saveIdentities: (next, entities) =>
      write(session, (db) => saveIdentities(db, { next, entities, at: now() })),
    saveViews: (kept) => write(session, (db) => saveViews(db, kept)),
    saveStoryDays: (days) => keep(session, (db) => saveStoryDays(db, days)),
    forgetView: (view) => write(session, (db) => forgetView(db, view)),
    appendLog: (entry) => write(session, (db) => appendLog(db, entry)),
  } satisfies Partial<Store>;
}

function reading(session: Session) {
  return {
    pendingDocuments: () => read(session, pendingDocuments),
    unweighedClaims: () => read(session, unweighedClaims),
    allDocuments: () => read(session, allDocuments),
    documentsAt: (url) => read(session, (db) => documentsAt(db, url)),
    inOrderOfArrival: (ids) => read(session, (db) => inOrderOfArrival(db, ids)),
    publishedDocuments: () => read(session, publishedDocuments),
    textsOf: (ids) => read(session, (db) => textsOf(db, ids)),
    storyDays: () => read(session, storyDays),
    allAnnotations: () => read(session, allAnnotations),
    allPropositions: () => read(session, allPropositions),
    propositionsIn: (documentIds) => read(session, (db) => propositionsIn(db, documentIds)),
    allEntities: () => read(session, allEntities),
    allAssessments: () => read(session, problem.allAssessments),
    assessmentHistory: (problemId) =>
      read(session, (db) => problem.assessmentHistory(db, problemId)),
    lastAssessment: (problemId, beforeDay) =>
      read(session, (db) => problem.lastAssessment(db, problemId, beforeDay)),
    alertSettings: () => read(session, alertSettings),
    uncodedEvents: () => read(session, uncodedEvents),
    claimEvents: (days, dyads) => read(session, (db) => claimEvents(db, days, dyads)),
    busiestDyads: (range) => read(session, (db) => busiestDyads(db, range)),
    usualDelay: (days) => read(session, (db) => usualDelay(db, days)),
    publishedDays: () => read(session, publishedDays),
    exposed: (days, parties) => read(session, (db) => exposed(db, days, parties)),
    namesOf: (ids) => read(session, (db) => namesOf(db, ids)),
    seriesEvents: (range) => read(session, (db) => seriesEvents(db, range)),
    seriesDatasets: () => read(session, seriesDatasets),
    forecastLedger: () => read(session, forecastLedger),
    publishedBriefs: (problemId) => read(session, (db) => publishedBriefs(db, problemId)),
    findPublishedBrief: (problemId, version) =>
      read(session, (db) => findPublishedBrief(db, problemId, version)),
    knowledge: () => read(session, caseKnowledge),
    gazetteers: () => read(session, gazetteers),
    problems: () => read(session, problem.problems),
    problemFile: (id) => read(session, (db) => problem.problemFile(db, id)),
    collections: () => read(session, collections),
    judgements: () => read(session, judgements),
    identities: () => read(session, identities),
    log: () => read(session, log),
    archivedBytes: (sha256) => read(session, (db) => archivedBytes(db, sha256)),
    streamDocuments: ({ collection }) => streamDocuments((work) => read(session, work), collection),
    streamPropositions: () => streamPropositions((work) => read(session, work)),
  } satisfies Partial<Store>;
}

function following(session: Session): FollowStore {
  return {
    saveList: (dataset, decide) => write(session, (db) => list.saveList(db, dataset, decide)),
    listVersions: (dataset) => read(session, (db) => list.listVersions(db, dataset)),
    listChanges: (page) => read(session, (db) => list.listChanges(db, page)),
    changedSince: (dataset, n) => read(session, (db) => list.changedSince(db, dataset, n)),
    newestVersions: () => read(session, list.newestVersions),
    allParties: () => read(session, list.allParties),
    listParties: (page) => read(session, (db) => list.listParties(db, page)),
    partiesOf: (ids) => read(session, (db) => list.partiesOf(db, ids)),
    allLinks: () => read(session, list.allLinks),
    saveScreenings: (found) => write(session, (db) => screening.saveScreenings(db, found)),
    screenedBy: () => read(session, screening.screenedBy),
    listScreened: (page) => read(session, (db) => screening.listScreened(db, page)),
    findScreened: (id) => read(session, (db) => screening.findScreened(db, id)),
    relationsOfTypes: (types) => read(session, (db) => relationsOfTypes(db, types)),
    claimsOf: (ids) => read(session, (db) => claimRows(db, ids)),
    revision: () => read(session, revision),
  };
}

function views(session: Session, now: () => string) {
  const remember = memo<ClaimCounts>();
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
    listClaims: (filter) => read(session, (db) => listClaims(db, filter, remember)),
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
