import { idOf } from "../base/id.ts";
import { addDays } from "../base/interval.ts";
import type { SeriesAlarm } from "../model/event-series.ts";
import type { Entity } from "../model/entity.ts";
import type { WarningProblem } from "../model/problem.ts";
import type { ListChange, ListVersion } from "../model/party.ts";
import type { Store } from "../store/index.ts";
import type { StatedLink, WarnRecord } from "../warn/index.ts";
import { linksByClaim } from "./claim-links.ts";
import { CLAIMS, detection } from "./series.ts";
import { openOwnership } from "./ownership.ts";

/** What lists, registers and claims of ownership say, for the indicators that ask for it. */
export interface Recorded {
  readonly records: readonly WarnRecord[];
  /** Claim id → links it states. */
  readonly links: ReadonlyMap<string, readonly StatedLink[]>;
  /** Parties by their names, so that a query may name one that no article does. */
  readonly parties: readonly Pick<Entity, "id" | "names">[];
}

const NOTHING: Recorded = { records: [], links: new Map(), parties: [] };

/** Read only where an indicator asks: lists are long. */
export async function recordedFor(
  store: Store,
  problems: readonly WarningProblem[],
): Promise<Recorded> {
  const queries = problems.flatMap(({ indicators }) =>
    indicators.flatMap(({ observable }) => observable),
  );
  const [lists, links] = [queries.some(({ list }) => list), queries.some(({ link }) => link)];
  const alarms = await alarmRecords(store, problems);
  if (!lists && !links) return { ...NOTHING, records: alarms };
  const { nodeOf } = await openOwnership(store);
  const withActor = (id: string) => [...new Set([id, nodeOf(id)])];
  const changed = lists ? await changesOf(store) : [];
  const records = [
    ...changed.map(({ version, change }) => changeRecord(version, change, withActor)),
    ...(links ? await linkRecords(store, withActor) : []),
    ...alarms,
  ];
  const gone = changed.flatMap(({ change }) => (change.kind === "removed" ? [change] : []));
  return {
    records,
    links: links ? await linksByClaim(store) : NOTHING.links,
    parties: await partiesIn(store, records, gone),
  };
}

const MOST_WEEKS = 9; // that the series are searched for again: two months
const DAYS_OF_WEEK = 7;

/** Alarms of the weeks that the windows of the problems reach back to, the newest first, each once. */
async function alarmRecords(
  store: Store,
  problems: readonly WarningProblem[],
): Promise<WarnRecord[]> {
  const asking = problems
    .flatMap(({ indicators }) => indicators)
    .flatMap(({ observable, windowDays }) =>
      observable.flatMap(({ series }) => (series ? [{ dataset: series.dataset, windowDays }] : [])),
    );
  const found = new Map<string, SeriesAlarm>();
  for (const [dataset, all] of Map.groupBy(asking, (one) => one.dataset)) {
    const end = await endOf(store, dataset);
    if (end === null) continue;
    const reach = Math.max(...all.map(({ windowDays }) => windowDays)) / DAYS_OF_WEEK;
    const weeks = Math.min(MOST_WEEKS, Math.ceil(reach));
    for (let week = 0; week < weeks; week++) {
      const to = addDays(end, -DAYS_OF_WEEK * week);
      for (const alarm of (await detection(store, { dataset, to })).alarms)
        found.set(alarm.id, alarm);
    }
  }
  return [...found.values()].map(alarmRecord);
}

/** The day after the last of a data set; null where it has none. */
async function endOf(store: Store, dataset: string): Promise<string | null> {
  if (dataset !== CLAIMS) {
    const last = (await store.seriesDatasets()).find((one) => one.dataset === dataset)?.to ?? null;
    return last === null ? null : addDays(last, 1);
  }
  const days = (await store.allDocuments()).flatMap(({ published }) => published ?? []).sort();
  const last = days.at(-1)?.slice(0, 10);
  return last === undefined ? null : addDays(last, 1);
}

