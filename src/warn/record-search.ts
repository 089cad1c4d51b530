import type { Indicator, Judged, Observable } from "../model/problem.ts";
import { independenceState, type Corroboration, type Proposition } from "../model/proposition.ts";
import type { Seen } from "./indications.ts";
import type { Sighting } from "./indicator-status.ts";
import type { WarnInput, WarnRecord } from "./input.ts";
import { indicationVerdicts } from "./judged.ts";
import { describe, linkFilter } from "./observable.ts";
import { timing, type Window } from "./window.ts";

type Records = Pick<WarnInput, "records" | "named" | "judgements">;

/**
 * Makes the search for what lists and registers show of an indicator: changes of a list, and links that a register holds.
 *
 * A record is what its authority did, on no one else's word: one origin. Two authorities that list the same party are two
 * acts, not two reports of one.
 *
 * @returns in order of the records
 */
export function recordSearch(input: Records, problemId: string) {
  const verdictOn = indicationVerdicts(problemId, input.judgements ?? []);
  return (indicator: Indicator, window: Window): Seen[] => {
    const tests = indicator.observable.map(
      (observable) => [observable, recordTest(observable, input.named)] as const,
    );
    return (input.records ?? []).flatMap((record) => {
      const [observable] = tests.find(([, meets]) => meets(record)) ?? [];
      if (!observable) return [];
      return [
        seenIn(record, {
          indicator,
          observable,
          window,
          judged: verdictOn(indicator.id, [record.id]),
        }),
      ];
    });
  };
}

function recordTest(
  observable: Observable,
  named: WarnInput["named"],
): (record: WarnRecord) => boolean {
  const { list, link, series } = observable;
  const alone = Object.values(observable).filter((value) => value !== undefined).length === 1;
  if (list) return listTest(list, named);
  if (series) return seriesTest(series, named);
  if (!link || !alone) return () => false;
  const meets = linkFilter(link, named);
  return (record) => record.kind === "link" && meets(record.link);
}

function listTest(
  { parties, lists, changes }: NonNullable<Observable["list"]>,
  named: WarnInput["named"],
): (record: WarnRecord) => boolean {
  const wanted = parties && new Set(parties.flatMap((name) => [...named(name)]));
  return (record) =>
    record.kind === "list-change" &&
    changes.includes(record.change) &&
    (!lists || lists.includes(record.dataset)) &&
    (!wanted || record.refs.some((id) => wanted.has(id)));
}

function seriesTest(
  { actors, recipients, measures, dataset }: NonNullable<Observable["series"]>,
  named: WarnInput["named"],
): (record: WarnRecord) => boolean {
  const does = partyTest(actors, named);
  const suffers = partyTest(recipients, named);
  return (record) =>
    record.kind === "alarm" &&
    record.dataset === dataset &&
    (!measures || measures.includes(record.alarm.measure)) &&
    does(record.alarm.actor) &&
    suffers(record.alarm.recipient);
}

/** By id, or as a data set that has no ids of ours writes it. */
function partyTest(names: readonly string[] | undefined, named: WarnInput["named"]) {
  if (!names) return () => true;
  const wanted = new Set(names.flatMap((name) => [name.toLowerCase(), ...named(name)]));
  return (party: string) => wanted.has(party) || wanted.has(party.toLowerCase());
}

interface Meeting {
  readonly indicator: Indicator;
  readonly observable: Observable;
  readonly window: Window;
  readonly judged: Judged | null;
}

function seenIn(record: WarnRecord, { indicator, observable, window, judged }: Meeting): Seen {
  const { id, day, kind, text, source, dataset, refs, url } = record;
  const sighting = sightingOf(record, window, judged?.verdict !== "rejected");
  const counts = sighting.reports > 0;
  return {
    proposition: recordProposition(record),
    indication: {
      indicatorId: indicator.id,
      propositionId: id,
      claimIds: [],
      documentIds: [],
      date: day,
      because: describe(observable),
      judged,
      record: { kind, text, source, dataset, partyIds: [...refs], url, ...chanceOf(record) },
    },
    sighting,
    origins: new Map(counts ? originsOf(record).map((key) => [key, 1]) : []),
    firstReport: counts ? day : null,
    publishers: counts ? [source] : [],
  };
}

function sightingOf({ id, day }: WarnRecord, window: Window, counts: boolean): Sighting {
  const when = counts ? timing(day, window) : null;
  const report = when === "current" ? 1 : 0;
  return {
    propositionId: id,
    reports: report,
    talk: 0,
    undated: when === "undated" ? 1 : 0,
    outside: when === "past" || when === "later" ? 1 : 0,
    nMin: 1,
    currentOrigins: report,
    articles: 1,
    denials: 0,
  };
}

function chanceOf(record: WarnRecord): { p?: number | null } {
  return record.kind === "alarm" ? { p: record.alarm.p } : {};
}

/** Of an alarm those behind its events, where they are known; else whoever keeps the record. */
function originsOf(record: WarnRecord): readonly string[] {
  const known = record.kind === "alarm" ? record.alarm.origins : [];
  return known.length > 0 ? known : [`record:${record.source}`];
}

/** What the record says, as a proposition on the word of whoever keeps it. */
function recordProposition(record: WarnRecord): Proposition {
  const { id, text, source, day, refs } = record;
  const origins = originsOf(record).map((key): Corroboration["origins"][number] => ({
    key,
    kind: "report",
    label: key.startsWith("record:") ? source : key,
    sourceType: "publisher",
    firstSeen: day,
    claimIds: [],
    documentIds: [],
    weight: 1,
    reasons: ["a record of its own"],
  }));
  const counts = { nMin: 1, nMax: 1, nEff: 1 };
  return {
    id,
    text,
    event: null,
    actorIds: [...refs],
    members: [],
    supports: {
      stance: "supports",
      articles: 0,
      ...counts,
      independence: independenceState(counts),
      origins,
      edges: [],
      flags: [],
      sentence: `One record, of ${source}.`,
    },
    denies: null,
    belief: null,
    grade: { reliability: "F", credibility: 6, basis: ["a record: graded by nobody"] },
    contradicts: [],
    figures: [],
    entails: [],
  };
}
