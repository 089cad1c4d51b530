import { allAnnotations, annotationsOf, clearDerived, saveAnnotations } from "./annotations.ts";
import { archivedBytes } from "./archive.ts";
import { audit } from "./audit.ts";
import { findPublishedBrief, publishBrief, publishedBriefs } from "./briefs.ts";
import { alertSettings, changeDeliveries, saveAlertSettings } from "./deliveries.ts";
import {
  busiestDyads,
  claimEvents,
  codeEvents,
  uncodedEvents,
  usualDelay,
} from "./claim-events.ts";
import { claimRows } from "./claims.ts";
import {
  allDocuments,
  documentTimes,
  documentsAt,
  inOrderOfArrival,
  pendingDocuments,
  publishedDocuments,
  saveDocuments,
  textsOf,
} from "./documents.ts";
import { appendForecast, forecastLedger } from "./forecasts.ts";
import { insertIssues } from "./issues.ts";
import { identities } from "./identities.ts";
import { appendJudgement, appendLog, judgements, log } from "./judgements.ts";
import { collections, saveCollection } from "./collections.ts";
import { gazetteers, saveGazetteer } from "./gazetteers.ts";
import { allEntities, caseKnowledge } from "./knowledge.ts";
import { saveIdentities } from "./merging.ts";
import { namesOf } from "./labels.ts";
import type { FollowStore } from "./follow-store.ts";
import * as list from "./lists.ts";
import { relationsOfTypes } from "./network.ts";
import { exposed, publishedDays } from "./days.ts";
import { forgetView, saveViews } from "./saved-views.ts";
import * as problem from "./problems.ts";
import { propositionsIn } from "./propositions.ts";
import { revision } from "./revision.ts";
import * as screening from "./screenings.ts";
import { saveSeriesEvents, seriesDatasets, seriesEvents } from "./series.ts";
import { allPropositions, saveWeighing, unweighedClaims } from "./weighing.ts";
import { weighingIndex } from "./weighing-index.ts";
import { close, keep, read, write, type Session } from "./session.ts";
import type { Store } from "./store.ts";
import { saveStoryDays, storyDays } from "./story-days.ts";
import { streamDocuments, streamPropositions } from "./streams.ts";
import { viewsOf, type Views } from "./views.ts";

/** The methods of a case, each one piece of reading or one transaction. */
export function storeOf(
  session: Session,
  now: () => string,
  views: Views = viewsOf(session, now),
): Store {
  return {
    ...head(session),
    ...writing(session, now),
    ...reading(session),
    ...following(session),
    ...views,
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
    documentTimes: () => read(session, documentTimes),
    documentsAt: (url) => read(session, (db) => documentsAt(db, url)),
    inOrderOfArrival: (ids) => read(session, (db) => inOrderOfArrival(db, ids)),
    publishedDocuments: () => read(session, publishedDocuments),
    textsOf: (ids) => read(session, (db) => textsOf(db, ids)),
    storyDays: () => read(session, storyDays),
    allAnnotations: () => read(session, allAnnotations),
    annotationsOf: (ids) => read(session, (db) => annotationsOf(db, ids)),
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