function alarmRecord(alarm: SeriesAlarm): WarnRecord {
  const { id, dataset, actor, recipient, measure, observed, expected, from, to } = alarm;
  return {
    id: idOf("record", id),
    kind: "alarm",
    alarm,
    day: addDays(to, -1),
    text: `${actor} → ${recipient}, ${measure.replace("-", " ")}: ${observed} from ${from} to ${to}, expected ${expected.toFixed(1)}`,
    source: dataset === CLAIMS ? "the series of this case" : dataset,
    dataset,
    url: null,
    refs: [actor, recipient],
  };
}

type Ids = (id: string) => readonly string[];

/** Changes of every version but the first of its list: what that holds is not new. */
async function changesOf(store: Store): Promise<{ version: ListVersion; change: ListChange }[]> {
  const versions = await store.listVersions(); // newest first
  const first = new Map(versions.map(({ dataset, id }) => [dataset, id]));
  const all: { version: ListVersion; change: ListChange }[] = [];
  for (const version of versions) {
    const most = version.added + version.removed + version.changed;
    if (first.get(version.dataset) === version.id || most === 0) continue;
    const { changes } = await store.listChanges({ versionId: version.id, limit: most });
    for (const change of changes) all.push({ version, change });
  }
  return all;
}

const DONE = { added: "was added to", removed: "was taken off", changed: "has a new entry on" };

function changeRecord(version: ListVersion, change: ListChange, ids: Ids): WarnRecord {
  const { partyId, kind, name, fields } = change;
  const what = kind === "changed" && fields.length > 0 ? `: ${fields.join(", ")}` : "";
  return {
    id: idOf("record", version.id, partyId),
    kind: "list-change",
    change: kind,
    day: (version.asOf ?? version.importedAt).slice(0, 10),
    text: `${name} ${DONE[kind]} ${version.title}${what}`,
    source: version.authority,
    dataset: version.dataset,
    url: change.before?.url ?? null,
    refs: ids(partyId),
  };
}

const FULL_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Links of registers, by the day they begin; of one without a full day nobody can say whether it is new. */
async function linkRecords(store: Store, ids: Ids): Promise<WarnRecord[]> {
  const links = (await store.allLinks()).filter(({ startDate }) => FULL_DAY.test(startDate ?? ""));
  const ends = [...new Set(links.flatMap(({ fromId, toId }) => [fromId, toId]))];
  const names = new Map((await store.partiesOf(ends)).map((one) => [one.id, one.names[0]?.text]));
  return links.map((link): WarnRecord => {
    const [proof] = link.proofs;
    const refs = [...ids(link.toId), ...ids(link.fromId)];
    const [from, to] = [link.fromId, link.toId].map((id) => names.get(id) ?? id);
    const share = link.percentage === null ? "" : ` ${link.percentage} %`;
    return {
      id: idOf("record", link.id, link.startDate ?? ""),
      kind: "link",
      link: { ...link, refs },
      day: link.startDate,
      text: `${from} → ${to}: ${link.role ?? link.kind}${share}, since ${link.startDate}`,
      source: proof?.source ?? link.dataset,
      dataset: link.dataset,
      url: proof?.url ?? null,
      refs,
    };
  });
}

/** Those that are on a list now by its names, those taken off by the names they had. */
async function partiesIn(
  store: Store,
  records: readonly WarnRecord[],
  gone: readonly ListChange[],
): Promise<Pick<Entity, "id" | "names">[]> {
  const parties = await store.partiesOf([...new Set(records.flatMap(({ refs }) => refs))]);
  const named = [
    ...parties.map(({ id, names }) => ({ id, texts: names.map(({ text }) => text) })),
    ...gone.map(({ partyId, name, before }) => ({
      id: partyId,
      texts: [name, ...(before?.names ?? []).map(({ text }) => text)],
    })),
  ];
  return named.map(({ id, texts }) => ({
    id,
    names: texts.map((text) => ({ text, language: null, kind: "primary" })),
  }));
}
