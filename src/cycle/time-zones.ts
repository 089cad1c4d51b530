import { dayIn, isInstant, zonesOfCountry } from "../base/time-zone.ts";
import type { Document } from "../model/document.ts";
import type { Judgement } from "../model/judgement.ts";
import type { Reading } from "../model/reading.ts";
import { standing } from "../resolve/index.ts";
import type { Desk } from "./knowledge.ts";

/** What people said of the zones of outlets and feeds, by the key of `zoneKey`. */
export type Zones = ReadonlyMap<string, string>;

/** Key of an outlet's name or a feed's address. */
export function zoneKey(name: string): string {
  return name.trim().toLowerCase();
}

export function zonesOf(judgements: readonly Judgement[]): Zones {
  return new Map(
    standing(judgements, "time-zone").map(({ subjectId, verdict }) => [subjectId, verdict]),
  );
}

/** A zone with the reason to take it. */
export interface Zone {
  readonly timeZone: string;
  readonly zoneBasis: "stated" | "country";
}

/**
 * The zone in which a document dates its days: what a person said of its feed, then of its outlet, then what the
 * outlet's record states, then that of its country, if in all of it the day is one. Undefined where none is known.
 */
export function zoneOf(
  { feed, publisher, url, published }: Pick<Document, "feed" | "publisher" | "url" | "published">,
  { base }: Pick<Desk, "base">,
  zones: Zones,
): Zone | undefined {
  const [said] = [feed, publisher].flatMap((name) =>
    name === null ? [] : (zones.get(zoneKey(name)) ?? []),
  );
  const host = URL.parse(url ?? "")?.hostname ?? "";
  const source = base.sourceNamed(publisher ?? "") ?? base.sourceOfHost(host);
  const stated = said ?? source?.timeZone;
  return stated ? { timeZone: stated, zoneBasis: "stated" } : ofCountry(source?.country, published);
}

function ofCountry(country: string | null | undefined, published: string | null): Zone | undefined {
  const zones = country && published ? zonesOfCountry(country) : [];
  const days = new Set(zones.map((zone) => dayIn(published ?? "", zone)));
  const [timeZone] = zones;
  return timeZone && days.size === 1 ? { timeZone, zoneBasis: "country" } : undefined;
}

/** The document with the day of its publication where it was published; as it is where no zone is known. */
export function inZone(document: Document, zone: Zone | undefined): Document {
  return zone === undefined || document.published === null
    ? document
    : { ...document, published: dayIn(document.published, zone.timeZone) };
}

const ASSUMED = { timeZone: "UTC", zoneBasis: "assumed" } as const;

/** Times reckoned from an instant say in which zone it was taken for a day, and whether that is known. */
export function withZone(
  reading: Reading,
  { published }: Pick<Document, "published">,
  zone: Zone | undefined,
): Reading {
  if (published === null || !isInstant(published)) return reading;
  const times = reading.times.map((time) =>
    time.anchor?.basis === "published"
      ? { ...time, anchor: { ...time.anchor, ...(zone ?? ASSUMED) } }
      : time,
  );
  return { ...reading, times };
}
